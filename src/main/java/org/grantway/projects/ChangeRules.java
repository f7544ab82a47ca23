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

	/** Longest target of an indicator, in characters. */
	private static final int MOST_TARGET = 100;

	private final ChangeRequestRepository changes;

	private final ProjectRepository projects;

	private final CheckpointRepository checkpoints;

	private final MilestoneRepository milestones;

	private final IndicatorRepository indicators;

	private final Standstill standstill;

	private final ProjectUnits units;

	private final Budget budget;

	private final People people;

	private final Processes processes;

	private final Worklist worklist;

	private final Clock clock;

	ChangeRules(ChangeRequestRepository changes, ProjectRepository projects, CheckpointRepository checkpoints,
			MilestoneRepository milestones, IndicatorRepository indicators, Standstill standstill, ProjectUnits units,
			Budget budget, People people, Processes processes, Worklist worklist, Clock clock) {
		this.indicators = indicators;
		this.standstill = standstill;
		this.units = units;
		this.budget = budget;
		this.changes = changes;
		this.projects = projects;
		this.checkpoints = checkpoints;
		this.milestones = milestones;
		this.people = people;
		this.processes = processes;
		this.worklist = worklist;
		this.clock = clock;
	}

	/**
	 * Who decides: {@code leader}, {@code host}, {@code agency}, or {@code hosts} for
	 * both hosts and the agency.
	 */
	String decidedBy(ChangeKind kind, Map<String, String> values) {
		if (kind == ChangeKind.HOST) {
			return "hosts";
		}
		if (kind != ChangeKind.BUDGET) {
			return "agency";
		}
		return values.containsValue(ChangeKind.EQUIPMENT) ? "host" : "leader";
	}

	/**
	 * Refuses what may not be asked for, beside its fields.
	 */
	void check(Project project, ChangeKind kind, Map<String, String> values, String reason) {
		barrier(project, kind).ifPresent((why) -> {
			throw why;
		});
		faults(project, kind, values)
			.unless(reason.length() >= LEAST_REASON, "reason", "projects.change.reason-short", LEAST_REASON)
			.refuse();
	}

	/** Why a kind of change cannot be asked for at present, whatever is typed. */
	Optional<Refused> barrier(Project project, ChangeKind kind) {
		Optional<Refused> state = stateBarrier(project, kind);
		if (state.isEmpty() && kind == ChangeKind.BUDGET) {
			return this.budget.barrier(project);
		}
		if (state.isPresent() || kind != ChangeKind.EXTENSION) {
			return state;
		}
		Optional<ChangeRequest> before = extension(project);
		if (before.isPresent()) {
			return Optional.of(new Refused("projects.change.extended-before", before.get().ordinal()));
		}
		LocalDate last = project.endsOn().minusMonths(LEAST_MONTHS_AHEAD);
		return today().isAfter(last) ? Optional
			.of(new Refused("projects.change.extension-too-late", Formats.day(last, LocaleContextHolder.getLocale())))
				: Optional.empty();
	}

	/** Whether the kind is one to think of while the project stands as it does. */
	boolean fitsState(Project project, ChangeKind kind) {
		return stateBarrier(project, kind).isEmpty();
	}

	private static Optional<Refused> stateBarrier(Project project, ChangeKind kind) {
		if (project.suspension() != null) {
			return kind.whileSuspended() ? Optional.empty() : Optional.of(new Refused("projects.change.while-suspended",
					Formats.day(project.suspendedUntil(), LocaleContextHolder.getLocale())));
		}
		if (kind == ChangeKind.RESUMPTION) {
			return Optional.of(new Refused("projects.change.not-suspended"));
		}
		boolean underWay = project.status() == ProjectStatus.ACTIVE || project.status() == ProjectStatus.CONSTRUCTION;
		return underWay ? Optional.empty() : Optional.of(new Refused("projects.change.not-now"));
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
		if (kind.concernsTheWork()) {
			// the work may have ended or been taken up since it was asked for
			stateBarrier(project, kind).ifPresent((why) -> {
				throw why;
			});
		}
		switch (kind) {
			case EXTENSION -> checkExtension(project, values, wrong);
			case LEADER -> checkLeader(project, values, wrong);
			case SCHEDULE -> checkSchedule(project, values, wrong);
			case BUDGET -> checkBudget(project, values, wrong);
			case HOST -> this.units.checkHost(project, values, wrong);
			case PARTNER -> this.units.checkPartner(project, values, wrong);
			case CONTENT -> checkContent(project, values, wrong);
			case SUSPENSION -> this.standstill.check(values, wrong);
			case RESUMPTION, TERMINATION -> {
				// nothing is typed but the reason
			}
		}
		return wrong;
	}

	private void checkExtension(Project project, Map<String, String> values, Refusals wrong) {
		extension(project).ifPresent((before) -> {
			throw new Refused("projects.change.extended-before", before.ordinal());
		});
		wrong.unless(months(values).isPresent(), "months", "projects.change.months-wrong", MOST_MONTHS);
	}

	/** The extension that was used. */
	private Optional<ChangeRequest> extension(Project project) {
		return this.changes.findByProjectIdOrderByOrdinalDesc(project.id())
			.stream()
			.filter((one) -> one.kind() == ChangeKind.EXTENSION && one.state() == ChangeRequest.State.APPLIED)
			.findFirst();
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
		amount.ifPresent((one) -> this.budget.checkLeft(project, from, one, wrong));
	}

	private void checkContent(Project project, Map<String, String> values, Refusals wrong) {
		Optional<Indicator> indicator = indicator(project, values);
		String target = values.getOrDefault("target", "");
		wrong.unless(indicator.isPresent(), "indicator", "projects.change.indicator-missing")
			.unless(!target.isBlank() && target.length() <= MOST_TARGET, "target", "projects.change.target-wrong",
					MOST_TARGET)
			.unless(indicator.isEmpty() || !target.equals(indicator.get().target()), "target",
					"projects.change.same-target");
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
				int reports = added(project, months).size();
				if (reports > 0) {
					effects.add(new Effect("reports", "number", "", String.valueOf(reports)));
				}
			}
			case LEADER -> {
				effects.add(new Effect("leader", "person", project.principalInvestigator().toString(),
						successor(values).orElseThrow().id().toString()));
				effects.add(new Effect("tasks", "number", String.valueOf(open(project)), "0"));
			}
			case SCHEDULE -> {
				Milestone milestone = milestone(project, values).orElseThrow();
				effects.add(new Effect("milestone", "text", "", milestone.name()));
				effects.add(Effect.day("milestone-due", milestone.dueOn(), day(values.get("due")).orElseThrow()));
			}
			case BUDGET -> {
				Money amount = Money.read(values.get("amount")).orElseThrow();
				effects.add(new Effect("less", "cost", values.get("from"), String.valueOf(amount.fen())));
				effects.add(new Effect("more", "cost", values.get("to"), String.valueOf(amount.fen())));
			}
			case HOST -> effects.addAll(this.units.ofMove(project, values));
			case PARTNER -> effects.addAll(this.units.ofPartner(project, values));
			case CONTENT -> {
				Indicator indicator = indicator(project, values).orElseThrow();
				effects.add(new Effect("indicator", "text", "", indicator.name()));
				effects.add(new Effect("target", "text", indicator.target(), values.get("target")));
			}
			case SUSPENSION ->
				effects.addAll(this.standstill.ofSuspension(project, day(values.get("until")).orElseThrow()));
			case RESUMPTION -> effects.addAll(this.standstill.ofResumption(project));
			case TERMINATION -> {
				effects.add(Effect.day("ended", project.endsOn(), today()));
				effects.add(new Effect("settlement", "text", "", ""));
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
			case HOST -> this.units.move(project, values);
			case PARTNER -> this.units.changePartner(project, values);
			case CONTENT -> {
				Indicator indicator = indicator(project, values).orElseThrow();
				indicator.aimAt(values.get("target"));
				this.indicators.save(indicator);
			}
			case SUSPENSION -> {
				// begins with the next step of the change's own process
			}
			case RESUMPTION -> this.standstill.takeUp(project);
			case TERMINATION -> {
				this.standstill.takeUp(project);
				if (!this.processes.send("Msg_TerminationAgreed", "project-delivery", project.id(), Map.of())) {
					throw new Refused("projects.change.no-longer");
				}
			}
		}
	}

	/** The code of the host that is to take the project over. */
	String newHost(Map<String, String> values) {
		return this.units.host(values);
	}

	private void extend(Project project, int months) {
		List<CheckpointPlan.Entry> reports = added(project, months);
		project.endsOn(project.endsOn().plusMonths(months));
		this.projects.save(project);
		acceptance(project).ifPresent((one) -> {
			int ordinal = one.ordinal();
			for (CheckpointPlan.Entry report : reports) {
				this.checkpoints.save(new Checkpoint(project.id(), ordinal++, report));
			}
			one.comesAs(ordinal);
			one.move(one.opensOn().plusMonths(months), one.dueOn().plusMonths(months));
			this.checkpoints.save(one);
			this.standstill.planChanged(project);
		});
	}

	/**
	 * The reports of the added time, until the acceptance, which tells the last period.
	 */
	private List<CheckpointPlan.Entry> added(Project project, int months) {
		return acceptance(project).filter((one) -> today().isBefore(one.opensOn()))
			.map((one) -> CheckpointPlan.reports(project.kind(), lastReport(project), one.opensOn().plusMonths(months)))
			.orElse(List.of());
	}

	/** The last report that is planned; where none is, the start of the project. */
	private CheckpointPlan.Entry lastReport(Project project) {
		return this.checkpoints.findByProjectIdOrderByOrdinal(project.id())
			.stream()
			.filter((one) -> one.kind() == Checkpoint.Kind.REPORT)
			.reduce((first, second) -> second)
			.map((one) -> new CheckpointPlan.Entry(one.kind(), one.reportNumber(), one.opensOn(), one.dueOn()))
			.orElseGet(
					() -> new CheckpointPlan.Entry(Checkpoint.Kind.REPORT, 0, project.startsOn(), project.startsOn()));
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

	private Optional<Indicator> indicator(Project project, Map<String, String> values) {
		return this.indicators.findByProjectIdOrderByOrdinal(project.id())
			.stream()
			.filter((one) -> one.id().toString().equals(values.get("indicator")))
			.findFirst();
	}

	/** A day as it is typed. */
	static Optional<LocalDate> day(String typed) {
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
	 * @param type how the two values are read: day, person, unit (an organisation's
	 * code), money (in fen), number, text or cost (a category and an amount in fen)
	 */
	record Effect(String what, String type, String before, String after) {

		static Effect day(String what, LocalDate before, LocalDate after) {
			return new Effect(what, "day", before.toString(), after.toString());
		}

	}

}
