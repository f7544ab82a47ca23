package org.grantway.workflow.camunda;

import java.util.ArrayList;
import java.util.List;

import org.camunda.bpm.engine.runtime.ActivityInstance;

/**
 * Where an instance is.
 */
final class Position {

	private Position() {
	}

	/**
	 * The elements it is in, as often as it is in them. What only holds the repetitions
	 * of a step together is not a place, and a repetition that is done, or a step that
	 * waits for its job to begin, is not in one.
	 */
	static List<String> of(ActivityInstance root) {
		List<String> places = new ArrayList<>();
		for (ActivityInstance child : root.getChildActivityInstances()) {
			if (!child.getActivityType().equals("multiInstanceBody")) {
				places.add(child.getActivityId());
			}
			places.addAll(of(child));
		}
		return places;
	}

}
