package org.grantway.review.letters;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A review as typed: complete or not.
 *
 * @param marks value by criterion
 */
record SheetForm(Map<String, String> marks, String opinion, String advice, String confidence, String budgetRemark,
		String officerNote) {

	static final SheetForm EMPTY = new SheetForm(Map.of(), "", "", "", "", "");

	/** Reads the posted fields; marks are posted as {@code mark.<criterion>}. */
	static SheetForm of(Map<String, String> posted) {
		Map<String, String> marks = new LinkedHashMap<>();
		posted.forEach((field, value) -> {
			if (field.startsWith("mark.") && !value.isBlank()) {
				marks.put(field.substring("mark.".length()), value.strip());
			}
		});
		return new SheetForm(marks, text(posted, "opinion"), text(posted, "advice"), text(posted, "confidence"),
				text(posted, "budgetRemark"), text(posted, "officerNote"));
	}

	private static String text(Map<String, String> posted, String field) {
		return posted.getOrDefault(field, "").strip();
	}

	public String mark(String criterion) {
		return this.marks.getOrDefault(criterion, "");
	}

}
