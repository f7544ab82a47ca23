package org.grantway.programmes;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

import org.grantway.identity.People;
import org.grantway.programmes.Call.CallStatus;
import org.grantway.shared.NotAllowed;
import org.grantway.shared.Role;
import org.grantway.shared.RoleAt;
import org.grantway.shared.Times;
import org.grantway.support.GrantwayTest;
import org.grantway.support.Visitors;
import org.grantway.workflow.Timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

@GrantwayTest
class CallPagesTests {

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
		Document list = this.visitors.page(get("/").param("lang", language), null);
		assertThat(list.select("a[href=/calls/" + this.code + "]")).isNotEmpty();
		assertWorded(list);
		Document call = this.visitors.page(get("/calls/" + this.code).param("lang", language), null);
		assertThat(call.select("h1").text()).isNotBlank();
		assertThat(call.select(".agenda li")).hasSize(11);
		assertWorded(call);
	}

	@Test
	void aRollingCallSaysThatItHasNoDeadline() throws Exception {
		publish();
		assertThat(this.visitors.page(get("/calls/" + this.code).param("lang", "en"), null).text())
			.contains("No deadline");
	}

	@Test
	void filtersNarrowTheListAndSaySoWhenNothingFits() throws Exception {
		publish();
		assertThat(this.visitors.page(get("/calls").param("kind", "regional-innovation-center"), null)
			.select("a[href=/calls/" + this.code + "]")).isNotEmpty();
		assertThat(this.visitors.page(get("/calls").param("kind", "national-lab"), null)
			.select("a[href=/calls/" + this.code + "]")).isEmpty();
		assertThat(this.visitors.page(get("/calls").param("q", "nothing like this"), null).select(".empty")).hasSize(1);
	}

	@Test
	void aDraftIsUnknownToThePublicAndToOtherDepartments() throws Exception {
		assertThat(this.visitors.answer(get("/calls/" + this.code), null).getStatus()).isEqualTo(404);
		MockHttpSession other = this.visitors.signIn(officer("MIIT"));
		assertThat(this.visitors.answer(get("/office/calls/" + this.code + "/edit"), other).getStatus()).isEqualTo(404);
		assertThat(this.visitors.answer(get("/office/calls/" + this.code + "/preview"), other).getStatus())
			.isEqualTo(404);
	}

	@ParameterizedTest
	@ValueSource(strings = { "en", "zh-CN" })
	void aDirectedCallIsThereForInvitedHostsOnlyWithTheirLetter(String language) throws Exception {
		this.code = this.calls.nextNumber("CALL", Instant.now(this.clock));
		this.templates.instantiate("CALL-NL-DIR-2027", this.code, Times.dayOf(Instant.now(this.clock)).minusDays(3),
				null, this.people.actor(this.writer));
		MockHttpSession session = this.visitors.signIn(this.writer);
		String hosts = "/office/calls/" + this.code + "/hosts";
		assertThat(this.visitors.answer(post(hosts).with(csrf()), session).getStatus()).isEqualTo(422);
		assertThat(this.visitors.answer(post(hosts).param("host", "UNI-THU").with(csrf()), session).getStatus())
			.isEqualTo(303);
		assertThat(this.visitors.answer(post(hosts).param("host", "UNI-TJU").with(csrf()), session).getStatus())
			.isEqualTo(303);
		publish();
		MockHttpSession invited = this.visitors.signIn(this.visitors.person(RoleAt.of(Role.HOST_OFFICE, "UNI-THU")));
		MockHttpSession other = this.visitors.signIn(this.visitors.person(RoleAt.of(Role.HOST_OFFICE, "UNI-NKU")));
		String page = "/calls/" + this.code;
		assertThat(this.visitors.page(get("/calls"), other).select("a[href=" + page + "]")).isEmpty();
		assertThat(this.visitors.page(get("/calls"), null).select("a[href=" + page + "]")).isEmpty();
		assertThat(this.visitors.page(get("/calls"), invited).select("a[href=" + page + "]")).isNotEmpty();
		for (String path : List.of(page, page + "/apply")) {
			assertThat(this.visitors.answer(get(path), other).getStatus()).as(path).isEqualTo(404);
		}
		assertThat(this.visitors.answer(get(page), null).getStatus()).isEqualTo(404);
		Document call = this.visitors.page(get(page).param("lang", language), invited);
		assertThat(call.select("#letter-title")).hasSize(1);
		assertWorded(call);
		assertWorded(this.visitors.page(get(hosts).param("lang", language), session));
		assertThat(this.visitors.answer(get("/office/calls/" + this.code + "/shortlist"), session).getStatus())
			.as("one round, so nobody is ranked")
			.isEqualTo(404);
		assertThat(this.visitors.page(get("/office/calls/" + this.code), session).select("a[href$=/hosts]")).hasSize(1);
		MockHttpServletResponse unfounded = this.visitors
			.answer(post(hosts).param("action", "takeBack").param("taken", "UNI-THU").with(csrf()), session);
		assertThat(unfounded.getStatus()).isEqualTo(422);
		assertThat(Jsoup.parse(unfounded.getContentAsString()).select("#reason-error")).hasSize(1);
		this.visitors.answer(post(hosts).param("action", "takeBack")
			.param("taken", "UNI-THU")
			.param("reason", "Given to one.")
			.with(csrf()), session);
		assertThat(this.visitors.answer(get(page), invited).getStatus()).isEqualTo(404);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "/new", "/{code}/edit", "/{code}/preview", "/{code}/approve", "/{code}/versions",
			"/{code}/hosts" })
	void officersPagesAreWordedInBothLanguages(String path) throws Exception {
		MockHttpSession session = this.visitors.signIn(this.writer);
		String url = "/office/calls" + path.replace("{code}", this.code);
		assertWorded(this.visitors.page(get(url).param("lang", "en"), session));
		assertWorded(this.visitors.page(get(url).param("lang", "zh-CN"), session));
	}

	@Test
	void anErrorKeepsWhatWasTyped() throws Exception {
		MockHttpSession session = this.visitors.signIn(this.writer);
		MockHttpServletResponse answer = this.visitors.answer(edit(session, Map.of("quota", "many")).with(csrf()),
				session);
		assertThat(answer.getStatus()).isEqualTo(422);
		Document page = Jsoup.parse(answer.getContentAsString());
		assertThat(page.select("#quota").val()).isEqualTo("many");
		assertThat(page.select(".errors a[href=#quota]")).hasSize(1);
		assertThat(this.calls.byCode(this.code).orElseThrow().version()).isEqualTo(1);
	}

	@Test
	void theFormSavesAnotherVersionAndHandsItOver() throws Exception {
		MockHttpSession session = this.visitors.signIn(this.writer);
		MockHttpServletResponse answer = this.visitors
			.answer(edit(session, Map.of("quota", "5")).param("action", "submit").with(csrf()), session);
		assertThat(answer.getStatus()).isEqualTo(303);
		Call call = this.calls.byCode(this.code).orElseThrow();
		assertThat(call.quota()).isEqualTo(5);
		assertThat(call.version()).isEqualTo(2);
		assertThat(call.status()).isEqualTo(CallStatus.IN_APPROVAL);
		assertThat(call.consultationDepartments()).hasSize(20);
		MockHttpSession second = this.visitors.signIn(this.approver);
		assertThat(this.visitors
			.answer(post("/office/calls/" + this.code + "/approve").param("outcome", "return").with(csrf()), second)
			.getStatus()).isEqualTo(422);
		assertThat(this.visitors
			.answer(post("/office/calls/" + this.code + "/approve").param("outcome", "publish").with(csrf()), second)
			.getStatus()).isEqualTo(303);
		assertThat(this.calls.byCode(this.code).orElseThrow().status()).isEqualTo(CallStatus.PUBLISHED);
	}

	@Test
	void moneyTimeAndLimitsAreTheOfficersToSet() throws Exception {
		MockHttpSession session = this.visitors.signIn(this.writer);
		Map<String, String> changed = Map.ofEntries(Map.entry("share_central", "50"), Map.entry("share_GOV-BJ", "20"),
				Map.entry("share_GOV-TJ", "17.5"), Map.entry("share_GOV-HE", "12.5"), Map.entry("part_share_1", "60"),
				Map.entry("part_share_3", ""), Map.entry("part_when_3", ""), Map.entry("length_signing", "12"),
				Map.entry("unit_signing", "wd"), Map.entry("limit_per_entity_applications", "3"),
				Map.entry("matching", "0.5"));
		assertThat(this.visitors.answer(edit(session, changed).with(csrf()), session).getStatus()).isEqualTo(303);
		Call call = this.calls.byCode(this.code).orElseThrow();
		assertThat(call.fundingSplit()).containsEntry("GOV-TJ", new BigDecimal("0.175"))
			.containsEntry("central", new BigDecimal("0.5"));
		assertThat(call.instalments()).extracting(Call.InstalmentRule::trigger)
			.containsExactly("agreement-signed-and-regional-funds-arrived", "mid-term-passed");
		assertThat(call.length("signing")).isEqualTo(new Call.StageLength(12, "wd"));
		assertThat(call.limit("per_entity_applications")).hasValue(3);
		assertThat(call.matchingMinRatio()).isEqualByComparingTo("0.5");
		Document preview = this.visitors.page(get("/office/calls/" + this.code + "/preview").param("lang", "en"),
				session);
		assertThat(preview.select(".diff tr:contains(Signing of the task book) ins").text())
			.isEqualTo("12 working days");
		assertThat(preview.select(".diff tr:contains(Tianjin) del").text()).isEqualTo("15 %");
		assertThat(preview.select(".diff tr:contains(Title in English)")).isEmpty();
		assertThat(preview.select("aside dl div:contains(Signing of the task book) dd").text())
			.isEqualTo("12 working days");
		assertWorded(
				this.visitors.page(get("/office/calls/" + this.code + "/preview").param("lang", "zh-CN"), session));
	}

	@ParameterizedTest
	@CsvSource({ "share_central, 41, share_central", "share_GOV-BJ, a third, share_GOV-BJ",
			"part_share_2, 10, part_share_1", "part_when_2, acceptance-passed, part_when_3",
			"length_signing, 0, length_signing", "unit_signing, weeks, unit_signing",
			"limit_per_entity_applications, none, limit_per_entity_applications", "matching, -1, matching",
			"lead_department, MIIT, lead_department" })
	void whatCannotBeIsSaidBesideTheField(String field, String value, String said) throws Exception {
		MockHttpSession session = this.visitors.signIn(this.writer);
		MockHttpServletResponse answer = this.visitors
			.answer(edit(session, Map.of(field, value)).param("lang", "en").with(csrf()), session);
		assertThat(answer.getStatus()).isEqualTo(422);
		Document page = Jsoup.parse(answer.getContentAsString());
		assertThat(page.select("#" + said + "-error").text()).isNotBlank();
		assertThat(page.select(".errors a[href=#" + said + "]")).hasSize(1);
	}

	@Test
	void theLeadGoesToAnotherDepartmentTogetherWithTheTask() throws Exception {
		UUID both = this.visitors.person(RoleAt.of(Role.PROGRAMME_OFFICER, "MOST"),
				RoleAt.of(Role.PROGRAMME_OFFICER, "MIIT"));
		UUID other = officer("MIIT");
		MockHttpSession session = this.visitors.signIn(both);
		assertThat(this.visitors.answer(edit(session, Map.of("lead_department", "MIIT")).with(csrf()), session)
			.getStatus()).isEqualTo(303);
		UUID id = this.calls.byCode(this.code).orElseThrow().id();
		assertThatThrownBy(() -> this.preparation.submitForApproval(id, this.people.actor(this.writer)))
			.isInstanceOf(NotAllowed.class);
		// a third has to be left who may publish it
		officer("MIIT");
		this.preparation.submitForApproval(id, this.people.actor(other));
		assertThat(this.calls.require(id).status()).isEqualTo(CallStatus.IN_APPROVAL);
	}

	@Test
	void aNewCallComesFromATemplateOrAnotherCall() throws Exception {
		MockHttpSession session = this.visitors.signIn(this.writer);
		String location = this.visitors
			.answer(post("/office/calls/new").param("source", "call:" + this.code)
				.param("anchor", "2027-06-01")
				.param("titleEn", "Copied")
				.param("titleZh", "复制")
				.with(csrf()), session)
			.getRedirectedUrl();
		assertThat(location).matches("/office/calls/CALL-\\d{4}-\\d{3}/edit");
		assertThat(this.visitors
			.answer(post("/office/calls/new").param("source", "").param("anchor", "soon").with(csrf()), session)
			.getStatus()).isEqualTo(422);
	}

	/** The form as the page offers it, with some values changed. */
	private MockHttpServletRequestBuilder edit(MockHttpSession session, Map<String, String> changed) throws Exception {
		Document form = this.visitors.page(get("/office/calls/" + this.code + "/edit"), session);
		MockHttpServletRequestBuilder request = post("/office/calls/" + this.code + "/edit");
		for (var input : form.select("main form [name]")) {
			boolean unticked = input.attr("type").equals("checkbox") && !input.hasAttr("checked");
			String typed = switch (input.tagName()) {
				case "textarea" -> input.text();
				case "select" -> input.select("option[selected]").val();
				default -> input.val();
			};
			if (!unticked && !input.tagName().equals("button") && !input.attr("name").equals("_csrf")) {
				request.param(input.attr("name"), changed.getOrDefault(input.attr("name"), typed));
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

	private UUID officer(String department) {
		return this.visitors.person(RoleAt.of(Role.PROGRAMME_OFFICER, department));
	}

	private static void assertWorded(Document page) {
		assertThat(page.select("main").text()).doesNotContain("??").doesNotContain("programmes.");
	}

}
