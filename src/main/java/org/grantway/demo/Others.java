package org.grantway.demo;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

import org.grantway.shared.Actor;
import org.grantway.shared.CaseRef;
import org.grantway.shared.LocalizedText;
import org.grantway.shared.NotAllowed;
import org.grantway.shared.NotFound;
import org.grantway.shared.Refused;
import org.grantway.workflow.StandIn;
import org.grantway.workflow.Timeline;
import org.grantway.workflow.WorkItem;
import org.grantway.workflow.Worklist;

/**
 * Knows who of the demonstration's people can do a task, and does it as that person,
 * through the same services as the person's pages.
 */
@Component
@Profile("demo")
class Others {

	private static final Logger log = LoggerFactory.getLogger(Others.class);

	private final Map<String, StandIn> byTask = new LinkedHashMap<>();

	private final FormStandIn forms;

	private final DemoPeople people;

	private final Worklist worklist;

	private final Timeline timeline;

	private final Clock clock;

	Others(List<StandIn> standIns, FormStandIn forms, DemoPeople people, Worklist worklist, Timeline timeline,
			Clock clock) {
		this.timeline = timeline;
		standIns.forEach((one) -> one.outcomes().keySet().forEach((task) -> this.byTask.put(task, one)));
		this.forms = forms;
		this.people = people;
		this.worklist = worklist;
		this.clock = clock;
	}

	/** The case and those in which it goes on. */
	List<CaseRef> with(CaseRef of) {
		List<CaseRef> cases = new ArrayList<>(List.of(of));
		this.byTask.values().stream().distinct().forEach((standIn) -> cases.addAll(standIn.related(of)));
		return cases;
	}

	/**
	 * What would be done by others than the visitor.
	 * @param cases in these cases; empty for all
	 */
	List<Answer> preview(List<CaseRef> cases, Actor visitor) {
		Set<UUID> ids = cases.stream().map(CaseRef::id).collect(Collectors.toSet());
		List<Answer> answers = new ArrayList<>();
		for (WorkItem item : this.worklist.open()) {
			if (!ids.isEmpty() && !ids.contains(item.of().id())) {
				continue;
			}
			if (!mayDo(item, visitor)) {
				Optional<Actor> person = person(item);
				Instant waits = waitsUntil(item).filter((until) -> until.isAfter(Instant.now(this.clock))).orElse(null);
				answers.add(new Answer(item, person.map(Actor::name).orElse(null),
						person.map(this.people::shortName).orElse(null), outcome(item), waits));
			}
		}
		return answers;
	}

	/**
	 * When something happens next: a timer fires, somebody can go on, or an open task
	 * falls due.
	 */
	Optional<Instant> nextDeadline(List<CaseRef> cases) {
		Instant now = Instant.now(this.clock);
		List<Instant> ahead = new ArrayList<>();
		for (CaseRef of : cases) {
			this.timeline.nextTimer(of.type(), of.id()).ifPresent(ahead::add);
			for (WorkItem item : this.worklist.openOf(of.type(), of.id())) {
				waitsUntil(item).filter(now::isBefore).ifPresent(ahead::add);
				Optional.ofNullable(item.dueAt()).filter(now::isBefore).ifPresent(ahead::add);
			}
		}
		return ahead.stream().min(Comparator.naturalOrder());
	}

	/** The visitor's own task if the cases wait for nobody else. */
	Optional<WorkItem> onlyOwn(List<CaseRef> cases, Actor visitor) {
		List<WorkItem> open = cases.stream()
			.flatMap((of) -> this.worklist.openOf(of.type(), of.id()).stream())
			.toList();
		return open.stream().allMatch((item) -> mayDo(item, visitor)) ? open.stream().findFirst() : Optional.empty();
	}

	/**
	 * Has the others do those of the tasks that are still open, one after the other. What
	 * comes up meanwhile is left for the next time.
	 */
	Done answerAll(List<CaseRef> cases, Set<UUID> wanted, Actor visitor) {
		List<String> refused = new ArrayList<>();
		int[] done = { 0 };
		this.timeline.undisturbed(() -> Nobody.does(() -> {
			for (Answer answer : preview(cases, visitor)) {
				if (answer.isPossible() && wanted.contains(answer.id())) {
					try {
						answer(answer.item(), Map.of());
						this.timeline.runDueJobs();
						done[0]++;
					}
					catch (RuntimeException ex) {
						// two tasks of one list are done in one act; the rest is told
						log.info("{} of {} was not answered: {}", answer.item().task(), answer.item().of().number(),
								ex.toString());
						if (stillOpen(answer.item())) {
							refused.add(answer.item().of().number());
						}
					}
				}
			}
		}));
		return new Done(done[0], refused.stream().distinct().toList());
	}

	private boolean stillOpen(WorkItem item) {
		return this.worklist.openOf(item.of().type(), item.of().id())
			.stream()
			.anyMatch((open) -> open.id().equals(item.id()));
	}

	/** The outcome that would be chosen, or null if nobody knows how to do the task. */
	String outcome(WorkItem item) {
		StandIn standIn = this.byTask.get(item.task());
		if (standIn != null) {
			return standIn.outcomes().get(item.task());
		}
		return (item.formKey() != null) ? this.forms.outcome(item.formKey()) : null;
	}

	Optional<Instant> waitsUntil(WorkItem item) {
		StandIn standIn = this.byTask.get(item.task());
		return (standIn != null) ? standIn.waitsUntil(item) : Optional.empty();
	}

	/** Does the task as the person found for it. */
	void answer(WorkItem item, Map<String, String> wishes) {
		answer(item, person(item).orElseThrow(() -> new Refused("demo.refused.nobody", item.name().en())), wishes);
	}

	/** Does the task as that person. */
	void answer(WorkItem item, Actor person, Map<String, String> wishes) {
		Locale language = this.people.language(person);
		StandIn standIn = this.byTask.get(item.task());
		if (standIn != null) {
			Map<String, String> all = new LinkedHashMap<>(wishes);
			all.put("password", DemoPeople.PASSWORD);
			standIn.answer(item, person, language, all);
		}
		else {
			this.forms.answer(item, person, language, wishes);
		}
	}

	/**
	 * Whose task it is, or the first who may take it and has no part in the other side.
	 */
	Optional<Actor> person(WorkItem item) {
		if (item.assignee() != null) {
			return this.people.find(item.assignee());
		}
		return item.candidates()
			.stream()
			.flatMap((role) -> this.people.holding(role).stream())
			.filter((actor) -> mayDo(item, actor))
			.findFirst();
	}

	private boolean mayDo(WorkItem item, Actor actor) {
		if (item.assignee() != null && !actor.is(item.assignee())) {
			return false;
		}
		try {
			this.worklist.require(item.id(), actor);
			return true;
		}
		catch (NotFound | NotAllowed | Refused ex) {
			return false;
		}
	}

	/**
	 * What was done.
	 *
	 * @param refused numbers of cases in which something was refused
	 */
	record Done(int count, List<String> refused) {

	}

	/**
	 * What would be done in a task.
	 *
	 * @param person who would do it, or null if nobody can
	 * @param outcome a word, or null if nobody knows how
	 * @param waitsUntil when it can be done, or null for now
	 */
	record Answer(WorkItem item, LocalizedText person, String shortName, String outcome, Instant waitsUntil) {

		public boolean isPossible() {
			return this.person != null && this.outcome != null && this.waitsUntil == null;
		}

		public UUID id() {
			return this.item.id();
		}

	}

}
