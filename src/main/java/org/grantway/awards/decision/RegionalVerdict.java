package org.grantway.awards.decision;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import org.grantway.shared.Audited;
import org.grantway.shared.Money;

/**
 * What one region decides on one application of a list. It is given once.
 */
@Entity
@Table(name = "regional_verdict")
class RegionalVerdict implements Audited {

	@Id
	private UUID id;

	@Version
	private long version;

	private UUID listId;

	private UUID applicationId;

	private String region;

	private String documentNumber;

	private String result;

	@Column(name = "amount_fen")
	private Long amount;

	private String conditions;

	private String grounds;

	private String integrityNote;

	private UUID givenBy;

	private Instant givenAt;

	protected RegionalVerdict() {
	}

	RegionalVerdict(UUID listId, UUID applicationId, String region, String documentNumber, Decision.Verdict verdict,
			String integrityNote, UUID by, Instant at) {
		this.id = UUID.randomUUID();
		this.listId = listId;
		this.applicationId = applicationId;
		this.region = region;
		this.documentNumber = documentNumber;
		this.result = verdict.result();
		this.amount = verdict.declines() ? null : verdict.amount().fen();
		this.conditions = verdict.conditions();
		this.grounds = verdict.grounds();
		this.integrityNote = integrityNote;
		this.givenBy = by;
		this.givenAt = at;
	}

	String region() {
		return this.region;
	}

	String documentNumber() {
		return this.documentNumber;
	}

	boolean declines() {
		return this.amount == null;
	}

	/** What the region awards; none if it declines. */
	Money amount() {
		return declines() ? Money.ZERO : new Money(this.amount);
	}

	String conditions() {
		return this.conditions;
	}

	Instant givenAt() {
		return this.givenAt;
	}

	@Override
	public UUID auditedAs() {
		return this.applicationId;
	}

}
