package org.grantway.notifications;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

import org.grantway.workflow.CaseDesk.CaseBrief;

/**
 * A message as the page shows it.
 *
 * @param number of the case, or null if it is about the person
 * @param about the title of the case, or null if the reader may not know it
 */
record MessageView(UUID id, boolean task, boolean reminder, String number, String about, String title, String grounds,
		String roleKey, Instant dueAt, Instant at, boolean unread) {

	static MessageView of(Message message, CaseBrief about, Locale locale) {
		return new MessageView(message.id(), message.kind() == Message.Kind.TASK,
				message.kind() == Message.Kind.REMINDER, message.caseNumber(),
				(about != null) ? about.title().in(locale) : null, message.title().in(locale), message.grounds(),
				(message.role() != null) ? message.role().messageKey() : null, message.dueAt(), message.createdAt(),
				message.isUnread());
	}

}
