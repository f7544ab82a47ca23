package org.grantway.projects;

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
 * One change that the leader of a project asks for.
 */
@Entity
@Table(name = "change_request")
class ChangeRequest implements Audited {

	@Id
	private UUID id;

	private UUID projectId;

	private int ordinal;

	@Enumerated(EnumType.STRING)
	private ChangeKind kind;

	private String content;

	private String effects;

	private String reason;

	@Enumerated(EnumType.STRING)
	private State state;

	private UUID requestedBy;

	private Instant requestedAt;

	private Instant settledAt;

	@Version
	private long version;

	protected ChangeRequest() {
	}

	ChangeRequest(UUID projectId, int ordinal, ChangeKind kind, UUID by, Instant at) {
		this.id = UUID.randomUUID();
		this.projectId = projectId;
		this.ordinal = ordinal;
		this.kind = kind;
		this.state = State.OPEN;
		this.requestedBy = by;
		this.requestedAt = at;
	}

	/**
	 * @param values what is typed, as JSON @param follows its effects, as JSON
	 */
	void write(String values, String follows, String why) {
		this.content = values;
		this.effects = follows;
		this.reason = why;
		this.state = State.OPEN;
	}

	void returned() {
		this.state = State.RETURNED;
	}

	void settle(State how, Instant at) {
		this.state = how;
		this.settledAt = at;
	}

	boolean isOpen() {
		return this.settledAt == null;
	}

	UUID id() {
		return this.id;
	}

	UUID projectId() {
		return this.projectId;
	}

	int ordinal() {
		return this.ordinal;
	}

	ChangeKind kind() {
		return this.kind;
	}

	String content() {
		return this.content;
	}

	String effects() {
		return this.effects;
	}

	String reason() {
		return this.reason;
	}

	State state() {
		return this.state;
	}

	UUID requestedBy() {
		return this.requestedBy;
	}

	Instant requestedAt() {
		return this.requestedAt;
	}

	Instant settledAt() {
		return this.settledAt;
	}

	@Override
	public UUID auditedAs() {
		return this.projectId;
	}

	/** How far a change has come. */
	enum State {

		OPEN("blue"), RETURNED("amber"), APPLIED("green"), REFUSED("red"), WITHDRAWN("plain");

		private final String tone;

		State(String tone) {
			this.tone = tone;
		}

		String tone() {
			return this.tone;
		}

		String labelKey() {
			return "projects.change.state." + name().toLowerCase(Locale.ROOT);
		}

	}

}
