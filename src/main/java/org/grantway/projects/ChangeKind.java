package org.grantway.projects;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What can be changed in a running project. Who decides follows the rules of the funding
 * reform of 2021: the leader within the direct costs, the host where equipment is
 * concerned, the agency for leader, content and time.
 */
enum ChangeKind {

	EXTENSION(List.of("months")), LEADER(List.of("email")), SCHEDULE(List.of("milestone", "due")),
	BUDGET(List.of("from", "to", "amount"));

	/** The category whose money the host watches over. */
	static final String EQUIPMENT = "equipment";

	private final List<String> fields;

	ChangeKind(List<String> fields) {
		this.fields = fields;
	}

	static Optional<ChangeKind> of(String slug) {
		return Arrays.stream(values()).filter((kind) -> kind.slug().equals(slug)).findFirst();
	}

	String slug() {
		return name().toLowerCase(Locale.ROOT);
	}

	/** What is typed, besides the reason. */
	List<String> fields() {
		return this.fields;
	}

}
