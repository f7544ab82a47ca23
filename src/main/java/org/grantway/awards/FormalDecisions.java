package org.grantway.awards;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Formal decisions against cases, as the modules that own the cases show them.
 */
public interface FormalDecisions {

	/**
	 * The decision that ended the case, while it stands or is reconsidered; empty if none
	 * did or it was annulled.
	 */
	Optional<FormalDecision> of(UUID caseId);

	/** Whether the leader may ask for reconsideration of it now. */
	boolean mayAsk(UUID caseId);

	/**
	 * A decision with its remedy.
	 *
	 * @param grounds what was found, or empty where the status itself says it
	 * @param appealUntil the end of the last day to ask for reconsideration
	 */
	record FormalDecision(String status, String documentNumber, String grounds, Instant servedAt, Instant appealUntil) {

	}

}
