package org.grantway.projects;

import java.util.Map;
import java.util.UUID;

import org.grantway.shared.Actor;

/**
 * Changes that leaders of projects ask for.
 */
public interface ProjectChanges {

	/** Whether the application has become a project that may be changed now. */
	boolean isOpenTo(UUID applicationId);

	/**
	 * Asks for a change in the project of an application.
	 * @param kind the kind's name in lower case, e.g. {@code extension}; unknown ones are
	 * not found
	 * @param typed the fields of the kind, and {@code reason}
	 */
	void ask(UUID applicationId, String kind, Map<String, String> typed, Actor leader);

}
