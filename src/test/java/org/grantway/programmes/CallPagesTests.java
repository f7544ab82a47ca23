package org.grantway.programmes;

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
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

import org.grantway.identity.People;
import org.grantway.programmes.Call.CallStatus;
import org.grantway.shared.Actor;
import org.grantway.shared.LocalizedText;
import org.grantway.shared.Role;
import org.grantway.shared.RoleAt;
import org.grantway.shared.Times;
import org.grantway.support.GrantwayTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

@GrantwayTest
class CallPagesTests {

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
	Clock clock;

	private UUID writer;

	private UUID approver;

	private String code;

	@BeforeEach
	void aDraft() {
		this.writer = officer("MOST");
		this.approver = officer("MOST");
		this.code = this.calls.nextNumber("CALL", Instant.now(this.clock));
		this.templates.instantiate("CALL-RIC-EST-2027", this.code, Times.dayOf(Instant.now(this.clock)).minusDays(3),
				null, this.people.actor(this.writer));
	}

	@ParameterizedTest
	@ValueSource(strings = { "en", "zh-CN" })
	void everyoneReadsWhatIsPublished(String language) throws Exception {
		publish();
		Document list = page(get("/").param("lang", language), null);
		assertThat(list.select("a[href=/calls/" + this.code + "]")).isNotEmpty();
		assertWorded(list);
		Document call = page(get("/calls/" + this.code).param("lang", language), null);
		assertThat(call.select("h1").text()).isNotBlank();
		assertThat(call.select(".agenda li")).hasSize(11);
		assertWorded(call);
	}

	@Test
	void aRollingCallSaysThatItHasNoDeadline() throws Exception {
		publish();
		assertThat(page(get("/calls/" + this.code).param("lang", "en"), null).text()).contains("No deadline");
	}

	@Test
	void filtersNarrowTheListAndSaySoWhenNothingFits() throws Exception {
		publish();
		assertThat(page(get("/calls").param("kind", "regional-innovation-center"), null)
			.select("a[href=/calls/" + this.code + "]")).isNotEmpty();
		assertThat(page(get("/calls").param("kind", "national-lab"), null).select("a[href=/calls/" + this.code + "]"))
			.isEmpty();
		assertThat(page(get("/calls").param("q", "nothing like this"), null).select(".empty")).hasSize(1);
	}

	@Test
	void aDraftIsUnknownToThePublicAndToOtherDepartments() throws Exception {
		assertThat(answer(get("/calls/" + this.code), null).getStatus()).isEqualTo(404);
		MockHttpSession other = signIn(officer("MIIT"));
		assertThat(answer(get("/office/calls/" + this.code + "/edit"), other).getStatus()).isEqualTo(404);
		assertThat(answer(get("/office/calls/" + this.code + "/preview"), other).getStatus()).isEqualTo(404);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "/new", "/{code}/edit", "/{code}/preview", "/{code}/approve", "/{code}/versions" })
	void officersPagesAreWordedInBothLanguages(String path) throws Exception {
		MockHttpSession session = signIn(this.writer);
		String url = "/office/calls" + path.replace("{code}", this.code);
		assertWorded(page(get(url).param("lang", "en"), session));
		assertWorded(page(get(url).param("lang", "zh-CN"), session));
	}

	@Test
	void anErrorKeepsWhatWasTyped() throws Exception {
		MockHttpSession session = signIn(this.writer);
		MockHttpServletResponse answer = answer(edit(session, "quota", "many").with(csrf()), session);
		assertThat(answer.getStatus()).isEqualTo(422);
		Document page = Jsoup.parse(answer.getContentAsString());
		assertThat(page.select("#quota").val()).isEqualTo("many");
		assertThat(page.select(".errors a[href=#quota]")).hasSize(1);
		assertThat(this.calls.byCode(this.code).orElseThrow().version()).isEqualTo(1);
	}

	@Test
	void theFormSavesAnotherVersionAndHandsItOver() throws Exception {
		MockHttpSession session = signIn(this.writer);
		MockHttpServletResponse answer = answer(edit(session, "quota", "5").param("action", "submit").with(csrf()),
				session);
		assertThat(answer.getStatus()).isEqualTo(303);
		Call call = this.calls.byCode(this.code).orElseThrow();
		assertThat(call.quota()).isEqualTo(5);
		assertThat(call.version()).isEqualTo(2);
		assertThat(call.status()).isEqualTo(CallStatus.IN_APPROVAL);
		assertThat(call.consultationDepartments()).hasSize(20);
		MockHttpSession second = signIn(this.approver);
		assertThat(
				answer(post("/office/calls/" + this.code + "/approve").param("outcome", "return").with(csrf()), second)
					.getStatus())
			.isEqualTo(422);
		assertThat(
				answer(post("/office/calls/" + this.code + "/approve").param("outcome", "publish").with(csrf()), second)
					.getStatus())
			.isEqualTo(303);
		assertThat(this.calls.byCode(this.code).orElseThrow().status()).isEqualTo(CallStatus.PUBLISHED);
	}

	@Test
	void aNewCallComesFromATemplateOrAnotherCall() throws Exception {
		MockHttpSession session = signIn(this.writer);
		String location = answer(post("/office/calls/new").param("source", "call:" + this.code)
			.param("anchor", "2027-06-01")
			.param("titleEn", "Copied")
			.param("titleZh", "复制")
			.with(csrf()), session).getRedirectedUrl();
		assertThat(location).matches("/office/calls/CALL-\\d{4}-\\d{3}/edit");
		assertThat(answer(post("/office/calls/new").param("source", "").param("anchor", "soon").with(csrf()), session)
			.getStatus()).isEqualTo(422);
	}

	/** The form as the page offers it, with one value changed. */
	private MockHttpServletRequestBuilder edit(MockHttpSession session, String field, String value) throws Exception {
		Document form = page(get("/office/calls/" + this.code + "/edit"), session);
		MockHttpServletRequestBuilder request = post("/office/calls/" + this.code + "/edit");
		for (var input : form.select("main form [name]")) {
			boolean unticked = input.attr("type").equals("checkbox") && !input.hasAttr("checked");
			String typed = switch (input.tagName()) {
				case "textarea" -> input.text();
				case "select" -> input.select("option[selected]").val();
				default -> input.val();
			};
			if (!unticked && !input.tagName().equals("button") && !input.attr("name").equals("_csrf")) {
				request.param(input.attr("name"), input.attr("name").equals(field) ? value : typed);
			}
		}
		return request;
	}

	private void publish() {
		UUID id = this.calls.byCode(this.code).orElseThrow().id();
		this.preparation.submitForApproval(id, this.people.actor(this.writer));
		this.preparation.publish(id, this.people.actor(this.approver));
		this.timeline.runDueJobs();
	}

	@Autowired
	org.grantway.workflow.Timeline timeline;

	private UUID officer(String department) {
		UUID id = this.people.register(new People.NewPerson(UUID.randomUUID() + "@example.org",
				LocalizedText.of("Officer Example", "示例主管"), null, null, null, null), Actor.SYSTEM);
		this.people.setPassword(id, PASSWORD);
		this.people.grant(id, RoleAt.of(Role.PROGRAMME_OFFICER, department), Times.dayOf(Instant.now(this.clock)), null,
				Actor.SYSTEM);
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

	private Document page(MockHttpServletRequestBuilder request, MockHttpSession session) throws Exception {
		MockHttpServletResponse answer = answer(request, session);
		assertThat(answer.getStatus()).isEqualTo(200);
		return Jsoup.parse(answer.getContentAsString());
	}

	private MockHttpServletResponse answer(MockHttpServletRequestBuilder request, MockHttpSession session)
			throws Exception {
		return this.mvc.perform((session != null) ? request.session(session) : request).andReturn().getResponse();
	}

	private static void assertWorded(Document page) {
		assertThat(page.select("main").text()).doesNotContain("??").doesNotContain("programmes.");
	}

}
