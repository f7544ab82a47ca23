package org.grantway.web;

import org.grantway.shared.Actor;

/**
 * One entry of the main menu. Features contribute beans; the layout collects those that
 * are meant for the actor.
 */
public interface MenuEntry {

	/** Message key of the text. */
	String labelKey();

	String path();

	/**
	 * Lower comes first: 10 applicant, 20 reviewer, 30 office, 40 finance, 80
	 * administration.
	 */
	int order();

	/**
	 * @param actor the one signed in, or null for the public
	 */
	boolean isFor(Actor actor);

	/** A number to show beside the text, or 0 for none. */
	default long count(Actor actor) {
		return 0;
	}

}
