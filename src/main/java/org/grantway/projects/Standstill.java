package org.grantway.projects;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

import org.springframework.stereotype.Component;

import org.grantway.projects.ChangeRules.Effect;
import org.grantway.shared.Refusals;
import org.grantway.shared.Times;
import org.grantway.workflow.Processes;

/**
 * Lets a project stand still for a time at its leader's request, and go on. All that lies
 * ahead moves by the days of the suspension as soon as it begins; if the work is taken up
 * before its day, the days that were not used are given back.
 */
@Component
class Standstill {

	/** Longest suspension, in months. */
	static final int MOST_MONTHS = 12;

	private final ProjectRepository projects;

	private final CheckpointRepository checkpoints;

	private final MilestoneRepository milestones;

	private final Processes processes;

	private final Clock clock;

	Standstill(ProjectRepository projects, CheckpointRepository checkpoints, MilestoneRepository milestones,
			Processes processes, Clock clock) {
		this.projects = projects;
		this.checkpoints = checkpoints;
		this.milestones = milestones;
		this.processes = processes;
		this.clock = clock;
	}

	void check(Map<String, String> values, Refusals wrong) {
		LocalDate last = today().plusMonths(MOST_MONTHS);
		boolean fits = ChangeRules.day(values.get("until"))
			.filter((day) -> day.isAfter(today()) && !day.isAfter(last))
			.isPresent();
		wrong.unless(fits, "until", "projects.change.until-wrong", last);
	}

	/** What follows from a suspension that begins today. */
	List<Effect> ofSuspension(Project project, LocalDate until) {
		int days = days(today(), until);
		List<Effect> effects = new ArrayList<>();
		effects.add(Effect.day("suspended", today(), until));
		effects.add(new Effect("days", "number", "", String.valueOf(days)));
		effects.add(Effect.day("ends", project.endsOn(), project.endsOn().plusDays(days)));
		open(project).stream()
			.findFirst()
			.ifPresent((next) -> effects.add(Effect.day("next-due", next.dueOn(), later(next.dueOn(), days))));
		effects.add(new Effect("no-payment", "text", "", ""));
		return effects;
	}

	/** What follows if the work is taken up today. */
	List<Effect> ofResumption(Project project) {
		int unused = unused(project);
		List<Effect> effects = new ArrayList<>();
		effects.add(Effect.day("suspended-until", project.suspendedUntil(), today()));
		effects.add(Effect.day("ends", project.endsOn(), project.endsOn().minusDays(unused)));
		open(project).stream()
			.findFirst()
			.ifPresent((next) -> effects
				.add(Effect.day("next-due", next.dueOn(), back(next.dueOn(), project.suspendedUntil(), unused))));
		return effects;
	}

	/** The project stands still from now on. */
	void begin(Project project, UUID change, LocalDate until) {
		Instant now = now();
		int days = days(today(), until);
		project.suspend(change, now, until);
		project.endsOn(project.endsOn().plusDays(days));
		this.projects.save(project);
		for (Checkpoint one : open(project)) {
			boolean opened = one.id().equals(project.currentCheckpoint()) && !one.opensOn().isAfter(today());
			LocalDate opens = opened ? one.opensOn() : notBefore(one.opensOn(), today()).plusDays(days);
			LocalDate due = later(one.dueOn(), days);
			one.move(opens, opened ? due : notBefore(due, opens));
			this.checkpoints.save(one);
		}
		moveMilestones(project, (due) -> later(due, days));
		this.processes.shift(project.asCase(), now, now, days);
		planChanged(project);
	}

	/** The work is taken up; days that were not used are given back. */
	void end(Project project) {
		LocalDate until = project.suspendedUntil();
		int unused = unused(project);
		Instant begun = project.suspendedAt();
		project.goOn();
		project.endsOn(project.endsOn().minusDays(unused));
		this.projects.save(project);
		for (Checkpoint one : open(project)) {
			one.move(back(one.opensOn(), until, unused), back(one.dueOn(), until, unused));
			this.checkpoints.save(one);
		}
		moveMilestones(project, (due) -> back(due, until, unused));
		if (unused > 0) {
			this.processes.shift(project.asCase(), begun, Times.at(until, LocalTime.MIN), -unused);
		}
		planChanged(project);
	}

	/** Takes the work up before the day of its suspension. */
	void takeUp(Project project) {
		Optional.ofNullable(project.suspension())
			.ifPresent((change) -> this.processes.send("Msg_WorkTakenUp", "change-request", change, Map.of()));
	}

	/** The project's process looks again for its next checkpoint, if it waits for one. */
	void planChanged(Project project) {
		boolean looks = this.processes.send("Msg_PlanChanged", "project-delivery", project.id(), Map.of());
		this.checkpoints.findByProjectIdOrderByOrdinal(project.id())
			.stream()
			.filter((one) -> one.id().equals(project.currentCheckpoint()))
			.forEach((one) -> {
				if (!looks) {
					// a project of the time when its process did not look again
					moveTimer(project, "Timer_CheckpointDue", Times.at(one.opensOn(), ProjectSteps.MORNING));
				}
				moveTimer(project, "Timer_ReportOverdue", Times.at(one.dueOn(), Times.CLOSE_OF_BUSINESS));
			});
	}

	private void moveTimer(Project project, String timer, Instant at) {
		this.processes.moveTimer("project-delivery", project.id(), timer, at);
	}

	private List<Checkpoint> open(Project project) {
		return this.checkpoints.findByProjectIdOrderByOrdinal(project.id())
			.stream()
			.filter((one) -> !one.isDone())
			.toList();
	}

	private void moveMilestones(Project project, UnaryOperator<LocalDate> move) {
		for (Milestone one : this.milestones.findByProjectIdOrderByOrdinal(project.id())) {
			if (!one.isDone()) {
				one.dueOn(move.apply(one.dueOn()));
				this.milestones.save(one);
			}
		}
	}

	private int unused(Project project) {
		return Math.max(0, days(today(), project.suspendedUntil()));
	}

	/** What was late stays late. */
	private LocalDate later(LocalDate day, int days) {
		return day.isBefore(today()) ? day : day.plusDays(days);
	}

	private static LocalDate back(LocalDate day, LocalDate until, int unused) {
		return day.isBefore(until) ? day : day.minusDays(unused);
	}

	private static LocalDate notBefore(LocalDate day, LocalDate earliest) {
		return day.isBefore(earliest) ? earliest : day;
	}

	private static int days(LocalDate from, LocalDate until) {
		return Math.toIntExact(ChronoUnit.DAYS.between(from, until));
	}

	private LocalDate today() {
		return Times.dayOf(now());
	}

	private Instant now() {
		return Instant.now(this.clock);
	}

}
