package org.grantway.workflow;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.grantway.shared.Actor;
import org.grantway.shared.CaseRef;

/**
 * Steps that failed and wait for an administrator.
 */
public interface Incidents {

	List<Incident> open();

	long count();

	/** The one that stops a case for the longest time, if any does. */
	Optional<Incident> ofCase(String number);

	/** Tries the failed step again, with the reason given. */
	void retry(String incidentId, Actor actor, String reason);

	/**
	 * @param trace the technical cause, without personal data as far as the step keeps to
	 * that
	 */
	record Incident(String id, String process, String element, CaseRef of, Instant since, String message,
			String trace) {

	}

}
