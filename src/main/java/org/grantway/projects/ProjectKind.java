package org.grantway.projects;

/**
 * What is built or done. Follows from the call: whether it ends with the acceptance of a
 * construction, and whether regions pay.
 */
enum ProjectKind {

	PROJECT, LABORATORY, CENTER;

	/** Months between progress reports. */
	int reportMonths() {
		return (this == CENTER) ? 6 : 12;
	}

	/** The status while work is under way. */
	ProjectStatus underWay() {
		return (this == PROJECT) ? ProjectStatus.ACTIVE : ProjectStatus.CONSTRUCTION;
	}

}
