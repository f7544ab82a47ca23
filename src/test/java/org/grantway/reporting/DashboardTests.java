package org.grantway.reporting;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpSession;

import org.grantway.identity.People;
import org.grantway.programmes.CallPreparation;
import org.grantway.programmes.CallTemplates;
import org.grantway.programmes.Calls;
import org.grantway.shared.Role;
import org.grantway.shared.RoleAt;
import org.grantway.shared.Times;
import org.grantway.support.GrantwayTest;
import org.grantway.support.Visitors;
import org.grantway.workflow.Timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

@GrantwayTest
class DashboardTests {

	@Autowired
	Visitors visitors;

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
		this.officer = this.visitors.person(RoleAt.of(Role.PROGRAMME_OFFICER, "MOST"));
		UUID second = this.visitors.person(RoleAt.of(Role.PROGRAMME_OFFICER, "MOST"));
		this.leader = this.visitors.person();
		this.code = this.calls.nextNumber("CALL", Instant.now(this.clock));
		UUID call = this.templates.instantiate("CALL-NL-TASK-2027", this.code,
				Times.dayOf(Instant.now(this.clock)).minusDays(46), null, this.people.actor(this.officer));
		this.preparation.submitForApproval(call, this.people.actor(this.officer));
		this.preparation.publish(call, this.people.actor(second));
		this.timeline.runDueJobs();
		MockHttpSession session = this.visitors.signIn(this.leader);
		Document questions = this.visitors.page("/calls/" + this.code + "/apply", session);
		var apply = post("/calls/" + this.code + "/apply").with(csrf());
		questions.select("main input[type=radio][value=yes]")
			.forEach((answer) -> apply.param(answer.attr("name"), "yes"));
		String location = this.visitors.answer(apply, session).getRedirectedUrl();
		this.number = location.substring(location.lastIndexOf('/') + 1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "en", "zh-CN" })
	void officersSeeTheCallInFigures(String language) throws Exception {
		Document page = this.visitors.page("/office/calls/" + this.code + "?lang=" + language,
				this.visitors.signIn(this.officer));
		assertThat(page.select(".stats dd").first().text()).isEqualTo("1");
		assertThat(page.select(".funnel")).as("no shares of a single application").isEmpty();
		assertThat(page.select("[aria-labelledby=funnel-title] li")).hasSize(6);
		assertThat(page.select("main").text()).doesNotContain("??").doesNotContain("reporting.");
		assertThat(page.select("main").text()).doesNotContain(this.number);
	}

	@Test
	void theListOfCallsCountsTheApplications() throws Exception {
		Document page = this.visitors.page("/office/calls", this.visitors.signIn(this.officer));
		assertThat(page.select("tr:has(a[href=/office/calls/" + this.code + "]) td.num").text()).isEqualTo("1");
	}

	@Test
	void otherDepartmentsDoNotSeeTheCall() throws Exception {
		UUID other = this.visitors.person(RoleAt.of(Role.PROGRAMME_OFFICER, "MIIT"));
		assertThat(this.visitors.answer(get("/office/calls/" + this.code), this.visitors.signIn(other)).getStatus())
			.isEqualTo(404);
	}

	@ParameterizedTest
	@ValueSource(strings = { "en", "zh-CN" })
	void searchFindsOnlyWhatTheReaderMaySee(String language) throws Exception {
		String url = "/search?lang=" + language + "&q=" + this.number;
		assertThat(this.visitors.page(url, this.visitors.signIn(this.leader)).select("main table a").eachText())
			.containsExactly(this.number);
		assertThat(this.visitors.page(url, this.visitors.signIn(this.visitors.person())).select("main table a"))
			.isEmpty();
		assertThat(this.visitors.page("/search?q=" + this.code, this.visitors.signIn(this.officer))
			.select("main table a")
			.eachText()).containsExactly(this.code);
	}

}
