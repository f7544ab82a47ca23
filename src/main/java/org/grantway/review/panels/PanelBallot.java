package org.grantway.review.panels;

import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;

import org.grantway.shared.Audited;

/** What was voted; never by whom or when. */
@Entity
class PanelBallot implements Audited {

	@Id
	private UUID id;

	private UUID itemId;

	@Enumerated(EnumType.STRING)
	private Choice choice;

	protected PanelBallot() {
	}

	PanelBallot(UUID itemId, Choice choice) {
		this.id = UUID.randomUUID();
		this.itemId = itemId;
		this.choice = choice;
	}

	UUID id() {
		return this.id;
	}

	Choice choice() {
		return this.choice;
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
