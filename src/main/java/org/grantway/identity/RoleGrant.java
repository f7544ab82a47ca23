package org.grantway.identity;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import org.grantway.shared.Audited;
import org.grantway.shared.Role;
import org.grantway.shared.RoleAt;

/**
 * That a person holds a role somewhere for some time.
 */
@Entity
@Table(name = "role_grant")
class RoleGrant implements Audited {

	/** 三员分立: system, security and audit administrator exclude each other. */
	static final Set<Role> ADMINISTRATORS = EnumSet.of(Role.SYSTEM_ADMINISTRATOR, Role.SECURITY_ADMINISTRATOR,
			Role.AUDIT_ADMINISTRATOR);

	@Id
	private UUID id;

	@Version
	private long version;

	private UUID personId;

	@Enumerated(EnumType.STRING)
	@Column(name = "role_name")
	private Role role;

	private String scope;

	private LocalDate validFrom;

	private LocalDate validTo;

	private UUID grantedBy;

	private Instant grantedAt;

	private Instant endedAt;

	private UUID endedBy;

	/** Unique in the database, so that two grants made at once cannot join either. */
	private UUID exclusiveTo;

	protected RoleGrant() {
	}

	RoleGrant(UUID personId, RoleAt role, LocalDate from, LocalDate to, UUID grantedBy, Instant at) {
		this.id = UUID.randomUUID();
		this.personId = personId;
		this.role = role.role();
		this.scope = role.scope();
		this.validFrom = from;
		this.validTo = to;
		this.grantedBy = grantedBy;
		this.grantedAt = at;
		this.exclusiveTo = ADMINISTRATORS.contains(role.role()) ? personId : null;
	}

	void end(UUID by, Instant at) {
		this.endedAt = at;
		this.endedBy = by;
		this.exclusiveTo = null;
	}

	/** It counts up to this day at most. */
	void endOn(LocalDate last) {
		if (this.validTo == null || this.validTo.isAfter(last)) {
			this.validTo = last;
		}
	}

	/** Whether it counts on the day; the last day counts. */
	boolean inForce(LocalDate day) {
		return this.endedAt == null && !day.isBefore(this.validFrom)
				&& (this.validTo == null || !day.isAfter(this.validTo));
	}

	boolean isOpen() {
		return this.endedAt == null;
	}

	boolean over(LocalDate day) {
		return this.endedAt != null || (this.validTo != null && day.isAfter(this.validTo));
	}

	boolean excludes(Role other) {
		return this.role != other && ADMINISTRATORS.contains(this.role) && ADMINISTRATORS.contains(other);
	}

	UUID id() {
		return this.id;
	}

	UUID personId() {
		return this.personId;
	}

	RoleAt role() {
		return RoleAt.of(this.role, this.scope);
	}

	LocalDate from() {
		return this.validFrom;
	}

	LocalDate to() {
		return this.validTo;
	}

	@Override
	public UUID auditedAs() {
		return this.personId;
	}

}
