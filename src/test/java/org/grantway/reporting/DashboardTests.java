package org.grantway.reporting;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MockMvc;

import org.grantway.identity.People;
import org.grantway.programmes.CallPreparation;
import org.grantway.programmes.CallTemplates;
import org.grantway.programmes.Calls;
import org.grantway.shared.Actor;
import org.grantway.shared.LocalizedText;
import org.grantway.shared.Role;
import org.grantway.shared.RoleAt;
import org.grantway.shared.Times;
import org.grantway.support.GrantwayTest;
import org.grantway.workflow.Timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

@GrantwayTest
class DashboardTests {

	private static final String PASSWORD = "five green paper boats";

	@Autowired
	MockMvc mvc;

	@Autowired
	People people;

	@Autowired
	Calls calls;

	@Autowired
	CallTemplates templates;

	@Autowired
	CallPreparation preparation;

	@Autowired
	Timeline timeline;

	@Autowired
	Clock clock;

	private UUID officer;

	private UUID leader;

	private String code;

	private String number;

	@BeforeEach
	void aCallWithADraft() throws Exception {
		this.officer = person(RoleAt.of(Role.PROGRAMME_OFFICER, "MOST"));
		UUID second = person(RoleAt.of(Role.PROGRAMME_OFFICER, "MOST"));
		this.leader = person(null);
		this.code = this.calls.nextNumber("CALL", Instant.now(this.clock));
		UUID call = this.templates.instantiate("CALL-NL-TASK-2027", this.code,
				Times.dayOf(Instant.now(this.clock)).minusDays(46), null, this.people.actor(this.officer));
		this.preparation.submitForApproval(call, this.people.actor(this.officer));
		this.preparation.publish(call, this.people.actor(second));
		this.timeline.runDueJobs();
		Document questions = page("/calls/" + this.code + "/apply", signIn(this.leader));
		var apply = post("/calls/" + this.code + "/apply").session(signIn(this.leader)).with(csrf());
		questions.select("main input[type=radio][value=yes]")
			.forEach((answer) -> apply.param(answer.attr("name"), "yes"));
		String location = this.mvc.perform(apply).andReturn().getResponse().getRedirectedUrl();
		this.number = location.substring(location.lastIndexOf('/') + 1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "en", "zh-CN" })
	void officersSeeTheCallInFigures(String language) throws Exception {
		Document page = page("/office/calls/" + this.code + "?lang=" + language, signIn(this.officer));
		assertThat(page.select(".stats dd").first().text()).isEqualTo("1");
		assertThat(page.select(".funnel tr")).hasSize(6);
		assertThat(page.select("main").text()).doesNotContain("??").doesNotContain("reporting.");
		assertThat(page.select("main").text()).doesNotContain(this.number);
	}

	@Test
	void theListOfCallsCountsTheApplications() throws Exception {
		Document page = page("/office/calls", signIn(this.officer));
		assertThat(page.select("tr:has(a[href=/office/calls/" + this.code + "]) td.num").text()).isEqualTo("1");
	}

	@Test
	void otherDepartmentsDoNotSeeTheCall() throws Exception {
		UUID other = person(RoleAt.of(Role.PROGRAMME_OFFICER, "MIIT"));
		assertThat(answer("/office/calls/" + this.code, signIn(other)).getStatus()).isEqualTo(404);
	}

	@ParameterizedTest
	@ValueSource(strings = { "en", "zh-CN" })
	void searchFindsOnlyWhatTheReaderMaySee(String language) throws Exception {
		String url = "/search?lang=" + language + "&q=" + this.number;
		assertThat(page(url, signIn(this.leader)).select("main table a").eachText()).containsExactly(this.number);
		assertThat(page(url, signIn(person(null))).select("main table a")).isEmpty();
		assertThat(page("/search?q=" + this.code, signIn(this.officer)).select("main table a").eachText())
			.containsExactly(this.code);
	}

	private UUID person(RoleAt role) {
		UUID id = this.people.register(new People.NewPerson(UUID.randomUUID() + "@example.org",
				LocalizedText.of("Person Example", "示例人"), "UNI-PKU", null, "professor", "doctorate"), Actor.SYSTEM);
		this.people.setPassword(id, PASSWORD);
		if (role != null) {
			this.people.grant(id, role, Times.dayOf(Instant.now(this.clock)), null, Actor.SYSTEM);
		}
		return id;
	}

	private MockHttpSession signIn(UUID person) throws Exception {
		return (MockHttpSession) this.mvc
			.perform(post("/sign-in").param("email", this.people.require(person).email())
				.param("password", PASSWORD)
				.with(csrf()))
			.andReturn()
			.getRequest()
			.getSession();
	}

	private Document page(String url, MockHttpSession session) throws Exception {
		MockHttpServletResponse answer = answer(url, session);
		assertThat(answer.getStatus()).isEqualTo(200);
		return Jsoup.parse(answer.getContentAsString());
	}

	private MockHttpServletResponse answer(String url, MockHttpSession session) throws Exception {
		return this.mvc.perform(get(url).session(session)).andReturn().getResponse();
	}

}
