package org.grantway.programmes;

import java.util.Locale;

import org.grantway.programmes.Call.CallStatus;

/**
 * Message keys and tag tones of a call's status.
 */
final class CallTexts {

	private CallTexts() {
	}

	static String statusKey(CallStatus status) {
		return "status.call." + status.name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	static String tone(CallStatus status) {
		return switch (status) {
			case DRAFT, CLOSED -> "grey";
			case IN_APPROVAL -> "amber";
			case PUBLISHED -> "blue";
			case OPEN -> "green";
			case CANCELLED -> "red";
		};
	}

}
