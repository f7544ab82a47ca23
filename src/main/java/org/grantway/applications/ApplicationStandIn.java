package org.grantway.applications;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

import org.grantway.applications.ApplicationDrafts.Stored;
import org.grantway.applications.content.Answers;
import org.grantway.applications.content.Field;
import org.grantway.applications.content.Finding;
import org.grantway.applications.content.Section;
import org.grantway.applications.content.SectionPlan;
import org.grantway.documents.ExamplePage;
import org.grantway.documents.Files;
import org.grantway.identity.Organisations;
import org.grantway.identity.People;
import org.grantway.identity.People.PersonView;
import org.grantway.programmes.Call;
import org.grantway.programmes.Calls;
import org.grantway.programmes.UnitConditions;
import org.grantway.shared.Actor;
import org.grantway.shared.LocalizedText;
import org.grantway.shared.Money;
import org.grantway.shared.Times;
import org.grantway.workflow.StandIn;
import org.grantway.workflow.WorkItem;

/**
 * Writes and submits applications in the demonstration. Sections that somebody has
 * completed stay as they are.
 */
@Component
@Profile("demo")
class ApplicationStandIn implements StandIn {

	private static final LocalizedText EXAMPLE = LocalizedText
		.of("This part is an example. It says what is aimed at, who does which part by when, how the result is "
				+ "checked, and what is needed for it.", "本段为演示内容：说明目标、任务分工、进度安排与考核方式，并列明责任人和所需条件。");

	private static final LocalizedText TERMS = LocalizedText
		.of("Each funder pays its share of every instalment within 30 days of the day on which it falls due. What is bought "
				+ "with the money belongs to the center and is open to users of all three regions on the same terms. "
				+ "Results belong to those who made them; the parties may use them for public tasks without a fee. "
				+ "Who leaves gives a year's notice and pays what has been committed until then.",
				"各出资方在每笔经费应付之日起30日内拨付应承担的部分。使用经费购置的设备归中心所有，按相同条件向三地用户开放。"
						+ "成果归完成单位所有，各方可为公共任务无偿使用。退出的一方须提前一年书面通知，并承担此前已确定的出资。");

	private static final LocalizedText GOVERNANCE = LocalizedText
		.of("A council of nine, three from each region, meets twice a year and decides on plan, budget and director by two "
				+ "thirds. The director answers for the daily work. A committee of seven experts advises and is heard before "
				+ "each yearly plan. Accounts are audited every year and sent to all funders.",
				"设理事会，由三地各三名代表共九人组成，每年召开两次会议，以三分之二多数审定计划、预算和主任人选。主任负责日常运行。" + "设七人专家委员会，年度计划须先听取其意见。经费每年审计，审计报告送各出资方。");

	/** Name, deliverable and percent of the term, one a line. */
	private static final LocalizedText MILESTONES = LocalizedText.of("""
			Design and prototype|Design report and prototype|30
			Test and proof|Report of the tests and their data|60
			Use in the field|Report of the first user|95""", """
			方案与样机|设计报告与样机|30
			试验验证|试验报告与数据|60
			应用示范|首家用户的应用报告|95""");

	/** Name, unit, baseline, target and evidence, one a line. */
	private static final LocalizedText INDICATORS = LocalizedText
		.of("Share of test cases passed|%|60|95|Report of an independent test", "试验工况通过率|%|60|95|第三方测试报告");

	private final ApplicationDrafts drafts;

	private final Submitting submitting;

	private final GrantApplications applications;

	private final Calls calls;

	private final People people;

	private final Budgets budgets;

	private final Choices choices;

	private final Files files;

	private final Organisations organisations;

	private final Clock clock;

	ApplicationStandIn(ApplicationDrafts drafts, Submitting submitting, GrantApplications applications, Calls calls,
			People people, Budgets budgets, Choices choices, Files files, Organisations organisations, Clock clock) {
		this.drafts = drafts;
		this.submitting = submitting;
		this.applications = applications;
		this.calls = calls;
		this.people = people;
		this.budgets = budgets;
		this.choices = choices;
		this.files = files;
		this.organisations = organisations;
		this.clock = clock;
	}

	@Override
	public Map<String, String> outcomes() {
		return Map.of("Task_Apply", "submit", "Task_WriteFull", "submit", "Task_WriteIntention", "submit",
				"Task_Incubate", "submit", "Task_DraftAgreement", "submit");
	}

	@Override
	public Optional<Instant> waitsUntil(WorkItem item) {
		if (!item.task().equals("Task_Incubate")) {
			return Optional.empty();
		}
		GrantApplication application = this.applications.findById(item.subjectId()).orElseThrow();
		return EntryRules.planFrom(this.calls.require(application.callId()), application);
	}

	/**
	 * The wishes are {@code title_en}, {@code title_zh}, {@code abstract_en},
	 * {@code abstract_zh}, {@code field}, {@code screening}, {@code amount} in yuan, and
	 * {@code partners} and units of the {@code team}, separated by spaces, and
	 * {@code milestones} and {@code indicators}, one a line with their cells between
	 * bars.
	 */
	@Override
	public void answer(WorkItem item, Actor actor, Locale language, Map<String, String> wishes) {
		GrantApplication application = this.applications.findById(item.subjectId()).orElseThrow();
		Call call = this.calls.require(application.callId());
		Map<String, Stored> written = this.drafts.written(application.id());
		for (Section section : SectionPlan.of(call, Writing.in(application.status(), call).step())) {
			Stored stored = written.get(section.key());
			if (stored == null || !stored.complete()) {
				attach(application, section, actor);
				save(application, section, stored, typed(section, application, call, language, wishes), actor);
			}
		}
		this.submitting.submit(application.number(), actor);
	}

	private void save(GrantApplication application, Section section, Stored stored, Answers answers, Actor actor) {
		List<Finding> findings = this.drafts.save(application.number(), section.key(), answers,
				(stored != null) ? stored.version() : -1, true, actor);
		if (!findings.isEmpty()) {
			throw new Incomplete(findings);
		}
	}

	private void attach(GrantApplication application, Section section, Actor actor) {
		for (Field field : section.fields()) {
			if (field.kind() == Field.Kind.FILES && field.required()
					&& this.files.of(application.asCase(), field.name()).isEmpty()) {
				this.files.store(application.asCase(), field.name(), field.name().replace("attachment-", "") + ".pdf",
						ExamplePage.of(application.number() + " " + field.name().replace("attachment-", "")), actor);
			}
		}
	}

	private Answers typed(Section section, GrantApplication application, Call call, Locale language,
			Map<String, String> wishes) {
		Map<String, Object> values = new LinkedHashMap<>();
		for (Field field : section.fields()) {
			if (field.kind() != Field.Kind.FILES) {
				values.put(field.name(), example(field, call, language));
			}
		}
		switch (section.key()) {
			case "core" -> core(values, call, wishes);
			case "case" ->
				List.of("background", "goals", "approach").forEach((name) -> values.put(name, example(name, language)));
			case "outline" -> values.put("amount", amount(call, wishes).inYuan().toPlainString());
			case "team" -> values.put("members", team(application, language, wishes));
			case "partners" -> values.put("units", partners(application, call, language, wishes));
			case "budget" -> {
				if (Budgets.isLumpSum(call)) {
					values.put(Section.LUMP_SUM, amount(call, wishes).inYuan().toPlainString());
				}
				else {
					values.put("lines", lines(call, language, amount(call, wishes)));
				}
			}
			case "plan" -> plan(values, call, language,
					Long.parseLong(wishes.getOrDefault("duration", String.valueOf(application.duration()))), wishes);
			case "agreement" -> {
				values.put("shares", shares(call, language, application.requested()));
				values.put("terms", TERMS.in(language));
				values.put("governance", GOVERNANCE.in(language));
			}
			default -> {
			}
		}
		return new Answers(values);
	}

	/** Something that can stand in the field. */
	private Object example(Field field, Call call, Locale language) {
		return switch (field.kind()) {
			case YES -> "true";
			case NUMBER -> "12";
			case MONEY -> call.awardMin().inYuan().toPlainString();
			case DATE -> today().plusYears(1).toString();
			case CHOICE -> this.choices.of(field, call, language).keySet().iterator().next();
			case CHOICES, ROWS -> List.of();
			default -> field.required() ? example(field.name(), language) : "";
		};
	}

	/** What is kept in two languages has a field for each. */
	private static String example(String name, Locale language) {
		return switch (name) {
			case "title_en" -> "Example of a new application";
			case "title_zh" -> "示例申请";
			case "abstract_en" -> EXAMPLE.en();
			case "abstract_zh" -> EXAMPLE.zh();
			case "legal_entity" -> says(language, "Example Innovation Center (demo)", "示例创新中心（演示）");
			case "keywords" -> says(language, "example; demonstration", "示例; 演示");
			case "charter" ->
				says(language, "Article 1. A director runs the center under its council.", "第一条 本中心实行理事会领导下的主任负责制。");
			default -> EXAMPLE.in(language);
		};
	}

	private static String says(Locale language, String english, String chinese) {
		return LocalizedText.of(english, chinese).in(language);
	}

	private void core(Map<String, Object> values, Call call, Map<String, String> wishes) {
		for (String name : List.of("title_en", "title_zh", "abstract_en", "abstract_zh", "field")) {
			if (wishes.containsKey(name)) {
				values.put(name, wishes.get(name));
			}
		}
		values.put("duration", wishes.getOrDefault("duration", String.valueOf(call.durationMonths())));
		values.put("screenings", wishes.containsKey("screening") ? List.of(wishes.get("screening")) : List.of());
	}

	private Map<String, String> leader(GrantApplication application, Locale language) {
		PersonView leader = this.people.require(application.principalInvestigator());
		return Map.of("name", leader.name().in(language), "email", leader.email(), "organisation", application.host(),
				"role", "leader", "title", says(language, "Professor", "教授"), "months", "8");
	}

	/** The leader, and somebody of each other unit that is wished for. */
	private List<Map<String, String>> team(GrantApplication application, Locale language, Map<String, String> wishes) {
		List<Map<String, String>> team = new ArrayList<>(List.of(leader(application, language)));
		Stream.of(wishes.getOrDefault("team", "").strip().split("\\s+"))
			.filter((code) -> !code.isBlank())
			.map((code) -> Map.of("name", says(language, "Member (demo)", "成员示例"), "email", "", "organisation", code,
					"role", "participant", "title", says(language, "Professor", "教授"), "months", "4"))
			.forEach(team::add);
		return team;
	}

	/** Those wished for, and one for each region that the call asks for besides. */
	private List<Map<String, String>> partners(GrantApplication application, Call call, Locale language,
			Map<String, String> wishes) {
		List<String> codes = new ArrayList<>(Stream.of(wishes.getOrDefault("partners", "").strip().split("\\s+"))
			.filter((code) -> !code.isBlank())
			.toList());
		Set<String> missing = new TreeSet<>(UnitConditions.regionsRequired(call));
		List<String> units = new ArrayList<>(codes);
		units.add(application.host());
		this.organisations.all(Set.copyOf(units)).values().forEach((unit) -> missing.remove(unit.region()));
		for (String region : missing) {
			this.organisations.ofType("university")
				.stream()
				.filter((unit) -> region.equals(unit.region()))
				.findFirst()
				.ifPresent((unit) -> codes.add(unit.code()));
		}
		return codes.stream()
			.map((code) -> Map.of("organisation", code, "role", "co-operation", "task",
					says(language, "Leads one topic and provides its test conditions.", "承担一个课题并提供试验条件。")))
			.toList();
	}

	private static Money amount(Call call, Map<String, String> wishes) {
		return Money.read(wishes.get("amount"))
			.orElseGet(
					() -> new Money((call.awardMin().fen() + call.awardMax().fen()) / 2 / 100_000_000 * 100_000_000));
	}

	/**
	 * Lines that ask for no more than the amount, indirect costs included, and the
	 * matching money the call wants.
	 */
	private List<Map<String, String>> lines(Call call, Locale language, Money amount) {
		List<String> categories = this.budgets.rules(call)
			.choosable()
			.stream()
			.filter((category) -> !category.isFunding() && category.itemiseFrom() == null)
			.map((category) -> category.code())
			.limit(3)
			.toList();
		long low = 0;
		long high = amount.fen() / 1_000_000;
		while (low < high) {
			long middle = (low + high + 1) / 2;
			Money asked = this.budgets.sheet(new Answers(Map.of("lines", split(categories, language, middle))), call)
				.requested();
			if (asked.compareTo(amount) > 0) {
				high = middle - 1;
			}
			else {
				low = middle;
			}
		}
		List<Map<String, String>> lines = new ArrayList<>(split(categories, language, low));
		Money matching = this.budgets.sheet(new Answers(Map.of("lines", lines)), call).matchingNeeded();
		if (matching.isPositive()) {
			lines.add(line(categories.get(0), says(language, "Money of regions and host", "地方与单位配套"), "region",
					matching, 1));
		}
		return lines;
	}

	/** Ten thousands of yuan over the categories: half, then halves of what is left. */
	private static List<Map<String, String>> split(List<String> categories, Locale language, long tenThousands) {
		List<Map<String, String>> lines = new ArrayList<>();
		long left = tenThousands;
		for (int at = 0; at < categories.size(); at++) {
			long part = (at == categories.size() - 1) ? left : left / 2;
			left -= part;
			lines.add(line(categories.get(at), says(language, "As the tasks need", "按任务测算"), "funder",
					new Money(part * 1_000_000), at % 2 + 1));
		}
		return lines;
	}

	private static Map<String, String> line(String category, String description, String source, Money amount,
			int year) {
		return Map.of("year", String.valueOf(year), "category", category, "description", description, "unit_price", "",
				"quantity", "", "source", source, "amount", amount.inYuan().toPlainString());
	}

	/**
	 * The term begins when the calendar of the call has come to its end, or today where
	 * there is none.
	 */
	private void plan(Map<String, Object> values, Call call, Locale language, long months, Map<String, String> wishes) {
		LocalDate from = call.lastDayOfTerm(0, today()).orElse(today());
		values.put("milestones",
				rows(wishes.getOrDefault("milestones", MILESTONES.in(language)),
						(cells) -> Map.of("name", cells[0], "deliverable", cells[1], "due",
								from.plusDays(months * 30 * Long.parseLong(cells[2]) / 100).toString())));
		values.put("indicators", rows(wishes.getOrDefault("indicators", INDICATORS.in(language)), (cells) -> Map
			.of("name", cells[0], "unit", cells[1], "baseline", cells[2], "target", cells[3], "evidence", cells[4])));
	}

	private static List<Map<String, String>> rows(String lines, Function<String[], Map<String, String>> row) {
		return lines.lines().map((line) -> row.apply(line.split("\\|"))).toList();
	}

	private static List<Map<String, String>> shares(Call call, Locale language, Money amount) {
		List<Map<String, String>> shares = new ArrayList<>();
		call.fundingSplit()
			.forEach((funder, share) -> shares.add(Map.of("funder", funder, "share",
					share.movePointRight(2).stripTrailingZeros().toPlainString(), "amount",
					amount.share(share).inYuan().toPlainString(), "source", says(language, "Yearly budget", "年度预算"))));
		return shares;
	}

	private LocalDate today() {
		return Times.dayOf(Instant.now(this.clock));
	}

}
