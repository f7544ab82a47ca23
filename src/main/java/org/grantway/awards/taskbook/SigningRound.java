package org.grantway.awards.taskbook;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import jakarta.persistence.Version;

import org.springframework.data.domain.Persistable;

import org.grantway.shared.Audited;

/**
 * The time in which a frozen task book is signed, and how it ended.
 */
@Entity
@Table(name = "signing_round")
class SigningRound implements Persistable<UUID>, Audited {

	@Id
	private UUID documentId;

	@Version
	private long version;

	private UUID applicationId;

	private Instant lastDay;

	private UUID refusedBy;

	private String refusedParty;

	private String refusal;

	private String result;

	@Transient
	private boolean kept;

	protected SigningRound() {
	}

	SigningRound(UUID documentId, UUID applicationId, Instant lastDay) {
		this.documentId = documentId;
		this.applicationId = applicationId;
		this.lastDay = lastDay;
	}

	void refuse(String party, String reason, UUID by) {
		this.refusedParty = party;
		this.refusal = reason;
		this.refusedBy = by;
	}

	void moveTo(Instant day) {
		this.lastDay = day;
	}

	void end(String how) {
		this.result = how;
	}

	UUID documentId() {
		return this.documentId;
	}

	UUID applicationId() {
		return this.applicationId;
	}

	Instant lastDay() {
		return this.lastDay;
	}

	String refusedParty() {
		return this.refusedParty;
	}

	String refusal() {
		return this.refusal;
	}

	String result() {
		return this.result;
	}

	@Override
	public UUID getId() {
		return this.documentId;
	}

	@Override
	public boolean isNew() {
		return !this.kept;
	}

	@PostLoad
	@PostPersist
	void keep() {
		this.kept = true;
	}

	@Override
	public UUID auditedAs() {
		return this.applicationId;
	}

}
