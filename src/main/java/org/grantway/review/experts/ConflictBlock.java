package org.grantway.review.experts;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;

import org.grantway.shared.Audited;

/** A conflict as it stood when a pool was fixed or a panel seated. */
@Entity
class ConflictBlock implements Audited {

	@Id
	private UUID id;

	private UUID contextId;

	private UUID caseId;

	private UUID expertId;

	@Enumerated(EnumType.STRING)
	private Conflict.Kind kind;

	private String evidence;

	private Instant foundAt;

	protected ConflictBlock() {
	}

	ConflictBlock(UUID contextId, UUID caseId, UUID expertId, Conflict conflict, Instant at) {
		this.id = UUID.randomUUID();
		this.contextId = contextId;
		this.caseId = caseId;
		this.expertId = expertId;
		this.kind = conflict.kind();
		String text = (conflict.evidence() != null) ? conflict.evidence() : "";
		this.evidence = text.substring(0, Math.min(1000, text.length()));
		this.foundAt = at;
	}

	UUID contextId() {
		return this.contextId;
	}

	UUID expertId() {
		return this.expertId;
	}

	Conflict conflict() {
		return new Conflict(this.kind, this.evidence);
	}

	@Override
	public UUID auditedAs() {
		return this.caseId;
	}

}
