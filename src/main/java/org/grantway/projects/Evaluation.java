package org.grantway.projects;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import org.grantway.shared.Audited;

/**
 * One cycle in which a laboratory or center in operation is evaluated.
 */
@Entity
@Table(name = "project_evaluation")
class Evaluation implements Audited {

	/** Days in which the own report is written. */
	static final int REPORT_DAYS = 60;

	@Id
	private UUID id;

	private UUID projectId;

	private int cycleNo;

	private LocalDate opensOn;

	private String grade;

	private Instant gradedAt;

	@Version
	private long version;

	protected Evaluation() {
	}

	Evaluation(UUID projectId, int cycle, LocalDate opensOn) {
		this.id = UUID.randomUUID();
		this.projectId = projectId;
		this.cycleNo = cycle;
		this.opensOn = opensOn;
	}

	void grade(String found, Instant at) {
		this.grade = found;
		this.gradedAt = at;
	}

	int cycle() {
		return this.cycleNo;
	}

	LocalDate opensOn() {
		return this.opensOn;
	}

	LocalDate reportDueOn() {
		return this.opensOn.plusDays(REPORT_DAYS);
	}

	/** {@code excellent}, {@code good}, {@code continued} or {@code revoked}; or null. */
	String grade() {
		return this.grade;
	}

	Instant gradedAt() {
		return this.gradedAt;
	}

	@Override
	public UUID auditedAs() {
		return this.projectId;
	}

}
