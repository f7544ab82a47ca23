package org.grantway.awards.decision;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import org.grantway.shared.Audited;

/**
 * A formal decision against an application, with its grounds and the last day to ask for
 * reconsideration.
 */
@Entity
@Table(name = "formal_outcome")
class FormalOutcome implements Audited {

	@Id
	private UUID id;

	@Version
	private long version;

	private UUID applicationId;

	private String status;

	private String documentNumber;

	private String grounds;

	private Instant decidedAt;

	private Instant servedAt;

	private Instant appealUntil;

	protected FormalOutcome() {
	}

	FormalOutcome(UUID applicationId, String status, String documentNumber, String grounds, Instant servedAt,
			Instant appealUntil) {
		this.id = UUID.randomUUID();
		this.applicationId = applicationId;
		this.status = status;
		this.documentNumber = documentNumber;
		this.grounds = grounds;
		this.decidedAt = servedAt;
		this.servedAt = servedAt;
		this.appealUntil = appealUntil;
	}

	Instant appealUntil() {
		return this.appealUntil;
	}

	View view() {
		return new View(this.status, this.documentNumber, this.grounds, this.servedAt, this.appealUntil);
	}

	@Override
	public UUID auditedAs() {
		return this.applicationId;
	}

	/**
	 * A decision as the applicant reads it.
	 *
	 * @param grounds what was found, or empty where the status itself says it
	 */
	public record View(String status, String documentNumber, String grounds, Instant servedAt, Instant appealUntil) {

	}

}
