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
 * A progress report of one period.
 */
@Entity
@Table(name = "project_report")
class ProgressReport implements Audited {

	@Id
	private UUID id;

	private UUID projectId;

	private int numberInProject;

	private LocalDate periodFrom;

	private LocalDate periodTo;

	@Enumerated(EnumType.STRING)
	private Status status;

	private String summary;

	private String deviations;

	private Instant submittedAt;

	private Instant acceptedAt;

	@Version
	private long version;

	protected ProgressReport() {
	}

	ProgressReport(UUID projectId, int number, LocalDate periodFrom, LocalDate periodTo) {
		this.id = UUID.randomUUID();
		this.projectId = projectId;
		this.numberInProject = number;
		this.periodFrom = periodFrom;
		this.periodTo = periodTo;
		this.status = Status.DRAFT;
	}

	void write(String newSummary, String newDeviations) {
		this.summary = newSummary;
		this.deviations = newDeviations;
	}

	void submit(Instant at) {
		this.status = Status.SUBMITTED;
		this.submittedAt = at;
	}

	void giveBack() {
		this.status = Status.RETURNED;
	}

	void accept(Instant at) {
		this.status = Status.ACCEPTED;
		this.acceptedAt = at;
	}

	boolean isReturned() {
		return this.status == Status.RETURNED;
	}

	boolean isOpen() {
		return this.status == Status.DRAFT || this.status == Status.RETURNED;
	}

	UUID id() {
		return this.id;
	}

	int number() {
		return this.numberInProject;
	}

	LocalDate periodFrom() {
		return this.periodFrom;
	}

	LocalDate periodTo() {
		return this.periodTo;
	}

	Status status() {
		return this.status;
	}

	String summary() {
		return this.summary;
	}

	String deviations() {
		return this.deviations;
	}

	Instant submittedAt() {
		return this.submittedAt;
	}

	Instant acceptedAt() {
		return this.acceptedAt;
	}

	@Override
	public UUID auditedAs() {
		return this.projectId;
	}

	/** Where the report stands. */
	enum Status {

		DRAFT("grey"), SUBMITTED("blue"), RETURNED("amber"), ACCEPTED("green");

		private final String tone;

		Status(String tone) {
			this.tone = tone;
		}

		String tone() {
			return this.tone;
		}

		String labelKey() {
			return "projects.report." + name().toLowerCase(java.util.Locale.ROOT);
		}

	}

}
