package org.grantway.forms;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.grantway.shared.Actor;
import org.grantway.workflow.WorkItem;

/**
 * Lets a module refuse or act on the answers of a task on the generic page, in the
 * transaction that completes it.
 */
public interface TaskHandler {

	/** Elements served, e.g. {@code Task_HostReview}. */
	Set<String> tasks();

	/** Outcomes to leave out now, e.g. a second supplement. */
	default Set<String> closedOutcomes(WorkItem item) {
		return Set.of();
	}

	/**
	 * Values that the form starts with or shows, by field key; selects may get
	 * {@code <key>_options} as a map of value to text, and any choice
	 * {@code <key>_without} as a collection of values that are not offered now.
	 */
	default Map<String, Object> prefill(WorkItem item) {
		return Map.of();
	}

	/** Where the paper can be read that the task is about, if it is about one. */
	default Optional<Paper> paper(WorkItem item) {
		return Optional.empty();
	}

	/**
	 * Refuses with {@link org.grantway.shared.Refused}, or acts. Routing values it
	 * returns go to the process.
	 */
	Map<String, ?> completing(WorkItem item, String outcome, Map<String, Object> answers, Actor actor);

	/**
	 * A paper in the case.
	 *
	 * @param label its name for the reader
	 */
	record Paper(String label, String url) {

	}

}
