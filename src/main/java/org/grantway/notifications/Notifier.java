package org.grantway.notifications;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.context.MessageSource;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import org.grantway.identity.Organisations;
import org.grantway.identity.People;
import org.grantway.identity.People.PersonView;
import org.grantway.shared.CaseRef;
import org.grantway.shared.DomainEvent;
import org.grantway.shared.DomainEvent.Audience;
import org.grantway.shared.Letter;
import org.grantway.shared.LocalizedText;
import org.grantway.shared.Notice;
import org.grantway.shared.PersonalNotice;
import org.grantway.shared.Money;
import org.grantway.shared.Role;
import org.grantway.shared.RoleAt;
import org.grantway.web.Formats;
import org.grantway.workflow.IncidentOpened;
import org.grantway.workflow.TransactionBound;
import org.grantway.workflow.WorkItem;
import org.grantway.workflow.WorkItemClosed;
import org.grantway.workflow.WorkItemCreated;
import org.grantway.workflow.WorkItemHandedOver;
import org.grantway.workflow.WorkItemMoved;
import org.grantway.workflow.WorkItemReminded;
import org.grantway.workflow.Worklist;

/**
 * Decides who is told what. People hear of tasks that wait for them or their office and
 * are reminded of them; applicants and project leaders hear what others do with their
 * cases, as far as they may read it. It listens at the end of the transaction, when all
 * tasks and rows are in place, and still inside it: no change without its message, no
 * message without its change.
 */
@Component
class Notifier {

	private static final Set<String> CASES = Set.of("application", "project");

	/**
	 * Files are seen on the case itself, and what a finished task meant is said by the
	 * module that owns it; telling of them too would drown the rest.
	 */
	private static final Set<String> TOLD_ELSEWHERE = Set.of("document", "task");

	/**
	 * People who write together do not hear of each save, and of a checkpoint or an end
	 * the task or the status that comes with it tells.
	 */
	private static final Set<String> UNTOLD = Set.of("application.section-saved", "project.checkpoint-reached",
			"project.checkpoint-passed", "project.ended", "project.archived");

	/** News that have a page of their own; the rest is read in the history. */
	private static final Map<String, String> PAGES = Map.of("application.outcome-served", "/applications/%s/outcome",
			"project.outcome-served", "/projects/%s", "project.status-changed", "/projects/%s",
			"application.question-answered", "/applications/%s/questions", "application.question-asked",
			"/applications/%s/questions");

	private final TransactionBound<Set<UUID>> served = new TransactionBound<>(HashSet::new);

	private final Postbox postbox;

	private final Worklist worklist;

	private final People people;

	private final Organisations organisations;

	private final MessageSource messages;

	private final Clock clock;

	Notifier(Postbox postbox, Worklist worklist, People people, Organisations organisations, MessageSource messages,
			Clock clock) {
		this.postbox = postbox;
		this.worklist = worklist;
		this.people = people;
		this.organisations = organisations;
		this.messages = messages;
		this.clock = clock;
	}

	/**
	 * One person hears of each task. An office hears of the first of a kind and call;
	 * until somebody has read of it or done it, the others wait in the work list only.
	 */
	@TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT, fallbackExecution = true)
	void tellOf(WorkItemCreated created) {
		WorkItem item = created.item();
		if (item.assignee() != null) {
			this.postbox.deliver(message(item.assignee(), Message.Kind.TASK, item, item.name()));
			return;
		}
		Set<UUID> office = new LinkedHashSet<>(this.worklist.mayDo(item.id()));
		office.removeAll(this.postbox.withUnread(Message.about(item)));
		office.forEach((person) -> this.postbox.deliver(message(person, Message.Kind.TASK, item, item.name())));
	}

	@TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT, fallbackExecution = true)
	void tellOf(WorkItemReminded reminded) {
		WorkItem item = reminded.item();
		waitedFor(item)
			.forEach((person) -> this.postbox.deliver(message(person, Message.Kind.REMINDER, item, item.name())));
	}

	@TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT, fallbackExecution = true)
	void tellOf(WorkItemHandedOver handed) {
		WorkItem item = handed.item();
		this.postbox.deliver(message(item.assignee(), Message.Kind.TASK, item,
				inBoth((locale) -> this.messages.getMessage("notifications.handed-over",
						new Object[] { handed.by().name().in(locale), item.name().in(locale) }, locale))));
	}

	@TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT, fallbackExecution = true)
	void tellOf(WorkItemMoved moved) {
		WorkItem item = moved.item();
		LocalizedText title = inBoth(
				(locale) -> this.messages.getMessage(
						"notifications.due-moved", new Object[] { item.name().in(locale),
								Formats.dateTime(moved.was(), locale), Formats.dateTime(item.dueAt(), locale) },
						locale));
		waitedFor(item).forEach((person) -> this.postbox.deliver(message(person, Message.Kind.NEWS, item, title)));
	}

	/** What is done waits for nobody any more. */
	@TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT, fallbackExecution = true)
	void settle(WorkItemClosed closed) {
		this.postbox.settle(closed.id());
	}

	@TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT, fallbackExecution = true)
	void tellOf(IncidentOpened incident) {
		CaseRef of = (incident.of() != null) ? incident.of() : new CaseRef("process", new UUID(0, 0), "–");
		LocalizedText title = inBoth((locale) -> this.messages.getMessage("notifications.incident", null, locale));
		for (PersonView person : this.people.holding(RoleAt.everywhere(Role.SYSTEM_ADMINISTRATOR))) {
			this.postbox.deliver(new Message(person.id(), Message.Kind.TASK, of, title, null, "/admin/incidents",
					Instant.now(this.clock)));
		}
	}

	@TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT, fallbackExecution = true)
	void send(Letter letter) {
		this.postbox.send(letter);
	}

	@TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT, fallbackExecution = true)
	void tellOf(Notice notice) {
		for (PersonView person : this.people.holding(notice.to())) {
			this.postbox.deliver(
					new Message(person.id(), Message.Kind.NEWS, notice.of(), title(notice.action()), notice.reason(),
							(notice.page() != null) ? notice.page() : history(notice.of()), Instant.now(this.clock)));
		}
	}

	@TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT, fallbackExecution = true)
	void tellOf(PersonalNotice notice) {
		this.postbox.deliver(new Message(notice.to(), Message.Kind.NEWS, notice.of(), title(notice), notice.words(),
				notice.page(), Instant.now(this.clock)));
	}

	@TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT, fallbackExecution = true)
	void tellOf(DomainEvent event) {
		if (saidByOutcome(event)) {
			return;
		}
		if (!CASES.contains(event.subject().type()) || event.audience() != Audience.CASE
				|| UNTOLD.contains(event.action()) || TOLD_ELSEWHERE.contains(event.action().split("\\.")[0])) {
			return;
		}
		String page = PAGES.containsKey(event.action()) ? PAGES.get(event.action()).formatted(event.subject().number())
				: history(event.subject());
		for (UUID person : leadersOf(event)) {
			if (event.by() == null || !event.by().is(person)) {
				this.postbox.deliver(new Message(person, Message.Kind.NEWS, event.subject(), title(event),
						event.reason(), page, Instant.now(this.clock)));
			}
		}
	}

	/** Notes what the outcome that is served in this transaction will say. */
	@EventListener
	void note(DomainEvent event) {
		if (event.action().endsWith(".outcome-served") && TransactionSynchronizationManager.isSynchronizationActive()) {
			this.served.get().add(event.subject().id());
		}
	}

	/**
	 * The outcome with its own page says it all; the change behind it needs no message.
	 */
	private boolean saidByOutcome(DomainEvent event) {
		return (event.action().endsWith(".status-changed") || event.action().equals("taskbook.lapsed"))
				&& this.served.get().contains(event.subject().id());
	}

	/** Those who have or had a task of their own as the case's principal investigator. */
	private Set<UUID> leadersOf(DomainEvent event) {
		return this.worklist.peopleOf(event.subject().type(), event.subject().id(), Role.PRINCIPAL_INVESTIGATOR);
	}

	/** Who has it, or everyone who may take it. */
	private Set<UUID> waitedFor(WorkItem item) {
		return (item.assignee() != null) ? Set.of(item.assignee()) : this.worklist.mayDo(item.id());
	}

	private Message message(UUID person, Message.Kind kind, WorkItem item, LocalizedText title) {
		return new Message(person, kind, item.of(), title, null, item.url(), Instant.now(this.clock)).on(item);
	}

	private LocalizedText title(PersonalNotice notice) {
		LocalizedText title = title(notice.action());
		return (notice.about() != null) ? about(title, notice.about()) : title;
	}

	/**
	 * A change of status says which: as the leader of the case knows it; what each of
	 * several parties does says whose it is, and a payment how much.
	 */
	private LocalizedText title(DomainEvent event) {
		Object status = event.after().get("status");
		if (status == null) {
			List<LocalizedText> parts = parts(event.after());
			return parts.isEmpty() ? title(event.action()) : about(title(event.action()), inBoth(
					(locale) -> parts.stream().map((part) -> part.in(locale)).collect(Collectors.joining(" · "))));
		}
		String key = "status." + event.subject().type() + "."
				+ status.toString().toLowerCase(Locale.ROOT).replace('_', '-');
		return inBoth((locale) -> this.messages.getMessage(key, null,
				this.messages.getMessage("event." + event.action(), null, event.action(), locale), locale));
	}

	private List<LocalizedText> parts(Map<String, ?> values) {
		Set<String> parties = Stream.of("region", "host", "department", "funder")
			.map(values::get)
			.filter(String.class::isInstance)
			.map(String.class::cast)
			.collect(Collectors.toSet());
		List<LocalizedText> parts = new ArrayList<>(
				parties.isEmpty() ? List.of() : this.organisations.names(parties).values());
		Money.read(Objects.toString(values.get("amount"), ""))
			.ifPresent((amount) -> parts.add(inBoth((locale) -> this.messages.getMessage("notifications.yuan",
					new Object[] { Formats.shown(amount, locale) }, locale))));
		return parts;
	}

	private LocalizedText about(LocalizedText title, LocalizedText more) {
		return inBoth((locale) -> this.messages.getMessage("notifications.about",
				new Object[] { title.in(locale), more.in(locale) }, locale));
	}

	private LocalizedText title(String action) {
		return inBoth((locale) -> this.messages.getMessage("event." + action, null, action, locale));
	}

	private static String history(CaseRef of) {
		return "/cases/" + of.number() + "/history";
	}

	private static LocalizedText inBoth(Function<Locale, String> text) {
		return LocalizedText.of(text.apply(Locale.ENGLISH), text.apply(Locale.SIMPLIFIED_CHINESE));
	}

}
