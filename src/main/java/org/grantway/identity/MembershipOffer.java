package org.grantway.identity;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import org.grantway.shared.Audited;

/**
 * That an organisation wants to take on somebody who has an account already, and what the
 * person says to it.
 */
@Entity
@Table(name = "membership_offer")
class MembershipOffer implements Audited {

	@Id
	private UUID id;

	@Version
	private long version;

	private UUID personId;

	private String organisation;

	private UUID offeredBy;

	private Instant offeredAt;

	private Boolean accepted;

	private Instant answeredAt;

	protected MembershipOffer() {
	}

	MembershipOffer(UUID personId, String organisation, UUID by, Instant at) {
		this.id = UUID.randomUUID();
		this.personId = personId;
		this.organisation = organisation;
		this.offeredBy = by;
		this.offeredAt = at;
	}

	void answer(boolean yes, Instant at) {
		this.accepted = yes;
		this.answeredAt = at;
	}

	UUID id() {
		return this.id;
	}

	UUID personId() {
		return this.personId;
	}

	String organisation() {
		return this.organisation;
	}

	boolean isOpen() {
		return this.answeredAt == null;
	}

	@Override
	public UUID auditedAs() {
		return this.personId;
	}

}
