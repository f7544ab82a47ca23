package org.grantway.programmes;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;

import org.hibernate.annotations.NaturalId;

import org.grantway.shared.Audited;

/**
 * What a call said at one time. Never changed once stored.
 */
@Entity
class CallVersion implements Audited {

	@Id
	private UUID id;

	@NaturalId
	private UUID callId;

	@NaturalId
	private int numberInCall;

	@Column(columnDefinition = "longtext")
	private String configuration;

	private UUID createdBy;

	private Instant createdAt;

	protected CallVersion() {
	}

	CallVersion(UUID callId, int number, CallConfiguration configuration, UUID createdBy, Instant createdAt) {
		this.id = UUID.randomUUID();
		this.callId = callId;
		this.numberInCall = number;
		this.configuration = configuration.text();
		this.createdBy = createdBy;
		this.createdAt = createdAt;
	}

	UUID callId() {
		return this.callId;
	}

	int number() {
		return this.numberInCall;
	}

	String text() {
		return this.configuration;
	}

	CallConfiguration configuration() {
		return CallConfiguration.parse(this.configuration);
	}

	UUID createdBy() {
		return this.createdBy;
	}

	Instant createdAt() {
		return this.createdAt;
	}

	@Override
	public UUID auditedAs() {
		return this.callId;
	}

}
