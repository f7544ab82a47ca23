package org.grantway.reporting;

import org.grantway.applications.ApplicationStatus;
import org.grantway.applications.Applications.Figures;

/**
 * How far an application has come, in the few steps that a funnel shows. A refusal counts
 * for the step it was refused at.
 */
enum Progress {

	STARTED, SUBMITTED, ACCEPTED, SHORTLISTED, PROPOSED, AWARDED;

	static Progress of(Figures figures) {
		return figures.submitted() ? of(figures.status()) : STARTED;
	}

	private static Progress of(ApplicationStatus status) {
		return switch (status) {
			case DRAFT, INTENTION, INCUBATION, AGREEMENT, NOT_SUBMITTED -> STARTED;
			case UNDER_REVIEW, NOT_SHORTLISTED -> ACCEPTED;
			case SHORTLISTED, FULL_APPLICATION, FULL_CHECK, PANEL, ARGUMENTATION -> SHORTLISTED;
			case CONSULTATION, PUBLIC_NOTICE, DECISION, DECLINED -> PROPOSED;
			case SIGNING, AWARDED, LAPSED -> AWARDED;
			default -> SUBMITTED;
		};
	}

	boolean reaches(Progress step) {
		return compareTo(step) >= 0;
	}

	String labelKey() {
		return "reporting.funnel." + name().toLowerCase(java.util.Locale.ROOT);
	}

}
