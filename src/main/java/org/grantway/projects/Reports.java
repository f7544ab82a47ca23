package org.grantway.projects;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import org.grantway.documents.FrozenDocuments;
import org.grantway.programmes.Calls;
import org.grantway.shared.Actor;
import org.grantway.shared.Fact;
import org.grantway.shared.LocalizedText;
import org.grantway.shared.Money;
import org.grantway.shared.NotFound;
import org.grantway.shared.Refused;
import org.grantway.workflow.WorkItem;
import org.grantway.workflow.Worklist;

/**
 * Takes progress reports from the draft to acceptance.
 */
@Service
@Transactional
class Reports {

	static final String TASK = "Task_WriteReport";

	private static final DateTimeFormatter ENGLISH_DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

	private static final DateTimeFormatter CHINESE_DAY = DateTimeFormatter.ofPattern("uuuu年M月d日");

	private final ProgressReportRepository reports;

	private final ReportLineRepository lines;

	private final MilestoneRepository milestones;

	private final IndicatorRepository indicators;

	private final Calls calls;

	private final FrozenDocuments documents;

	private final Worklist worklist;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	Reports(ProgressReportRepository reports, ReportLineRepository lines, MilestoneRepository milestones,
			IndicatorRepository indicators, Calls calls, FrozenDocuments documents, Worklist worklist,
			ApplicationEventPublisher events, Clock clock) {
		this.reports = reports;
		this.lines = lines;
		this.milestones = milestones;
		this.indicators = indicators;
		this.calls = calls;
		this.documents = documents;
		this.worklist = worklist;
		this.events = events;
		this.clock = clock;
	}

	static String kind(int number) {
		return "progress-report-" + number;
	}

	ProgressReport prepare(Project project, Checkpoint checkpoint) {
		int number = checkpoint.reportNumber();
		return this.reports.findByProjectIdAndNumberInProject(project.id(), number).orElseGet(() -> {
			LocalDate from = this.reports.findByProjectIdAndNumberInProject(project.id(), number - 1)
				.map((before) -> before.periodTo().plusDays(1))
				.orElse(project.startsOn());
			return this.reports.save(new ProgressReport(project.id(), number, from, checkpoint.opensOn().minusDays(1)));
		});
	}

	@Transactional(readOnly = true)
	ProgressReport require(Project project, int number) {
		return this.reports.findByProjectIdAndNumberInProject(project.id(), number)
			.orElseThrow(() -> new NotFound("report " + number));
	}

	@Transactional(readOnly = true)
	List<ProgressReport> of(Project project) {
		return this.reports.findByProjectIdOrderByNumberInProject(project.id());
	}

	/** What the report says, by the names of the page's fields. */
	@Transactional(readOnly = true)
	Map<String, String> answers(ProgressReport report) {
		Map<String, String> answers = new LinkedHashMap<>();
		answers.put("summary", orEmpty(report.summary()));
		answers.put("deviations", orEmpty(report.deviations()));
		for (ReportLine line : this.lines.findByReportId(report.id())) {
			answers.put(field(line.kind(), line.about()), orEmpty(line.amount()));
			answers.put(field(line.kind(), line.about()) + "-note", orEmpty(line.note()));
		}
		return answers;
	}

	static String field(ReportLine.Kind kind, Object about) {
		return kind.name().toLowerCase(Locale.ROOT) + "-" + about;
	}

	/** Whether this person may write the report now: it is the task they have. */
	@Transactional(readOnly = true)
	Optional<WorkItem> taskOf(Project project, Actor actor) {
		return this.worklist.find(project.id(), TASK, actor);
	}

	/** Keeps what was typed, finished or not. */
	void save(Project project, int number, Map<String, String> typed, Actor actor) {
		ProgressReport report = require(project, number);
		if (!report.isOpen()) {
			throw new Refused("projects.report.closed");
		}
		report.write(typed.get("summary"), typed.get("deviations"));
		this.reports.save(report);
		this.lines.deleteByReportId(report.id());
		this.lines.flush();
		for (ReportLine.Kind kind : ReportLine.Kind.values()) {
			for (Object about : abouts(project, kind)) {
				String field = field(kind, about);
				this.lines.save(new ReportLine(report.id(), kind, about.toString(), cut(typed.get(field)),
						typed.get(field + "-note")));
			}
		}
		this.events.publishEvent(Fact.of(project.asCase(), "project.report-saved").by(actor).now("report", number));
	}

	/**
	 * What a report says of the money: by category, or in one sum where the award is a
	 * lump sum without lines.
	 */
	@Transactional(readOnly = true)
	List<String> costs(Project project) {
		return isLumpSum(project) ? List.of("total") : project.kind().costs();
	}

	/** Whether the award is one sum without categories. */
	@Transactional(readOnly = true)
	boolean isLumpSum(Project project) {
		return Boolean.TRUE.equals(this.calls.require(project.callId()).switches().get("lumpSum"));
	}

	private List<?> abouts(Project project, ReportLine.Kind kind) {
		return switch (kind) {
			case MILESTONE ->
				this.milestones.findByProjectIdOrderByOrdinal(project.id()).stream().map(Milestone::id).toList();
			case INDICATOR ->
				this.indicators.findByProjectIdOrderByOrdinal(project.id()).stream().map(Indicator::id).toList();
			case SPENDING -> costs(project);
		};
	}

	/** Message keys by field for what keeps the report from being submitted. */
	@Transactional(readOnly = true)
	Map<String, String> faults(Project project, Map<String, String> typed) {
		Map<String, String> faults = new LinkedHashMap<>();
		if (orEmpty(typed.get("summary")).length() < 50) {
			faults.put("summary", "projects.report.summary.short");
		}
		for (Object about : abouts(project, ReportLine.Kind.MILESTONE)) {
			String field = field(ReportLine.Kind.MILESTONE, about);
			if (!orEmpty(typed.get(field)).matches("100|[0-9]{1,2}")) {
				faults.put(field, "projects.report.percent.wrong");
			}
			else if (!typed.get(field).equals("0") && orEmpty(typed.get(field + "-note")).isBlank()) {
				faults.put(field + "-note", "projects.report.evidence.missing");
			}
		}
		if (anyReached(project, typed)) {
			for (Object about : abouts(project, ReportLine.Kind.INDICATOR)) {
				String field = field(ReportLine.Kind.INDICATOR, about);
				if (orEmpty(typed.get(field)).isBlank()) {
					faults.put(field, "projects.report.reached.missing");
				}
			}
		}
		for (Indicator indicator : this.indicators.findByProjectIdOrderByOrdinal(project.id())) {
			String field = field(ReportLine.Kind.INDICATOR, indicator.id());
			String reached = orEmpty(typed.get(field)).strip();
			if (!reached.isEmpty() && !indicator.takes(reached)) {
				faults.put(field, "projects.report.reached.number");
			}
		}
		spending(project, typed, faults);
		return faults;
	}

	/**
	 * All that was spent, in this report and in those before it, is not above the award.
	 */
	private void spending(Project project, Map<String, String> typed, Map<String, String> faults) {
		Money all = spent(project).values().stream().reduce(Money.ZERO, Money::plus);
		Money most = Money.ZERO;
		String largest = null;
		for (String category : costs(project)) {
			String field = field(ReportLine.Kind.SPENDING, category);
			Optional<Money> amount = Money.read(typed.get(field)).filter((spent) -> !spent.isNegative());
			if (amount.isEmpty()) {
				faults.put(field, "projects.report.amount.wrong");
				continue;
			}
			all = all.plus(amount.get());
			if (largest == null || amount.get().compareTo(most) > 0) {
				most = amount.get();
				largest = field;
			}
		}
		if (largest != null && all.compareTo(project.award()) > 0) {
			faults.put(largest, "projects.report.amount.above-award");
		}
	}

	/** Indicators measure what milestones deliver; no task book ties one to another. */
	private boolean anyReached(Project project, Map<String, String> typed) {
		return abouts(project, ReportLine.Kind.MILESTONE).stream()
			.anyMatch((about) -> "100".equals(typed.get(field(ReportLine.Kind.MILESTONE, about))));
	}

	void submit(Project project, int number, Map<String, String> typed, WorkItem task, Actor actor) {
		save(project, number, typed, actor);
		ProgressReport report = require(project, number);
		report.submit(Instant.now(this.clock));
		this.reports.save(report);
		this.events.publishEvent(Fact.of(project.asCase(), "project.report-submitted").by(actor).now("report", number));
		this.worklist.complete(task.id(), actor, "submit", Map.of());
	}

	void giveBack(Project project, int number, String grounds, Actor by) {
		ProgressReport report = require(project, number);
		report.giveBack();
		this.reports.save(report);
		this.events.publishEvent(
				Fact.of(project.asCase(), "project.report-returned").by(by).because(grounds).now("report", number));
	}

	/** Takes the report's figures over into the project and freezes what was accepted. */
	void accept(Project project, int number) {
		ProgressReport report = require(project, number);
		if (report.status() == ProgressReport.Status.ACCEPTED) {
			return;
		}
		report.accept(Instant.now(this.clock));
		this.reports.save(report);
		Map<String, String> answers = answers(report);
		for (Milestone milestone : this.milestones.findByProjectIdOrderByOrdinal(project.id())) {
			String percent = answers.getOrDefault(field(ReportLine.Kind.MILESTONE, milestone.id()), "");
			if (percent.matches("100|[0-9]{1,2}")) {
				milestone.progress(Integer.parseInt(percent), null);
				this.milestones.save(milestone);
			}
		}
		for (Indicator indicator : this.indicators.findByProjectIdOrderByOrdinal(project.id())) {
			String reached = answers.getOrDefault(field(ReportLine.Kind.INDICATOR, indicator.id()), "");
			if (!reached.isBlank()) {
				indicator.reach(reached);
				this.indicators.save(indicator);
			}
		}
		this.documents.freeze(project.asCase(), kind(number), title(report), content(project, report, answers),
				List.of(), Actor.SYSTEM);
		this.events
			.publishEvent(Fact.of(project.asCase(), "project.report-accepted").by(Actor.SYSTEM).now("report", number));
	}

	private static LocalizedText title(ProgressReport report) {
		return new LocalizedText(
				"Progress report %d, %s to %s".formatted(report.number(), ENGLISH_DAY.format(report.periodFrom()),
						ENGLISH_DAY.format(report.periodTo())),
				"进展报告 %d，%s至%s".formatted(report.number(), CHINESE_DAY.format(report.periodFrom()),
						CHINESE_DAY.format(report.periodTo())));
	}

	/** With the names of milestones and indicators, which may change later. */
	private String content(Project project, ProgressReport report, Map<String, String> answers) {
		Map<String, Object> content = RecordJson.line("report", report.number(), "from", report.periodFrom(), "to",
				report.periodTo(), "summary", orEmpty(report.summary()), "deviations", orEmpty(report.deviations()));
		content.put("milestones",
				this.milestones.findByProjectIdOrderByOrdinal(project.id()).stream().map((milestone) -> {
					String field = field(ReportLine.Kind.MILESTONE, milestone.id());
					return RecordJson.line("name", milestone.name(), "due", milestone.dueOn(), "percent",
							answers.getOrDefault(field, ""), "note", answers.getOrDefault(field + "-note", ""));
				}).toList());
		content.put("indicators",
				this.indicators.findByProjectIdOrderByOrdinal(project.id())
					.stream()
					.map((indicator) -> RecordJson.line("name", indicator.name(), "unit", orEmpty(indicator.unit()),
							"target", orEmpty(indicator.target()), "reached",
							answers.getOrDefault(field(ReportLine.Kind.INDICATOR, indicator.id()), "")))
					.toList());
		content.put("spending",
				costs(project).stream()
					.map((category) -> RecordJson.line("category", category, "yuan",
							answers.getOrDefault(field(ReportLine.Kind.SPENDING, category), "")))
					.toList());
		return RecordJson.write(content);
	}

	/** Spent by category, over all reports that were accepted. */
	@Transactional(readOnly = true)
	Map<String, Money> spent(Project project) {
		return spent(project, Instant.MAX);
	}

	/** Spent by category, over the reports that were accepted until then. */
	@Transactional(readOnly = true)
	Map<String, Money> spent(Project project, Instant until) {
		Map<String, Money> spent = new LinkedHashMap<>();
		costs(project).forEach((category) -> spent.put(category, Money.ZERO));
		for (ProgressReport report : of(project)) {
			if (report.status() == ProgressReport.Status.ACCEPTED && !report.acceptedAt().isAfter(until)) {
				this.lines.findByReportId(report.id())
					.stream()
					.filter((line) -> line.kind() == ReportLine.Kind.SPENDING)
					.forEach((line) -> spent.merge(line.about(), Money.read(line.amount()).orElse(Money.ZERO),
							Money::plus));
			}
		}
		return spent;
	}

	private static String cut(String text) {
		return (text != null && text.length() > 100) ? text.substring(0, 100) : text;
	}

	private static String orEmpty(String text) {
		return (text != null) ? text : "";
	}

}
