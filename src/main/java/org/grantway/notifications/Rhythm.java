package org.grantway.notifications;

import java.util.Locale;

/**
 * When a person's mails go out. Tasks and reminders never wait.
 */
enum Rhythm {

	/** News of a day come together in the morning. */
	DAILY,
	/** Each as it comes. */
	AT_ONCE,
	/** No mails at all. */
	NEVER;

	/** As it stands in forms and message keys. */
	String slug() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	/** What was chosen in a form; the usual rhythm for anything else. */
	static Rhythm of(String slug) {
		for (Rhythm one : values()) {
			if (one.slug().equals(slug)) {
				return one;
			}
		}
		return DAILY;
	}

}
