package org.grantway.projects;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import org.grantway.shared.Audited;

/**
 * A day in the life of a project on which something is asked of it.
 */
@Entity
@Table(name = "project_checkpoint")
class Checkpoint implements Audited {

	@Id
	private UUID id;

	private UUID projectId;

	private int ordinal;

	@Enumerated(EnumType.STRING)
	private Kind kind;

	private Integer reportNumber;

	private LocalDate opensOn;

	private LocalDate dueOn;

	private Instant doneAt;

	@Version
	private long version;

	protected Checkpoint() {
	}

	Checkpoint(UUID projectId, int ordinal, CheckpointPlan.Entry entry) {
		this.id = UUID.randomUUID();
		this.projectId = projectId;
		this.ordinal = ordinal;
		this.kind = entry.kind();
		this.reportNumber = entry.reportNumber();
		this.opensOn = entry.opensOn();
		this.dueOn = entry.dueOn();
	}

	void done(Instant at) {
		if (this.doneAt == null) {
			this.doneAt = at;
		}
	}

	void move(LocalDate opens, LocalDate due) {
		this.opensOn = opens;
		this.dueOn = due;
	}

	/** Others come before it now. */
	void comesAs(int place) {
		this.ordinal = place;
	}

	UUID id() {
		return this.id;
	}

	int ordinal() {
		return this.ordinal;
	}

	Kind kind() {
		return this.kind;
	}

	Integer reportNumber() {
		return this.reportNumber;
	}

	LocalDate opensOn() {
		return this.opensOn;
	}

	LocalDate dueOn() {
		return this.dueOn;
	}

	boolean isDone() {
		return this.doneAt != null;
	}

	@Override
	public UUID auditedAs() {
		return this.projectId;
	}

	/** What is asked. */
	enum Kind {

		REPORT("report"), GOVERNANCE("governance"), MID_TERM("mid-term"), ACCEPTANCE("acceptance");

		private final String slug;

		Kind(String slug) {
			this.slug = slug;
		}

		/** The word the process uses. */
		String slug() {
			return this.slug;
		}

		/** Whether a panel judges it. */
		boolean isJudged() {
			return this == MID_TERM || this == ACCEPTANCE;
		}

		/** Half-way through its construction a laboratory's construction is checked. */
		String labelKey(ProjectKind kind) {
			boolean construction = this == MID_TERM && kind == ProjectKind.LABORATORY;
			return "projects.checkpoint." + (construction ? "construction-check" : this.slug);
		}

	}

}
