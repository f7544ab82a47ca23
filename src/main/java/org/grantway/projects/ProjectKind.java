package org.grantway.projects;

import java.util.List;

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

	/** What its money is spent on, as its reports say it. */
	List<String> costs() {
		return (this == PROJECT) ? List.of("equipment", "business", "labour", "indirect")
				: List.of("building", "platform", "operation", "open-projects");
	}

	/** The status while work is under way. */
	ProjectStatus underWay() {
		return (this == PROJECT) ? ProjectStatus.ACTIVE : ProjectStatus.CONSTRUCTION;
	}

}
