package org.grantway.awards;

import java.util.Optional;
import java.util.UUID;

/**
 * Cases of one kind that a formal decision can end and that can be reconsidered. One bean
 * per kind, in the module that owns it.
 */
public interface RefusedCases {

	/** The case as it stands; empty if there is none of this kind. */
	Optional<RefusedCase> find(UUID id);

	/** The case with this public number; empty if there is none of this kind. */
	Optional<RefusedCase> byNumber(String number);

	/**
	 * What the decision is made of when it is recorded.
	 * @param status the status that the decision gave the case
	 */
	Reasons reasons(UUID id, String status);

	/** The decision was recorded and served. */
	default void served(UUID id, String status) {
	}

	/**
	 * Number and grounds of a decision.
	 *
	 * @param number null where it has none yet
	 * @param grounds empty where the status says it all
	 */
	record Reasons(String number, String grounds) {

	}

}
