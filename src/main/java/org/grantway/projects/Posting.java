package org.grantway.projects;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.grantway.shared.Actor;
import org.grantway.shared.Audited;
import org.grantway.shared.Money;

/**
 * One line of a project's account. Lines are only added.
 */
@Entity
@Table(name = "payment_posting")
class Posting implements Audited {

	@Id
	private UUID id;

	private UUID projectId;

	private UUID instalmentId;

	@Enumerated(EnumType.STRING)
	private Kind kind;

	private String funder;

	private long amountFen;

	private Instant postedAt;

	private UUID postedBy;

	private String note;

	protected Posting() {
	}

	Posting(UUID projectId, UUID instalmentId, Kind kind, String funder, Money amount, Instant postedAt, Actor by,
			String note) {
		this.id = UUID.randomUUID();
		this.projectId = projectId;
		this.instalmentId = instalmentId;
		this.kind = kind;
		this.funder = funder;
		this.amountFen = amount.fen();
		this.postedAt = postedAt;
		this.postedBy = by.personId();
		this.note = note;
	}

	UUID id() {
		return this.id;
	}

	UUID projectId() {
		return this.projectId;
	}

	UUID instalmentId() {
		return this.instalmentId;
	}

	Kind kind() {
		return this.kind;
	}

	String funder() {
		return this.funder;
	}

	Money amount() {
		return new Money(this.amountFen);
	}

	Instant postedAt() {
		return this.postedAt;
	}

	String note() {
		return this.note;
	}

	@Override
	public UUID auditedAs() {
		return this.projectId;
	}

	/** What the line means. */
	enum Kind {

		/** Set aside, or set free again if negative. */
		RESERVE,
		/** Promised by the task book, or no longer if negative. */
		COMMIT,
		/** Paid out. */
		PAY,
		/** Demanded back. */
		RECOVER,
		/** Come back of what was demanded. */
		RETURN

	}

}
