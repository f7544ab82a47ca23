package org.grantway.review.panels;

import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

import org.grantway.shared.Audited;

/** That a person has voted; never what. Keeps no time. */
@Entity
class PanelVoter implements Audited {

	@Id
	private UUID id;

	private UUID itemId;

	private UUID personId;

	private boolean voted;

	protected PanelVoter() {
	}

	PanelVoter(UUID itemId, UUID personId) {
		this.id = UUID.randomUUID();
		this.itemId = itemId;
		this.personId = personId;
	}

	void vote() {
		this.voted = true;
	}

	UUID id() {
		return this.id;
	}

	UUID person() {
		return this.personId;
	}

	boolean hasVoted() {
		return this.voted;
	}

	@Override
	public UUID auditedAs() {
		return this.itemId;
	}

	@Override
	public Class<? extends Audited> partOf() {
		return PanelItem.class;
	}

}
