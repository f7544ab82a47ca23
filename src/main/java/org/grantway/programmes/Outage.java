package org.grantway.programmes;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.grantway.shared.Audited;
import org.grantway.shared.CaseRef;

/**
 * A time at which this service could not be reached.
 */
@Entity
@Table(name = "service_outage")
class Outage implements Audited {

	@Id
	private UUID id;

	private Instant begunAt;

	private Instant endedAt;

	private Instant countsFrom;

	private String reason;

	private UUID recordedBy;

	private Instant recordedAt;

	protected Outage() {
	}

	Outage(Grace.Span span, String reason, UUID recordedBy, Instant recordedAt) {
		this.id = UUID.randomUUID();
		this.begunAt = span.begunAt();
		this.endedAt = span.endedAt();
		this.countsFrom = span.countsFrom();
		this.reason = reason;
		this.recordedBy = recordedBy;
		this.recordedAt = recordedAt;
	}

	Grace.Span span() {
		return new Grace.Span(this.begunAt, this.endedAt, this.countsFrom);
	}

	String reason() {
		return this.reason;
	}

	/** Null if the service noticed it itself. */
	UUID recordedBy() {
		return this.recordedBy;
	}

	Instant recordedAt() {
		return this.recordedAt;
	}

	CaseRef asCase() {
		return new CaseRef("outage", this.id, "OUT-" + this.id.toString().substring(0, 8));
	}

	@Override
	public UUID auditedAs() {
		return this.id;
	}

}
