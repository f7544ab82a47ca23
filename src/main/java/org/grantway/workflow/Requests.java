package org.grantway.workflow;

import java.util.List;

import org.grantway.shared.Actor;

/**
 * Tells what people ask of each other without a process: it waits for the actor as tasks
 * do, and the work list shows it above them.
 */
public interface Requests {

	/** What waits for the actor; nothing of which there is none. */
	List<Request> of(Actor actor);

	/**
	 * @param messageKey of a text that takes the number
	 * @param count how many wait, at least one
	 * @param url where they are answered
	 */
	record Request(String messageKey, long count, String url) {

	}

}
