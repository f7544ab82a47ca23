package org.grantway.workflow;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Moves the time of the demonstration and the tests, letting reminders and deadlines fire
 * in the order in which they fall due. Refuses where the clock is the real one.
 */
public interface Timeline {

	/** Runs everything that is due now. Returns how many jobs ran. */
	int runDueJobs();

	/** Moves on to the instant, due date by due date. */
	void advanceTo(Instant target);

	/**
	 * Sets the clock without letting anything fire, e.g. after a restart or between
	 * tests.
	 */
	void restore(Instant now);

	/** The next instant at which a timer of the case fires. */
	Optional<Instant> nextTimer(String caseType, UUID caseId);

	/** The next instant at which any timer fires. */
	Optional<Instant> nextTimer();

	/**
	 * Does something while no job runs in the background, e.g. a sequence of moves and
	 * acts whose order has to be right.
	 */
	void undisturbed(Runnable work);

	/** Whether time can be moved here. */
	boolean isMovable();

}
