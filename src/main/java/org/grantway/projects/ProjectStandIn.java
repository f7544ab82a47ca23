package org.grantway.projects;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

import org.grantway.applications.HostAccounts.Account;
import org.grantway.documents.ExamplePage;
import org.grantway.documents.Files;
import org.grantway.forms.Submissions;
import org.grantway.identity.OrganisationNames;
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

	/** What is done and what is under way are filled in. */
	private static final LocalizedText SUMMARY = LocalizedText.of(
			"Done by the end of this period: %s. Under way: %s. The indicators were measured as the task book says, and the"
					+ " data were filed with their records.",
			"截至本期末，已完成：%s；正在开展：%s。考核指标按任务书规定的方法测得，原始数据与记录已归档；与合作单位按分工开展联合试验，经费使用合规。");

	private static final LocalizedText BEHIND = LocalizedText.of(
			"The work is behind its plan: key parts came late and tests had to be repeated.",
			"进度落后于计划：关键部件到货推迟，部分试验需重做；已调整人员安排，力争下一期赶上。");

	private static final LocalizedText NONE = LocalizedText.of("none yet", "暂无");

	private static final LocalizedText RESULTS = LocalizedText.of(
			"All tasks of the task book are done: reports, a prototype and draft standards; the results are in use, and"
					+ " the data are deposited.",
			"已完成任务书规定的全部任务，各项考核指标均已达到；形成技术报告、样机与标准草案，并在示范单位应用，运行情况良好；"
					+ "成果归属清楚，数据、样品和科技报告均已按规定汇交；经费使用合规，账目清楚，档案资料齐全，具备验收条件，现申请验收。");

	/** Reports tell full thousands of yuan; in fen. */
	private static final long WHOLE = 100_000;

	private static final LocalizedText RECORD = LocalizedText.of("Test record", "测试记录");

	private final ProjectRepository projects;

	private final Delivery delivery;

	private final Reports reports;

	private final Changes changes;

	private final MilestoneRepository milestones;

	private final IndicatorRepository indicators;

	private final Ledger ledger;

	private final Budget budget;

	private final Submissions submissions;

	private final Payees payees;

	private final OrganisationNames names;

	private final Demands demands;

	private final Archiving archiving;

	private final Files files;

	ProjectStandIn(ProjectRepository projects, Delivery delivery, Reports reports, Changes changes,
			MilestoneRepository milestones, IndicatorRepository indicators, Ledger ledger, Budget budget,
			Submissions submissions, Payees payees, OrganisationNames names, Demands demands, Archiving archiving,
			Files files) {
		this.payees = payees;
		this.names = names;
		this.demands = demands;
		this.files = files;
		this.projects = projects;
		this.delivery = delivery;
		this.reports = reports;
		this.changes = changes;
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
				"Task_SettleAccounts", "submit", "Task_ApplyAcceptance", "submit", "Task_Archive", "archive",
				Demands.RECORDING, "recorded", "Task_OrderPayment", "order");
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

	/**
	 * The wish {@code pace} is how fast the work went, in percent of what was planned; of
	 * an order of a payment the wishes are answers by field, and {@code outcome}.
	 */
	@Override
	public void answer(WorkItem item, Actor actor, Locale language, Map<String, String> wishes) {
		Project project = this.delivery.require(item.of().id());
		switch (item.task()) {
			case "Task_WriteReport" -> {
				List<ProgressReport> all = this.reports.of(project);
				ProgressReport report = all.get(all.size() - 1);
				int pace = Integer.parseInt(wishes.getOrDefault("pace", "100"));
				this.reports.submit(project, report.number(), report(project, report, pace, language), item, actor);
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
			case "Task_SettleAccounts" -> this.submissions.submit(item, "submit", Map.of("spent", reported(project),
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
			case "Task_OrderPayment" -> {
				Map<String, Object> order = new HashMap<>(order(project, language));
				order.putAll(wishes);
				order.keySet().removeAll(List.of("outcome", "password"));
				this.submissions.submit(item, wishes.getOrDefault("outcome", "order"), order, actor);
			}
			case Demands.RECORDING -> record(project, item, actor, language);
			default -> this.archiving.archive(project, actor);
		}
	}

	/** To the account that is known, or an example of the host's. */
	private Map<String, Object> order(Project project, Locale language) {
		Account payee = this.payees.of(project)
			.orElseGet(() -> new Account(this.names.of(project.host()).in(language),
					LocalizedText.of("Example Bank, Haidian branch", "示例银行海淀支行").in(language), "0200003600001234567"));
		return Map.of("budgetLine", LocalizedText.of("206 Science and technology", "206 科学技术").in(language), "payee",
				payee.name(), "bank", payee.bank(), "account", payee.number());
	}

	/** All that is open comes at once. */
	private void record(Project project, WorkItem item, Actor actor, Locale language) {
		this.demands.of(project)
			.stream()
			.filter((one) -> one.funder().equals(item.itemKey()))
			.forEach((one) -> this.demands.record(project,
					Map.of("funder", one.funder(), "amount", one.open().inYuan().toPlainString(), "returnedOn",
							this.delivery.today().toString(), "reference",
							LocalizedText.of("Treasury example ", "国库示例 ").in(language) + one.funder()),
					actor));
	}

	private String audit(WorkItem item, Actor actor) {
		return this.files
			.store(item.of(), "audit-report", "audit-report.pdf", ExamplePage.of(item.of().number()), actor)
			.id()
			.toString();
	}

	/** What the reports tell, or where there is none what was paid. */
	private String reported(Project project) {
		Money all = this.reports.spent(project).values().stream().reduce(Money.ZERO, Money::plus);
		return all.isPositive() ? all.inYuan().toPlainString() : spent(project);
	}

	private String spent(Project project) {
		return this.ledger.sum(project, Posting.Kind.PAY).inYuan().toPlainString();
	}

	/**
	 * What was due in the period is done, the rest as far as the days that have gone; a
	 * part of what was paid is spent, within the plan of each kind of cost.
	 * @param pace how far the work came on its plan, in percent of the days that have
	 * gone
	 */
	private Map<String, String> report(Project project, ProgressReport report, int pace, Locale language) {
		LocalDate end = project.startsOn()
			.plusDays(ChronoUnit.DAYS.between(project.startsOn(), report.periodTo()) * pace / 100);
		Map<String, String> typed = new HashMap<>();
		List<String> done = new ArrayList<>();
		List<String> underWay = new ArrayList<>();
		LocalDate from = project.startsOn();
		for (Milestone one : this.milestones.findByProjectIdOrderByOrdinal(project.id())) {
			int percent = Math.max(one.donePercent(), gone(from, one.dueOn(), end) / 5 * 5);
			if (percent > 0) {
				((percent == 100) ? done : underWay).add(one.name());
			}
			fill(typed, ReportLine.Kind.MILESTONE, one.id(), String.valueOf(percent),
					(percent == 0) ? "" : (percent == 100) ? one.deliverable() : RECORD.in(language));
			from = one.dueOn();
		}
		int gone = gone(project.startsOn(), project.endsOn(), end);
		this.indicators.findByProjectIdOrderByOrdinal(project.id())
			.forEach(
					(one) -> fill(typed, ReportLine.Kind.INDICATOR, one.id(), reached(one, gone), RECORD.in(language)));
		spending(project, gone).forEach((category, amount) -> typed
			.put(Reports.field(ReportLine.Kind.SPENDING, category), amount.inYuan().toPlainString()));
		typed.put("summary", SUMMARY.in(language).formatted(listed(done, language), listed(underWay, language)));
		typed.put("deviations", (pace < 100) ? BEHIND.in(language) : "");
		return typed;
	}

	private static String listed(List<String> names, Locale language) {
		return names.isEmpty() ? NONE.in(language) : String.join(LocalizedText.of(", ", "、").in(language), names);
	}

	/** How much of the time has gone, in percent. */
	private static int gone(LocalDate from, LocalDate to, LocalDate now) {
		long all = Math.max(1, ChronoUnit.DAYS.between(from, to));
		return (int) Math.max(0, Math.min(100, ChronoUnit.DAYS.between(from, now) * 100 / all));
	}

	/** A value on the way from the baseline to the target. */
	private static String reached(Indicator indicator, int percent) {
		try {
			BigDecimal baseline = new BigDecimal(indicator.baseline());
			BigDecimal way = new BigDecimal(indicator.target()).subtract(baseline);
			return baseline.add(way.multiply(BigDecimal.valueOf(percent)).movePointLeft(2))
				.setScale(Math.max(baseline.scale(), way.scale()), RoundingMode.DOWN)
				.toPlainString();
		}
		catch (NumberFormatException ex) {
			return indicator.target();
		}
	}

	private static void fill(Map<String, String> typed, ReportLine.Kind kind, Object about, String value, String note) {
		String field = Reports.field(kind, about);
		typed.put(field, value);
		typed.put(field + "-note", note);
	}

	/**
	 * Nine tenths of what was paid, or of the award as far as it is gone, over the kinds
	 * of cost as they are planned, without what earlier reports tell.
	 */
	private Map<String, Money> spending(Project project, int gone) {
		long most = Math.min(project.award().fen() / 100 * gone, this.ledger.sum(project, Posting.Kind.PAY).fen());
		List<String> costs = this.reports.costs(project);
		Map<String, Money> planned = this.budget.planned(project).orElse(Map.of());
		long all = costs.stream().mapToLong((cost) -> weight(planned, cost)).sum();
		Map<String, Money> before = this.reports.spent(project);
		Map<String, Money> spending = new LinkedHashMap<>();
		for (String cost : costs) {
			BigDecimal share = BigDecimal.valueOf(weight(planned, cost))
				.divide(BigDecimal.valueOf(Math.max(1, all)), MathContext.DECIMAL64);
			long spent = new Money(most / 10 * 9).share(share).fen() - before.get(cost).fen();
			spending.put(cost, new Money(Math.max(0, spent / WHOLE * WHOLE)));
		}
		return spending;
	}

	private static long weight(Map<String, Money> planned, String cost) {
		return planned.isEmpty() ? 1 : Math.max(0, planned.getOrDefault(cost, Money.ZERO).fen());
	}

}
