package org.grantway.shared;

import java.util.Locale;

/**
 * How the one who acts has proved who they are.
 */
public enum AuthLevel {

	/** Nobody acted: an automatic step or a timer. */
	SYSTEM,

	/** Signed in with a password. */
	PASSWORD,

	/** Signed in, and proved it again for this very act. */
	REAUTHENTICATED,

	/** Came with a link that works once. */
	ONE_TIME_LINK,

	/** In the demonstration: worked as somebody, or was stood in for. */
	DEMO,

	/** The program's own code, outside any sign-in. */
	NONE;

	/** Key of its name in the message bundles. */
	public String messageKey() {
		return "auth-level." + name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

}
