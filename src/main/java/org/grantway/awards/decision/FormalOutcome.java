package org.grantway.awards.decision;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import org.grantway.awards.FormalDecisions.FormalDecision;
import org.grantway.shared.Audited;
import org.grantway.shared.CaseRef;

/**
 * A formal decision against a case, with its grounds and the last day to ask for
 * reconsideration.
 */
@Entity
@Table(name = "formal_outcome")
class FormalOutcome implements Audited {

	@Id
	private UUID id;

	@Version
	private long version;

	private String caseType;

	private UUID caseId;

	private String status;

	private String documentNumber;

	private String grounds;

	private Instant decidedAt;

	private Instant servedAt;

	private Instant appealUntil;

	private Instant annulledAt;

	protected FormalOutcome() {
	}

	FormalOutcome(CaseRef of, String status, String documentNumber, String grounds, Instant servedAt,
			Instant appealUntil) {
		this.id = UUID.randomUUID();
		this.caseType = of.type();
		this.caseId = of.id();
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

	String status() {
		return this.status;
	}

	/** A reconsideration annulled it. */
	void annul(Instant at) {
		this.annulledAt = at;
	}

	/** Whether no reconsideration annulled it. */
	boolean stands() {
		return this.annulledAt == null;
	}

	FormalDecision view() {
		return new FormalDecision(this.status, this.documentNumber, this.grounds, this.servedAt, this.appealUntil);
	}

	@Override
	public UUID auditedAs() {
		return this.caseId;
	}

}
