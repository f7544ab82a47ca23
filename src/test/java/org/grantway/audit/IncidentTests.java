package org.grantway.audit;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.camunda.bpm.engine.RepositoryService;
import org.grantway.audit.Journal.Recorded;
import org.grantway.shared.CaseRef;
import org.grantway.shared.Role;
import org.grantway.shared.RoleAt;
import org.grantway.support.Visitors;
import org.grantway.workflow.Processes;
import org.grantway.workflow.Timeline;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
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

/**
 * A step that fails is seen, told in words, tried again, and leaves nothing half done.
 */
@AuditTest
class IncidentTests {

	private final CaseRef of = HistoryDesk.open();

	@Autowired
	private MockMvc mvc;

	@Autowired
	private Visitors visitors;

	@Autowired
	private Processes processes;

	@Autowired
	private Timeline timeline;

	@Autowired
	private Journal journal;

	@Autowired
	private Clock clock;

	@BeforeEach
	void failFiveTimes(@Autowired RepositoryService repository) {
		repository.createDeployment()
			.addClasspathResource("models/failing.bpmn")
			.enableDuplicateFiltering(true)
			.deploy();
		fail(this.of);
	}

	private void fail(CaseRef failing) {
		FailingSteps.FAILING.add(failing.id().toString());
		this.processes.start("failing", failing, failing.id(), 1, Map.of());
		for (int attempt = 0; attempt < 6; attempt++) {
			this.timeline.advanceTo(Instant.now(this.clock).plus(Duration.ofMinutes(6)));
		}
	}

	@AfterEach
	void succeed() {
		FailingSteps.FAILING.clear();
	}

	@Test
	void theFailedStepIsToldInWordsAndNothingOfItIsKept() throws Exception {
		assertThat(actions()).doesNotContain("case.posted");
		assertThat(FailingSteps.OPENED).containsOnlyOnce(this.of.number());
		Element english = incident(page(signIn(Role.SYSTEM_ADMINISTRATOR), "/admin/incidents", "en"));
		assertThat(english.text()).contains("Post the money", "The treasury does not answer", this.of.number());
		assertThat(english.selectFirst("p:not(.meta)").text()).startsWith("The treasury does not answer");
		assertThat(english.select("form[action$=/retry]")).hasSize(1);
		assertThat(incident(page(signIn(Role.SYSTEM_ADMINISTRATOR), "/admin/incidents", "zh-CN")).text())
			.contains("登记拨款");
		assertThat(incident(page(signIn(Role.AUDIT_ADMINISTRATOR), "/admin/incidents", "en")).select("form")).isEmpty();
	}

	@Test
	void staffReadOnTheCasesPageThatItStandsStill() throws Exception {
		String path = "/cases/" + this.of.number() + "/history";
		assertThat(page(signIn(Role.INSPECTOR), path, "en").select(".note").text()).contains("stands still");
		assertThat(page(signIn(Role.INSPECTOR), path, "zh-CN").select(".note").text()).contains("执行失败");
		assertThat(page(signIn(null), path, "en").text()).doesNotContain("stands still", "treasury");
	}

	@Test
	void anotherTryRunsItToTheEndOnce() throws Exception {
		FailingSteps.FAILING.clear();
		MockHttpSession system = signIn(Role.SYSTEM_ADMINISTRATOR);
		MockHttpServletResponse answer = retry(system, "Treasury answers again");
		assertThat(answer.getStatus()).isEqualTo(303);
		this.timeline.runDueJobs();
		assertThat(this.processes.isRunning("failing", this.of.id())).isFalse();
		assertThat(actions()).containsOnlyOnce("case.posted").containsOnlyOnce("incident.retried");
		Recorded retried = history().stream()
			.filter((entry) -> entry.action().equals("incident.retried"))
			.findFirst()
			.orElseThrow();
		assertThat(retried.reason()).isEqualTo("Treasury answers again");
		assertThat(retried.as()).isEqualTo(RoleAt.everywhere(Role.SYSTEM_ADMINISTRATOR));
		assertThat(page(system, "/admin/incidents", "en").text()).doesNotContain(this.of.number());
		assertThat(page(signIn(Role.INSPECTOR), "/cases/" + this.of.number() + "/history", "en").text())
			.doesNotContain("stands still");
	}

	@Test
	void anEventIsPickedOutInThePictureOfItsProcess() throws Exception {
		MockHttpSession inspector = signIn(Role.INSPECTOR);
		String path = "/cases/" + this.of.number() + "/history";
		Document stopped = page(inspector, path, "en");
		assertThat(stopped.select("g.pickd")).isEmpty();
		FailingSteps.FAILING.clear();
		retry(signIn(Role.SYSTEM_ADMINISTRATOR), "Treasury answers again");
		this.timeline.runDueJobs();
		long posted = history().stream()
			.filter((entry) -> entry.action().equals("case.posted"))
			.findFirst()
			.orElseThrow()
			.counter();
		Document page = page(inspector, path + "?event=" + posted, "en");
		assertThat(page.select("g.pickd").eachAttr("id")).containsExactly("n-Step_Post");
		assertThat(page.select("aside a[href=#n-Step_Post]").text()).contains("Post the money");
		assertThat(page.select(".dia tbody a").eachAttr("href")).containsExactly("#n-Step_Post");
	}

	@Test
	void aTryThatFailsAgainIsAnIncidentAgain() throws Exception {
		MockHttpSession system = signIn(Role.SYSTEM_ADMINISTRATOR);
		assertThat(retry(system, "Perhaps").getStatus()).isEqualTo(303);
		this.timeline.runDueJobs();
		assertThat(incident(page(system, "/admin/incidents", "en"))).isNotNull();
		assertThat(actions()).doesNotContain("case.posted");
	}

	@Test
	void withoutAReasonNothingIsTried() throws Exception {
		MockHttpServletResponse answer = retry(signIn(Role.SYSTEM_ADMINISTRATOR), " ");
		assertThat(answer.getStatus()).isEqualTo(422);
		assertThat(answer.getContentAsString(StandardCharsets.UTF_8)).contains("Say why the step may be tried again");
		assertThat(actions()).isEmpty();
	}

	private MockHttpServletResponse retry(MockHttpSession session, String reason) throws Exception {
		String action = incident(page(session, "/admin/incidents", "en")).selectFirst("form").attr("action");
		return send(post(action).param("reason", reason).param("lang", "en").with(csrf()), session);
	}

	private Element incident(Document page) {
		return page.select("section.box")
			.stream()
			.filter((section) -> section.text().contains(this.of.number()))
			.findFirst()
			.orElse(null);
	}

	private Document page(MockHttpSession session, String path, String language) throws Exception {
		MockHttpServletResponse answer = send(get(path).param("lang", language), session);
		assertThat(answer.getStatus()).as(path).isEqualTo(200);
		return Jsoup.parse(answer.getContentAsString(StandardCharsets.UTF_8));
	}

	private MockHttpServletResponse send(MockHttpServletRequestBuilder request, MockHttpSession session)
			throws Exception {
		return this.mvc.perform(request.session(session)).andReturn().getResponse();
	}

	private List<String> actions() {
		return history().stream().map(Recorded::action).filter((action) -> !action.startsWith("history.")).toList();
	}

	private List<Recorded> history() {
		return this.journal.of(this.of.type(), this.of.id());
	}

	private MockHttpSession signIn(Role role) throws Exception {
		return this.visitors
			.signIn((role != null) ? this.visitors.person(RoleAt.everywhere(role)) : this.visitors.person());
	}

}
