package org.grantway.notifications;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import org.grantway.shared.LocalizedText;
import org.grantway.workflow.WorkItem;
import org.grantway.workflow.Worklist;

/**
 * Tells people which of their tasks have become overdue: each of them once, and each
 * person in one message, however many there are.
 */
@Component
class OverdueRound {

	private static final int MOST = 500;

	/** Where a timer ends the task at its due date, it comes first. */
	private static final Duration GRACE = Duration.ofMinutes(10);

	private final OverdueMarks marks;

	private final Worklist worklist;

	private final Postbox postbox;

	private final MessageSource messages;

	private final Clock clock;

	OverdueRound(OverdueMarks marks, Worklist worklist, Postbox postbox, MessageSource messages, Clock clock) {
		this.marks = marks;
		this.worklist = worklist;
		this.postbox = postbox;
		this.messages = messages;
		this.clock = clock;
	}

	/** What fell due since the last round; the first round only begins to count. */
	@Transactional
	void tell() {
		Instant now = Instant.now(this.clock);
		Instant until = now.minus(GRACE);
		OverdueMark mark = this.marks.findById(OverdueMark.ONLY).orElseGet(() -> new OverdueMark(until));
		if (mark.toldUntil().isBefore(until)) {
			List<WorkItem> items = this.worklist.fellDue(mark.toldUntil(), until, MOST);
			byPerson(items).forEach((person, theirs) -> this.postbox.deliver(message(person, theirs, now)));
			mark.toldUntil((items.size() < MOST) ? until : items.get(MOST - 1).dueAt());
		}
		else {
			mark.toldUntil(until);
		}
		this.marks.save(mark);
	}

	private Map<UUID, List<WorkItem>> byPerson(List<WorkItem> items) {
		Map<UUID, List<WorkItem>> byPerson = new LinkedHashMap<>();
		for (WorkItem item : items) {
			Set<UUID> people = (item.assignee() != null) ? Set.of(item.assignee()) : this.worklist.mayDo(item.id());
			people.forEach((person) -> byPerson.computeIfAbsent(person, (first) -> new ArrayList<>()).add(item));
		}
		return byPerson;
	}

	private Message message(UUID person, List<WorkItem> items, Instant now) {
		WorkItem first = items.get(0);
		LocalizedText title = LocalizedText.of(title(items, Locale.ENGLISH), title(items, Locale.SIMPLIFIED_CHINESE));
		boolean single = items.size() == 1;
		Message message = new Message(person, Message.Kind.REMINDER, first.of(), title, null,
				single ? first.url() : "/tasks?overdue=true", now);
		return single ? message.on(first) : message;
	}

	private String title(List<WorkItem> items, Locale locale) {
		return this.messages.getMessage("notifications.overdue",
				new Object[] { items.get(0).name().in(locale), items.size() - 1 }, locale);
	}

}
