package org.grantway.review;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import org.grantway.applications.ApplicationStatus;
import org.grantway.applications.ApplicationView;
import org.grantway.identity.Organisations;
import org.grantway.shared.Actor;
import org.grantway.shared.Role;
import org.grantway.shared.RoleAt;
import org.grantway.shared.Times;
import org.grantway.workflow.WorkItem;
import org.grantway.web.Formats;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

class ReviewPagesTests extends ReviewWorld {

	static final String PASSWORD = "seven quiet copper kettles";

	static final String TEXT = "申请书选题准确，技术路线清晰，风险识别充分，团队分工合理，指标可考核。".repeat(8);

	@Autowired
	MockMvc mvc;

	@Autowired
	Organisations organisations;

	@Test
	void aReviewerGoesFromTheInvitationToTheReceipt() throws Exception {
		pool(7, "K0902");
		ApplicationView application = application("K0902", ApplicationStatus.UNDER_REVIEW);
		start("letter-review", application, Map.of());
		WorkItem item = open(application, "Task_AnswerInvitation").get(0);
		MockHttpSession reviewer = signIn(item.assignee());
		String seat = "/reviews/" + item.itemKey();
		assertThat(drawn(reviewer, "/my/reviews")).contains(application.number());
		assertThat(drawn(reviewer, seat + "/invitation")).contains("noServices");
		MockHttpServletResponse refused = send(reviewer, seat + "/invitation", "action", "accept", "noConflict", "true",
				"secrecy", "true");
		assertThat(refused.getStatus()).isEqualTo(422);
		assertThat(refused.getContentAsString()).contains("#noServices").contains("errors");
		assertThat(send(reviewer, seat + "/invitation", "action", "accept", "noConflict", "true", "secrecy", "true",
				"noServices", "true")
			.getStatus()).isEqualTo(303);
		assertThat(send(reviewer, seat + "/invitation", "action", "accept", "noConflict", "true", "secrecy", "true",
				"noServices", "true")
			.getRedirectedUrl()).as("a second click").isEqualTo(seat);
		String sheet = drawn(reviewer, seat);
		assertThat(sheet).contains("Fewer errors per gate").doesNotContain("checked");
		MockHttpServletResponse incomplete = send(reviewer, seat, "action", "check", "mark.B1", "A", "opinion",
				"too short");
		assertThat(incomplete.getStatus()).isEqualTo(422);
		assertThat(incomplete.getContentAsString()).contains("#mark.B2", "#opinion", "#advice", "#confidence")
			.contains("too short");
		assertThat(send(reviewer, seat, "action", "check", "mark.B1", "A", "mark.B2", "B", "mark.B3", "A", "mark.B4",
				"C", "opinion", TEXT, "advice", "FUND", "confidence", "high")
			.getRedirectedUrl()).isEqualTo(seat + "/check");
		drawn(reviewer, seat + "/check");
		assertThat(send(reviewer, seat + "/check").getRedirectedUrl()).isEqualTo(seat + "/submitted");
		assertThat(drawn(reviewer, seat + "/submitted")).contains(TEXT);
		MockHttpSession applicant = signIn(application.principalInvestigator());
		for (String path : List.of("", "/invitation", "/check", "/submitted")) {
			assertThat(this.mvc.perform(get(seat + path).session(applicant)).andReturn().getResponse().getStatus())
				.isEqualTo(404);
		}
	}

	@Test
	void officersSeeTheirPages() throws Exception {
		pool(3, "K1001");
		application("K1001", ApplicationStatus.FORMAL_CHECK);
		MockHttpSession agency = signIn(officerAccount(Role.AGENCY_OFFICER, this.call.managingAgency()));
		MockHttpSession programme = signIn(officerAccount(Role.PROGRAMME_OFFICER, this.call.leadDepartment()));
		drawn(agency, "/office/experts");
		drawn(agency, "/office/experts?q=Expert");
		drawn(agency, "/office/calls/" + this.call.code() + "/draw");
		drawn(programme, "/office/calls/" + this.call.code() + "/shortlist");
		assertThat(send(agency, "/office/experts", "email", "nobody@example.org", "fields", "K01", "maxLoad", "5")
			.getStatus()).isEqualTo(422);
		assertThat(this.mvc.perform(get("/office/calls/" + this.call.code() + "/draw").session(programme))
			.andReturn()
			.getResponse()
			.getStatus()).isEqualTo(403);
	}

	@Test
	void whileApplicationsComeInThePagesSayFromWhenInsteadOfOfferingButtons() throws Exception {
		pool(9, "K1001");
		ApplicationView application = application("K1001", ApplicationStatus.PANEL);
		start("panel-review", application, Map.of("purpose", "defence"));
		String panel = "/panels/" + open(application, "Task_SeatPanel").get(0).subjectId();
		MockHttpSession agency = signIn(officerAccount(Role.AGENCY_OFFICER, this.call.managingAgency()));
		assertThat(Jsoup.parse(drawn(agency, panel + "/seat")).select("main form .btn:not(.btn--q)")).hasSize(1);
		this.timeline.restore(this.call.lastEntry().orElseThrow().minusSeconds(60));
		String from = "from " + Formats.dateTime(this.call.lastEntry().orElseThrow(), Locale.ENGLISH);
		for (String page : List.of(panel, panel + "/seat", "/office/calls/" + this.call.code() + "/draw")) {
			Document shown = Jsoup.parse(drawn(agency, page));
			assertThat(shown.select("main .note").text()).as(page).contains(from);
			assertThat(shown.select("main .btn")).as(page)
				.extracting(Element::text)
				.noneMatch((button) -> button.startsWith("Draw") || button.startsWith("Seat"));
		}
	}

	@Test
	void beforeTheReleaseTheAgencySeesWhoWasDrawnAndHowExclusionsWereRespected() throws Exception {
		this.jdbc.update("update expert set active = false");
		List<UUID> pool = pool(4, "K1105");
		String unwanted = this.people.require(pool.get(0)).name().en();
		ApplicationView application = application("K1105", ApplicationStatus.UNDER_REVIEW, unwanted, "Nobody Known");
		start("letter-review", application, Map.of());
		for (int round = 0; round < 200 && open(application, "Task_AddReviewers").isEmpty(); round++) {
			this.timeline.runDueJobs();
			this.timeline.nextTimer("application", application.id())
				.ifPresent((due) -> this.timeline.advanceTo(due.plusSeconds(1)));
		}
		List<UUID> more = pool(3, "K1105");
		MockHttpSession agency = signIn(officerAccount(Role.AGENCY_OFFICER, this.call.managingAgency()));
		String page = "/office/reviewers/" + application.id();
		send(agency, page, "action", "draw");
		Document shown = Jsoup.parse(drawn(agency, page));
		assertThat(shown.select("main table tbody tr td").get(2).select("p").eachText())
			.anyMatch((line) -> line.contains(unwanted) && line.contains("Blocked: " + unwanted))
			.anyMatch((line) -> line.contains("Nobody Known") && line.contains("Nobody in the pool"));
		String drawn = shown.select("main table tbody tr td").get(3).text();
		String code = this.jdbc.queryForObject("select organisation from expert where person_id = ?", String.class,
				more.get(0).toString());
		String unit = this.organisations.require(code).name().en();
		assertThat(drawn).contains(unit, "1 of at most").doesNotContain(unwanted);
	}

	@Test
	void adviceThatTheMarksContradictIsAskedAbout() throws Exception {
		pool(7, "K0903");
		ApplicationView application = application("K0903", ApplicationStatus.UNDER_REVIEW);
		start("letter-review", application, Map.of());
		WorkItem item = open(application, "Task_AnswerInvitation").get(0);
		MockHttpSession reviewer = signIn(item.assignee());
		String seat = "/reviews/" + item.itemKey();
		send(reviewer, seat + "/invitation", "action", "accept", "noConflict", "true", "secrecy", "true", "noServices",
				"true");
		for (String[] pair : new String[][] { { "A", "FUND" }, { "D", "DECLINE" }, { "D", "FUND" },
				{ "A", "DECLINE" } }) {
			send(reviewer, seat, "action", "check", "mark.B1", pair[0], "mark.B2", pair[0], "mark.B3", pair[0],
					"mark.B4", pair[0], "opinion", TEXT, "advice", pair[1], "confidence", "high");
			assertThat(Jsoup.parse(drawn(reviewer, seat + "/check")).select("#meant")).as(pair[0] + pair[1])
				.hasSize("AFUND DDECLINE".contains(pair[0] + pair[1]) ? 0 : 1);
		}
		MockHttpServletResponse asked = send(reviewer, seat + "/check");
		assertThat(asked.getStatus()).isEqualTo(422);
		assertThat(asked.getContentAsString()).contains("meant-error", TEXT);
		assertThat(send(reviewer, seat + "/check", "meant", "true").getRedirectedUrl()).isEqualTo(seat + "/submitted");
	}

	@Test
	void tooFewReviewsAreDrawnAgainOnTheOfficersPage() throws Exception {
		this.jdbc.update("update expert set active = false");
		pool(4, "K1101");
		ApplicationView application = application("K1101", ApplicationStatus.UNDER_REVIEW);
		start("letter-review", application, Map.of());
		MockHttpSession agency = signIn(officerAccount(Role.AGENCY_OFFICER, this.call.managingAgency()));
		String page = "/office/reviewers/" + application.id();
		for (int round = 0; round < 200 && open(application, "Task_AddReviewers").isEmpty(); round++) {
			this.timeline.runDueJobs();
			this.timeline.nextTimer("application", application.id())
				.ifPresent((due) -> this.timeline.advanceTo(due.plusSeconds(1)));
		}
		assertThat(open(application, "Task_AddReviewers")).hasSize(1);
		pool(6, "K1101");
		assertThat(drawn(agency, page)).contains(application.number());
		assertThat(send(agency, page, "action", "release").getStatus()).isEqualTo(422);
		assertThat(send(agency, page, "action", "draw").getStatus()).isEqualTo(303);
		drawn(agency, page);
		String all = "/office/calls/" + this.call.code() + "/draw";
		String next = send(agency, all, "action", "draw", "chosen", application.id().toString()).getRedirectedUrl();
		assertThat(
				Jsoup.parse(this.mvc.perform(get(next).session(agency)).andReturn().getResponse().getContentAsString())
					.select("input[name=chosen][checked]")
					.eachAttr("value"))
			.as("still ticked, to be released")
			.containsExactly(application.id().toString());
		assertThat(send(agency, page, "action", "release").getStatus()).isEqualTo(303);
		this.timeline.runDueJobs();
		assertThat(open(application, "Task_AnswerInvitation")).isNotEmpty();
	}

	@Test
	void aPanelGoesFromItsSeatsToItsMinutes() throws Exception {
		List<UUID> pool = pool(9, "K1201");
		ApplicationView application = application("K1201", ApplicationStatus.PANEL);
		start("panel-review", application, Map.of("purpose", "argumentation"));
		UUID id = open(application, "Task_SeatPanel").get(0).subjectId();
		String panel = "/panels/" + id;
		MockHttpSession agency = signIn(officerAccount(Role.AGENCY_OFFICER, this.call.managingAgency()));
		MockHttpSession minutes = signIn(officerAccount(Role.PANEL_SECRETARY, this.call.managingAgency()));
		String word = application.title().en().split(" ")[0];
		assertThat(drawn(agency, "/tasks?text=" + word)).as("found by a word of the title")
			.contains(application.number());
		assertThat(drawn(agency, "/tasks?text=" + word + "-not-there")).doesNotContain(application.number());
		drawn(agency, "/panels");
		drawn(agency, panel + "/seat");
		MockHttpServletResponse nothing = send(agency, panel + "/seat", "place", "Room 1");
		assertThat(nothing.getStatus()).isEqualTo(422);
		assertThat(nothing.getContentAsString()).as("all that is missing at once").contains("#members", "#meetsAt");
		MockHttpServletRequestBuilder seats = post(panel + "/seat").param("chair", pool.get(0).toString())
			.param("meetsAt", "2031-06-03T09:00")
			.param("place", "Room 1");
		pool.forEach((member) -> seats.param("members", member.toString()));
		String tomorrow = Times.dayOf(Instant.now(this.clock)).plusDays(1).atTime(9, 0).toString();
		for (String[] odd : new String[][] { { "2031-06-01T09:00", "is no working day" },
				{ tomorrow, "less than 3 working days" } }) {
			MockHttpServletRequestBuilder unusual = post(panel + "/seat").param("chair", pool.get(0).toString())
				.param("meetsAt", odd[0])
				.param("place", "Room 1");
			pool.forEach((member) -> unusual.param("members", member.toString()));
			MockHttpServletResponse asked = this.mvc.perform(unusual.session(agency).with(csrf()))
				.andReturn()
				.getResponse();
			assertThat(asked.getStatus()).isEqualTo(422);
			var form = Jsoup.parse(asked.getContentAsString());
			assertThat(form.select("#unusual-error").text()).contains(odd[1]);
			assertThat(form.select("#meetsAt").val()).as("what was typed is kept").isEqualTo(odd[0]);
			assertThat(form.select("input[name=members][checked]")).hasSize(9);
		}
		assertThat(this.mvc.perform(seats.session(agency).with(csrf())).andReturn().getResponse().getStatus())
			.isEqualTo(303);
		MockHttpSession leader = signIn(application.principalInvestigator());
		assertThat(drawn(leader, "/my/messages?lang=en"))
			.contains("The panel on your case meets: 3 Jun 2031, 09:00 · Room 1");
		assertThat(drawn(leader, "/my/messages?lang=zh-CN")).contains("您的案卷将提交专家会议审议：2031年6月3日 09:00 · Room 1");
		assertThat(drawn(minutes, panel)).as("before the meeting")
			.contains("3 Jun 2031, 08:30")
			.doesNotContain("value=\"PRESENT\"");
		assertThat(send(minutes, panel, "action", "attend").getStatus()).isEqualTo(422);
		this.timeline.advanceTo(Instant.parse("2031-06-03T00:45:00Z"));
		assertThat(drawn(minutes, panel)).contains("value=\"PRESENT\"");
		MockHttpServletResponse partly = send(minutes, panel, "action", "attend", "attendance." + pool.get(0),
				"ABSENT");
		assertThat(partly.getStatus()).isEqualTo(422);
		assertThat(partly.getContentAsString()).as("what was typed is kept, and the next member is named")
			.containsPattern("value=\"ABSENT\" checked")
			.contains("#attendance." + pool.get(1));
		MockHttpServletRequestBuilder attendance = post(panel).param("action", "attend");
		pool.forEach((member) -> attendance.param("attendance." + member, "PRESENT"));
		assertThat(this.mvc.perform(attendance.session(minutes).with(csrf())).andReturn().getResponse().getStatus())
			.isEqualTo(303);
		for (UUID member : pool) {
			MockHttpSession voter = signIn(member);
			drawn(voter, panel);
			drawn(voter, panel + "/ballot");
			assertThat(send(voter, panel + "/ballot").getStatus()).isEqualTo(422);
			assertThat(send(voter, panel + "/ballot", "choice", "YES").getRedirectedUrl()).isEqualTo(panel + "/ballot");
			assertThat(drawn(voter, panel)).as("choosing casts nothing yet").contains(panel + "/ballot");
			assertThat(send(voter, panel + "/ballot", "choice", "YES", "confirmed", "true").getRedirectedUrl())
				.isEqualTo(panel);
			assertThat(send(voter, panel + "/ballot", "choice", "NO", "confirmed", "true").getRedirectedUrl())
				.as("a double click says that the vote is cast")
				.isEqualTo(panel);
			assertThat(drawn(voter, panel)).doesNotContain(panel + "/ballot");
		}
		this.timeline.runDueJobs();
		MockHttpSession chair = signIn(pool.get(0));
		drawn(chair, panel + "/conclusion");
		assertThat(send(chair, panel + "/conclusion", "conclusion", "x", "password", PASSWORD).getContentAsString())
			.contains("Choose the result");
		assertThat(send(chair, panel + "/conclusion", "result", "fail", "conclusion", "x", "password", PASSWORD)
			.getStatus()).isEqualTo(422);
		assertThat(send(chair, panel + "/conclusion", "result", "revise", "conclusion",
				"The plan is sound and needs a reserve.")
			.getStatus()).as("a conclusion is stated with the password").isEqualTo(422);
		assertThat(send(chair, panel + "/conclusion", "result", "revise", "conclusion",
				"The plan is sound and needs a reserve.", "password", PASSWORD)
			.getRedirectedUrl()).isEqualTo(panel + "/minutes");
		assertThat(drawn(minutes, panel + "/minutes")).contains("The plan is sound and needs a reserve.");
		assertThat(this.mvc.perform(get(panel).session(signIn(application.principalInvestigator())))
			.andReturn()
			.getResponse()
			.getStatus()).isEqualTo(404);
	}

	@Test
	void anAdjournedMeetingIsAskedAboutAndStaysOnThePage() throws Exception {
		List<UUID> pool = pool(10, "K1201");
		ApplicationView application = application("K1201", ApplicationStatus.PANEL);
		start("panel-review", application, Map.of("purpose", "argumentation"));
		String panel = "/panels/" + open(application, "Task_SeatPanel").get(0).subjectId();
		MockHttpSession agency = signIn(officerAccount(Role.AGENCY_OFFICER, this.call.managingAgency()));
		MockHttpSession minutes = signIn(officerAccount(Role.PANEL_SECRETARY, this.call.managingAgency()));
		seat(agency, panel, pool, "2031-06-03T09:00");
		this.timeline.advanceTo(Instant.parse("2031-06-03T01:00:00Z"));
		MockHttpServletRequestBuilder attendance = post(panel).param("action", "attend");
		pool.forEach((member) -> attendance.param("attendance." + member,
				(pool.indexOf(member) < 3) ? "PRESENT" : (pool.indexOf(member) == 3) ? "RECUSED" : "ABSENT"));
		attendance.param("remark." + pool.get(3), "Wrote a book together");
		MockHttpServletResponse asked = this.mvc.perform(attendance.session(minutes).with(csrf()))
			.andReturn()
			.getResponse();
		assertThat(asked.getStatus()).isEqualTo(422);
		Document form = Jsoup.parse(asked.getContentAsString());
		assertThat(form.select("#adjourn-error").text()).contains("3 present, 6 needed");
		assertThat(form.select("input[value=ABSENT][checked]")).as("what was typed is kept").hasSize(6);
		assertThat(form.select("input[value=\"Wrote a book together\"]")).hasSize(1);
		assertThat(this.mvc.perform(attendance.param("adjourn", "true")).andReturn().getResponse().getStatus())
			.isEqualTo(303);
		Document again = Jsoup.parse(drawn(agency, panel + "/seat"));
		assertThat(again.select("#eligible input[name=members]").eachAttr("value")).contains(pool.get(0).toString())
			.doesNotContain(pool.get(3).toString());
		assertThat(again.select("details li").text())
			.contains("Recused at the meeting of 2031-06-03 · Wrote a book together");
		List<UUID> others = pool.stream().filter((one) -> !one.equals(pool.get(3))).toList();
		seat(agency, panel, others, "2031-06-17T09:00");
		Document shown = Jsoup.parse(drawn(agency, panel));
		assertThat(shown.select("main > dl.kv").get(0).text()).doesNotContain("Present");
		assertThat(shown.select("section[aria-labelledby=meeting-1]").text()).contains("3 Jun 2031",
				"3 present, 6 needed", "Wrote a book together");
		assertThat(Jsoup.parse(drawn(signIn(pool.get(0)), panel)).select("section[aria-labelledby=meeting-1]").text())
			.as("why somebody is recused is for those who run the panel")
			.contains("Recused")
			.doesNotContain("Wrote a book together");
	}

	private void seat(MockHttpSession session, String panel, List<UUID> members, String meets) throws Exception {
		MockHttpServletRequestBuilder seats = post(panel + "/seat").param("chair", members.get(0).toString())
			.param("meetsAt", meets)
			.param("place", "Room 1");
		members.forEach((member) -> seats.param("members", member.toString()));
		assertThat(this.mvc.perform(seats.session(session).with(csrf())).andReturn().getResponse().getStatus())
			.isEqualTo(303);
	}

	@Test
	void whoDeclaredAConflictInLetterReviewCannotSitOnThePanel() throws Exception {
		pool(9, "K1202");
		ApplicationView application = application("K1202", ApplicationStatus.UNDER_REVIEW);
		start("letter-review", application, Map.of());
		WorkItem invitation = open(application, "Task_AnswerInvitation").get(0);
		assertThat(send(signIn(invitation.assignee()), "/reviews/" + invitation.itemKey() + "/invitation", "action",
				"recuse", "conflict", "Co-author of 2030")
			.getStatus()).isEqualTo(303);
		start("panel-review", application, Map.of("purpose", "argumentation"));
		UUID id = open(application, "Task_SeatPanel").get(0).subjectId();
		MockHttpSession agency = signIn(officerAccount(Role.AGENCY_OFFICER, this.call.managingAgency()));
		assertThat(drawn(agency, "/panels/" + id + "/seat")).doesNotContain(invitation.assignee().toString());
	}

	private UUID officerAccount(Role role, String scope) {
		UUID id = person("Clerk", null);
		this.people.grant(id, RoleAt.of(role, scope), null, null, Actor.SYSTEM);
		return id;
	}

	private MockHttpSession signIn(UUID person) throws Exception {
		this.people.setPassword(person, PASSWORD);
		String email = this.people.require(person).email();
		return (MockHttpSession) this.mvc
			.perform(post("/sign-in").param("email", email).param("password", PASSWORD).with(csrf()))
			.andReturn()
			.getRequest()
			.getSession();
	}

	/** Opens the page in both languages; neither may lack a text. */
	private String drawn(MockHttpSession session, String path) throws Exception {
		String joint = path.contains("?") ? "&" : "?";
		for (String language : List.of("zh-CN", "en")) {
			MockHttpServletResponse page = this.mvc.perform(get(path + joint + "lang=" + language).session(session))
				.andReturn()
				.getResponse();
			assertThat(page.getStatus()).as(path).isEqualTo(200);
			assertThat(page.getContentAsString()).as(path + " in " + language).doesNotContain("??");
			if ("en".equals(language)) {
				return page.getContentAsString();
			}
		}
		throw new IllegalStateException();
	}

	private MockHttpServletResponse send(MockHttpSession session, String path, String... fields) throws Exception {
		MockHttpServletRequestBuilder request = post(path).session(session).with(csrf());
		for (int index = 0; index < fields.length; index += 2) {
			request.param(fields[index], fields[index + 1]);
		}
		return this.mvc.perform(request).andReturn().getResponse();
	}

}
