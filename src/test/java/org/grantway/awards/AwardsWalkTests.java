package org.grantway.awards;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import org.grantway.workflow.WorkItem;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

import org.grantway.applications.ApplicationStatus;
import org.grantway.awards.lists.ListStatus;
import org.grantway.awards.lists.Lists;
import org.grantway.programmes.CallCancelled;
import org.grantway.programmes.Calls;
import org.grantway.shared.CaseRef;
import org.grantway.shared.Letter;
import org.grantway.shared.Money;
import org.grantway.shared.Times;
import org.grantway.shared.WorkingCalendar;
import org.grantway.support.GrantwayTest;
import org.grantway.web.Formats;
import org.grantway.workflow.Timeline;
import org.grantway.workflow.Worklist;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Walks lists through consultation, notice, decision and signing, to every end, through
 * the pages.
 */
@GrantwayTest
@RecordApplicationEvents
class AwardsWalkTests {

	@Autowired
	private ApplicationEvents events;

	@Autowired
	Awards awards;

	@Autowired
	Lists lists;

	@Autowired
	Calls calls;

	@Autowired
	Worklist worklist;

	@Autowired
	Timeline timeline;

	@Autowired
	WorkingCalendar calendar;

	@Autowired
	JdbcTemplate jdbc;

	@Autowired
	ApplicationEventPublisher publisher;

	AwardsWorld world;

	String call;

	CaseRef application;

	@BeforeEach
	void world(@Autowired org.springframework.beans.factory.config.AutowireCapableBeanFactory beans) {
		this.world = (AwardsWorld) beans.autowire(AwardsWorld.class,
				org.springframework.beans.factory.config.AutowireCapableBeanFactory.AUTOWIRE_CONSTRUCTOR, false);
	}

	@Test
	void fromTheListToTheSignedTaskBook() throws Exception {
		String list = formed("MIIT", "MOE");
		agree(list, "MIIT");
		this.world.act("clerk-moe", "/consultations/" + list + "/MOE", except("draft", "AGREE_WITH_COMMENTS", ""));
		this.world.act("head-moe", "/consultations/" + list + "/MOE",
				Map.of("action", "sign", "password", AwardsWorld.PASSWORD));
		CaseRef of = list(list);
		assertThat(this.world.open(of)).containsExactly("Task_AnswerComments");
		this.world.open("officer", "/lists/" + list + "/comments");
		Map<String, String> answers = new HashMap<>();
		this.world.open("officer", "/lists/" + list + "/comments").select("textarea").forEach((area) -> {
			answers.put(area.attr("name"), "Adopted in the plan.");
			answers.put(area.attr("name").replace("answer_", "adopted_"), "yes");
		});
		this.world.act("officer", "/lists/" + list + "/comments", answers);
		assertThat(status(list)).isEqualTo(ListStatus.PUBLIC_NOTICE);
		assertThat(this.world.status(this.application)).isEqualTo(ApplicationStatus.PUBLIC_NOTICE);
		this.world.open(null, "/notices");
		this.world.open(null, "/notices/" + list);
		this.world.open("officer", "/lists/" + list + "/consultation");
		this.world.pass(15);
		decide(list, "award");
		assertThat(this.world.status(this.application)).isEqualTo(ApplicationStatus.SIGNING);
		this.world.open("pi", "/applications/" + this.application.number() + "/outcome");
		String document = prepared();
		this.world.open("pi", document);
		assertThat(this.world.refused("pi", document, Map.of("action", "sign", "password", "wrong"), 422).text())
			.contains("There is a problem");
		this.world.act("pi", document, Map.of("action", "sign", "password", AwardsWorld.PASSWORD));
		this.world.scan("host", document,
				Map.of("action", "paper", "documentNumber", "TU-2027-9", "dateOnPaper", this.world.today()));
		assertThat(this.world.open(this.application)).containsExactly("Task_ConfirmScan:host");
		this.world.open("agency", document);
		this.world.act("agency", document, Map.of("action", "confirm"));
		this.world.act("agency2", document, Map.of("action", "sign", "password", AwardsWorld.PASSWORD));
		assertThat(this.world.status(this.application)).isEqualTo(ApplicationStatus.AWARDED);
		assertThat(this.awards.of(this.application.id())).hasValueSatisfying((award) -> {
			assertThat(award.taskBook()).isNotNull();
			assertThat(award.shares()).containsOnlyKeys("central").containsValue(award.amount());
			assertThat(this.awards.reservedAt(award)).as("its money was set aside when the list was formed")
				.isEqualTo(this.lists.require(list).formedAt())
				.isBefore(award.decidedAt());
		});
	}

	@Test
	void silenceIsConsentOnlyWhereTheTableAllowsItAndOtherwiseGoesToTheDecisionBody() throws Exception {
		String list = formed("MIIT", "MOF");
		this.world.pass(45);
		var board = this.world.open("officer", "/lists/" + list + "/consultation").text();
		assertThat(board).contains("Deemed consent").contains("No reply, no consent").contains("Reminded");
		assertThat(status(list)).isEqualTo(ListStatus.DISPUTE);
		this.world.open("decider", "/lists/" + list + "/dispute");
		rule(list, "stopped");
		assertThat(status(list)).isEqualTo(ListStatus.STOPPED);
		assertThat(this.world.status(this.application)).isEqualTo(ApplicationStatus.DECLINED);
		var outcome = this.world.open("pi", "/applications/" + this.application.number() + "/outcome").text();
		assertThat(outcome).contains("No money this year.").contains("15 days of service");
		assertThat(this.lists.purse(this.calls.byCode(this.call).orElseThrow()).reserved().isPositive()).isFalse();
	}

	@Test
	void aDepartmentThatHasNotAnsweredIsRemindedOnce() throws Exception {
		this.world.person("clerk-mof");
		String list = formed("MOF");
		assertThat(messagesOf("clerk-mof", list)).noneMatch((message) -> message.contains("Reminder"));
		this.world.pass(17);
		assertThat(messagesOf("clerk-mof", list).stream().filter((message) -> message.contains("Reminder")))
			.singleElement()
			.satisfies((message) -> assertThat(message).contains("Draft the opinion", "As Department clerk", "Due"));
	}

	private List<String> messagesOf(String who, String list) throws Exception {
		return this.world.open(who, "/my/messages")
			.select("tbody tr")
			.eachText()
			.stream()
			.filter((message) -> message.contains(list))
			.toList();
	}

	@Test
	void anExtensionIsGivenOnceAndMovesTheDueDate() throws Exception {
		String list = formed("MOF");
		CaseRef of = list(list);
		var before = this.world.items(of).get(0).dueAt();
		this.world.act("clerk-mof", "/consultations/" + list + "/MOF",
				Map.of("action", "extend", "reason", "The budget office meets late."));
		assertThat(this.world.items(of).get(0).dueAt()).isAfter(before);
		this.world.refused("clerk-mof", "/consultations/" + list + "/MOF",
				Map.of("action", "extend", "reason", "Again."), 422);
		agree(list, "MOF");
		assertThat(status(list)).isEqualTo(ListStatus.PUBLIC_NOTICE);
	}

	@Test
	void aYearLoadedWhileTasksAreOpenMovesTheirDaysAndTellsThoseConcerned() throws Exception {
		String list = formed("MOF");
		CaseRef of = list(list);
		this.world.person("clerk-mof");
		WorkItem before = this.world.items(of).get(0);
		Instant timer = this.timeline.nextTimer(of.type(), of.id()).orElseThrow();
		LocalDate day = Times.dayOf(this.world.now()).plusDays(1);
		int year = day.getYear();
		String kept = this.jdbc
			.queryForList(
					"select calendar_date, kind, name_en, name_zh, status from calendar_day order by calendar_date")
			.stream()
			.map((row) -> row.values().stream().map(Object::toString).collect(Collectors.joining(",")))
			.filter((line) -> line.startsWith("" + year))
			.collect(Collectors.joining("\n", "", "\n"));
		// a free Sunday changes nothing, and no year may be without a line
		kept += kept.isBlank() ? day.with(TemporalAdjusters.firstInMonth(DayOfWeek.SUNDAY)) + ",holiday,Sunday,星期日\n"
				: "";
		List<LocalDate> free = day.datesUntil(day.plusDays(12))
			.filter((one) -> one.getYear() == year && this.calendar.isWorkingDay(one)
					&& one.getDayOfWeek().getValue() < 6)
			.limit(3)
			.toList();
		String more = kept + free.stream()
			.map((one) -> one + ",holiday,Extra holiday,临时假日,published\n")
			.collect(Collectors.joining());
		String wrong = more + "2029-13-01,holiday,None,无\n" + free.get(0) + ",feast,None,无,published";
		Document refused = this.world.refused("system", "/admin/calendar",
				Map.of("year", "" + year, "text", wrong, "action", "load"), 422);
		assertThat(refused.select("main ul.plain li").eachText()).hasSize(2)
			.anyMatch((line) -> line.contains("the date must be written"));
		assertThat(refused.select("textarea").text()).contains("2029-13-01");
		assertThat(this.calendar.isWorkingDay(free.get(0))).as("nothing half-done").isTrue();
		assertThat(this.world.items(of).get(0).dueAt()).isEqualTo(before.dueAt());
		Document preview = this.world.refused("system", "/admin/calendar",
				Map.of("year", "" + year, "text", more, "action", "preview"), 200);
		assertThat(preview.select("tr:contains(changes)")).hasSize(free.size());
		this.world.denied("officer", "/admin/calendar", 403);
		try {
			this.world.act("system", "/admin/calendar", Map.of("year", "" + year, "text", more, "action", "load"));
			assertThat(this.calendar.isWorkingDay(free.get(0))).isFalse();
			WorkItem after = this.world.items(of).get(0);
			assertThat(after.dueAt()).isEqualTo(this.calendar.afterWorkingDays(before.createdAt(), 15))
				.isAfter(before.dueAt());
			assertThat(this.timeline.nextTimer(of.type(), of.id()).orElseThrow()).as("the reminder")
				.isEqualTo(this.calendar.afterWorkingDays(before.createdAt(), 10))
				.isAfter(timer);
			assertThat(messagesOf("clerk-mof", list)).anyMatch((message) -> message.contains("the due date moved"));
			assertThat(this.world.open("officer", "/cases/" + list + "/history").text())
				.contains("Due date moved with the working days", "Time to reply moved with the working days");
			assertThat(this.world.open("system", "/admin/calendar?year=" + year).text()).contains("Extra holiday");
		}
		finally {
			this.world.act("system", "/admin/calendar", Map.of("year", "" + year, "text", kept, "action", "load"));
		}
		assertThat(this.world.items(of).get(0).dueAt()).isEqualTo(before.dueAt());
		assertThat(this.timeline.nextTimer(of.type(), of.id())).hasValue(timer);
	}

	@Test
	void objectorsAreMetTwiceAndThenTheDecisionBodyRules() throws Exception {
		String list = formed("MIIT", "MOF");
		agree(list, "MIIT");
		this.world.refused("clerk-mof", "/consultations/" + list + "/MOF", except("draft", "OBJECT_MATERIAL", ""), 422);
		object(list);
		for (int meeting = 1; meeting <= 2; meeting++) {
			assertThat(this.world.open(list(list))).containsExactly("Task_CoordinationMeeting");
			assertThat(status(list)).isEqualTo(ListStatus.COORDINATION);
			this.world.open("officer", "/lists/" + list + "/meeting");
			this.world.act("officer", "/lists/" + list + "/meeting",
					Map.of("heldOn", this.world.today(), "minutes", "No agreement yet."));
			assertThat(this.world.open(list(list))).containsExactly("Task_DraftOpinion:MOF");
			object(list);
		}
		assertThat(this.world.open(list(list))).containsExactly("Task_RuleDispute");
		rule(list, "pass");
		assertThat(status(list)).isEqualTo(ListStatus.PUBLIC_NOTICE);
	}

	@Test
	void anAmountThatTheCallDoesNotAwardIsRefusedOnTheListAndInTheDecision() throws Exception {
		this.call = this.world.call("MIIT");
		this.application = this.world.application(this.call);
		String form = "/office/lists/new?call=" + this.call;
		String amount = "amount_" + this.application.id();
		assertThat(this.world.open("officer", form).text()).contains("awards 5,000,000 to 30,000,000 yuan");
		Document refused = this.world.refused("officer", form,
				Map.of("chosen", this.application.id().toString(), amount, "1,000,000"), 422);
		assertThat(refused.getElementById(amount + "-error").text()).contains("5,000,000 to 30,000,000 yuan");
		assertThat(refused.getElementById(amount).val()).as("nothing typed is lost").isEqualTo("1,000,000");
		String list = this.world.list(this.call, this.application);
		agree(list, "MIIT");
		this.world.pass(15);
		Document undecided = this.world.refused("decider", "/lists/" + list + "/decision",
				with(decision("award", ""), amount, "4,999,999"), 422);
		assertThat(undecided.getElementById(amount + "-error").text()).contains("5,000,000 to 30,000,000 yuan");
		this.world.act("decider", "/lists/" + list + "/decision", with(decision("award", ""), amount, "5,000,000"));
		assertThat(this.awards.of(this.application.id()))
			.hasValueSatisfying((award) -> assertThat(award.amount()).isEqualTo(Money.yuan(5_000_000)));
	}

	@Test
	void theMeetingChangesWhatIsProposedAndEveryDepartmentThatWasAskedIsTold() throws Exception {
		String list = formed("MIIT", "MOF");
		agree(list, "MIIT");
		object(list);
		String amount = "amount_" + this.application.id();
		String path = "/lists/" + list + "/meeting";
		assertThat(this.world.open("officer", path).getElementById(amount).val()).isEqualTo("30,000,000");
		Map<String, String> meeting = Map.of("heldOn", this.world.today(), "minutes", "Ten million.", amount,
				"10,000,000", "amountReason", "");
		assertThat(this.world.refused("officer", path, meeting, 422).getElementById("amountReason-error").text())
			.contains("why the amount changes");
		assertThat(this.world.refused("officer", path, with(meeting, amount, "1,000,000"), 422)
			.getElementById(amount + "-error")
			.text()).contains("5,000,000 to 30,000,000 yuan");
		this.world.act("officer", path, with(meeting, "amountReason", "As the finance ministry asked."));
		assertThat(this.lists.require(list).total()).isEqualTo(Money.yuan(10_000_000));
		assertThat(this.lists.purse(this.calls.byCode(this.call).orElseThrow()).reserved())
			.isEqualTo(Money.yuan(10_000_000));
		for (String who : List.of("clerk-mof", "head-mof", "clerk-miit", "head-miit")) {
			assertThat(messagesOf(who, list)).as(who)
				.anyMatch((message) -> message.contains("Proposed amount changed")
						&& message.contains("¥30,000,000 → ¥10,000,000"));
		}
		for (String department : List.of("MIIT", "MOF")) {
			assertThat(this.world
				.open("clerk-" + department.toLowerCase(Locale.ROOT), "/consultations/" + list + "/" + department)
				.text()).contains("30,000,000 yuan before, 10,000,000 yuan now", "As the finance ministry asked.");
		}
		assertThat(this.world.open("officer", "/cases/" + list + "/history").text())
			.contains("Proposed amount changed");
	}

	@Test
	void theTaskBookNamesTeamAndPartnersWithTheirPartOfTheMoneyToTheYuan() throws Exception {
		String list = formed("MIIT");
		this.world.write(this.application, "team", Map.of("members",
				List.of(Map.of("name", "Lin Mei", "organisation", AwardsWorld.HOST, "role", "leader", "months", "6"))));
		this.world.write(this.application, "partners", Map.of("units",
				List.of(Map.of("organisation", "AGY-HTRDC", "role", "co-operation", "task", "Builds the cryostat"))));
		this.world.write(this.application, "budget", Map.of("lines", List.of(
				Map.of("category", "D1", "source", "funder", "amount", "29583333", "organisation", AwardsWorld.HOST),
				Map.of("category", "D1", "source", "funder", "amount", "416667", "organisation", "AGY-HTRDC"))));
		agree(list, "MIIT");
		this.world.pass(15);
		decide(list, "award");
		String path = "/applications/" + this.application.number() + "/task-book";
		assertThat(this.world.open("pi", path).text()).contains("Lin Mei", "Builds the cryostat");
		String document = prepared();
		assertThat(this.world.open("host", document).text()).contains("Lin Mei", "Test University", "Leader",
				"Builds the cryostat", "416,667", "¥30,000,000");
		assertThat(this.world.chinese("host", document).text()).contains("合作单位", "416,667", "30,000,000 元")
			.doesNotContain("万元");
	}

	@Test
	void beforeTheNoticeApplicantsReadNothingOfTheResult() throws Exception {
		this.call = this.world.call("MIIT");
		this.application = this.world.application(this.call);
		Document overview = this.world.open("pi", "/applications/" + this.application.number());
		assertThat(overview.text()).contains("Reviewed; the decision is being prepared")
			.doesNotContain("Put the application on a list", "Put on a submission list");
	}

	@Test
	void aMeetingIsNotHeldBeforeTheObjectionThatItSettles() throws Exception {
		String list = formed("MOF");
		this.world.pass(3);
		object(list);
		String path = "/lists/" + list + "/meeting";
		String today = Formats.day(LocalDate.parse(this.world.today()), Locale.ENGLISH);
		Map<String, String> meeting = Map.of("heldOn", "2020-01-01", "minutes", "Agreed.");
		assertThat(this.world.refused("officer", path, meeting, 422).getElementById("heldOn-error").text())
			.contains("from " + today, "to " + today);
		String tomorrow = LocalDate.parse(this.world.today()).plusDays(1).toString();
		this.world.refused("officer", path, with(meeting, "heldOn", tomorrow), 422);
		this.world.act("officer", path, with(meeting, "heldOn", this.world.today()));
	}

	@Test
	void whatSilenceMeansIsSaidOnlyWhereNobodyHasAnswered() throws Exception {
		String list = formed("MIIT", "MOF");
		agree(list, "MIIT");
		Document board = this.world.open("officer", "/lists/" + list + "/consultation");
		List<String> silence = board.select("td[data-l='Silence means']").eachText();
		assertThat(silence).hasSize(2).filteredOn("–"::equals).hasSize(1);
		assertThat(board.select("tr:has(a[href$=/MIIT]) td[data-l='Silence means']").text()).isEqualTo("–");
	}

	@Test
	void aReturnedDraftGoesBackToTheClerkAndOthersSeeNothing() throws Exception {
		String list = formed("MOF");
		String path = "/consultations/" + list + "/MOF";
		this.world.act("clerk-mof", path, Map.of("action", "draft", "general", "AGREE"));
		this.world.open("head-mof", path);
		this.world.refused("head-mof", path, Map.of("action", "return", "remark", ""), 422);
		this.world.act("head-mof", path, Map.of("action", "return", "remark", "Name the budget line."));
		assertThat(this.world.open("clerk-mof", path).text()).contains("Name the budget line.");
		this.world.denied("clerk-moe", path, 404);
		this.world.denied("pi", "/lists/" + list, 404);
	}

	@Test
	void aLetterOnPaperCountsWhenAnotherOfficerHasConfirmedIt() throws Exception {
		String list = formed("MOF");
		String path = "/consultations/" + list + "/MOF";
		this.world.open("officer", path);
		this.world.scan("officer", path, Map.of("action", "letter", "general", "AGREE", "documentNumber", "MOF-7",
				"dateOnPaper", this.world.today()));
		this.world.refused("officer", path, Map.of("action", "confirm"), 422);
		this.world.open("officer2", path);
		assertThat(this.world.refused("officer2", path, Map.of("action", "reject", "mismatch", ""), 422).text())
			.contains("Say what does not match");
		this.world.act("officer2", path, Map.of("action", "reject", "mismatch", "The number is another one."));
		assertThat(this.world.open("officer", path).text()).contains("The number is another one.", "MOF-7");
		assertThat(this.world.open("officer", "/my/messages").text()).contains("The number is another one.");
		assertThat(this.world.open("officer", "/cases/" + list + "/history").text())
			.contains("Letter on paper does not match");
		Map<String, String> again = Map.of("action", "letter", "general", "AGREE", "documentNumber", "MOF-17",
				"dateOnPaper", this.world.today());
		this.world.scan("officer", path, again);
		this.world.act("officer2", path, Map.of("action", "confirm"));
		assertThat(status(list)).isEqualTo(ListStatus.PUBLIC_NOTICE);
	}

	@Test
	void anUpheldObjectionStopsTheApplication() throws Exception {
		String list = published();
		String objection = object(list, "Wang", "upheld");
		this.world.open("inspector", objection);
		this.world.pass(15);
		assertThat(this.world.status(this.application)).isEqualTo(ApplicationStatus.DECLINED);
		assertThat(status(list)).isEqualTo(ListStatus.STOPPED);
		this.world.refused(null, "/notices/" + list,
				Map.of("name", "Late", "contact", "late@example.org", "grounds", "Late"), 422);
	}

	@Test
	void aCancelledCallTakesItsApplicationsOffTheList() throws Exception {
		String list = published();
		UUID id = this.calls.byCode(this.call).orElseThrow().id();
		this.publisher.publishEvent(new CallCancelled(id, "The budget was cut"));
		assertThat(this.world.open("officer", "/lists/" + list).text()).contains("Withdrawn");
		assertThat(this.world.open(null, "/notices/" + list).text()).doesNotContain(this.application.number());
		assertThat(this.lists.purse(this.calls.require(id)).reserved().isPositive()).isFalse();
		this.world.pass(15);
		assertThat(status(list)).isEqualTo(ListStatus.STOPPED);
		assertThat(this.lists.purse(this.calls.require(id)).reserved().isPositive()).isFalse();
	}

	@Test
	void aListThatWaitsForItsDecisionStopsWithItsCall() throws Exception {
		String list = published();
		this.world.pass(15);
		assertThat(status(list)).isEqualTo(ListStatus.DECISION);
		UUID id = this.calls.byCode(this.call).orElseThrow().id();
		this.publisher.publishEvent(new CallCancelled(id, "The budget was cut"));
		assertThat(status(list)).isEqualTo(ListStatus.STOPPED);
		this.world.open("officer", "/lists/" + list);
	}

	@Test
	void theNoticeWaitsForInvestigationsAndADismissedObjectionStopsNothing() throws Exception {
		String list = published();
		Map<String, String> brief = new HashMap<>(complaint("Zhao"));
		brief.put("grounds", "Copied.");
		assertThat(this.world.refused(null, "/notices/" + list, brief, 422).text()).contains("at least 20");
		Map<String, String> mailed = new HashMap<>(complaint("Zhao"));
		mailed.put("contact", "E-mail: zhao@example.org");
		String receipt = this.world.sent(null, "/notices/" + list, mailed);
		this.world.act(null, "/notices/" + list, complaint("Qian"));
		assertThat(this.world.open("inspector", "/tasks").text()).contains(list + "-O1", list + "-O2");
		assertThat(this.world.open("inspector", "/search?kind=list&q=" + list.substring(4)).select("main table").text())
			.as("a part of the number is enough")
			.contains(list);
		assertThat(this.world.open(null, receipt).text()).contains(list + "-O1", "Being looked into")
			.doesNotContain("Zhao");
		this.world.pass(15);
		assertThat(status(list)).isEqualTo(ListStatus.PUBLIC_NOTICE);
		for (var item : this.world.items(list(list))) {
			this.world.act("inspector", "/lists/" + list + "/objections/" + item.itemKey(),
					Map.of("result", "dismissed", "finding", "Nothing found."));
		}
		assertThat(this.world.open(null, receipt).text()).contains("Dismissed", "Nothing found.");
		assertThat(this.events.stream(Letter.class)).extracting(Letter::to)
			.containsExactly("zhao@example.org", "zhao@example.org");
		assertThat(this.events.stream(Letter.class))
			.allSatisfy((letter) -> assertThat(letter.body()).contains(receipt));
		assertThat(status(list)).isEqualTo(ListStatus.DECISION);
		this.world.refused("decider", "/lists/" + list + "/decision", decision("decline", ""), 422);
		decide(list, "decline");
		assertThat(this.world.status(this.application)).isEqualTo(ApplicationStatus.DECLINED);
		assertThat(this.awards.of(this.application.id())).isEmpty();
	}

	@Test
	void aPaperThatDoesNotMatchGoesBackToWhoeverEnteredIt() throws Exception {
		String document = awarded();
		this.world.act("pi", document, Map.of("action", "sign", "password", AwardsWorld.PASSWORD));
		assertThat(this.world.refused("host", document, Map.of("action", "paper"), 422)
			.select("#scan-error, #documentNumber-error, #dateOnPaper-error")).as("all that is missing, at once")
			.hasSize(3);
		this.world.scan("host", document,
				Map.of("action", "paper", "documentNumber", "TU-2027-1", "dateOnPaper", this.world.today()));
		assertThat(this.world.refused("host", document, Map.of("action", "send-back", "mismatch", "Wrong"), 422).text())
			.contains("does not wait");
		assertThat(this.world.refused("agency", document, Map.of("action", "send-back", "mismatch", " "), 422)
			.select("#mismatch-error, .emsg")
			.text()).contains("Say what does not match");
		this.world.act("agency", document, Map.of("action", "send-back", "mismatch", "The seal is of another unit."));
		assertThat(this.world.open(this.application)).containsExactly("Task_Sign:host");
		assertThat(this.world.items(this.application).get(0).assignee())
			.isEqualTo(this.world.person("host").personId());
		var page = this.world.open("host", document);
		assertThat(page.text()).contains("The seal is of another unit.", "TU-2027-1");
		assertThat(page.select("a[href^=/files/]")).as("the old scan is kept").isNotEmpty();
		assertThat(this.world.open("host", "/my/messages").text()).contains("does not match",
				"The seal is of another unit.");
		assertThat(this.world.open("pi", "/cases/" + this.application.number() + "/history").text())
			.contains("Signature on paper does not match");
		this.world.scan("host", document,
				Map.of("action", "paper", "documentNumber", "TU-2027-2", "dateOnPaper", this.world.today()));
		this.world.act("agency", document, Map.of("action", "confirm"));
		assertThat(this.world.open(this.application)).containsExactly("Task_Sign:agency");
		this.world.scan("agency", document,
				Map.of("action", "paper", "documentNumber", "AGY-1", "dateOnPaper", this.world.today()));
		this.world.refused("agency", document, Map.of("action", "confirm"), 422);
		this.world.act("agency2", document, Map.of("action", "send-back", "mismatch", "The date is another."));
		this.world.denied("agency2", document, 200);
		this.world.scan("agency", document,
				Map.of("action", "paper", "documentNumber", "AGY-2", "dateOnPaper", this.world.today()));
		this.world.act("agency2", document, Map.of("action", "confirm"));
		assertThat(this.world.status(this.application)).isEqualTo(ApplicationStatus.AWARDED);
	}

	@Test
	void aRefusedSignatureEndsTheSigningAndFreesTheMoney() throws Exception {
		String document = awarded();
		this.world.act("pi", document, Map.of("action", "sign", "password", AwardsWorld.PASSWORD));
		this.world.refused("host", document, Map.of("action", "refuse", "reason", ""), 422);
		this.world.act("host", document, Map.of("action", "refuse", "reason", "No laboratory space."));
		assertThat(this.world.status(this.application)).isEqualTo(ApplicationStatus.LAPSED);
		assertThat(this.lists.purse(this.calls.byCode(this.call).orElseThrow()).committed().isPositive()).isFalse();
	}

	@Test
	void aTaskBookThatIsNotSignedInTimeLapses() throws Exception {
		String document = awarded();
		assertThat(this.world.open(this.application)).containsExactly("Task_Sign:pi");
		this.world.refused("host", document, Map.of("action", "sign", "password", AwardsWorld.PASSWORD), 422);
		this.world.pass(25);
		assertThat(this.world.status(this.application)).isEqualTo(ApplicationStatus.LAPSED);
	}

	@Test
	void aListBeyondTheBudgetIsRefused() throws Exception {
		this.call = this.world.call("MOF");
		this.application = this.world.application(this.call);
		this.world.open("officer", "/office/lists/new?call=" + this.call);
		var page = this.world.refused("officer", "/office/lists/new?call=" + this.call,
				Map.of("chosen", this.application.id().toString(), "amount_" + this.application.id(), "9999999999"),
				422);
		assertThat(page.text()).contains("There is a problem");
		this.world.open("officer", "/office/lists");
	}

	private String formed(String... departments) throws Exception {
		this.call = this.world.call(departments);
		this.application = this.world.application(this.call);
		return this.world.list(this.call, this.application);
	}

	private String published() throws Exception {
		String list = formed("MIIT");
		agree(list, "MIIT");
		return list;
	}

	private String awarded() throws Exception {
		String list = published();
		this.world.pass(15);
		decide(list, "award");
		return prepared();
	}

	@Test
	void anAppealThatCameInWritingIsRecordedAndAnsweredByAnotherThanThoseWhoRefused() throws Exception {
		String list = published();
		this.world.pass(15);
		this.world.act("decider", "/lists/" + list + "/decision", decision("decline", "Not this year."));
		String outcome = "/applications/" + this.application.number() + "/outcome";
		var page = this.world.open("pi", outcome);
		assertThat(page.text()).contains("MOST-2027-12", "write to");
		assertThat(page.select("a[href^=/office/]")).isEmpty();
		assertThat(page.select("a[href$=/appeal]")).hasSize(1);
		String path = this.world.open("officer", outcome).select("a[href$=/appeal]").attr("href");
		this.world.open("officer", path);
		this.world.denied("pi", path, 404);
		this.world.open("decider", path);
		this.world.refused("decider", path, Map.of("action", "record"), 403);
		Map<String, String> letter = Map.of("action", "record", "letterNumber", "TU-2027-30", "receivedOn",
				this.world.today(), "grounds", "A rule of the call was not applied.");
		assertThat(this.world.refused("officer", path, with(letter, "receivedOn", "2020-01-01"), 422)
			.select("#grounds")
			.text()).contains("A rule of the call");
		this.world.act("officer", path, letter);
		assertThat(this.world.status(this.application)).isEqualTo(ApplicationStatus.RECONSIDERATION);
		this.world.pass(30);
		assertThat(this.world.status(this.application)).isEqualTo(ApplicationStatus.RECONSIDERATION);
		Map<String, String> answer = Map.of("action", "answer", "result", "upheld", "finding", "The rule was applied.",
				"answerNumber", "MOST-2027-40");
		this.world.refused("officer", path, answer, 422);
		task("agency", "Task_AdmitAppeal", "admit", "checked", "time,person,ground");
		this.world.refused("officer", path, with(answer, "result", "annulled"), 422);
		this.world.act("officer2", path, answer);
		this.world.refused("officer2", path, answer, 422);
		this.world.person("decider2", "DECISION_MAKER@MOST");
		this.world.open("decider2", "/tasks/" + task("Task_ConfirmAnswer").id());
		task("decider2", "Task_ConfirmAnswer", "return", "grounds", "Name the rule.");
		this.world.act("officer2", path, with(answer, "finding", "Rule 4 was applied."));
		assertThat(this.world.open("pi", "/applications/" + this.application.number() + "/appeal").text())
			.doesNotContain("Rule 4");
		task("decider2", "Task_ConfirmAnswer", "confirm", "grounds", "");
		assertThat(this.world.status(this.application)).isEqualTo(ApplicationStatus.DECLINED);
		assertThat(this.world.open("pi", "/applications/" + this.application.number() + "/appeal").text())
			.contains("Rule 4 was applied.");
		assertThat(this.world.open("pi", "/cases/" + this.application.number() + "/history").text())
			.contains("Reconsideration asked for", "Reconsideration answered");
	}

	@Test
	void theApplicantAsksForReconsiderationInTimeAndItIsNotAdmitted() throws Exception {
		String list = published();
		this.world.pass(15);
		this.world.act("decider", "/lists/" + list + "/decision", decision("decline", "Not this year."));
		String path = "/applications/" + this.application.number() + "/appeal";
		this.world.denied("officer", path, 404);
		Map<String, String> asked = Map.of("ground", "rules", "grounds",
				"Rule 4 of the call names prototypes; they were not counted.");
		assertThat(this.world.refused("pi", path, with(asked, "grounds", "Too short"), 422).select("#grounds").text())
			.contains("Too short");
		this.world.refused("pi", path, with(asked, "ground", "academic"), 422);
		this.world.act("pi", path, asked);
		assertThat(this.world.status(this.application)).isEqualTo(ApplicationStatus.RECONSIDERATION);
		this.world.refused("pi", path, asked, 422);
		task("agency", "Task_AdmitAppeal", "reject", "grounds", "Only another academic view is given.");
		assertThat(this.world.status(this.application)).isEqualTo(ApplicationStatus.DECLINED);
		assertThat(this.world.open("pi", path).text()).contains("Only another academic view is given.");
	}

	@Test
	void afterFifteenDaysNobodyAsksForReconsideration() throws Exception {
		String list = published();
		this.world.pass(15);
		this.world.act("decider", "/lists/" + list + "/decision", decision("decline", "Not this year."));
		String path = "/applications/" + this.application.number() + "/appeal";
		assertThat(this.world.open("pi", path).select("form[action$=/appeal]")).hasSize(1);
		this.world.pass(16);
		assertThat(this.world.open("pi", path).select("form[action$=/appeal]")).isEmpty();
		assertThat(this.world.refused("pi", path, Map.of("ground", "rules", "grounds", "x".repeat(40)), 422).text())
			.contains("ended on");
	}

	@Test
	void whoDecidesIsToldWhenAnAnswerTakesLong() throws Exception {
		String list = published();
		this.world.pass(15);
		this.world.act("decider", "/lists/" + list + "/decision", decision("decline", "Not this year."));
		this.world.act("pi", "/applications/" + this.application.number() + "/appeal",
				Map.of("ground", "facts", "grounds", "The host was founded in 2015 and not in 2025 as written."));
		task("agency", "Task_AdmitAppeal", "admit", "checked", "time,person,ground");
		this.world.pass(46);
		assertThat(this.world.open("decider", "/my/messages").text()).contains("Reconsideration takes long");
	}

	private WorkItem task(String element) {
		return this.world.items(this.application)
			.stream()
			.filter((item) -> item.task().equals(element))
			.findFirst()
			.orElseThrow();
	}

	private void task(String who, String element, String outcome, String field, String value) throws Exception {
		this.world.act(who, "/tasks/" + task(element).id(), Map.of("_action", "outcome:" + outcome, field, value));
	}

	@Test
	void whoDecidedDoesNotAnswerTheAppeal() throws Exception {
		this.world.person("both", "DECISION_MAKER@MOST", "PROGRAMME_OFFICER@MOST");
		String list = published();
		this.world.pass(15);
		this.world.act("both", "/lists/" + list + "/decision", decision("decline", "Not this year."));
		String path = "/office/applications/" + this.application.number() + "/appeal";
		this.world.act("officer", path, Map.of("action", "record", "letterNumber", "TU-2027-31", "receivedOn",
				this.world.today(), "grounds", "A rule of the call was not applied."));
		this.world.refused("both", "/tasks/" + task("Task_AdmitAppeal").id(),
				Map.of("_action", "outcome:admit", "checked", "time"), 403);
		assertThat(this.world.open("both", "/tasks").text()).as("is not offered it")
			.doesNotContain("Admit the request");
		assertThat(this.world.open("officer", "/tasks").text()).contains("Admit the request");
		task("agency", "Task_AdmitAppeal", "admit", "checked", "time,person,ground");
		assertThat(this.world.open("agency", path).select("textarea[name=finding]")).hasSize(1);
		Document withoutForm = this.world.open("both", path);
		assertThat(withoutForm.select("textarea[name=finding]")).as("nothing is typed in vain").isEmpty();
		assertThat(withoutForm.text()).contains("Who had a part in the decision does not answer the request.");
		this.world.refused("both", path,
				Map.of("action", "answer", "result", "upheld", "finding", "No.", "answerNumber", "MOST-2027-41"), 403);
	}

	@Test
	void theHeadProvesWhoTheyAreBeforeSigningOff() throws Exception {
		String path = "/consultations/" + formed("MIIT") + "/MIIT";
		this.world.act("clerk-miit", path, Map.of("action", "draft", "general", "AGREE"));
		assertThat(this.world.refused("head-miit", path, Map.of("action", "sign", "password", "wrong"), 422)
			.select(".is-err input[type=password]")).hasSize(1);
		assertThat(this.world.items(list(path.split("/")[2]))).extracting(WorkItem::task).contains("Task_SignOpinion");
	}

	@Test
	void theTaskBookAdjustsPlanAndSplitWithAReasonAndTheSignersSeeIt() throws Exception {
		String list = published();
		this.world.pass(15);
		decide(list, "award");
		String path = "/applications/" + this.application.number() + "/task-book";
		Map<String, String> typed = new HashMap<>();
		this.world.open("pi", path)
			.select("input[name^=amount_]")
			.forEach((field) -> typed.put(field.attr("name"), field.val()));
		everyCategoryOfTheCallCanTakeAShare(path, typed);
		typed.put("plan", "typed");
		typed.put("milestones.0.name", "First prototype");
		typed.put("milestones.0.due", "2026-01-01");
		typed.put("milestones.0.deliverable", "Prototype");
		var grown = this.world.refused("pi", path, with(typed, "action", "add:indicators"), 200);
		assertThat(grown.select("[id='indicators.0.name']")).hasSize(1);
		assertThat(grown.select("[id='milestones.0.name']").val()).isEqualTo("First prototype");
		this.world.act("pi", path, with(typed, "action", "save"));
		assertThat(this.world.open("pi", path).select("[id='milestones.0.deliverable']").val()).isEqualTo("Prototype");
		typed.put("confirmed", "true");
		var refused = this.world.refused("pi", path, typed, 422);
		assertThat(refused.select("[id='milestones.0.due-error']")).hasSize(1);
		assertThat(refused.select(".errors a[href='#milestones.0.due']").text()).startsWith("First prototype, Due: ");
		wrongSum(path, typed);
		typed.put("milestones.0.due", this.world.today());
		assertThat(this.world.refused("pi", path, typed, 422).select("#reason-error, .is-err #reason")).isNotEmpty();
		typed.put("reason", "Second opinion of the panel.");
		this.world.act("pi", path, typed);
		String document = "/documents/" + this.world.items(this.application).get(0).subjectId() + "/sign";
		assertThat(this.world.open("host", document).text()).contains("Differences to the application",
				"First prototype", "Second opinion of the panel.",
				Formats.day(LocalDate.parse(this.world.today()), Locale.ENGLISH) + " · Prototype");
		assertThat(this.world.open("host", document).select("td[data-l='Applied for']").eachText())
			.as("those who sign read what was applied for beside each amount")
			.isNotEmpty()
			.first()
			.isEqualTo("¥" + Formats.shown(Money.yuan(this.world.amount(this.call)), Locale.ENGLISH));
		assertThat(this.world.sent("pi", path, typed)).as("a second click").isEqualTo(document);
		this.world.refused("pi", path, with(typed, "milestones.0.name", "Another"), 422);
		assertThat(this.world.open("host", document).text()).doesNotContain("Another");
		for (String party : new String[] { "pi", "host", "agency" }) {
			this.world.act(party, document, Map.of("action", "sign", "password", AwardsWorld.PASSWORD));
		}
		assertThat(this.awards.plan(this.application.id())).hasValueSatisfying(
				(plan) -> assertThat(plan.milestones()).extracting("name").containsExactly("First prototype"));
	}

	/** Also those that the application did not use. */
	private void everyCategoryOfTheCallCanTakeAShare(String path, Map<String, String> typed) throws Exception {
		assertThat(typed.keySet()).contains("amount_D1", "amount_D21", "amount_D22", "amount_D23", "amount_D31",
				"amount_D32");
		assertThat(typed.keySet()).doesNotContain("amount_D", "amount_I1", "amount_M2");
		String unused = typed.keySet().stream().filter((name) -> typed.get(name).isEmpty()).sorted().findFirst().get();
		Map<String, String> garbage = with(typed, unused, "much");
		assertThat(this.world.refused("pi", path, with(garbage, "action", "save"), 422)
			.select("[id='" + unused + "-error']")).hasSize(1);
		this.world.act("pi", path, with(with(typed, unused, "1,200"), "action", "save"));
		assertThat(this.world.open("pi", path).select("[name='" + unused + "']").val()).isEqualTo("1,200");
		this.world.act("pi", path, with(typed, "action", "save"));
		assertThat(this.world.open("pi", path).select("[name='" + unused + "']").val()).isEmpty();
		assertThat(this.world.open("pi", path).select("#budget label").eachText()).contains("Equipment",
				"Labour costs: Expert consulting");
		assertThat(this.world.open("pi", path).select("main").text()).contains("the budget, which comes to",
				"The day of the last signature");
	}

	private void wrongSum(String path, Map<String, String> typed) throws Exception {
		String amount = typed.keySet()
			.stream()
			.filter((name) -> name.startsWith("amount_") && !typed.get(name).isEmpty())
			.findFirst()
			.orElseThrow();
		var refused = this.world.refused("pi", path, with(typed, amount, "1"), 422);
		assertThat(refused.select(".errors a[href='#budget']")).hasSize(1);
		assertThat(refused.select("fieldset#budget.is-err .emsg")).hasSize(1);
		assertThat(refused.select("fieldset#budget #totals").text()).contains("Still to be split");
		assertThat(this.world.open("pi", path).select("#totals").text()).contains("Total", "Award")
			.doesNotContain("Still", "Too much");
	}

	private static Map<String, String> with(Map<String, String> typed, String name, String value) {
		Map<String, String> more = new HashMap<>(typed);
		more.put(name, value);
		return more;
	}

	private void agree(String list, String department) throws Exception {
		String path = "/consultations/" + list + "/" + department;
		String who = department.toLowerCase(Locale.ROOT);
		this.world.open("clerk-" + who, path);
		this.world.act("clerk-" + who, path, Map.of("action", "draft", "general", "AGREE"));
		this.world.act("head-" + who, path, Map.of("action", "sign", "password", AwardsWorld.PASSWORD));
	}

	private void object(String list) throws Exception {
		this.world.act("clerk-mof", "/consultations/" + list + "/MOF",
				except("draft", "OBJECT_MATERIAL", "Halve the amount."));
		this.world.act("head-mof", "/consultations/" + list + "/MOF",
				Map.of("action", "sign", "password", AwardsWorld.PASSWORD));
	}

	private Map<String, String> except(String action, String opinion, String change) {
		return Map.of("action", action, "general", "AGREE", "opinion_" + this.application.id(), opinion,
				"grounds_" + this.application.id(), "Funded twice.", "change_" + this.application.id(), change);
	}

	private void rule(String list, String result) throws Exception {
		this.world.act("decider", "/lists/" + list + "/dispute", Map.of("result_" + this.application.id(), result,
				"grounds_" + this.application.id(), "No money this year."));
	}

	private static Map<String, String> complaint(String name) {
		return Map.of("name", name, "contact", "010-1234", "grounds", "The figures are copied.");
	}

	private String object(String list, String name, String result) throws Exception {
		this.world.refused(null, "/notices/" + list, Map.of("name", name, "contact", "", "grounds", "x"), 422);
		this.world.act(null, "/notices/" + list, complaint(name));
		String path = "/lists/" + list + "/objections/" + this.world.items(list(list)).get(0).itemKey();
		this.world.open("inspector", path);
		this.world.act("inspector", path, Map.of("result", result, "finding", "Copied from another project."));
		return path;
	}

	private void decide(String list, String result) throws Exception {
		assertThat(status(list)).isEqualTo(ListStatus.DECISION);
		this.world.open("decider", "/lists/" + list + "/decision");
		this.world.act("decider", "/lists/" + list + "/decision", decision(result, "The panel was split."));
		this.world.open("officer", "/lists/" + list);
		assertThat(status(list)).isEqualTo(ListStatus.DECIDED);
	}

	private Map<String, String> decision(String result, String grounds) {
		return Map.of("decisionNumber", "MOST-2027-12", "integrityNote", "Checked today, nothing found.",
				"result_" + this.application.id(), result, "amount_" + this.application.id(),
				String.valueOf(this.world.amount(this.call)), "grounds_" + this.application.id(), grounds, "password",
				AwardsWorld.PASSWORD);
	}

	private String prepared() throws Exception {
		String path = "/applications/" + this.application.number() + "/task-book";
		Map<String, String> typed = new HashMap<>();
		this.world.open("pi", path)
			.select("input[name^=amount_]")
			.forEach((field) -> typed.put(field.attr("name"), field.val()));
		this.world.refused("pi", path, typed, 422);
		typed.put("confirmed", "true");
		this.world.act("pi", path, typed);
		return "/documents/" + this.world.items(this.application).get(0).subjectId() + "/sign";
	}

	private CaseRef list(String number) {
		return this.lists.require(number).asCase();
	}

	private ListStatus status(String number) {
		return this.lists.require(number).status();
	}

}
