package org.grantway.shared;

/**
 * What was asked for does not exist, or must not be known to exist by the one who asks.
 * Answered with 404.
 */
public class NotFound extends RuntimeException {

	private static final long serialVersionUID = 1L;

	public NotFound(String what) {
		super(what);
	}

}
