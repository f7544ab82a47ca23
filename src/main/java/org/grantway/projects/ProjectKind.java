package org.grantway.projects;

import java.util.List;
import java.util.Map;
import java.util.Optional;

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

	/**
	 * The kind of cost to which a category of the signed budget belongs, by the beginning
	 * of the category's code; empty for a lump sum.
	 */
	Optional<String> cost(String category) {
		Map<String, String> codes = (this == PROJECT)
				? Map.of("D1", "equipment", "D2", "business", "D3", "labour", "I", "indirect")
				: Map.of("K1", "building", "K2", "platform", "O1", "operation", "O2", "open-projects");
		return codes.entrySet()
			.stream()
			.filter((code) -> category.startsWith(code.getKey()))
			.map(Map.Entry::getValue)
			.findFirst();
	}

	/** The status while work is under way. */
	ProjectStatus underWay() {
		return (this == PROJECT) ? ProjectStatus.ACTIVE : ProjectStatus.CONSTRUCTION;
	}

}
