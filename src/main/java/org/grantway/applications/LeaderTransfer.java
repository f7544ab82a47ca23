package org.grantway.applications;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import org.grantway.shared.Audited;

/**
 * That an application is to go to another principal investigator: its leader proposes a
 * colleague, the colleague accepts, the host consents.
 */
@Entity
@Table(name = "application_transfer")
class LeaderTransfer implements Audited {

	/** How long the colleague has, and then the host. */
	static final Duration VALID = Duration.ofDays(14);

	@Id
	private UUID id;

	@Version
	private long version;

	private UUID applicationId;

	private UUID fromPerson;

	private UUID toPerson;

	private String host;

	private String reason;

	@Enumerated(EnumType.STRING)
	private State state;

	private Instant proposedAt;

	private Instant expiresAt;

	private UUID settledBy;

	private Instant settledAt;

	private String grounds;

	protected LeaderTransfer() {
	}

	LeaderTransfer(GrantApplication application, UUID to, String reason, Instant now) {
		this.id = UUID.randomUUID();
		this.applicationId = application.id();
		this.fromPerson = application.principalInvestigator();
		this.toPerson = to;
		this.host = application.host();
		this.reason = reason;
		this.state = State.PROPOSED;
		this.proposedAt = now;
		this.expiresAt = now.plus(VALID);
	}

	/** The colleague accepts; the host's time begins. */
	void accepted(Instant now) {
		this.state = State.ACCEPTED;
		this.expiresAt = now.plus(VALID);
	}

	/**
	 * It ends.
	 * @param why what was said, or null
	 */
	void settle(State end, UUID by, String why, Instant now) {
		this.state = end;
		this.settledBy = by;
		this.grounds = why;
		this.settledAt = now;
	}

	/** The state as it is at the moment: what nobody answers expires. */
	State state(Instant now) {
		return (this.state.isOpen() && !now.isBefore(this.expiresAt)) ? State.EXPIRED : this.state;
	}

	UUID id() {
		return this.id;
	}

	UUID applicationId() {
		return this.applicationId;
	}

	UUID from() {
		return this.fromPerson;
	}

	UUID to() {
		return this.toPerson;
	}

	String host() {
		return this.host;
	}

	String reason() {
		return this.reason;
	}

	Instant expiresAt() {
		return this.expiresAt;
	}

	String grounds() {
		return this.grounds;
	}

	@Override
	public UUID auditedAs() {
		return this.applicationId;
	}

	/** How far it is. Expired is never stored. */
	enum State {

		PROPOSED, ACCEPTED, DONE, DECLINED, REFUSED, WITHDRAWN, EXPIRED;

		boolean isOpen() {
			return this == PROPOSED || this == ACCEPTED;
		}

		public String labelKey() {
			return "applications.transfer.state." + name().toLowerCase(Locale.ROOT);
		}

	}

}
