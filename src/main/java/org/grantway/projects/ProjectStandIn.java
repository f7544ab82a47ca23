package org.grantway.projects;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

import org.grantway.documents.ExamplePage;
import org.grantway.documents.Files;
import org.grantway.forms.Submissions;
import org.grantway.shared.Actor;
import org.grantway.shared.CaseRef;
import org.grantway.shared.LocalizedText;
import org.grantway.shared.Money;
import org.grantway.workflow.StandIn;
import org.grantway.workflow.WorkItem;

/**
 * Reports on projects, accounts for them and archives them in the demonstration.
 */
@Component
@Profile("demo")
class ProjectStandIn implements StandIn {

	private static final LocalizedText SUMMARY = LocalizedText.of(
			"The work of this period went as the task book says, and its results were reported.",
			"本期按任务书推进，完成阶段任务并形成研究报告，考核指标进展正常；与合作单位按分工开展联合试验，数据已归档；经费使用合规。");

	private static final LocalizedText RESULTS = LocalizedText.of(
			"All tasks of the task book are done: reports, a prototype and draft standards; the results are in use, and"
					+ " the data are deposited.",
			"已完成任务书规定的全部任务，各项考核指标均已达到；形成技术报告、样机与标准草案，并在示范单位应用，运行情况良好；"
					+ "成果归属清楚，数据、样品和科技报告均已按规定汇交；经费使用合规，账目清楚，档案资料齐全，具备验收条件，现申请验收。");

	private static final LocalizedText RECORD = LocalizedText.of("Test record", "测试记录");

	private final ProjectRepository projects;

	private final Delivery delivery;

	private final Reports reports;

	private final Changes changes;

	private final ProgressReportRepository written;

	private final MilestoneRepository milestones;

	private final IndicatorRepository indicators;

	private final Ledger ledger;

	private final Budget budget;

	private final Submissions submissions;

	private final Archiving archiving;

	private final Files files;

	ProjectStandIn(ProjectRepository projects, Delivery delivery, Reports reports, Changes changes,
			ProgressReportRepository written, MilestoneRepository milestones, IndicatorRepository indicators,
			Ledger ledger, Budget budget, Submissions submissions, Archiving archiving, Files files) {
		this.files = files;
		this.projects = projects;
		this.delivery = delivery;
		this.reports = reports;
		this.changes = changes;
		this.written = written;
		this.milestones = milestones;
		this.indicators = indicators;
		this.ledger = ledger;
		this.budget = budget;
		this.submissions = submissions;
		this.archiving = archiving;
	}

	@Override
	public Map<String, String> outcomes() {
		return Map.of("Task_ReviseChange", "submit", "Task_WriteReport", "submit", "Task_FileAudit", "submit",
				"Task_SettleAccounts", "submit", "Task_ApplyAcceptance", "submit", "Task_Archive", "archive");
	}

	/** The archivist waits for the money, which others see to. */
	@Override
	public Optional<Instant> waitsUntil(WorkItem item) {
		return item.task().equals("Task_Archive")
				&& !this.archiving.unsettled(this.delivery.require(item.of().id())).isEmpty()
						? Optional.ofNullable(item.dueAt()) : Optional.empty();
	}

	@Override
	public List<CaseRef> related(CaseRef of) {
		return this.projects.findByApplicationId(of.id()).map(Project::asCase).stream().toList();
	}

	@Override
	public void answer(WorkItem item, Actor actor, Locale language, Map<String, String> wishes) {
		Project project = this.delivery.require(item.of().id());
		switch (item.task()) {
			case "Task_WriteReport" -> {
				List<ProgressReport> all = this.reports.of(project);
				this.reports.submit(project, all.get(all.size() - 1).number(), report(project, language), item, actor);
			}
			case "Task_ReviseChange" -> {
				ChangeRequest change = this.changes.require(item.subjectId());
				Map<String, String> typed = new HashMap<>(this.changes.values(change));
				typed.put("reason", change.reason());
				this.changes.revise(project, change.id(), typed, actor);
			}
			case "Task_FileAudit" -> this.submissions.submit(item, "submit",
					Map.of("spent", spent(project), "auditor",
							LocalizedText.of("Example Auditors (demo)", "示例会计师事务所").in(language), "opinion", "clean",
							"report", audit(item, actor)),
					actor);
			case "Task_SettleAccounts" ->
				this.submissions.submit(item, "submit", Map.of("spent", wishes.getOrDefault("spent", spent(project)),
						"statement", LocalizedText.of("The accounts are in order.", "账目清楚。").in(language)), actor);
			case "Task_ApplyAcceptance" ->
				this.submissions.submit(item, "submit", Map.of("results", RESULTS.in(language), "indicators",
						LocalizedText.of("All indicators were reached.", "全部达到或超过考核指标。").in(language),
						"technicalReport", "TR-" + this.delivery.today().getYear() + "-01", "milestones",
						this.delivery.openMilestones(project.id()).stream().map(Milestone::title).toList(), "reached",
						this.delivery.measured(project.id())
							.stream()
							.map((one) -> Map.of("indicator", one.title(), "value", reached(one, 100)))
							.toList()),
						actor);
			default -> this.archiving.archive(project, actor);
		}
	}

	private String audit(WorkItem item, Actor actor) {
		return this.files
			.store(item.of(), "audit-report", "audit-report.pdf", ExamplePage.of(item.of().number()), actor)
			.id()
			.toString();
	}

	private String spent(Project project) {
		return this.ledger.sum(project, Posting.Kind.PAY).inYuan().toPlainString();
	}

	/**
	 * What is due is done, the rest as far as one would expect; a part of what was paid
	 * is spent, within the plan of each kind of cost.
	 */
	private Map<String, String> report(Project project, Locale language) {
		int done = Math.min(90, 30 * this.written.findByProjectIdOrderByNumberInProject(project.id()).size());
		LocalDate today = this.delivery.today();
		Map<String, String> typed = new HashMap<>();
		typed.put("summary", SUMMARY.in(language));
		typed.put("deviations", "");
		this.milestones.findByProjectIdOrderByOrdinal(project.id())
			.forEach((one) -> fill(typed, language, ReportLine.Kind.MILESTONE, one.id(),
					String.valueOf(one.dueOn().isAfter(today)
							? Math.max(Math.max(5, one.donePercent()), done - 20 * one.ordinal()) : 100)));
		this.indicators.findByProjectIdOrderByOrdinal(project.id())
			.forEach((one) -> fill(typed, language, ReportLine.Kind.INDICATOR, one.id(), reached(one, done)));
		spending(project).forEach((category, amount) -> typed.put(Reports.field(ReportLine.Kind.SPENDING, category),
				amount.inYuan().toPlainString()));
		return typed;
	}

	/** A value on the way from the baseline to the target. */
	private static String reached(Indicator indicator, int percent) {
		try {
			BigDecimal baseline = new BigDecimal(indicator.baseline());
			BigDecimal way = new BigDecimal(indicator.target()).subtract(baseline);
			return baseline.add(way.multiply(BigDecimal.valueOf(percent)).movePointLeft(2))
				.stripTrailingZeros()
				.toPlainString();
		}
		catch (NumberFormatException ex) {
			return indicator.target();
		}
	}

	private static void fill(Map<String, String> typed, Locale language, ReportLine.Kind kind, Object about,
			String value) {
		String field = Reports.field(kind, about);
		typed.put(field, value);
		typed.put(field + "-note", RECORD.in(language));
	}

	private Map<String, Money> spending(Project project) {
		long tenth = this.ledger.sum(project, Posting.Kind.PAY).fen() / 10_000 / 10 * 10_000;
		Map<String, Money> spending = new LinkedHashMap<>();
		Optional<Map<String, Money>> planned = this.budget.planned(project);
		this.reports.costs(project).forEach((category) -> {
			long most = planned.map((plan) -> plan.getOrDefault(category, Money.ZERO).fen() / 10).orElse(tenth);
			spending.put(category, new Money(Math.min(tenth, Math.max(0, most))));
		});
		return spending;
	}

}
