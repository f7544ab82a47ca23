package org.grantway.projects;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What can be changed in a running project. Who decides follows the rules of the funding
 * reform of 2021: the leader within the direct costs, the host where equipment is
 * concerned, the agency for leader, host, content and time.
 */
enum ChangeKind {

	EXTENSION(List.of("months")), LEADER(List.of("email")), HOST(List.of("host")),
	SCHEDULE(List.of("milestone", "due")), CONTENT(List.of("indicator", "target")),
	BUDGET(List.of("from", "to", "amount")), PARTNER(List.of("move", "unit", "share")), SUSPENSION(List.of("until")),
	RESUMPTION(List.of()), TERMINATION(List.of());

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

	/**
	 * Whether it can be asked for while the work is suspended at the leader's request.
	 */
	boolean whileSuspended() {
		return EnumSet.of(LEADER, HOST, RESUMPTION, TERMINATION).contains(this);
	}

	/** Whether it ends or interrupts the work, or takes it up again. */
	boolean concernsTheWork() {
		return EnumSet.of(SUSPENSION, RESUMPTION, TERMINATION).contains(this);
	}

}
