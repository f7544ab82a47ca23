package org.grantway.review;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

import org.grantway.applications.ApplicationStatus;
import org.grantway.applications.ApplicationView;
import org.grantway.documents.ExamplePage;
import org.grantway.documents.Files;
import org.grantway.identity.Organisations;
import org.grantway.programmes.CallPreparation;
import org.grantway.shared.Actor;
import org.grantway.shared.LocalizedText;
import org.grantway.shared.Role;
import org.grantway.shared.RoleAt;
import org.grantway.workflow.WorkItem;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

/**
 * Follows every link of a letter reviewer and looks for names that are nowhere else.
 */
class DoubleBlindTests extends ReviewWorld {

	private static final String PASSWORD = "seven quiet copper kettles";

	private static final Pattern LINK = Pattern.compile("(?:href|src)=\"(/[^\"#]*)");

	private static final int MOST_PAGES = 80;

	@Autowired
	MockMvc mvc;

	@Autowired
	CallPreparation preparation;

	@Autowired
	Files files;

	@Autowired
	Organisations organisations;

	private String file;

	@Test
	void aLetterReviewerOfADoubleBlindCallMeetsNoNameAnywhere() throws Exception {
		Map<String, String> seen = crawl(true, "K0301");
		Set<String> canaries = canaries();
		assertThat(seen).hasSizeGreaterThan(10);
		seen.forEach((path, page) -> canaries
			.forEach((canary) -> assertThat(page).as(path + " names " + canary).doesNotContain(canary)));
		assertThat(seen.values()).anyMatch((page) -> page.contains("Fewer errors per gate"))
			.anyMatch((page) -> page.contains("double-blind"))
			.anyMatch((page) -> page.contains("Document 1"));
		assertThat(seen.keySet()).anyMatch((path) -> path.endsWith("/pages/1.png"));
	}

	@Test
	void thereIsSomethingToMeetInACallThatIsNotBlind() throws Exception {
		Map<String, String> seen = crawl(false, "K0302");
		assertThat(canaries())
			.allSatisfy((canary) -> assertThat(seen.values()).as(canary).anyMatch((page) -> page.contains(canary)));
	}

	@Test
	void aReviewerReadsAPdfThatRunsScriptsPageByPage() throws Exception {
		blind(false);
		pool(7, "K0304");
		ApplicationView application = canaryApplication("K0304", ApplicationStatus.UNDER_REVIEW);
		start("letter-review", application, Map.of());
		WorkItem item = open(application, "Task_AnswerInvitation").get(0);
		MockHttpSession reviewer = signIn(item.assignee());
		String seat = "/reviews/" + item.itemKey();
		send(reviewer, seat + "/invitation", "action", "accept", "noConflict", "true", "secrecy", "true", "noServices",
				"true");
		this.timeline.runDueJobs();
		String download = "href=\"/files/" + this.file + '"';
		assertThat(look(reviewer, seat).getContentAsString()).contains(download, "/pages/1.png");
		assertThat(look(reviewer, "/files/" + this.file).getStatus()).isEqualTo(200);
		this.jdbc.update("update stored_file set active_content = true where id = ?", this.file);
		assertThat(look(reviewer, seat + "?lang=en").getContentAsString()).doesNotContain(download)
			.contains("/pages/1.png", "This PDF runs scripts");
		assertThat(look(reviewer, "/files/" + this.file).getStatus()).isEqualTo(409);
		assertThat(look(reviewer, "/files/" + this.file).getContentAsString()).contains("This PDF runs scripts");
		assertThat(look(reviewer, "/files/" + this.file + "/pages/1.png").getStatus()).isEqualTo(200);
		this.jdbc.update("update stored_file set scan_state = 'WAITING' where id = ?", this.file);
		assertThat(look(reviewer, seat).getContentAsString()).doesNotContain("/pages/1.png")
			.contains("Waits for the malware check");
	}

	private MockHttpServletResponse look(MockHttpSession session, String path) throws Exception {
		return this.mvc.perform(get(path).session(session)).andReturn().getResponse();
	}

	@Test
	void thePanelOfADoubleBlindCallKnowsTheNamesAndSaysSo() throws Exception {
		blind(true);
		List<UUID> pool = pool(9, "K0303");
		ApplicationView application = canaryApplication("K0303", ApplicationStatus.PANEL);
		start("panel-review", application, Map.of("purpose", "defence"));
		UUID id = open(application, "Task_SeatPanel").get(0).subjectId();
		UUID clerk = person("Clerk", null);
		this.people.grant(clerk, RoleAt.of(Role.AGENCY_OFFICER, this.call.managingAgency()), null, null, Actor.SYSTEM);
		MockHttpServletRequestBuilder seats = post("/panels/" + id + "/seat").param("chair", pool.get(0).toString())
			.param("meetsAt", "2031-06-03T09:00")
			.param("place", "Room 1");
		pool.forEach((member) -> seats.param("members", member.toString()));
		assertThat(this.mvc.perform(seats.session(signIn(clerk)).with(csrf())).andReturn().getResponse().getStatus())
			.isEqualTo(303);
		String page = this.mvc.perform(get("/panels/" + id + "?lang=en").session(signIn(pool.get(0))))
			.andReturn()
			.getResponse()
			.getContentAsString();
		assertThat(page).contains("Letter review of this call was double-blind", "Canaryleader");
	}

	@Test
	void theDocumentsOfTheCallAreReadByThoseWhoMayKnowTheNames() throws Exception {
		for (boolean blind : new boolean[] { false, true }) {
			blind(blind, blind ? 2 : 1);
			pool(9, "K0305");
			ApplicationView application = canaryApplication("K0305", ApplicationStatus.UNDER_REVIEW);
			String agreement = this.files
				.store(application.asCase(), "attachment-co-operation-agreement", "Agreement.pdf",
						ExamplePage.of("Between two units"), actor(application.principalInvestigator()))
				.id()
				.toString();
			start("letter-review", application, Map.of());
			WorkItem item = open(application, "Task_AnswerInvitation").get(0);
			MockHttpSession reviewer = signIn(item.assignee());
			String seat = "/reviews/" + item.itemKey();
			send(reviewer, seat + "/invitation", "action", "accept", "noConflict", "true", "secrecy", "true",
					"noServices", "true");
			String sheet = look(reviewer, seat + "?lang=en").getContentAsString();
			assertThat(sheet.contains("/files/" + agreement + "/pages/1.png")).isNotEqualTo(blind);
			assertThat(sheet.contains("1 document is not shown here")).isEqualTo(blind);
			assertThat(look(reviewer, "/files/" + agreement + "/pages/1.png").getStatus()).isEqualTo(blind ? 404 : 200);
			start("panel-review", application, Map.of("purpose", "defence"));
			String panel = "/panels/" + open(application, "Task_SeatPanel").get(0).subjectId();
			UUID clerk = person("Clerk", null);
			this.people.grant(clerk, RoleAt.of(Role.PANEL_SECRETARY, this.call.managingAgency()), null, null,
					Actor.SYSTEM);
			assertThat(look(signIn(clerk), panel).getContentAsString())
				.contains("/files/" + agreement + "/pages/1.png");
		}
	}

	/** What a reviewer reads, by address: pages, headers, messages and mails. */
	private Map<String, String> crawl(boolean blind, String field) throws Exception {
		blind(blind);
		pool(7, field);
		ApplicationView application = canaryApplication(field, ApplicationStatus.UNDER_REVIEW);
		start("letter-review", application, Map.of());
		WorkItem item = open(application, "Task_AnswerInvitation").get(0);
		MockHttpSession reviewer = signIn(item.assignee());
		String seat = "/reviews/" + item.itemKey();
		Map<String, String> seen = new LinkedHashMap<>();
		follow(reviewer, List.of("/my/reviews", seat + "/invitation", "/tasks", "/tasks/" + item.id()), seen);
		send(reviewer, seat + "/invitation", "action", "accept", "noConflict", "true", "secrecy", "true", "noServices",
				"true");
		this.timeline.runDueJobs();
		String number = application.number();
		follow(reviewer, List.of("/", "/my/reviews", seat, "/tasks", "/messages", "/search?q=" + number,
				"/files/" + this.file, "/files/" + this.file + "/pages/1.png", "/cases/" + number + "/history",
				"/applications/" + number, "/office/applications/" + number, "/applications/" + number + "/check",
				"/tasks/" + open(application, "Task_Review").stream()
					.filter((task) -> task.assignee().equals(item.assignee()))
					.findFirst()
					.orElseThrow()
					.id()),
				seen);
		send(reviewer, seat, "action", "check", "mark.B1", "A", "mark.B2", "B", "mark.B3", "A", "mark.B4", "C",
				"opinion", ReviewPagesTests.TEXT, "advice", "FUND", "confidence", "high");
		follow(reviewer, List.of(seat + "/check"), seen);
		send(reviewer, seat + "/check");
		follow(reviewer, List.of(seat + "/submitted", "/my/reviews?lang=zh-CN"), seen);
		List<Map<String, Object>> messages = this.jdbc.queryForList("select * from message where person_id = ?",
				item.assignee().toString());
		List<Map<String, Object>> mails = this.jdbc.queryForList("select * from mail_outbox where recipient = ?",
				this.people.require(item.assignee()).email());
		assertThat(messages).isNotEmpty();
		seen.put("messages and mails", messages + " " + mails);
		return seen;
	}

	private void follow(MockHttpSession session, List<String> from, Map<String, String> seen) throws Exception {
		Deque<String> ahead = new ArrayDeque<>(from);
		Set<String> been = new LinkedHashSet<>();
		while (!ahead.isEmpty() && been.size() < MOST_PAGES) {
			String path = ahead.poll();
			if (!been.add(path) || path.contains("sign-out") || path.startsWith("/css") || path.startsWith("/fonts")) {
				continue;
			}
			MockHttpServletResponse answer = this.mvc.perform(get(java.net.URI.create(path)).session(session))
				.andReturn()
				.getResponse();
			StringBuilder said = new StringBuilder(new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8));
			answer.getHeaderNames().forEach((name) -> said.append('\n').append(answer.getHeaders(name)));
			seen.merge(path, said.toString(), (one, two) -> one + two);
			assertThat(answer.getStatus()).as(path).isLessThan(500);
			if (answer.getRedirectedUrl() != null && answer.getRedirectedUrl().startsWith("/")) {
				ahead.add(answer.getRedirectedUrl());
			}
			Matcher links = LINK.matcher(said);
			while (links.find()) {
				ahead.add(links.group(1).replace("&amp;", "&"));
			}
		}
	}

	private Set<String> canaries() {
		Set<String> names = new LinkedHashSet<>(Set.of("Canaryleader", "Canarymember", "Canaryfile"));
		names.add(this.organisations.require(host()).name().en());
		names.add(this.organisations.require(partner()).name().en());
		return names;
	}

	@Override
	protected String host() {
		return unit("CANARY-H", LocalizedText.of("Canaryhost Institute", "金丝雀主持所"));
	}

	private String partner() {
		return unit("CANARY-P", LocalizedText.of("Canarypartner Institute", "金丝雀研究所"));
	}

	/**
	 * Of no other test, and none of the universities that experts come from; other names
	 * may stand on public pages.
	 */
	private String unit(String code, LocalizedText name) {
		if (this.organisations.find(code).isEmpty()) {
			this.organisations.add(new Organisations.OrganisationView(code, name, "research-institute", "Beijing",
					"Beijing", List.of("MOE")), Actor.SYSTEM);
		}
		return code;
	}

	private void blind(boolean blind) throws Exception {
		blind(blind, 1);
	}

	private void blind(boolean blind, int version) throws Exception {
		ObjectMapper json = new ObjectMapper();
		ObjectNode configuration = (ObjectNode) json.readTree(this.preparation.configuration(this.call.id()));
		configuration.put("blind_review", blind);
		this.preparation.edit(this.call.id(), json.writeValueAsString(configuration), version, this.lead);
		this.call = this.calls.require(this.call.id());
		assertThat(this.call.isDoubleBlind()).isEqualTo(blind);
	}

	private ApplicationView canaryApplication(String field, ApplicationStatus status) {
		ApplicationView plain = application(field, status);
		UUID leader = person("Canaryleader", host());
		this.jdbc.update("update grant_application set principal_investigator = ?, partners = ? where id = ?",
				leader.toString(), partner(), plain.id().toString());
		this.jdbc.update("insert into application_member (application_id, person_id) values (?, ?)",
				plain.id().toString(), person("Canarymember", host()).toString());
		section(plain.id(), leader, "team", """
				{"members":[{"name":"Canarymember","email":"canarymember@example.org","organisation":"%s",
				"role":"participant","title":"professor","months":"6"}]}""".formatted(host()));
		section(plain.id(), leader, "partners",
				"{\"units\":[{\"organisation\":\"%s\",\"role\":\"co-operation\",\"task\":\"Builds the pump\"}]}"
					.formatted(partner()));
		ApplicationView view = this.applications.require(plain.id());
		this.file = this.files
			.store(view.asCase(), "scientific-case", "Canaryfile.pdf", ExamplePage.of("A quiet proposal"),
					actor(leader))
			.id()
			.toString();
		return view;
	}

	private MockHttpSession signIn(UUID person) throws Exception {
		this.people.setPassword(person, PASSWORD);
		return (MockHttpSession) this.mvc
			.perform(post("/sign-in").param("email", this.people.require(person).email())
				.param("password", PASSWORD)
				.with(csrf()))
			.andReturn()
			.getRequest()
			.getSession();
	}

	private MockHttpServletResponse send(MockHttpSession session, String path, String... fields) throws Exception {
		MockHttpServletRequestBuilder request = post(path).session(session).with(csrf());
		for (int index = 0; index < fields.length; index += 2) {
			request.param(fields[index], fields[index + 1]);
		}
		return this.mvc.perform(request).andReturn().getResponse();
	}

}
