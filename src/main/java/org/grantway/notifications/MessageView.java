package org.grantway.notifications;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/**
 * A message as the page shows it.
 */
record MessageView(UUID id, boolean task, String number, String title, String grounds, Instant at, boolean unread) {

	static MessageView of(Message message, Locale locale) {
		return new MessageView(message.id(), message.kind() == Message.Kind.TASK, message.caseNumber(),
				message.title().in(locale), message.grounds(), message.createdAt(), message.isUnread());
	}

}
