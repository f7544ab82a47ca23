package org.grantway.forms.tasks;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import org.grantway.forms.submission.Outcomes;
import org.grantway.identity.Organisations;
import org.grantway.identity.People;
import org.grantway.identity.People.PersonView;
import org.grantway.shared.Actor;
import org.grantway.shared.LocalizedText;
import org.grantway.shared.Refused;
import org.grantway.shared.RoleAt;
import org.grantway.workflow.CaseBriefs;
import org.grantway.workflow.CaseDesk.CaseBrief;
import org.grantway.workflow.WorkItem;
import org.grantway.workflow.Worklist;

/**
 * Puts together what stands around a task's form, and passes tasks between colleagues.
 */
@Component
class TaskPage {

	private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

	private final Worklist worklist;

	private final CaseBriefs briefs;

	private final People people;

	private final Organisations organisations;

	private final Outcomes outcomes;

	private final MessageSource messages;

	private final Clock clock;

	TaskPage(Worklist worklist, CaseBriefs briefs, People people, Organisations organisations, Outcomes outcomes,
			MessageSource messages, Clock clock) {
		this.worklist = worklist;
		this.briefs = briefs;
		this.people = people;
		this.organisations = organisations;
		this.outcomes = outcomes;
		this.messages = messages;
		this.clock = clock;
	}

	@Transactional(readOnly = true)
	TaskView show(WorkItem item, Actor actor, Locale locale) {
		CaseBrief brief = this.briefs.find(item.of(), actor).orElse(null);
		boolean mine = item.assignee() != null && actor.is(item.assignee());
		return new TaskView(item.id(), item.name().in(locale), item.explanation().in(locale), item.of().number(), brief,
				(brief != null) ? brief.title().in(locale) : "", who(item, locale), item.createdAt(), item.dueAt(),
				item.isOverdue(Instant.now(this.clock)),
				(item.assignee() != null) ? nameOf(item.assignee(), locale) : null, mine,
				item.assignee() == null && !item.personal(), mine && !item.personal(), colleagues(item, actor, locale));
	}

	@Transactional
	void handOver(WorkItem item, Actor actor, String colleague) {
		if (!ID.matcher(colleague).matches() || this.people.all(Set.of(UUID.fromString(colleague))).isEmpty()) {
			throw Refused.at("colleague", "tasks.error.colleague");
		}
		this.worklist.handOver(item.id(), actor, UUID.fromString(colleague));
	}

	/** What became of a task that is no longer open. */
	@Transactional(readOnly = true)
	Optional<ClosedTask> closed(UUID id, Actor actor, Locale locale) {
		return this.worklist.closed(id, actor)
			.map((closed) -> new ClosedTask(closed.item().of().number(), closed.item().name().in(locale),
					this.outcomes.of(id).map((outcome) -> outcome.in(locale)).orElse(null),
					(closed.by() != null) ? nameOf(closed.by(), locale) : null, closed.at()));
	}

	String nameOf(UUID person, Locale locale) {
		PersonView view = this.people.all(Set.of(person)).get(person);
		return (view != null) ? view.name().in(locale) : "";
	}

	private List<String> who(WorkItem item, Locale locale) {
		if (item.candidates().isEmpty()) {
			return Stream.of(item.assignee()).filter((id) -> id != null).map((id) -> nameOf(id, locale)).toList();
		}
		return item.candidates().stream().map((candidate) -> inWords(candidate, locale)).sorted().toList();
	}

	private String inWords(RoleAt candidate, Locale locale) {
		String role = this.messages.getMessage(candidate.role().messageKey(), null, locale);
		if (RoleAt.EVERYWHERE.equals(candidate.scope())) {
			return role;
		}
		Object[] arguments = { role, scopeName(candidate, locale) };
		return this.messages.getMessage("tasks.who.role", arguments, locale);
	}

	private String scopeName(RoleAt candidate, Locale locale) {
		return this.organisations.names(Set.of(candidate.scope()))
			.getOrDefault(candidate.scope(), new LocalizedText(candidate.scope(), candidate.scope()))
			.in(locale);
	}

	/** To whom it can be handed over, by name. */
	Map<String, String> colleagues(WorkItem item, Actor actor, Locale locale) {
		if (item.personal()) {
			return Map.of();
		}
		Set<UUID> others = new HashSet<>(this.worklist.mayDo(item.id()));
		others.remove(actor.personId());
		others.remove(item.assignee());
		Map<String, String> colleagues = new LinkedHashMap<>();
		this.people.all(others)
			.values()
			.stream()
			.sorted(Comparator.comparing(PersonView::email))
			.limit(200)
			.forEach((person) -> colleagues.put(person.id().toString(), person.name().in(locale)));
		return colleagues;
	}

}
