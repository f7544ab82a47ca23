package org.grantway.programmes;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

import org.grantway.shared.Audited;

/**
 * An institution that is invited to a directed call.
 */
@Entity
class CallInvitation implements Audited {

	@Id
	private UUID id;

	private UUID callId;

	private String host;

	private UUID invitedBy;

	private Instant invitedAt;

	protected CallInvitation() {
	}

	CallInvitation(UUID callId, String host, UUID invitedBy, Instant invitedAt) {
		this.id = UUID.randomUUID();
		this.callId = callId;
		this.host = host;
		this.invitedBy = invitedBy;
		this.invitedAt = invitedAt;
	}

	String host() {
		return this.host;
	}

	Instant invitedAt() {
		return this.invitedAt;
	}

	@Override
	public UUID auditedAs() {
		return this.callId;
	}

}
