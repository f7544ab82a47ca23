package org.grantway.shared;

import java.util.Map;

/**
 * Something that happened to a case, in the past tense, with ids and values only.
 * Published in the transaction that changed the data; the journal keeps every one.
 */
public interface DomainEvent {

	/** The case whose history this belongs to. */
	CaseRef subject();

	/**
	 * What happened, e.g. {@code application.submitted}; its text is
	 * {@code event.application.submitted} in the bundles.
	 */
	String action();

	/** Who did it, or null for the person whose request this is. */
	default Actor by() {
		return null;
	}

	/**
	 * For whom it was done, where one person enters what another has done elsewhere, such
	 * as a signature on paper; otherwise null.
	 */
	default RoleAt onBehalfOf() {
		return null;
	}

	/** The grounds given, or null. */
	default String reason() {
		return null;
	}

	/** Values before the change, by field name. */
	default Map<String, ?> before() {
		return Map.of();
	}

	/** Values after the change, by field name. */
	default Map<String, ?> after() {
		return Map.of();
	}

	/**
	 * Who may read the values: everyone on the case, or staff, or only review staff
	 * (reviewers' names, marks).
	 */
	default Audience audience() {
		return Audience.CASE;
	}

	/** Readers of an event's values. */
	enum Audience {

		/** The applicant's side too. */
		CASE,
		/** Officers, agencies, departments; not the applicant. */
		STAFF,
		/** Only those who run the review, and inspectors. */
		REVIEW

	}

}
