package org.grantway.projects;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import org.grantway.applications.ApplicationView;
import org.grantway.applications.Applications;
import org.grantway.awards.Awards;
import org.grantway.awards.Awards.Award;
import org.grantway.awards.Awards.Plan;
import org.grantway.programmes.Call;
import org.grantway.programmes.Call.InstalmentRule;
import org.grantway.programmes.Calls;
import org.grantway.shared.Actor;
import org.grantway.shared.Fact;
import org.grantway.shared.Money;
import org.grantway.shared.Refused;
import org.grantway.shared.Times;
import org.grantway.workflow.Processes;

/**
 * Makes the project of an application whose task book is signed: checkpoints, milestones,
 * indicators and instalments, worked out from the call and from what was signed.
 */
@Service
@Transactional
class ProjectOpening {

	private final ProjectRepository projects;

	private final CheckpointRepository checkpoints;

	private final MilestoneRepository milestones;

	private final IndicatorRepository indicators;

	private final InstalmentRepository instalments;

	private final Ledger ledger;

	private final Payments payments;

	private final Applications applications;

	private final Awards awards;

	private final Calls calls;

	private final Processes processes;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	ProjectOpening(ProjectRepository projects, CheckpointRepository checkpoints, MilestoneRepository milestones,
			IndicatorRepository indicators, InstalmentRepository instalments, Ledger ledger, Payments payments,
			Applications applications, Awards awards, Calls calls, Processes processes,
			ApplicationEventPublisher events, Clock clock) {
		this.projects = projects;
		this.checkpoints = checkpoints;
		this.milestones = milestones;
		this.indicators = indicators;
		this.instalments = instalments;
		this.ledger = ledger;
		this.payments = payments;
		this.applications = applications;
		this.awards = awards;
		this.calls = calls;
		this.processes = processes;
		this.events = events;
		this.clock = clock;
	}

	/** Opens the project, or finds the one that was opened before. */
	Project open(UUID applicationId) {
		return this.projects.findByApplicationId(applicationId).orElseGet(() -> make(applicationId));
	}

	private Project make(UUID applicationId) {
		ApplicationView application = this.applications.require(applicationId);
		Award award = this.awards.of(applicationId).orElseThrow(() -> new Refused("projects.no-award"));
		Call call = this.calls.require(application.callId());
		Instant now = Instant.now(this.clock);
		int months = (application.durationMonths() > 0) ? application.durationMonths() : call.durationMonths();
		LocalDate startsOn = Times.dayOf(now);
		Project project = this.projects.save(new Project(this.calls.nextNumber("PRJ", now), kind(call, award),
				application, call, award, startsOn, months));
		plan(project, call, months);
		promise(project, this.awards.plan(applicationId)
			.orElseGet(() -> submitted(this.applications.content(applicationId).getOrDefault("plan", Map.of()))));
		divide(project, call, award);
		this.events.publishEvent(Fact.of(project.asCase(), "project.opened")
			.by(Actor.SYSTEM)
			.now("application", application.number())
			.now("award", project.award())
			.now("startsOn", project.startsOn())
			.now("endsOn", project.endsOn()));
		this.processes.start("project-delivery", project.asCase(), project.id(), 1,
				Map.of("kind", project.kind().name().toLowerCase(java.util.Locale.ROOT), "rectified", "no",
						"acceptanceRectified", "no"));
		this.payments.release(project, "task-book-signed");
		this.payments.release(project, "agreement-signed-and-regional-funds-arrived");
		return project;
	}

	/** A construction ends with the stage acceptance; a project with the stage final. */
	private static ProjectKind kind(Call call, Award award) {
		boolean built = call.review().stream().anyMatch((stage) -> stage.stage().equals("acceptance"));
		if (!built) {
			return ProjectKind.PROJECT;
		}
		boolean regions = award.shares().keySet().stream().anyMatch((funder) -> !funder.equals(Instalment.CENTRAL));
		return regions ? ProjectKind.CENTER : ProjectKind.LABORATORY;
	}

	private void plan(Project project, Call call, int duration) {
		boolean built = project.kind() != ProjectKind.PROJECT && call.constructionMonths() > 0;
		int months = built ? call.constructionMonths() : duration;
		boolean midTerm = call.review().stream().anyMatch((stage) -> stage.stage().equals("mid-term"));
		int ordinal = 0;
		for (CheckpointPlan.Entry entry : CheckpointPlan.of(project.kind(), project.startsOn(), months, midTerm)) {
			this.checkpoints.save(new Checkpoint(project.id(), ++ordinal, entry));
		}
	}

	/** What was signed; the application's own plan where there is no task book. */
	private void promise(Project project, Plan plan) {
		int ordinal = 0;
		for (Plan.Milestone one : plan.milestones()) {
			this.milestones.save(new Milestone(project.id(), ++ordinal, one.name(), one.deliverable(),
					day(one.due(), project.endsOn())));
		}
		ordinal = 0;
		for (Plan.Indicator one : plan.indicators()) {
			this.indicators
				.save(new Indicator(project.id(), ++ordinal, one.name(), one.unit(), one.baseline(), one.target()));
		}
	}

	private static Plan submitted(Map<String, Object> plan) {
		return new Plan(
				rows(plan.get("milestones")).stream()
					.map((row) -> new Plan.Milestone(text(row, "name"), text(row, "due"), text(row, "deliverable")))
					.toList(),
				rows(plan.get("indicators")).stream()
					.map((row) -> new Plan.Indicator(text(row, "name"), text(row, "unit"), text(row, "baseline"),
							text(row, "target")))
					.toList());
	}

	/** Each funder's part by the call's shares, to the fen; the last takes the rest. */
	private void divide(Project project, Call call, Award award) {
		Map<String, Money> shares = new LinkedHashMap<>(award.shares());
		if (shares.isEmpty()) {
			shares.put(Instalment.CENTRAL, award.amount());
		}
		shares.forEach((funder, total) -> {
			this.ledger.reserve(project, funder, total, this.awards.reservedAt(award));
			this.ledger.commit(project, funder, total);
			List<Money> parts = parts(total, call.instalments().stream().map(InstalmentRule::share).toList());
			for (int at = 0; at < parts.size(); at++) {
				this.instalments.save(new Instalment(project.id(), at + 1, funder, parts.get(at),
						call.instalments().get(at).trigger()));
			}
		});
	}

	static List<Money> parts(Money total, List<BigDecimal> shares) {
		Money[] parts = new Money[shares.size()];
		Money left = total;
		for (int at = 0; at < parts.length; at++) {
			parts[at] = (at == parts.length - 1) ? left : total.share(shares.get(at));
			left = left.minus(parts[at]);
		}
		return List.of(parts);
	}

	private static List<Map<?, ?>> rows(Object value) {
		if (!(value instanceof List<?> list)) {
			return List.of();
		}
		return list.stream().<Map<?, ?>>mapMulti((row, sink) -> {
			if (row instanceof Map<?, ?> map) {
				sink.accept(map);
			}
		}).toList();
	}

	private static String text(Map<?, ?> row, String key) {
		Object value = row.get(key);
		return (value != null) ? value.toString() : "";
	}

	private static LocalDate day(String text, LocalDate otherwise) {
		try {
			return LocalDate.parse(text);
		}
		catch (DateTimeParseException ex) {
			return otherwise;
		}
	}

}
