package org.grantway.projects;

import java.time.LocalDate;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import org.grantway.shared.Audited;

/**
 * What the task book promises by a day.
 */
@Entity
@Table(name = "project_milestone")
class Milestone implements Audited {

	@Id
	private UUID id;

	private UUID projectId;

	private int ordinal;

	private String name;

	private String deliverable;

	private LocalDate dueOn;

	private LocalDate forecastOn;

	private int donePercent;

	@Version
	private long version;

	protected Milestone() {
	}

	Milestone(UUID projectId, int ordinal, String name, String deliverable, LocalDate dueOn) {
		this.id = UUID.randomUUID();
		this.projectId = projectId;
		this.ordinal = ordinal;
		this.name = name;
		this.deliverable = deliverable;
		this.dueOn = dueOn;
	}

	void progress(int percent, LocalDate forecast) {
		this.donePercent = percent;
		this.forecastOn = forecast;
	}

	void dueOn(LocalDate day) {
		this.dueOn = day;
	}

	UUID id() {
		return this.id;
	}

	int ordinal() {
		return this.ordinal;
	}

	String name() {
		return this.name;
	}

	/** The name after its number, which tells it from others of that name. */
	String title() {
		return this.ordinal + ". " + this.name;
	}

	String deliverable() {
		return this.deliverable;
	}

	LocalDate dueOn() {
		return this.dueOn;
	}

	/** When it is now expected, or null for as agreed. */
	LocalDate forecastOn() {
		return this.forecastOn;
	}

	int donePercent() {
		return this.donePercent;
	}

	boolean isDone() {
		return this.donePercent == 100;
	}

	@Override
	public UUID auditedAs() {
		return this.projectId;
	}

}
