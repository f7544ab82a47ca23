package org.grantway.projects;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

import org.grantway.identity.People;
import org.grantway.identity.People.PersonView;
import org.grantway.shared.Money;
import org.grantway.shared.Refusals;
import org.grantway.shared.Refused;
import org.grantway.shared.Times;
import org.grantway.web.Formats;
import org.grantway.workflow.Processes;
import org.grantway.workflow.Worklist;

/**
 * What each kind of change asks, what follows from it, and how it takes effect. What is
 * shown before and what is done later comes from the same place.
 */
@Component
class ChangeRules {

	/** Longest extension, in months; a project is extended once. */
	static final int MOST_MONTHS = 12;

	/** Months before the end by which an extension is asked for. */
	static final int LEAST_MONTHS_AHEAD = 6;

	private static final int LEAST_REASON = 20;

	private final ChangeRequestRepository changes;

	private final ProjectRepository projects;

	private final CheckpointRepository checkpoints;

	private final MilestoneRepository milestones;

	private final People people;

	private final Processes processes;

	private final Worklist worklist;

	private final Clock clock;

	ChangeRules(ChangeRequestRepository changes, ProjectRepository projects, CheckpointRepository checkpoints,
			MilestoneRepository milestones, People people, Processes processes, Worklist worklist, Clock clock) {
		this.changes = changes;
		this.projects = projects;
		this.checkpoints = checkpoints;
		this.milestones = milestones;
		this.people = people;
		this.processes = processes;
		this.worklist = worklist;
		this.clock = clock;
	}

	/** Who decides: {@code leader}, {@code host} or {@code agency}. */
	String decidedBy(ChangeKind kind, Map<String, String> values) {
		if (kind != ChangeKind.BUDGET) {
			return "agency";
		}
		return values.containsValue(ChangeKind.EQUIPMENT) ? "host" : "leader";
	}

	/**
	 * Refuses what may not be asked for, beside its fields.
	 */
	void check(Project project, ChangeKind kind, Map<String, String> values, String reason) {
		if (project.status() != ProjectStatus.ACTIVE && project.status() != ProjectStatus.CONSTRUCTION) {
			throw new Refused("projects.change.not-now");
		}
		if (kind == ChangeKind.EXTENSION) {
			LocalDate last = project.endsOn().minusMonths(LEAST_MONTHS_AHEAD);
			if (today().isAfter(last)) {
				throw new Refused("projects.change.extension-too-late",
						Formats.day(last, LocaleContextHolder.getLocale()));
			}
		}
		faults(project, kind, values)
			.unless(reason.length() >= LEAST_REASON, "reason", "projects.change.reason-short", LEAST_REASON)
			.refuse();
	}

	/**
	 * Refuses what cannot take effect now, whenever it was asked for: a milestone that is
	 * reached meanwhile, a person who left.
	 */
	void checkAgain(Project project, ChangeKind kind, Map<String, String> values) {
		faults(project, kind, values).refuse();
	}

	private Refusals faults(Project project, ChangeKind kind, Map<String, String> values) {
		Refusals wrong = new Refusals();
		switch (kind) {
			case EXTENSION -> checkExtension(project, values, wrong);
			case LEADER -> checkLeader(project, values, wrong);
			case SCHEDULE -> checkSchedule(project, values, wrong);
			case BUDGET -> checkBudget(project, values, wrong);
		}
		return wrong;
	}

	private void checkExtension(Project project, Map<String, String> values, Refusals wrong) {
		boolean before = this.changes.findByProjectIdOrderByOrdinalDesc(project.id())
			.stream()
			.anyMatch((one) -> one.kind() == ChangeKind.EXTENSION && one.state() == ChangeRequest.State.APPLIED);
		if (before) {
			throw new Refused("projects.change.extended-before");
		}
		wrong.unless(months(values).isPresent(), "months", "projects.change.months-wrong", MOST_MONTHS);
	}

	private void checkLeader(Project project, Map<String, String> values, Refusals wrong) {
		Optional<PersonView> successor = successor(values);
		wrong.unless(successor.isPresent(), "email", "projects.change.person-unknown")
			.unless(successor.isEmpty() || !successor.get().id().equals(project.principalInvestigator()), "email",
					"projects.change.same-leader")
			.unless(successor.isEmpty() || project.host().equals(successor.get().organisation()), "email",
					"projects.change.other-host");
	}

	private void checkSchedule(Project project, Map<String, String> values, Refusals wrong) {
		Optional<Milestone> milestone = milestone(project, values);
		Optional<LocalDate> due = day(values.get("due"));
		wrong.unless(milestone.isPresent(), "milestone", "projects.change.milestone-missing")
			.unless(due.isPresent() && !due.get().isAfter(project.endsOn()) && !due.get().isBefore(today()), "due",
					"projects.change.due-wrong");
	}

	private void checkBudget(Project project, Map<String, String> values, Refusals wrong) {
		List<String> costs = project.kind().costs();
		String from = values.getOrDefault("from", "");
		String to = values.getOrDefault("to", "");
		Optional<Money> amount = Money.read(values.get("amount")).filter(Money::isPositive);
		wrong.unless(costs.contains(from), "from", "projects.change.category-missing")
			.unless(costs.contains(to) && !to.equals(from), "to", "projects.change.category-same")
			.unless(!to.equals("indirect"), "to", "projects.change.indirect")
			.unless(amount.filter((one) -> one.compareTo(project.award()) <= 0).isPresent(), "amount",
					"projects.change.amount-wrong");
	}

	/** What follows from it, in the order in which it is read. */
	List<Effect> effects(Project project, ChangeKind kind, Map<String, String> values) {
		List<Effect> effects = new ArrayList<>();
		switch (kind) {
			case EXTENSION -> {
				int months = months(values).orElseThrow();
				effects.add(Effect.day("ends", project.endsOn(), project.endsOn().plusMonths(months)));
				acceptance(project).ifPresent((one) -> {
					effects.add(Effect.day("acceptance", one.opensOn(), one.opensOn().plusMonths(months)));
					effects.add(Effect.day("acceptance-due", one.dueOn(), one.dueOn().plusMonths(months)));
				});
			}
			case LEADER -> {
				effects.add(new Effect("leader", "person", project.principalInvestigator().toString(),
						successor(values).orElseThrow().id().toString()));
				effects.add(new Effect("tasks", "number", String.valueOf(open(project)), "0"));
			}
			case SCHEDULE -> {
				Milestone milestone = milestone(project, values).orElseThrow();
				effects.add(new Effect("milestone", "text", milestone.name(), ""));
				effects.add(Effect.day("milestone-due", milestone.dueOn(), day(values.get("due")).orElseThrow()));
			}
			case BUDGET -> {
				Money amount = Money.read(values.get("amount")).orElseThrow();
				effects.add(new Effect("less", "cost", values.get("from"), String.valueOf(amount.fen())));
				effects.add(new Effect("more", "cost", values.get("to"), String.valueOf(amount.fen())));
			}
		}
		return effects;
	}

	/** Lets it take effect: dates, tasks and running timers together. */
	void apply(Project project, ChangeKind kind, Map<String, String> values) {
		switch (kind) {
			case EXTENSION -> extend(project, months(values).orElseThrow());
			case LEADER -> {
				UUID before = project.principalInvestigator();
				PersonView next = successor(values).orElseThrow();
				project.ledBy(next.id());
				this.projects.save(project);
				this.worklist.succeed(project.asCase(), before, next.id());
			}
			case SCHEDULE -> {
				Milestone milestone = milestone(project, values).orElseThrow();
				milestone.dueOn(day(values.get("due")).orElseThrow());
				this.milestones.save(milestone);
			}
			case BUDGET -> {
				// the accounts follow the change itself, which is kept
			}
		}
	}

	private void extend(Project project, int months) {
		project.endsOn(project.endsOn().plusMonths(months));
		this.projects.save(project);
		acceptance(project).ifPresent((one) -> {
			one.move(one.opensOn().plusMonths(months), one.dueOn().plusMonths(months));
			this.checkpoints.save(one);
			if (one.id().equals(project.currentCheckpoint())) {
				this.processes.moveTimer("project-delivery", project.id(), "Timer_CheckpointDue",
						Times.at(one.opensOn(), ProjectSteps.MORNING));
			}
		});
	}

	private Optional<Checkpoint> acceptance(Project project) {
		return this.checkpoints.findByProjectIdOrderByOrdinal(project.id())
			.stream()
			.filter((one) -> one.kind() == Checkpoint.Kind.ACCEPTANCE && !one.isDone())
			.findFirst();
	}

	private long open(Project project) {
		return this.worklist.openOf(Project.CASE_TYPE, project.id())
			.stream()
			.filter((item) -> project.principalInvestigator().equals(item.assignee()))
			.count();
	}

	private static Optional<Integer> months(Map<String, String> values) {
		try {
			int months = Integer.parseInt(values.getOrDefault("months", "").strip());
			return (months >= 1 && months <= MOST_MONTHS) ? Optional.of(months) : Optional.empty();
		}
		catch (NumberFormatException ex) {
			return Optional.empty();
		}
	}

	private Optional<PersonView> successor(Map<String, String> values) {
		return this.people.byEmail(values.getOrDefault("email", "").strip()).filter(PersonView::active);
	}

	private Optional<Milestone> milestone(Project project, Map<String, String> values) {
		return this.milestones.findByProjectIdOrderByOrdinal(project.id())
			.stream()
			.filter((one) -> one.id().toString().equals(values.get("milestone")) && !one.isDone())
			.findFirst();
	}

	private static Optional<LocalDate> day(String typed) {
		try {
			return Optional.of(LocalDate.parse((typed != null) ? typed.strip() : ""));
		}
		catch (DateTimeParseException ex) {
			return Optional.empty();
		}
	}

	private LocalDate today() {
		return Times.dayOf(Instant.now(this.clock));
	}

	/**
	 * One thing that follows from a change.
	 *
	 * @param what end of the key of its label
	 * @param type how the two values are read: day, person, number, text or cost (a
	 * category and an amount in fen)
	 */
	record Effect(String what, String type, String before, String after) {

		static Effect day(String what, LocalDate before, LocalDate after) {
			return new Effect(what, "day", before.toString(), after.toString());
		}

	}

}
