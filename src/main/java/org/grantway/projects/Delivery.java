package org.grantway.projects;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import org.grantway.documents.FrozenDocuments;
import org.grantway.documents.FrozenDocuments.FrozenDocument;
import org.grantway.review.ReviewResults;
import org.grantway.review.ReviewResults.PanelResult;
import org.grantway.shared.Actor;
import org.grantway.shared.Fact;
import org.grantway.shared.LocalizedText;
import org.grantway.shared.Money;
import org.grantway.shared.NotFound;
import org.grantway.shared.Refused;
import org.grantway.shared.Times;

/**
 * Takes a project from checkpoint to checkpoint.
 */
@Service
@Transactional
class Delivery {

	private final ProjectRepository projects;

	private final CheckpointRepository checkpoints;

	private final MilestoneRepository milestones;

	private final IndicatorRepository indicators;

	private final Reports reports;

	private final Payments payments;

	private final FrozenDocuments documents;

	private final ArchivePackage archive;

	private final CaseRecords records;

	private final ReviewResults reviews;

	private final ProjectPapers papers;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	Delivery(ProjectRepository projects, CheckpointRepository checkpoints, MilestoneRepository milestones,
			IndicatorRepository indicators, Reports reports, Payments payments, FrozenDocuments documents,
			ArchivePackage archive, CaseRecords records, ReviewResults reviews, ProjectPapers papers,
			ApplicationEventPublisher events, Clock clock) {
		this.projects = projects;
		this.checkpoints = checkpoints;
		this.milestones = milestones;
		this.indicators = indicators;
		this.reports = reports;
		this.payments = payments;
		this.documents = documents;
		this.archive = archive;
		this.records = records;
		this.reviews = reviews;
		this.papers = papers;
		this.events = events;
		this.clock = clock;
	}

	Project require(UUID id) {
		return this.projects.findById(id).orElseThrow(() -> new NotFound("project " + id));
	}

	void become(UUID id, ProjectStatus wanted) {
		Project project = require(id);
		ProjectStatus before = project.status();
		if (project.become(wanted)) {
			this.projects.save(project);
			publish(Fact.of(project.asCase(), "project.status-changed")
				.was("status", before)
				.now("status", project.status())
				.because(grounds(project, before)));
		}
	}

	/**
	 * What was decided after a panel did not pass it, or what the panel found; or null.
	 */
	private String grounds(Project project, ProjectStatus before) {
		ProjectStatus now = project.status();
		if (before.isUndecided()) {
			return this.papers.rulings(project.id())
				.stream()
				.reduce((first, next) -> next)
				.map((ruling) -> ruling.text("reasons"))
				.orElse(null);
		}
		boolean found = now.isUndecided()
				|| now == ProjectStatus.RECTIFYING && before != ProjectStatus.RECONSIDERATION && !before.isDecided();
		return found ? this.reviews.panels(project.id())
			.stream()
			.reduce((first, next) -> next)
			.map(PanelResult::grounds)
			.orElse(null) : null;
	}

	/** Goes to the first checkpoint that is not done. */
	Checkpoint next(UUID id) {
		Project project = require(id);
		Checkpoint next = this.checkpoints.findByProjectIdOrderByOrdinal(id)
			.stream()
			.filter((checkpoint) -> !checkpoint.isDone())
			.findFirst()
			.orElseThrow(() -> new IllegalStateException("Nothing is left to do in project " + project.number()));
		boolean another = !next.id().equals(project.currentCheckpoint());
		project.at(next);
		this.projects.save(project);
		if (another) {
			publish(Fact.of(project.asCase(), "project.checkpoint-reached")
				.now("checkpoint", next.kind().slug())
				.now("report", next.reportNumber())
				.now("due", next.dueOn()));
		}
		if (next.kind() == Checkpoint.Kind.REPORT) {
			this.reports.prepare(project, next);
		}
		return next;
	}

	@Transactional(readOnly = true)
	Optional<Checkpoint> current(Project project) {
		return Optional.ofNullable(project.currentCheckpoint()).flatMap(this.checkpoints::findById);
	}

	Checkpoint requireCurrent(UUID id) {
		return current(require(id)).orElseThrow(() -> new NotFound("checkpoint of " + id));
	}

	void reportAccepted(UUID id) {
		Project project = require(id);
		Checkpoint checkpoint = requireCurrent(id);
		this.reports.accept(project, checkpoint.reportNumber());
		done(project, checkpoint);
		if (project.holdReason() != null) {
			project.hold(null);
			this.projects.save(project);
			publish(Fact.of(project.asCase(), "project.payments-released"));
		}
		int months = checkpoint.reportNumber() * project.kind().reportMonths();
		if (months % 12 == 0) {
			this.payments.release(project, "annual-report-" + months / 12 + "-accepted");
		}
	}

	/** Milestones that are not reached, in their order. */
	@Transactional(readOnly = true)
	List<Milestone> openMilestones(UUID id) {
		return this.milestones.findByProjectIdOrderByOrdinal(id).stream().filter((one) -> !one.isDone()).toList();
	}

	/**
	 * The last period has no report: who applies for acceptance says what was reached.
	 * @param titles of milestones; others than open ones are left out
	 */
	void milestonesReached(UUID id, Collection<?> titles, Actor leader) {
		List<Milestone> reached = openMilestones(id).stream().filter((one) -> titles.contains(one.title())).toList();
		if (reached.isEmpty()) {
			return;
		}
		reached.forEach((one) -> {
			one.progress(100, null);
			this.milestones.save(one);
		});
		this.events.publishEvent(Fact.of(require(id).asCase(), "project.milestones-reached")
			.by(leader)
			.now("milestones", reached.stream().map(Milestone::title).collect(Collectors.joining("; "))));
	}

	/** What is measured, in its order. */
	@Transactional(readOnly = true)
	List<Indicator> measured(UUID id) {
		return this.indicators.findByProjectIdOrderByOrdinal(id);
	}

	/**
	 * What the indicators have come to, which no report tells of the last period.
	 * @param rows titles and values, in the order of the form
	 * @throws Refused beside the row, if an indicator stands there twice or the value is
	 * no number where the target is one
	 */
	void indicatorsReached(UUID id, List<?> rows, Actor leader) {
		Map<String, Indicator> open = measured(id).stream()
			.collect(Collectors.toMap(Indicator::title, Function.identity()));
		Map<String, String> changed = new LinkedHashMap<>();
		for (int at = 0; at < rows.size(); at++) {
			Map<?, ?> row = (Map<?, ?>) rows.get(at);
			Indicator indicator = open.remove(String.valueOf(row.get("indicator")));
			String value = String.valueOf(row.get("value")).strip();
			if (indicator == null) {
				throw Refused.at("reached." + at + ".indicator", "projects.acceptance.indicator-twice");
			}
			if (!indicator.takes(value)) {
				throw Refused.at("reached." + at + ".value", "projects.report.reached.number");
			}
			if (!value.equals(indicator.reached())) {
				indicator.reach(value);
				this.indicators.save(indicator);
				changed.put(indicator.title(), value);
			}
		}
		if (!changed.isEmpty()) {
			this.events.publishEvent(Fact.of(require(id).asCase(), "project.indicators-reached")
				.by(leader)
				.now("indicators",
						changed.entrySet()
							.stream()
							.map((one) -> one.getKey() + ": " + one.getValue())
							.collect(Collectors.joining("; "))));
		}
	}

	void passed(UUID id) {
		done(require(id), requireCurrent(id));
	}

	void midTermPassed(UUID id) {
		Project project = require(id);
		done(project, requireCurrent(id));
		this.payments.release(project, "mid-term-passed");
	}

	private void done(Project project, Checkpoint checkpoint) {
		if (checkpoint.isDone()) {
			return;
		}
		checkpoint.done(Instant.now(this.clock));
		this.checkpoints.save(checkpoint);
		publish(Fact.of(project.asCase(), "project.checkpoint-passed")
			.now("checkpoint", checkpoint.kind().slug())
			.now("due", checkpoint.dueOn()));
	}

	void holdForReport(UUID id) {
		Project project = require(id);
		Checkpoint checkpoint = requireCurrent(id);
		project.hold("report " + checkpoint.reportNumber());
		this.projects.save(project);
		publish(Fact.of(project.asCase(), "project.payments-held").now("report", checkpoint.reportNumber()));
	}

	/** Ends the project; the surplus stays with the host only if it passed. */
	void end(UUID id, String result, Money spent) {
		Project project = require(id);
		if (project.result() != null) {
			return;
		}
		if (List.of("passed", "closed").contains(result)) {
			current(project).ifPresent((checkpoint) -> done(project, checkpoint));
		}
		project.end(result);
		this.projects.save(project);
		if (result.equals("passed")) {
			this.payments.release(project, "acceptance-passed");
		}
		else {
			this.payments.cancelOpen(project);
			this.payments.recoverUnspent(project, spent, result);
		}
		publish(Fact.of(project.asCase(), "project.ended").now("result", result).now("spent", spent));
	}

	/** Ends what was in operation: what is open is cancelled, what is left recovered. */
	void revoke(UUID id, Money spent) {
		Project project = require(id);
		project.end("revoked");
		this.projects.save(project);
		this.payments.cancelOpen(project);
		this.payments.recoverUnspent(project, spent, "revoked");
		publish(Fact.of(project.asCase(), "project.ended").now("result", "revoked").now("spent", spent));
	}

	/** Freezes the package anew with what came after it, where there is one. */
	void archiveAgain(UUID id) {
		if (this.documents.latest(require(id).asCase(), ArchivePackage.KIND).isPresent()) {
			archive(id);
		}
	}

	/** Freezes the package, unless the same was frozen before. */
	void archive(UUID id) {
		Project project = require(id);
		this.records.freeze(project);
		String manifest = this.archive.manifest(project);
		if (this.documents.latest(project.asCase(), ArchivePackage.KIND)
			.filter((before) -> before.content().equals(manifest))
			.isPresent()) {
			return;
		}
		FrozenDocument frozen = this.documents.freeze(project.asCase(), ArchivePackage.KIND,
				new LocalizedText("Archive package " + project.number(), "归档包 " + project.number()), manifest,
				List.of(), Actor.SYSTEM);
		publish(Fact.of(project.asCase(), "project.archived").now("sha256", frozen.sha256()));
	}

	LocalDate today() {
		return Times.dayOf(Instant.now(this.clock));
	}

	private void publish(Fact fact) {
		this.events.publishEvent(fact.by(Actor.SYSTEM));
	}

}
