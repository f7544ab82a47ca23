package org.grantway.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import org.grantway.shared.Role;

/**
 * A one-time link to choose a password with. Only its hash is kept.
 */
@Entity
@Table(name = "invitation")
class Invitation {

	static final Duration VALID = Duration.ofDays(7);

	@Id
	private UUID id;

	@Version
	private long version;

	private String tokenHash;

	/** Null for the first administrators, who enter their own names. */
	private UUID personId;

	@Enumerated(EnumType.STRING)
	private Role firstRole;

	private UUID invitedBy;

	private Instant createdAt;

	private Instant expiresAt;

	private Instant usedAt;

	protected Invitation() {
	}

	Invitation(String tokenHash, UUID personId, Role firstRole, UUID invitedBy, Instant at) {
		this.id = UUID.randomUUID();
		this.tokenHash = tokenHash;
		this.personId = personId;
		this.firstRole = firstRole;
		this.invitedBy = invitedBy;
		this.createdAt = at;
		this.expiresAt = at.plus(VALID);
	}

	boolean open(Instant at) {
		return this.usedAt == null && at.isBefore(this.expiresAt);
	}

	void use(Instant at) {
		this.usedAt = at;
	}

	UUID personId() {
		return this.personId;
	}

	Role firstRole() {
		return this.firstRole;
	}

}
