package org.grantway.projects;

import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.grantway.shared.Audited;

/**
 * What a report says about one milestone, indicator or cost category.
 */
@Entity
@Table(name = "project_report_line")
class ReportLine implements Audited {

	@Id
	private UUID id;

	private UUID reportId;

	@Enumerated(EnumType.STRING)
	private Kind kind;

	private String about;

	private String amount;

	private String note;

	protected ReportLine() {
	}

	ReportLine(UUID reportId, Kind kind, String about, String amount, String note) {
		this.id = UUID.randomUUID();
		this.reportId = reportId;
		this.kind = kind;
		this.about = about;
		this.amount = amount;
		this.note = note;
	}

	Kind kind() {
		return this.kind;
	}

	/** Id of the milestone or indicator, or the category. */
	String about() {
		return this.about;
	}

	/** Percent done, value reached, or yuan spent. */
	String amount() {
		return this.amount;
	}

	String note() {
		return this.note;
	}

	@Override
	public UUID auditedAs() {
		return this.reportId;
	}

	@Override
	public Class<? extends Audited> partOf() {
		return ProgressReport.class;
	}

	/** What the line is about. */
	enum Kind {

		MILESTONE, INDICATOR, SPENDING

	}

}
