package org.grantway.notifications;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/**
 * A message as the page shows it.
 */
record MessageView(UUID id, boolean task, boolean reminder, String number, String title, String grounds, String roleKey,
		Instant dueAt, Instant at, boolean unread) {

	static MessageView of(Message message, Locale locale) {
		return new MessageView(message.id(), message.kind() == Message.Kind.TASK,
				message.kind() == Message.Kind.REMINDER, message.caseNumber(), message.title().in(locale),
				message.grounds(), (message.role() != null) ? message.role().messageKey() : null, message.dueAt(),
				message.createdAt(), message.isUnread());
	}

}
