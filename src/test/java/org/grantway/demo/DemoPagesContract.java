package org.grantway.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

/**
 * The controls of the demonstration, as a visitor meets them.
 */
abstract class DemoPagesContract {

	@Autowired
	MockMvc mvc;

	@Autowired
	DemoStory story;

	@Autowired
	DemoState state;

	@Autowired
	List<org.grantway.workflow.StandIn> standIns;

	@Autowired
	FormStandIn forms;

	@Autowired
	MessageSource messages;

	@BeforeEach
	void awaitTheEnd() throws InterruptedException {
		this.story.await(Duration.ofMinutes(5));
	}

	@ParameterizedTest
	@ValueSource(strings = { "en", "zh-CN" })
	void theSignInPageListsPeopleWhoAreOneClickAway(String language) throws Exception {
		Document page = open("/sign-in?lang=" + language, null);
		assertThat(page.select("form[action=/demo/work-as] button").eachAttr("value")).contains("wang.yangben",
				"host.zgc", "officer.one", "decider", "r1.finance", "admin.audit");
		assertThat(page.text()).as("names of organisations, not their codes").doesNotContain("NL-ZGC", "AGY-HTRDC");
		assertThat(page.select("details summary").eachText()).as("folded by what they are").hasSizeGreaterThan(10);
		MockHttpSession session = workAs("wang.yangben");
		assertThat(open("/tasks?lang=" + language, session).text()).doesNotContain("??");
	}

	@ParameterizedTest
	@ValueSource(strings = { "en", "zh-CN" })
	void theOthersAnswerAfterAPreview(String language) throws Exception {
		MockHttpSession session = workAs("inspector");
		String third = this.state.get("case.P03").orElseThrow();
		Document preview = open("/demo/others?lang=" + language + "&of=" + third, session);
		assertThat(preview.select("input[name=chosen]:not([disabled])")).isNotEmpty();
		assertThat(preview.text()).doesNotContain("??");
		String one = preview.select("input[name=chosen]:not([disabled])").first().val();
		MvcResult answer = this.mvc
			.perform(post("/demo/others").param("of", third).param("chosen", one).session(session).with(csrf()))
			.andReturn();
		assertThat(answer.getResponse().getStatus()).isEqualTo(303);
		assertThat(open(answer.getResponse().getRedirectedUrl(), session).select("input[value=" + one + "]")).isEmpty();
	}

	@Test
	void aPageThatIsNotThereStillLeadsToTheControls() throws Exception {
		String page = this.mvc.perform(get("/applications/APP-0000-000000").session(workAs("wang.yangben")))
			.andReturn()
			.getResponse()
			.getContentAsString(UTF_8);
		assertThat(Jsoup.parse(page).select(".demo-bar a[href^=/demo?from=]")).hasSize(1);
	}

	@Test
	void whoComesFromACaseOrATaskFindsItsNumberFilledIn() throws Exception {
		String third = this.state.get("case.P03").orElseThrow();
		MockHttpSession inspector = workAs("inspector");
		String controls = open("/office/applications/" + third, inspector).select(".demo-bar a").attr("href");
		assertThat(open(controls, inspector).select("#of, #number").eachAttr("value")).containsExactly(third, third);
		MockHttpSession leader = workAs("zhao.xugou");
		String task = open("/tasks", leader).select("main a[href^=/tasks/]").attr("href");
		assertThat(task).as("a task done on the common page").isNotEmpty();
		assertThat(open("/demo?from=" + task, leader).select("#of").val()).matches("[A-Z]+-\\d{4}-\\d+");
		assertThat(open("/demo?from=/tasks/" + java.util.UUID.randomUUID(), leader).select("#of").val()).isEmpty();
	}

	@Test
	void whoWorksOnATaskIsNotAmongTheOthers() throws Exception {
		String fourth = this.state.get("case.P04").orElseThrow();
		assertThat(open("/demo/others?of=" + fourth, workAs("zhao.xugou")).select("input[name=chosen]")).isEmpty();
		assertThat(open("/demo/others?of=" + fourth, workAs("inspector")).select("input[name=chosen]")).hasSize(1);
	}

	@Test
	void theControlsOpenAndRefuseInWords() throws Exception {
		MockHttpSession session = workAs("officer.one");
		for (String path : List.of("/demo", "/demo/others", "/demo/reset")) {
			assertThat(open(path, session).text()).doesNotContain("??");
			assertThat(open(path + "?lang=zh-CN", session).text()).doesNotContain("??");
		}
		open("/demo?lang=en", session);
		for (Map.Entry<String, String> wrong : Map
			.of("/demo/next-deadline", "APP-0000-000000", "/demo/advance", "2027-01-01")
			.entrySet()) {
			var request = post(wrong.getKey()).param("number", wrong.getValue()).session(session).with(csrf());
			if (wrong.getKey().endsWith("advance")) {
				request.param("to", wrong.getValue());
			}
			Document page = Jsoup.parse(this.mvc.perform(request).andReturn().getResponse().getContentAsString(UTF_8));
			assertThat(page.select(".errors, [role=alert]").text()).isNotEmpty();
		}
	}

	/** A new task in a model, or a new form, must get an example as well. */
	@Test
	void thereIsAnExampleForEveryTask() throws Exception {
		Map<String, String> outcomes = new java.util.HashMap<>();
		this.standIns.forEach((one) -> outcomes.putAll(one.outcomes()));
		Pattern task = Pattern.compile("<bpmn:userTask id=\"(\\w+)\"[^>]*camunda:formKey=\"([^\"]+)\"");
		List<String> without = new ArrayList<>();
		for (Resource model : new PathMatchingResourcePatternResolver().getResources("classpath*:bpmn/*.bpmn")) {
			Matcher found = task.matcher(model.getContentAsString(UTF_8));
			while (found.find()) {
				String form = found.group(2);
				String outcome = outcomes.getOrDefault(found.group(1),
						form.startsWith("form:") ? this.forms.outcome(form.substring(5)) : null);
				if (outcome == null || Stream.of(java.util.Locale.ENGLISH, java.util.Locale.SIMPLIFIED_CHINESE)
					.anyMatch((locale) -> this.messages.getMessage("demo.outcome." + outcome, null, "", locale)
						.isEmpty())) {
					without.add(found.group(1));
				}
			}
		}
		assertThat(without).isEmpty();
	}

	private MockHttpSession workAs(String person) throws Exception {
		MockHttpSession session = new MockHttpSession();
		MvcResult answer = this.mvc.perform(post("/demo/work-as").param("person", person).session(session).with(csrf()))
			.andReturn();
		assertThat(answer.getResponse().getRedirectedUrl()).isEqualTo("/tasks");
		return (MockHttpSession) answer.getRequest().getSession();
	}

	private Document open(String path, MockHttpSession session) throws Exception {
		var request = get(java.net.URI.create(path));
		if (session != null) {
			request.session(session);
		}
		MvcResult answer = this.mvc.perform(request).andReturn();
		assertThat(answer.getResponse().getStatus()).as(path).isEqualTo(200);
		return Jsoup.parse(answer.getResponse().getContentAsString(UTF_8));
	}

}
