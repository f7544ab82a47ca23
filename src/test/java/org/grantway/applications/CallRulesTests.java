package org.grantway.applications;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentMatchers;
import org.mockito.BDDMockito;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.domain.PageRequest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.transaction.support.TransactionTemplate;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.grantway.documents.Files;
import org.grantway.applications.content.Answers;
import org.grantway.applications.content.Finding;
import org.grantway.applications.content.Section;
import org.grantway.applications.content.SectionPlan;
import org.grantway.forms.Submissions;
import org.grantway.identity.People;
import org.grantway.identity.People.NewPerson;
import org.grantway.programmes.Call;
import org.grantway.programmes.CallPreparation;
import org.grantway.programmes.CallTemplates;
import org.grantway.programmes.Calls;
import org.grantway.shared.Actor;
import org.grantway.shared.LocalizedText;
import org.grantway.shared.MovableClock;
import org.grantway.shared.Refused;
import org.grantway.shared.Role;
import org.grantway.shared.RoleAt;
import org.grantway.shared.Times;
import org.grantway.support.AtOnce;
import org.grantway.workflow.CaseDesk;
import org.grantway.workflow.Timeline;
import org.grantway.workflow.WorkItem;
import org.grantway.workflow.Worklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

/**
 * The conditions and limits that a call's page shows, as the server checks them.
 */
@ApplicationsTest
class CallRulesTests {

	private static final String PASSWORD = "four quiet copper lamps";

	private static final String LABORATORY = "CALL-NL-TASK-2027";

	private static final String ESTABLISHMENT = "CALL-NL-EST-2027";

	private static final String JOINT = "CALL-RIC-BASIC-2027";

	private static final String CENTER = "CALL-RIC-EST-2027";

	private static final String TWO_STEP = "CALL-KRD-2027";

	@Autowired
	private MockMvc mvc;

	@Autowired
	private CallTemplates templates;

	@Autowired
	private CallPreparation preparation;

	@Autowired
	private Calls calls;

	@Autowired
	private People people;

	@Autowired
	private ApplicationDrafts drafts;

	@Autowired
	private ApplicationDesk desk;

	@Autowired
	private Submitting submitting;

	@Autowired
	private Applications applications;

	@Autowired
	private GrantApplications rows;

	@Autowired
	private TransactionTemplate transactions;

	@Autowired
	private Eligibility eligibility;

	@Autowired
	private Completeness completeness;

	@Autowired
	private Submissions submissions;

	@Autowired
	private Worklist worklist;

	@Autowired
	private JdbcTemplate jdbc;

	@MockitoBean
	private RunningProjects projects;

	@Autowired
	private Timeline timeline;

	@Autowired
	private Clock clock;

	@Autowired
	private Files files;

	@Test
	void whoDoesNotMeetAConditionIsToldWhichWhenStarting() throws Exception {
		Call call = open(LABORATORY);
		String year = Integer.toString(Times.dayOf(call.opensAt()).getYear() - 61);
		cannotStart(call, leader("UNI-PKU", year, "professor", "doctorate"), "at most 60 years old", "周岁");
		cannotStart(call, leader("UNI-PKU", null, "lecturer", "master"), "nor a doctorate", "博士学位");
		cannotStart(call, leader("TIC-BTH", null, "professor", "doctorate"), "Your institution is on record as",
				"登记的类型");
		cannotStart(open(ESTABLISHMENT), leader("UNI-PKU", null, "lecturer", "doctorate"), "Your account names no such",
				"职称");
	}

	@Test
	void aScientificCaseIsWrittenOnTheTemplateAndHasNoMorePagesThanTheCallTakes() throws Exception {
		Call call = open(LABORATORY, (json) -> json.withObject("/limits").put(Call.CASE_PAGES, 1));
		Actor leader = leader("UNI-PKU", null, "professor", "doctorate");
		String number = this.drafts.start(call.code(), leader);
		String template = this.mvc
			.perform(get("/applications/" + number + "/sections/case/template").session(signIn(leader))
				.param("lang", "zh-CN"))
			.andExpect(status().isOk())
			.andReturn()
			.getResponse()
			.getContentAsString();
		assertThat(template).startsWith("{\\rtf1").endsWith("}").contains(number, call.code(), "\\u30740?", "NUMPAGES");
		for (int pages = 1; pages <= 2; pages++) {
			this.files.of(view(number).asCase(), "scientific-case")
				.forEach((file) -> this.files.remove(file.id(), leader));
			this.files.store(view(number).asCase(), "scientific-case", "case.pdf", pdf(pages), leader);
			assertThat(save(number, "case", Answers.NONE, leader)).extracting(Finding::messageKey)
				.isEqualTo((pages > 1) ? List.of("applications.check.case-pages") : List.of());
		}
	}

	private static byte[] pdf(int pages) throws IOException {
		try (PDDocument document = new PDDocument()) {
			for (int page = 0; page < pages; page++) {
				document.addPage(new PDPage());
			}
			ByteArrayOutputStream bytes = new ByteArrayOutputStream();
			document.save(bytes);
			return bytes.toByteArray();
		}
	}

	@Test
	void anAgreementIsAskedForOnlyIfPartnersTakePart() {
		Call call = open(LABORATORY);
		Actor leader = leader("UNI-PKU", null, "professor", "doctorate");
		String number = this.drafts.start(call.code(), leader);
		assertThat(save(number, "partners", units(), leader)).isEmpty();
		assertThat(save(number, "attachments", Answers.NONE, leader)).isEmpty();
		assertThat(save(number, "partners", units("UNI-TJU"), leader)).isEmpty();
		assertThat(save(number, "attachments", Answers.NONE, leader)).extracting(Finding::field, Finding::messageKey)
			.containsExactly(org.assertj.core.groups.Tuple.tuple("attachment-co-operation-agreement",
					"applications.check.file-missing"));
	}

	@Test
	void eachFundersAmountIsItsShareOfWhatIsAppliedFor() {
		Call call = open(CENTER);
		Actor leader = leader("TIC-BTH");
		String number = incubating(call, leader);
		writePlan(number, leader);
		GrantApplication application = this.rows.findByCaseNumber(number).orElseThrow();
		Section agreement = SectionPlan.find(call, "agreement").orElseThrow();
		for (String amount : List.of("4500万", "4500 0001", "2000万")) {
			Answers answers = new Answers(Map.of("shares",
					List.of(share("central", "40", "1.2亿"), share("GOV-BJ", "30", "9000万"),
							share("GOV-TJ", "15", "45,000,000"), share("GOV-HE", "15", amount)),
					"terms", "t", "governance", "g"));
			assertThat(this.completeness.findings(application, call, agreement, answers)).as(amount)
				.extracting(Finding::field)
				.containsExactlyElementsOf(amount.equals("4500万") ? List.of() : List.of("shares.3.amount"));
		}
	}

	@Test
	void anAmountIsNeitherLessThanNothingNorMoreThanIsCounted() {
		Call call = open(CENTER);
		Actor leader = leader("TIC-BTH");
		String number = intention(call, leader);
		GrantApplication application = this.rows.findByCaseNumber(number).orElseThrow();
		Section section = SectionPlan.find(call, "intention").orElseThrow();
		Map<String, List<String>> wrong = new LinkedHashMap<>();
		for (String amount : List.of("-12", "99999999999999", "12 or so", "1.2亿")) {
			wrong.put(amount,
					this.completeness.findings(application, call, section, new Answers(Map.of("investment", amount)))
						.stream()
						.filter((finding) -> finding.field().equals("investment"))
						.map((finding) -> finding.messageKey() + finding.arguments())
						.toList());
		}
		assertThat(wrong.values()).containsExactly(List.of("applications.check.negative[]"),
				List.of("applications.check.too-much[99,999,999,999.99]"),
				List.of("applications.check.unreadable-money[]"), List.of());
	}

	@Test
	void aMembersAddressHasTheFormOfOne() {
		Call call = open(CENTER);
		Actor leader = leader("TIC-BTH");
		GrantApplication application = this.rows.findByCaseNumber(intention(call, leader)).orElseThrow();
		Section team = SectionPlan.find(call, "team").orElseThrow();
		Map<String, String> member = new LinkedHashMap<>(member("participant"));
		for (String email : List.of("not-an-account", "a@b", "li.na@example.org", "")) {
			member.put("email", email);
			assertThat(this.completeness.findings(application, call, team,
					new Answers(Map.of("members", List.of(member)))))
				.as(email)
				.extracting(Finding::messageKey)
				.filteredOn("applications.check.email"::equals)
				.hasSize((email.isEmpty() || email.contains("example.org")) ? 0 : 1);
		}
	}

	private static Map<String, String> share(String funder, String share, String amount) {
		return Map.of("funder", funder, "share", share, "amount", amount, "source", "Yearly budget");
	}

	@Test
	void whatIsNotOnRecordIsLeftToTheOfficer() {
		Call call = open(LABORATORY);
		Actor unknown = leader("UNI-PKU", null, null, null);
		String number = this.drafts.start(call.code(), unknown);
		this.worklist.complete(task(number, "Task_Apply", unknown), unknown, "submit", Map.of());
		forward(number, "UNI-PKU");
		assertThat(this.eligibility.found(view(number).id())).extracting(LocalizedText::en)
			.anyMatch((text) -> text.contains("birth date"))
			.anyMatch((text) -> text.contains("title of the leader is not on record"));
	}

	@Test
	void aCallWithoutThresholdsAsksForNoTitle() {
		Call call = open(ESTABLISHMENT,
				(json) -> json.withObject("/eligibility").put("no_title_paper_or_award_threshold", true));
		assertThat(this.drafts.start(call.code(), leader("UNI-PKU", null, "lecturer", "master"))).isNotBlank();
	}

	@Test
	void tooFewMonthsOfTheLeaderAreAnErrorBesideThem() throws Exception {
		Actor leader = leader("UNI-PKU");
		String number = this.drafts.start(open(LABORATORY).code(), leader);
		MockHttpServletResponse page = send(signIn(leader), "/applications/" + number + "/sections/team", "done", "yes",
				"version", "-1", "members.0.name", "Zhang Example", "members.0.organisation", "UNI-PKU",
				"members.0.role", "leader", "members.0.months", "5");
		assertThat(page.getStatus()).isEqualTo(422);
		assertThat(page.getContentAsString()).contains("members.0.months-error", "at least 6 months", "Zhang Example");
	}

	@Test
	void aPreApplicationIsNoLongerThanItsCallAllows() throws Exception {
		Actor leader = leader("UNI-PKU");
		Call call = open(TWO_STEP);
		assertThat(call.process()).isEqualTo("national-lab");
		String number = this.drafts.start(call.code(), leader);
		MockHttpServletResponse page = send(signIn(leader), "/applications/" + number + "/sections/outline", "done",
				"yes", "version", "-1", "outline", "长".repeat(3001), "amount", "20000000");
		assertThat(page.getStatus()).isEqualTo(422);
		assertThat(page.getContentAsString()).contains("outline-error", "3,000", "长长长");
		assertThat(
				save(number, "outline", new Answers(Map.of("outline", "长".repeat(3000), "amount", "20000000")), leader))
			.isEmpty();
		assertThat(view(number).requested().inYuan()).isEqualByComparingTo("20000000");
		assertThatThrownBy(() -> save(number, "budget", Answers.NONE, leader))
			.hasMessage("applications.section.closed");
	}

	@Test
	void aMissingRegionAndTooManyUnitsAreFoundBesideTheUnits() {
		Call call = open(CENTER,
				(json) -> json.withObject("/eligibility")
					.put("units_per_region_max", 1)
					.put("participants_max", 3)
					.put("topics_max", 1));
		Actor leader = leader("TIC-BTH");
		String number = incubating(call, leader);
		assertThat(save(number, "partners", units("UNI-PKU", "UNI-TJU"), leader))
			.extracting(Finding::field, Finding::messageKey)
			.containsExactlyInAnyOrder(
					org.assertj.core.groups.Tuple.tuple("units.0.organisation", "applications.check.units-per-region"),
					org.assertj.core.groups.Tuple.tuple("units", "applications.check.regions"));
		assertThat(save(number, "partners", units("UNI-TJU", "UNI-HBU"), leader)).isEmpty();
		assertThat(save(number, "partners", units("UNI-TJU", "UNI-HBU", "UNI-HEBUT"), leader))
			.extracting(Finding::messageKey)
			.contains("applications.check.participants");
		Answers team = new Answers(
				Map.of("members", List.of(member("leader"), member("topic-leader"), member("topic-leader"))));
		assertThat(save(number, "team", team, leader)).extracting(Finding::messageKey)
			.containsExactly("applications.check.topics");
	}

	@Test
	void theFormalCheckOfAJointProjectCountsTheUnitsOfTheTeamToo() {
		Call call = open(JOINT);
		Actor leader = leader("UNI-TJU");
		String number = this.drafts.start(call.code(), leader);
		assertThat(save(number, "partners", units("UNI-TMU", "UNI-PKU", "UNI-YSU"), leader)).isEmpty();
		checkedAgain(number);
		assertThat(this.eligibility.found(view(number).id())).isEmpty();
		Map<String, String> third = new java.util.HashMap<>(member("participant"));
		third.put("organisation", "INS-TIB");
		Map<String, String> first = new java.util.HashMap<>(member("leader"));
		first.put("organisation", "UNI-TJU");
		assertThat(save(number, "team", new Answers(Map.of("members", List.of(first, third))), leader)).isEmpty();
		checkedAgain(number);
		assertThat(this.eligibility.found(view(number).id())).extracting(LocalizedText::zh)
			.containsExactly("某一地区的参与单位（含团队成员所在单位）超过指南规定的数量");
	}

	private void checkedAgain(String number) {
		this.transactions.executeWithoutResult(
				(transaction) -> this.eligibility.check(this.rows.findByCaseNumber(number).orElseThrow()));
	}

	@Test
	void aLumpSumIsOneAmountWithinWhatTheCallGives() {
		Call call = open(JOINT);
		Actor leader = leader("UNI-PKU");
		String number = this.drafts.start(call.code(), leader);
		assertThat(save(number, "budget", lumpSum("200万"), leader)).extracting(Finding::field, Finding::messageKey)
			.containsExactly(org.assertj.core.groups.Tuple.tuple("lump_sum", "applications.budget.above-maximum"));
		assertThat(save(number, "budget", lumpSum("120万"), leader)).isEmpty();
		assertThat(view(number).requested().inYuan()).isEqualByComparingTo("1200000");
	}

	private static Answers lumpSum(String amount) {
		return new Answers(Map.of("lump_sum", amount, "justification", "Needed.", "negative_list", "true"));
	}

	@Test
	void aLeaderOfARunningProjectIsExcludedWhereTheCallSaysSo() {
		Actor leader = leader("UNI-PKU");
		String awarded = this.drafts.start(open(LABORATORY).code(), leader);
		this.submitting.withdraw(awarded, "Ends the process", leader);
		this.jdbc.update("update grant_application set status = 'AWARDED' where case_number = ?", awarded);
		BDDMockito.given(this.projects.of(ArgumentMatchers.any())).willReturn(Map.of(view(awarded).id(), "PRJ-1"));
		Call noLeaders = open(LABORATORY, (json) -> json.withObject("/limits").put("running_leaders_excluded", true));
		assertThatThrownBy(() -> this.drafts.start(noLeaders.code(), leader))
			.hasMessage("applications.limit.own.running_leaders_excluded");
		Call noSecond = open(LABORATORY, (json) -> json.withObject("/limits").put("running_same_kind_excluded", true));
		assertThatThrownBy(() -> this.drafts.start(noSecond.code(), leader))
			.hasMessage("applications.limit.own.running_same_kind_excluded");
		Call otherKind = open(CENTER, (json) -> json.withObject("/limits").put("running_same_kind_excluded", true));
		assertThat(this.drafts.start(otherKind.code(), leader)).isNotBlank();
	}

	@Test
	void aHostForwardsNoMoreThanTheCallTakesFromOne() throws Exception {
		Call call = open(ESTABLISHMENT, (json) -> json.withObject("/limits").put("per_host_applications", 1));
		String first = submitted(call, "UNI-PKU");
		String second = submitted(call, "UNI-PKU");
		forward(first, "UNI-PKU");
		Actor office = holder(RoleAt.of(Role.HOST_OFFICE, "UNI-PKU"));
		MockHttpSession session = signIn(office);
		String path = "/tasks/" + task(second, "Task_HostReview", office);
		assertThat(read(session, path)).contains("has forwarded 1 of the 1");
		MockHttpServletResponse page = this.mvc.perform(hostReview(path).session(session).with(csrf()))
			.andReturn()
			.getResponse();
		assertThat(page.getStatus()).isEqualTo(422);
		assertThat(page.getContentAsString()).contains("at most 1 application from one host", "Sound and feasible");
		assertThatThrownBy(() -> this.drafts.start(call.code(), leader("UNI-PKU")))
			.hasMessage("applications.limit.per_host_applications");
		assertThat(this.drafts.start(call.code(), leader("UNI-THU"))).isNotBlank();
		this.submitting.withdraw(first, "Changed plans", leaderOf(first));
		assertThat(
				this.mvc.perform(hostReview(path).session(session).with(csrf())).andReturn().getResponse().getStatus())
			.isEqualTo(303);
	}

	@Test
	void anEthicsReviewThatOnlyTheApplicantHoldsToBeNeededIsAFinding() throws Exception {
		Call call = open(LABORATORY);
		for (boolean ticked : new boolean[] { true, false }) {
			String number = submitted(call, "UNI-PKU");
			this.jdbc.update("update grant_application set screenings = ? where case_number = ?",
					ticked ? "ethics" : "", number);
			Actor office = holder(RoleAt.of(Role.HOST_OFFICE, "UNI-PKU"));
			MockHttpSession session = signIn(office);
			String path = "/tasks/" + task(number, "Task_HostReview", office);
			assertThat(read(session, path).contains("applicant has ticked")).isEqualTo(ticked);
			assertThat(this.mvc.perform(hostReview(path).session(session).with(csrf()))
				.andReturn()
				.getResponse()
				.getStatus()).isEqualTo(303);
			assertThat(this.eligibility.found(view(number).id()))
				.filteredOn((text) -> text.en().contains("host says that it does not"))
				.hasSize(ticked ? 1 : 0);
		}
	}

	@Test
	void aBuildingEntityHasNoMoreApplicationsThanTheCallTakes() {
		Call call = open(CENTER);
		Actor leader = leader("TIC-BTH");
		Actor colleague = leader("TIC-BTH");
		String first = intention(call, leader);
		String second = intention(call, colleague);
		this.submitting.submit(first, leader);
		assertThatThrownBy(() -> this.submitting.submit(second, colleague)).isInstanceOf(Refused.class)
			.hasMessage("applications.limit.per_entity_applications");
		assertThatThrownBy(() -> this.drafts.start(call.code(), leader("TIC-BTH"))).isInstanceOf(Refused.class)
			.hasMessage("applications.limit.per_entity_applications");
		this.submitting.withdraw(first, "Changed plans", leader);
		this.submitting.submit(second, colleague);
		assertThat(view(second).status()).isEqualTo(ApplicationStatus.SUBMITTED);
	}

	@Test
	void anIncubationLastsAsLongAsTheCallDemandsAndThePageNamesTheDay() throws Exception {
		Actor leader = leader("TIC-BTH");
		String number = incubating(open(CENTER), leader);
		LocalDate from = Times.dayOf(Instant.now(this.clock)).plusMonths(6);
		MockHttpSession session = signIn(leader);
		for (String page : List.of("", "/check")) {
			assertThat(read(session, "/applications/" + number + page)).contains("at least 6 months")
				.contains(Integer.toString(from.getDayOfMonth()), Integer.toString(from.getYear()));
		}
		writePlan(number, leader);
		MockHttpServletResponse page = send(session, "/applications/" + number + "/submit");
		assertThat(page.getStatus()).isEqualTo(422);
		assertThat(page.getContentAsString()).contains("You can hand in the plan from " + from, "A council");
		((MovableClock) this.clock).moveTo(Times.at(from, java.time.LocalTime.MIN));
		assertThat(read(session, "/applications/" + number + "/check")).doesNotContain("at least 6 months");
		this.submitting.submit(number, leader);
		assertThat(view(number).status()).isEqualTo(ApplicationStatus.AGREEMENT);
	}

	@Test
	void aDepartmentGivesEachPlaceOnceAndNoMoreThanItsQuota() throws Exception {
		Call call = open(ESTABLISHMENT, (json) -> json.withObject("/recommendation").put("quota_per_department", 2));
		Actor department = holder(RoleAt.of(Role.SUPERVISING_DEPARTMENT, "MOE"));
		MockHttpSession session = signIn(department);
		List<String> paths = new ArrayList<>();
		for (String host : List.of("UNI-PKU", "UNI-THU", "UNI-PKU")) {
			String number = submitted(call, host);
			forward(number, host);
			paths.add("/tasks/" + task(number, "Task_Recommend", department));
		}
		assertThat(read(session, paths.get(0))).contains("none of 2 recommendations used");
		refusedAtPlace(session, paths.get(0), "3", "from 1 to 2");
		assertThat(recommend(session, paths.get(0), "1").getStatus()).isEqualTo(303);
		assertThat(read(session, paths.get(1))).contains("1 of 2 recommendations used; places given: 1");
		refusedAtPlace(session, paths.get(1), "1", "already given place 1");
		assertThat(recommend(session, paths.get(1), "2").getStatus()).isEqualTo(303);
		refusedAtPlace(session, paths.get(2), "1", "used all 2 recommendations");
	}

	@Test
	void whatAHostThatBelongsToNobodyForwardsIsReadAndRecommendedByTheLeadDepartment() throws Exception {
		Call call = open(ESTABLISHMENT);
		String number = submitted(call, "NL-ZGC");
		forward(number, "NL-ZGC");
		// nothing was written, so that nothing was frozen
		this.jdbc.update("update grant_application set document_id = id where case_number = ?", number);
		Actor department = holder(RoleAt.of(Role.SUPERVISING_DEPARTMENT, call.leadDepartment()));
		MockHttpSession session = signIn(department);
		assertThat(read(session, "/cases/" + number + "/history")).contains(number);
		Actor another = holder(RoleAt.of(Role.SUPERVISING_DEPARTMENT, "MOE"));
		this.mvc.perform(get("/cases/" + number + "/history").session(signIn(another)))
			.andExpect(status().isNotFound());
		recommend(session, "/tasks/" + task(number, "Task_Recommend", department), "1");
		assertThat(this.desk.search(new CaseDesk.Wanted(number, Set.of(), Set.of()), department, PageRequest.of(0, 5)))
			.extracting((brief) -> brief.of().number())
			.containsExactly(number);
		this.jdbc.update("update recommendation set department = 'MOE' where application_id = ?",
				view(number).id().toString());
		assertThat(read(signIn(another), "/cases/" + number + "/history")).as("who recommended it reads on")
			.contains(number);
	}

	@Test
	void onlyOneOfTwoWhoGiveTheSamePlaceAtOnceGetsIt() throws Exception {
		Call call = open(ESTABLISHMENT);
		List<Runnable> both = new ArrayList<>();
		for (String host : List.of("UNI-PKU", "UNI-THU")) {
			String number = submitted(call, host);
			forward(number, host);
			Actor department = holder(RoleAt.of(Role.SUPERVISING_DEPARTMENT, "MOE"));
			WorkItem item = this.worklist.find(view(number).id(), "Task_Recommend", department).orElseThrow();
			both.add(() -> this.submissions.submit(item, "recommend", recommendation("1"), department));
		}
		assertThat(AtOnce.outcomes(both)).containsExactlyInAnyOrder("done",
				"place applications.recommendation.place-taken");
	}

	@Test
	void aDepartmentChangesItsRankingInOneSaveUntilTheFormalCheckBegins() throws Exception {
		Call call = open(ESTABLISHMENT, (json) -> json.withObject("/recommendation").put("quota_per_department", 3));
		Actor department = holder(RoleAt.of(Role.SUPERVISING_DEPARTMENT, "MOE"));
		MockHttpSession session = signIn(department);
		List<String> numbers = new ArrayList<>();
		for (String host : List.of("UNI-PKU", "UNI-THU", "UNI-PKU")) {
			String number = submitted(call, host);
			forward(number, host);
			numbers.add(number);
		}
		for (int at = 0; at < 2; at++) {
			recommend(session, "/tasks/" + task(numbers.get(at), "Task_Recommend", department), "" + (at + 1));
		}
		String path = "/recommendations/" + call.code() + "/MOE";
		assertThat(read(session, "/recommendations")).contains(path, "2 of 3");
		String page = read(session, path);
		assertThat(page).contains("2 of 3", numbers.get(2), "Until ");
		String state = org.jsoup.Jsoup.parse(page).select("input[name=state]").val();
		String first = "place." + numbers.get(0);
		String second = "place." + numbers.get(1);
		for (String wrong : List.of("4", "0", "2", "x")) {
			MockHttpServletResponse refused = send(session, path, "state", state, first, wrong, second, "2");
			assertThat(refused.getStatus()).as(wrong).isEqualTo(422);
			assertThat(refused.getContentAsString()).contains("-error\"", "value=\"" + wrong + "\"");
		}
		assertThat(places(call)).containsExactly(numbers.get(0), numbers.get(1));
		assertThat(send(session, path, "state", state, first, "２", second, "1").getStatus()).isEqualTo(303);
		assertThat(places(call)).containsExactly(numbers.get(1), numbers.get(0));
		assertThat(this.jdbc
			.queryForObject("select count(*) from journal_entry where action = 'application.recommendation.moved' "
					+ "and case_number in (?, ?)", Integer.class, numbers.get(0), numbers.get(1)))
			.isEqualTo(2);
		assertThat(send(session, path, "state", state, first, "1", second, "2").getContentAsString())
			.contains("Somebody has changed the order meanwhile");
		MockHttpSession stranger = signIn(holder(RoleAt.of(Role.SUPERVISING_DEPARTMENT, "CAS")));
		assertThat(send(stranger, path, "state", state).getStatus()).isEqualTo(404);
		assertThat(send(session, path + "/letter", "state", state).getContentAsString())
			.contains("Somebody has changed the order meanwhile");
		send(session, path + "/letter", "state", state(session, path));
		String paper = path + "/letters/L-" + call.code() + "-MOE-1.pdf";
		String letter = text(session, paper);
		assertThat(letter).contains("Letter of recommendation", call.code(), "SHA-256",
				"It serves the region and the field");
		send(session, path, "state", state(session, path), first, "1", second, "2");
		assertThat(text(session, paper)).as("a letter says what it said").isEqualTo(letter);
		send(session, path, "state", state(session, path), first, "2", second, "1");
		assertThat(letter.indexOf(numbers.get(1))).isPositive().isLessThan(letter.indexOf(numbers.get(0)));
		String now = org.jsoup.Jsoup.parse(read(session, path)).select("input[name=state]").val();
		((MovableClock) this.clock).moveTo(call.calendar()
			.stream()
			.filter((stage) -> stage.stage().equals("formal-check"))
			.map((stage) -> Times.at(stage.start(), java.time.LocalTime.MIN))
			.findFirst()
			.orElseThrow());
		session = signIn(department);
		assertThat(read(session, path)).contains("fixed since").doesNotContain("Save the ranking");
		MockHttpServletResponse late = send(session, path, "state", now, first, "1", second, "2");
		assertThat(late.getStatus()).isEqualTo(422);
		assertThat(late.getContentAsString()).contains("formal check of this call has begun");
		assertThat(places(call)).containsExactly(numbers.get(1), numbers.get(0));

		assertThat(read(session, path)).as("still of use").doesNotContain("is of no use any more");
		for (int at = 0; at < 2; at++) {
			assertThat(read(session, path)).contains("L-" + call.code());
			this.jdbc.update("update grant_application set status = 'DECLINED' where id = ?",
					view(numbers.get(at)).id().toString());
		}
		this.jdbc.update("delete from recommendation_letter where call_id = ?", call.id().toString());
		assertThat(read(session, path)).contains("is of no use any more").doesNotContain("Issue the letter");
		MockHttpServletResponse useless = send(session, path + "/letter", "state", now);
		assertThat(useless.getStatus()).isEqualTo(422);
		assertThat(useless.getContentAsString()).contains("is of no use any more");
	}

	@Test
	void aRegionsAuthorityRanksWhatItRecommendsAndAnyoneCanCheckItsLetter() throws Exception {
		Call call = open(ESTABLISHMENT, (json) -> json.withObject("/recommendation").put("quota_per_department", 2));
		Actor authority = holder(RoleAt.of(Role.REGION_SCIENCE, "GOV-BJ"));
		MockHttpSession session = signIn(authority);
		List<String> numbers = new ArrayList<>();
		for (String host : List.of("UNI-BJUT", "UNI-CCMU", "UNI-BJUT")) {
			numbers.add(submitted(call, host));
			forward(numbers.get(numbers.size() - 1), host);
		}
		String third = "/tasks/" + task(numbers.get(2), "Task_Recommend", authority);
		for (int at = 0; at < 2; at++) {
			recommend(session, "/tasks/" + task(numbers.get(at), "Task_Recommend", authority), "" + (at + 1));
		}
		refusedAtPlace(session, third, "1", "used all 2 recommendations");
		String path = "/recommendations/" + call.code() + "/GOV-BJ";
		assertThat(read(session, "/recommendations")).contains(path, "2 of 2", "Beijing Municipal");
		String letter = path + "/letter";
		String first = "L-" + call.code() + "-GOV-BJ-1";
		String paper = path + "/letters/" + first + ".pdf";
		assertThat(this.mvc.perform(get(paper).session(session)).andReturn().getResponse().getStatus()).isEqualTo(404);
		String state = state(session, path);
		MockHttpSession stranger = signIn(holder(RoleAt.of(Role.REGION_SCIENCE, "GOV-TJ")));
		assertThat(send(stranger, letter, "state", state).getStatus()).isEqualTo(404);
		for (int click = 0; click < 2; click++) {
			assertThat(send(session, letter, "state", state).getStatus()).isEqualTo(303);
		}
		assertThat(this.jdbc.queryForList("select letter_number from recommendation_letter where call_id = ?",
				String.class, call.id().toString()))
			.containsExactly(first);
		assertThat(this.jdbc.queryForObject(
				"select count(*) from journal_entry where action = 'recommendation.letter-issued' and case_number = ?",
				Integer.class, call.code()))
			.isOne();
		String said = text(session, paper);
		assertThat(said).contains(first, "/verify/" + first, numbers.get(0));
		assertThat(this.mvc.perform(get(paper).session(stranger)).andReturn().getResponse().getStatus()).isEqualTo(404);
		String code = this.jdbc.queryForObject("select sha256 from recommendation_letter where letter_number = ?",
				String.class, first);
		String checked = anyone("/verify/" + first + "?code=" + code.substring(0, 12), 200);
		assertThat(checked).contains("letter of recommendation is genuine", "Beijing Municipal", ">2<", code)
			.doesNotContain(numbers.get(0), "later letter", "Example");
		anyone("/verify/" + first + "?code=" + code.substring(0, 11), 404);
		anyone("/verify/" + first + "?code=" + "0".repeat(12), 404);
		send(session, path, "state", state, "place." + numbers.get(0), "2", "place." + numbers.get(1), "1");
		assertThat(text(session, paper)).as("the ranking is another one now").isEqualTo(said);
		send(session, letter, "state", state(session, path));
		assertThat(anyone("/verify/" + first + "?code=" + code, 200)).contains("letter of recommendation is genuine",
				"L-" + call.code() + "-GOV-BJ-2");
	}

	private String state(MockHttpSession session, String path) throws Exception {
		return org.jsoup.Jsoup.parse(read(session, path)).select("input[name=state]").get(0).val();
	}

	private String anyone(String path, int status) throws Exception {
		MockHttpServletResponse answer = this.mvc.perform(get(path).param("lang", "en")).andReturn().getResponse();
		assertThat(answer.getStatus()).as(path).isEqualTo(status);
		return answer.getContentAsString();
	}

	private List<String> places(Call call) {
		return this.jdbc.queryForList(
				"select a.case_number from recommendation r join grant_application a "
						+ "on a.id = r.application_id where r.call_id = ? order by r.place_no",
				String.class, call.id().toString());
	}

	private String text(MockHttpSession session, String pdf) throws Exception {
		byte[] bytes = this.mvc.perform(get(pdf).session(session).param("lang", "en"))
			.andReturn()
			.getResponse()
			.getContentAsByteArray();
		try (org.apache.pdfbox.pdmodel.PDDocument paper = org.apache.pdfbox.Loader.loadPDF(bytes)) {
			return new org.apache.pdfbox.text.PDFTextStripper().getText(paper);
		}
	}

	@Test
	void whatTheSystemCannotCheckIsAnItemOfTheFormalCheck() throws Exception {
		Call call = open(ESTABLISHMENT, (json) -> json.put("blind_review", true));
		String number = submitted(call, "UNI-PKU");
		forward(number, "UNI-PKU");
		Actor department = holder(RoleAt.of(Role.SUPERVISING_DEPARTMENT, "MOE"));
		this.worklist.complete(task(number, "Task_Recommend", department), department, "recommend", Map.of());
		Actor officer = holder(RoleAt.of(Role.AGENCY_OFFICER, call.managingAgency()));
		MockHttpSession session = signIn(officer);
		String path = "/tasks/" + task(number, "Task_FormalCheck", officer);
		assertThat(read(session, path)).contains("The laboratory has run for at least 2 years",
				"One recommendation channel only", "Double-blind: the files");
		assertThat(formalCheck(session, path).getContentAsString()).contains("conditions-error");
		MockHttpServletResponse page = formalCheck(session, path, "laboratory_running_years_min");
		assertThat(page.getStatus()).isEqualTo(422);
		assertThat(page.getContentAsString()).contains("conditions-error");
		assertThat(formalCheck(session, path, "laboratory_running_years_min", "one_recommendation_channel",
				"files_without_names")
			.getStatus()).isEqualTo(303);
	}

	@Test
	void aDoubleBlindApplicationMustNotNameAnybody() throws Exception {
		Call call = open(LABORATORY, (json) -> json.put("blind_review", true));
		Actor leader = leader("UNI-PKU");
		String number = this.drafts.start(call.code(), leader);
		MockHttpSession session = signIn(leader);
		for (String page : List.of("/calls/" + call.code() + "/apply", "/applications/" + number + "/check",
				"/applications/" + number + "/sections/case", "/calls/" + call.code())) {
			assertThat(read(session, page)).contains("double-blind", "must not name");
		}
		assertThat(save(number, "case",
				new Answers(Map.of("background", "As Zhang Example has shown", "goals", "北京大学的目标", "approach",
						"A quiet one")),
				leader))
			.extracting(Finding::field, Finding::messageKey)
			.containsExactly(org.assertj.core.groups.Tuple.tuple("background", "applications.check.names"),
					org.assertj.core.groups.Tuple.tuple("goals", "applications.check.names"));
		MockHttpServletResponse page = send(session, "/applications/" + number + "/sections/case", "done", "yes",
				"version", "0", "background", "As Zhang Example has shown");
		assertThat(page.getStatus()).isEqualTo(422);
		assertThat(page.getContentAsString()).contains("background-error", "As Zhang Example has shown");
	}

	private void cannotStart(Call call, Actor leader, String english, String chinese) throws Exception {
		MockHttpSession session = signIn(leader);
		assertThat(read(session, "/calls/" + call.code() + "/apply")).as("said before any question")
			.contains(english)
			.doesNotContain("type=\"radio\"");
		for (String language : List.of("en", "zh-CN")) {
			MockHttpServletResponse page = send(session, "/calls/" + call.code() + "/apply", "conditions", "yes",
					"one_channel", "yes", "no_secrets", "yes", "lang", language);
			assertThat(page.getStatus()).isEqualTo(422);
			assertThat(page.getContentAsString()).contains(language.equals("en") ? english : chinese)
				.contains(language.equals("en") ? "“Who can apply”" : "“申请条件”")
				.contains("checked");
		}
	}

	private void refusedAtPlace(MockHttpSession session, String path, String place, String text) throws Exception {
		MockHttpServletResponse page = recommend(session, path, place);
		assertThat(page.getStatus()).isEqualTo(422);
		assertThat(page.getContentAsString()).contains("place-error", text, "It serves the region and the field");
	}

	private MockHttpServletResponse recommend(MockHttpSession session, String path, String place) throws Exception {
		MockHttpServletRequestBuilder request = post(path).param("_action", "outcome:recommend");
		recommendation(place).forEach((field, value) -> request.param(field, value.toString()));
		return this.mvc.perform(request.session(session).with(csrf())).andReturn().getResponse();
	}

	private static Map<String, Object> recommendation(String place) {
		return Map.of("place", place, "opinion", "It serves the region and the field better than any other one.",
				"support", "none", "letter_number", "MOE-1");
	}

	private static MockHttpServletRequestBuilder hostReview(String path) {
		MockHttpServletRequestBuilder request = post(path).param("_action", "outcome:forward");
		List.of("people", "conditions", "budget", "partners", "duplicates", "integrity")
			.forEach((point) -> request.param("checked", point));
		return request.param("ethics", "no")
			.param("secrecy", "public")
			.param("secrecy_person", "Li Example")
			.param("commitment", "true")
			.param("opinion", "Sound and feasible");
	}

	private MockHttpServletResponse formalCheck(MockHttpSession session, String path, String... conditions)
			throws Exception {
		MockHttpServletRequestBuilder request = post(path).param("_action", "outcome:accept");
		List.of("book", "attachments", "commitments", "agreements", "applicant", "limit", "integrity", "guide", "units",
				"recommendation", "ethics", "secrecy")
			.forEach((point) -> request.param(point, "ok"));
		List.of(conditions).forEach((condition) -> request.param("conditions", condition));
		return this.mvc.perform(request.session(session).with(csrf())).andReturn().getResponse();
	}

	private Call open(String template) {
		return open(template, (json) -> {
		});
	}

	private Call open(String template, Consumer<ObjectNode> change) {
		Actor writer = new Actor(UUID.randomUUID(), LocalizedText.of("Writer", "编写"),
				Set.of(RoleAt.of(Role.PROGRAMME_OFFICER, lead(template))));
		Actor approver = new Actor(UUID.randomUUID(), LocalizedText.of("Approver", "审批"),
				Set.of(RoleAt.of(Role.PROGRAMME_OFFICER, lead(template))));
		String code = "CALL-R-" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);
		UUID id = this.templates.instantiate(template, code,
				Times.dayOf(Instant.now(this.clock)).minusDays(template.equals(JOINT) ? 211 : 46), null, writer);
		try {
			ObjectMapper json = new ObjectMapper();
			ObjectNode configuration = (ObjectNode) json.readTree(this.preparation.configuration(id));
			change.accept(configuration);
			this.preparation.edit(id, json.writeValueAsString(configuration), 1, writer);
		}
		catch (com.fasterxml.jackson.core.JsonProcessingException ex) {
			throw new IllegalStateException(ex);
		}
		this.preparation.submitForApproval(id, writer);
		this.preparation.publish(id, approver);
		this.timeline.runDueJobs();
		return this.calls.require(id);
	}

	private static String lead(String template) {
		return template.equals(JOINT) ? "GOV-BJ-ST" : template.equals(TWO_STEP) ? "MIIT" : "MOST";
	}

	private Actor leader(String host) {
		return leader(host, null, "professor", "doctorate");
	}

	private Actor leader(String host, String birthYear, String title, String degree) {
		UUID id = this.people.register(
				new NewPerson(UUID.randomUUID() + "@example.org", LocalizedText.of("Zhang Example", "张示例"), host,
						(birthYear != null) ? LocalDate.parse(birthYear + "-01-01") : null, title, degree),
				Actor.SYSTEM);
		return this.people.actor(id);
	}

	private Actor leaderOf(String number) {
		return this.people.actor(view(number).principalInvestigator());
	}

	private Actor holder(RoleAt role) {
		UUID id = this.people.register(new NewPerson(UUID.randomUUID() + "@example.org",
				LocalizedText.of("Holder", "经办"), null, null, null, null), Actor.SYSTEM);
		this.people.grant(id, role, Times.dayOf(Instant.now(this.clock)).minusDays(1), null, Actor.SYSTEM);
		return this.people.actor(id);
	}

	/** What is written is another test's. */
	private String submitted(Call call, String host) {
		Actor leader = leader(host);
		String number = this.drafts.start(call.code(), leader);
		this.worklist.complete(task(number, "Task_Apply", leader), leader, "submit", Map.of());
		return number;
	}

	private void forward(String number, String host) {
		Actor office = holder(RoleAt.of(Role.HOST_OFFICE, host));
		this.worklist.complete(task(number, "Task_HostReview", office), office, "forward", Map.of());
	}

	@Test
	void aCostInAYearThatTheProjectDoesNotReachIsNamedThere() {
		Actor leader = leader("TIC-BTH");
		String number = incubating(open(CENTER), leader);
		Map<String, String> fourth = new HashMap<>(line("K1", "funder"));
		fourth.put("year", "4");
		assertThat(save(number, "budget",
				new Answers(Map.of("lines", List.of(fourth, line("M2", "partner")), "justification", "j")), leader))
			.singleElement()
			.satisfies((finding) -> assertThat(finding.field()).isEqualTo("lines.0.year"));
	}

	@Test
	void aMilestoneAfterTheTermIsNamedAtItsDate() {
		Map<String, Object> plan = new HashMap<>(Map.of("indicators",
				List.of(Map.of("name", "Staff", "unit", "p", "baseline", "0", "target", "120", "evidence", "e"))));
		plan.put("milestones", List.of(Map.of("name", "M1", "due", "2042-03-31", "deliverable", "d")));
		Actor leader = leader("UNI-PKU", null, "professor", "doctorate");
		assertThat(save(this.drafts.start(open(LABORATORY).code(), leader), "plan", new Answers(plan), leader))
			.singleElement()
			.satisfies((finding) -> assertThat(finding.field()).isEqualTo("milestones.0.due"));
		Actor builder = leader("TIC-BTH");
		assertThat(save(incubating(open(CENTER), builder), "plan", new Answers(plan), builder))
			.as("where each application runs from a day of its own, nobody knows the last day yet")
			.isEmpty();
	}

	private String intention(Call call, Actor leader) {
		String number = this.drafts.start(call.code(), leader);
		assertThat(save(number, "core",
				new Answers(Map.of("title_en", "Hydrogen", "title_zh", "氢能", "field", "K0501", "keywords", "h",
						"abstract_en", "a", "abstract_zh", "a", "duration", "36", "screenings", List.of())),
				leader))
			.isEmpty();
		assertThat(save(number, "intention", new Answers(Map.of("purpose", "p", "regional_need", "n", "foundation", "f",
				"investment", "3亿", "regions_roles", "r")), leader))
			.isEmpty();
		assertThat(save(number, "promises", new Answers(Map.of("integrity", "true", "truth", "true", "ethics", "true",
				"no_classified", "true", "other_funding_declared", "true", "other_funding", "")), leader))
			.isEmpty();
		return number;
	}

	private String incubating(Call call, Actor leader) {
		String number = intention(call, leader);
		this.submitting.submit(number, leader);
		Actor region = holder(RoleAt.of(Role.REGION_SCIENCE, "GOV-BJ"));
		this.worklist.complete(task(number, "Task_AnswerIntention", region), region, "accept", Map.of());
		assertThat(view(number).status()).isEqualTo(ApplicationStatus.INCUBATION);
		return number;
	}

	private void writePlan(String number, Actor leader) {
		assertThat(save(number, "construction", new Answers(Map.of("goals", "g", "tasks", "t", "governance",
				"A council", "legal_entity", "Center", "legal_form", "in-preparation", "charter", "c")), leader))
			.isEmpty();
		assertThat(save(number, "team", new Answers(Map.of("members", List.of(member("leader")))), leader)).isEmpty();
		assertThat(save(number, "partners", units("UNI-TJU", "UNI-HBU"), leader)).isEmpty();
		assertThat(save(number, "budget",
				new Answers(
						Map.of("lines", List.of(line("K1", "funder"), line("M2", "partner")), "justification", "j")),
				leader))
			.isEmpty();
		assertThat(save(number, "plan", new Answers(Map.of("milestones",
				List.of(Map.of("name", "M1", "due", Times.dayOf(Instant.now(this.clock)).plusMonths(24).toString(),
						"deliverable", "d")),
				"indicators",
				List.of(Map.of("name", "Staff", "unit", "p", "baseline", "0", "target", "120", "evidence", "e")))),
				leader))
			.isEmpty();
		assertThat(SectionPlan.find(this.calls.require(view(number).callId()), "attachments"))
			.as("the call wants no documents")
			.isEmpty();
	}

	private static Map<String, String> line(String category, String source) {
		return Map.of("category", category, "description", "d", "unit_price", "", "quantity", "", "source", source,
				"amount", "3亿");
	}

	private List<Finding> save(String number, String section, Answers answers, Actor leader) {
		long version = this.drafts.written(view(number).id()).containsKey(section)
				? this.drafts.written(view(number).id()).get(section).version() : -1;
		return this.drafts.save(number, section, answers, version, true, leader);
	}

	private static Answers units(String... codes) {
		return new Answers(Map.of("units",
				List.of(codes)
					.stream()
					.map((code) -> Map.of("organisation", code, "role", "co-operation", "task", "t"))
					.toList()));
	}

	private static Map<String, String> member(String role) {
		return Map.of("name", "Zhang", "email", "", "organisation", "TIC-BTH", "role", role, "title", "professor",
				"months", "8");
	}

	private UUID task(String number, String task, Actor actor) {
		return this.worklist.find(view(number).id(), task, actor).orElseThrow().id();
	}

	private ApplicationView view(String number) {
		return this.applications.byNumber(number).orElseThrow();
	}

	private MockHttpSession signIn(Actor actor) throws Exception {
		this.people.setPassword(actor.personId(), PASSWORD);
		return (MockHttpSession) this.mvc
			.perform(post("/sign-in").with(csrf())
				.param("email", this.people.require(actor.personId()).email())
				.param("password", PASSWORD))
			.andReturn()
			.getRequest()
			.getSession();
	}

	private String read(MockHttpSession session, String path) throws Exception {
		MockHttpServletResponse page = this.mvc.perform(get(path).session(session).param("lang", "en"))
			.andReturn()
			.getResponse();
		assertThat(page.getStatus()).as(path).isEqualTo(200);
		assertThat(page.getContentAsString()).doesNotContain("??");
		return page.getContentAsString();
	}

	private MockHttpServletResponse send(MockHttpSession session, String path, String... fields) throws Exception {
		MockHttpServletRequestBuilder request = post(path).session(session).with(csrf());
		for (int index = 0; index < fields.length; index += 2) {
			request.param(fields[index], fields[index + 1]);
		}
		return this.mvc.perform(request).andReturn().getResponse();
	}

}
