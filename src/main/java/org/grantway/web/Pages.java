package org.grantway.web;

import org.springframework.data.domain.PageRequest;

/**
 * Which page of a list was asked for. What is typed into the address is held to what
 * there can be.
 */
public final class Pages {

	/** As many rows as a page has on which some are chosen. */
	public static final int CHOICES = 50;

	private static final int LAST = 1000;

	private Pages() {
	}

	/**
	 * The page with this number, of so many rows.
	 * @param number from 0; the nearest there can be if there is none such
	 */
	public static PageRequest of(int number, int rows) {
		return PageRequest.of(Math.max(0, Math.min(number, LAST)), rows);
	}

}
