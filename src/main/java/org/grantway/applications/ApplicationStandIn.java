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

	private static final Locale ANY = Locale.ENGLISH;

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
	 * {@code partners} and units of the {@code team}, separated by spaces.
	 */
	@Override
	public void answer(WorkItem item, Actor actor, Map<String, String> wishes) {
		GrantApplication application = this.applications.findById(item.subjectId()).orElseThrow();
		Call call = this.calls.require(application.callId());
		Map<String, Stored> written = this.drafts.written(application.id());
		for (Section section : SectionPlan.of(call, Writing.in(application.status(), call).step())) {
			Stored stored = written.get(section.key());
			if (stored == null || !stored.complete()) {
				attach(application, section, actor);
				save(application, section, stored, typed(section, application, call, wishes), actor);
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

	private Answers typed(Section section, GrantApplication application, Call call, Map<String, String> wishes) {
		Map<String, Object> values = new LinkedHashMap<>();
		for (Field field : section.fields()) {
			if (field.kind() != Field.Kind.FILES) {
				values.put(field.name(), example(field, call));
			}
		}
		switch (section.key()) {
			case "core" -> core(values, call, wishes);
			case "case" ->
				List.of("background", "goals", "approach").forEach((name) -> values.put(name, example(name)));
			case "outline" -> values.put("amount", amount(call, wishes).inYuan().toPlainString());
			case "team" -> values.put("members", team(application, wishes));
			case "partners" -> values.put("units", partners(application, call, wishes));
			case "budget" -> {
				if (Budgets.isLumpSum(call)) {
					values.put(Section.LUMP_SUM, amount(call, wishes).inYuan().toPlainString());
				}
				else {
					values.put("lines", lines(call, amount(call, wishes)));
				}
			}
			case "plan" ->
				plan(values, Long.parseLong(wishes.getOrDefault("duration", String.valueOf(application.duration()))));
			case "agreement" -> values.put("shares", shares(call, application.requested()));
			default -> {
			}
		}
		return new Answers(values);
	}

	/** Something that can stand in the field. */
	private Object example(Field field, Call call) {
		return switch (field.kind()) {
			case YES -> "true";
			case NUMBER -> "12";
			case MONEY -> call.awardMin().inYuan().toPlainString();
			case DATE -> today().plusYears(1).toString();
			case CHOICE -> this.choices.of(field, call, ANY).keySet().iterator().next();
			case CHOICES, ROWS -> List.of();
			default -> field.required() ? example(field.name()) : "";
		};
	}

	private static String example(String name) {
		return switch (name) {
			case "title_en" -> "Example of a new application";
			case "title_zh" -> "示例申请";
			case "legal_entity" -> "示例创新中心（演示） Example Innovation Center (demo)";
			case "keywords" -> "示例; example; demonstration";
			case "charter" -> "第一条 本中心实行理事会领导下的主任负责制。\nArticle 1. A director runs the center under its council.";
			default -> "本段为演示内容：说明目标、任务分工、进度安排与考核方式，并列明责任人和所需条件。\n"
					+ "This part is an example. It says what is aimed at, who does which part by when, how the result is "
					+ "checked, and what is needed for it.";
		};
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

	private Map<String, String> leader(GrantApplication application) {
		PersonView leader = this.people.require(application.principalInvestigator());
		return Map.of("name", leader.name().in(ANY), "email", leader.email(), "organisation", application.host(),
				"role", "leader", "title", "教授 Professor", "months", "8");
	}

	/** The leader, and somebody of each other unit that is wished for. */
	private List<Map<String, String>> team(GrantApplication application, Map<String, String> wishes) {
		List<Map<String, String>> team = new ArrayList<>(List.of(leader(application)));
		Stream.of(wishes.getOrDefault("team", "").strip().split("\\s+"))
			.filter((code) -> !code.isBlank())
			.map((code) -> Map.of("name", "成员示例 Member (demo)", "email", "", "organisation", code, "role",
					"participant", "title", "教授 Professor", "months", "4"))
			.forEach(team::add);
		return team;
	}

	/** Those wished for, and one for each region that the call asks for besides. */
	private List<Map<String, String>> partners(GrantApplication application, Call call, Map<String, String> wishes) {
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
					"承担一个课题并提供试验条件。Leads one topic and provides its test conditions."))
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
	private List<Map<String, String>> lines(Call call, Money amount) {
		List<String> categories = this.budgets.rules(call)
			.choosable()
			.stream()
			.filter((category) -> !category.group().equals("matching") && category.itemiseFrom() == null)
			.map((category) -> category.code())
			.limit(3)
			.toList();
		long low = 0;
		long high = amount.fen() / 1_000_000;
		while (low < high) {
			long middle = (low + high + 1) / 2;
			Money asked = this.budgets.sheet(new Answers(Map.of("lines", split(categories, middle))), call).requested();
			if (asked.compareTo(amount) > 0) {
				high = middle - 1;
			}
			else {
				low = middle;
			}
		}
		List<Map<String, String>> lines = new ArrayList<>(split(categories, low));
		Money matching = this.budgets.sheet(new Answers(Map.of("lines", lines)), call).matchingNeeded();
		if (matching.isPositive()) {
			lines.add(line(categories.get(0), "地方与单位配套 Money of regions and host", "region", matching, 1));
		}
		return lines;
	}

	/** Ten thousands of yuan over the categories: half, then halves of what is left. */
	private static List<Map<String, String>> split(List<String> categories, long tenThousands) {
		List<Map<String, String>> lines = new ArrayList<>();
		long left = tenThousands;
		for (int at = 0; at < categories.size(); at++) {
			long part = (at == categories.size() - 1) ? left : left / 2;
			left -= part;
			lines.add(line(categories.get(at), "按任务测算 As the tasks need", "funder", new Money(part * 1_000_000),
					at % 2 + 1));
		}
		return lines;
	}

	private static Map<String, String> line(String category, String description, String source, Money amount,
			int year) {
		return Map.of("year", String.valueOf(year), "category", category, "description", description, "unit_price", "",
				"quantity", "", "source", source, "amount", amount.inYuan().toPlainString());
	}

	private void plan(Map<String, Object> values, long months) {
		List<Map<String, String>> milestones = new ArrayList<>();
		List<String> names = List.of("方案与样机 Design and prototype", "试验验证 Test and proof", "应用示范 Use in the field");
		for (int at = 0; at < names.size(); at++) {
			milestones.add(Map.of("name", names.get(at), "due", today().plusMonths((4L + at) * months / 6).toString(),
					"deliverable", "报告与样品 Report and sample"));
		}
		values.put("milestones", milestones);
		values.put("indicators", List.of(Map.of("name", "测试指标 Test indicator", "unit", "%", "baseline", "60", "target",
				"95", "evidence", "第三方测试报告 Report of an independent test")));
	}

	private static List<Map<String, String>> shares(Call call, Money amount) {
		List<Map<String, String>> shares = new ArrayList<>();
		call.fundingSplit()
			.forEach((funder,
					share) -> shares.add(Map.of("funder", funder, "share",
							share.movePointRight(2).stripTrailingZeros().toPlainString(), "amount",
							amount.share(share).inYuan().toPlainString(), "source", "年度预算 Yearly budget")));
		return shares;
	}

	private LocalDate today() {
		return Times.dayOf(Instant.now(this.clock));
	}

}
