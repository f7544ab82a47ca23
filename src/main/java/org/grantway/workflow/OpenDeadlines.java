package org.grantway.workflow;

import org.grantway.shared.Actor;

/**
 * The due dates of what is open.
 */
public interface OpenDeadlines {

	/**
	 * Makes a change of the calendar and counts again what is open: the due dates of
	 * tasks and the running timers that their models count in working days. Each keeps
	 * its start and its number of days; what was set otherwise stays. Those concerned are
	 * told and the history of each case says from when to when.
	 * @return how many tasks and timers moved
	 */
	Recounted recount(Runnable change, Actor by);

	/** How many moved. */
	record Recounted(int tasks, int timers) {

	}

}
