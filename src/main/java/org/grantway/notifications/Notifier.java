package org.grantway.notifications;

import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

import org.grantway.shared.DomainEvent;
import org.grantway.shared.DomainEvent.Audience;
import org.grantway.shared.LocalizedText;
import org.grantway.shared.Role;
import org.grantway.workflow.WorkItem;
import org.grantway.workflow.WorkItemCreated;
import org.grantway.workflow.Worklist;

/**
 * Decides who is told what. People hear of tasks that wait for them alone, and applicants
 * and project leaders of what others do with their cases, as far as they may read it. It
 * listens at the end of the transaction, when all tasks and rows are in place, and still
 * inside it: no change without its message, no message without its change.
 */
@Component
class Notifier {

	private static final Set<String> CASES = Set.of("application", "project");

	/**
	 * Files are seen on the case itself, and what a finished task meant is said by the
	 * module that owns it; telling of them too would drown the rest.
	 */
	private static final Set<String> TOLD_ELSEWHERE = Set.of("document", "task");

	private final Postbox postbox;

	private final Worklist worklist;

	private final MessageSource messages;

	private final Clock clock;

	Notifier(Postbox postbox, Worklist worklist, MessageSource messages, Clock clock) {
		this.postbox = postbox;
		this.worklist = worklist;
		this.messages = messages;
		this.clock = clock;
	}

	@TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT, fallbackExecution = true)
	void tellOf(WorkItemCreated created) {
		WorkItem item = created.item();
		if (item.personal() && item.assignee() != null) {
			this.postbox.deliver(new Message(item.assignee(), Message.Kind.TASK, item.of(), item.name(), null,
					(item.page() != null) ? item.page() : "/tasks/" + item.id(), Instant.now(this.clock)));
		}
	}

	@TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT, fallbackExecution = true)
	void tellOf(DomainEvent event) {
		if (!CASES.contains(event.subject().type()) || event.audience() != Audience.CASE
				|| TOLD_ELSEWHERE.contains(event.action().split("\\.")[0])) {
			return;
		}
		LocalizedText title = LocalizedText.of(text(event, Locale.ENGLISH), text(event, Locale.SIMPLIFIED_CHINESE));
		for (UUID person : leadersOf(event)) {
			if (event.by() == null || !event.by().is(person)) {
				this.postbox.deliver(new Message(person, Message.Kind.NEWS, event.subject(), title, event.reason(),
						"/cases/" + event.subject().number() + "/history", Instant.now(this.clock)));
			}
		}
	}

	/** Those who have or had a task of their own as the case's principal investigator. */
	private Set<UUID> leadersOf(DomainEvent event) {
		return this.worklist.peopleOf(event.subject().type(), event.subject().id(), Role.PRINCIPAL_INVESTIGATOR);
	}

	private String text(DomainEvent event, Locale locale) {
		return this.messages.getMessage("event." + event.action(), null, event.action(), locale);
	}

}
