package org.grantway.applications;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.grantway.shared.Audited;

/**
 * That the leader of an application lets a person read it, or write it as well. It holds
 * once the person has accepted; there is one for each person, which can be given again.
 */
@Entity
@Table(name = "application_invitation")
class TeamInvitation implements Audited {

	/** How long it can be accepted. */
	static final Duration VALID = Duration.ofDays(14);

	@Id
	private UUID id;

	private UUID applicationId;

	private UUID personId;

	private boolean mayWrite;

	private String part;

	@Enumerated(EnumType.STRING)
	private State state;

	private UUID invitedBy;

	private Instant invitedAt;

	private Instant expiresAt;

	private Instant answeredAt;

	protected TeamInvitation() {
	}

	TeamInvitation(UUID applicationId, UUID personId) {
		this.id = UUID.randomUUID();
		this.applicationId = applicationId;
		this.personId = personId;
	}

	void invite(Helping offered, UUID by, Instant at) {
		this.mayWrite = offered.mayWrite();
		this.part = offered.part();
		this.state = State.OPEN;
		this.invitedBy = by;
		this.invitedAt = at;
		this.expiresAt = at.plus(VALID);
		this.answeredAt = null;
	}

	void become(State next, Instant at) {
		this.state = next;
		this.answeredAt = at;
	}

	/** Whether it is open already and for the same. */
	boolean offers(Helping offered, Instant now) {
		return this.state != null && state(now) == State.OPEN && offered.equals(helping());
	}

	/** The state as it is at the moment: an open invitation expires. */
	State state(Instant now) {
		return (this.state == State.OPEN && !now.isBefore(this.expiresAt)) ? State.EXPIRED : this.state;
	}

	UUID id() {
		return this.id;
	}

	UUID applicationId() {
		return this.applicationId;
	}

	UUID personId() {
		return this.personId;
	}

	Helping helping() {
		return new Helping(this.mayWrite, this.part);
	}

	UUID invitedBy() {
		return this.invitedBy;
	}

	Instant expiresAt() {
		return this.expiresAt;
	}

	@Override
	public UUID auditedAs() {
		return this.applicationId;
	}

	/** How far it is. Expired is never stored. */
	enum State {

		OPEN, ACCEPTED, DECLINED, ENDED, EXPIRED;

		public String labelKey() {
			return "applications.people.state." + name().toLowerCase(java.util.Locale.ROOT);
		}

	}

}
