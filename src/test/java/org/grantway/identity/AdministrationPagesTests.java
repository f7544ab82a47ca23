package org.grantway.identity;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

import org.grantway.identity.People.NewPerson;
import org.grantway.shared.Actor;
import org.grantway.shared.LocalizedText;
import org.grantway.shared.Role;
import org.grantway.shared.RoleAt;
import org.grantway.support.GrantwayTest;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

@GrantwayTest
class AdministrationPagesTests {

	private static final String PASSWORD = "nine round marble tables";

	@Autowired
	private MockMvc mvc;

	@Autowired
	private People people;

	@Autowired
	private Organisations organisations;

	@ParameterizedTest
	@ValueSource(strings = { "en", "zh-CN" })
	void everyPageIsDrawnWithoutMissingTexts(String language) throws Exception {
		MockHttpSession security = signIn(Role.SECURITY_ADMINISTRATOR);
		UUID person = person();
		this.people.grant(person, RoleAt.of(Role.HOST_OFFICE, "UNI-THU"), null, null, Actor.SYSTEM);
		for (String path : new String[] { "/admin/people", "/admin/people?q=nobody-at-all", "/admin/people/" + person,
				"/admin/people/" + person + "/roles/end?role=HOST_OFFICE@UNI-THU", "/account" }) {
			assertDrawn(security, path, language);
		}
		MockHttpSession system = signIn(Role.SYSTEM_ADMINISTRATOR);
		for (String path : new String[] { "/admin/organisations", "/admin/organisations?q=nothing",
				"/admin/departments" }) {
			assertDrawn(system, path, language);
		}
	}

	@Test
	void invitingShowsTheLinkOnce() throws Exception {
		MockHttpSession security = signIn(Role.SECURITY_ADMINISTRATOR);
		var answer = this.mvc
			.perform(post("/admin/people").session(security)
				.param("email", UUID.randomUUID() + "@example.org")
				.param("nameZh", "王新来")
				.param("organisation", "UNI-THU")
				.with(csrf()))
			.andReturn();
		assertThat(answer.getResponse().getStatus()).isEqualTo(303);
		assertThat(answer.getFlashMap().get("link").toString()).contains("/sign-in/invitation/");
		assertThat(read(security, answer.getResponse().getRedirectedUrl(), "en").html())
			.contains("/sign-in/invitation/");
		assertThat(read(security, answer.getResponse().getRedirectedUrl(), "en").html())
			.doesNotContain("/sign-in/invitation/");
	}

	@Test
	void whatIsWrongIsSaidBesideTheFieldAndNothingTypedIsLost() throws Exception {
		MockHttpSession security = signIn(Role.SECURITY_ADMINISTRATOR);
		MockHttpServletResponse answer = send(security,
				post("/admin/people").param("email", "not an address").param("nameEn", "Kept Name"));
		assertThat(answer.getStatus()).isEqualTo(422);
		Document page = Jsoup.parse(answer.getContentAsString(StandardCharsets.UTF_8));
		assertThat(page.select("input[name=email][aria-invalid]")).hasSize(1);
		assertThat(page.select("input[name=nameEn]").attr("value")).isEqualTo("Kept Name");
	}

	@Test
	void rolesAreGrantedAndEndedOnThePersonsPage() throws Exception {
		MockHttpSession security = signIn(Role.SECURITY_ADMINISTRATOR);
		UUID person = person();
		String path = "/admin/people/" + person + "/roles";
		assertThat(send(security, post(path).param("role", "host-office").param("scope", "UNI-NONE")).getStatus())
			.isEqualTo(422);
		assertThat(send(security,
				post(path).param("role", "host-office").param("scope", "UNI-THU").param("to", "31.12.2099"))
			.getStatus()).isEqualTo(422);
		assertThat(send(security,
				post(path).param("role", "host-office").param("scope", "UNI-THU").param("to", "2099-12-31"))
			.getStatus()).isEqualTo(303);
		assertThat(this.people.actor(person).holds(Role.HOST_OFFICE, "UNI-THU")).isTrue();
		String list = "/admin/people?lang=en&q=" + this.people.require(person).email();
		String role = "Host institution research office, ";
		assertThat(drawn(security, list)).contains(role + this.organisations.require("UNI-THU").name().en());
		assertThat(send(security, post(path + "/end").param("role", "HOST_OFFICE@UNI-THU")).getStatus()).isEqualTo(303);
		assertThat(this.people.actor(person).holds(Role.HOST_OFFICE)).isFalse();
		assertThat(drawn(security, list)).as("ended").doesNotContain(role);
	}

	@Test
	void eachAdministratorHasOnlyTheirOwnPages() throws Exception {
		assertThat(status(signIn(Role.SYSTEM_ADMINISTRATOR), "/admin/people")).isEqualTo(403);
		assertThat(status(signIn(Role.SECURITY_ADMINISTRATOR), "/admin/organisations")).isEqualTo(403);
		assertThat(status(signIn(Role.AUDIT_ADMINISTRATOR), "/admin/departments")).isEqualTo(403);
	}

	@Test
	void anImportNamesEachWrongLine() throws Exception {
		MockHttpSession system = signIn(Role.SYSTEM_ADMINISTRATOR);
		String code = "IMP-" + UUID.randomUUID().toString().substring(0, 8).toUpperCase();
		String csv = "\uFEFFcode,name_en,name_zh,type,region,city,parent_department\n" + code
				+ ",\"Institute, First\",第一研究所,research-institute,Beijing,Beijing,CAS\n";
		MockHttpServletResponse refused = upload(system, csv + "bad code,A,甲,university,Beijing,,\n");
		assertThat(refused.getStatus()).isEqualTo(422);
		assertThat(Jsoup.parse(refused.getContentAsString(StandardCharsets.UTF_8)).text()).contains("3");
		assertThat(this.organisations.find(code)).isEmpty();
		assertThat(upload(system, csv).getStatus()).isEqualTo(303);
		assertThat(this.organisations.require(code).name().en()).isEqualTo("Institute, First");
	}

	@Test
	void anImportThatIsNoTableOfThisKindIsAnsweredInWords() throws Exception {
		MockHttpSession system = signIn(Role.SYSTEM_ADMINISTRATOR);
		assertThat(words(upload(system, "code;name\nA;B\n"))).contains("Line 1", "name_zh", "region");
		assertThat(words(upload(system, "code,名称\n".getBytes(Charset.forName("GB18030"))))).contains("CSV UTF-8");
		String code = "IMP-" + UUID.randomUUID().toString().substring(0, 8).toUpperCase();
		assertThat(words(upload(system,
				"code,name_en,name_zh,type,region\n" + code + "," + "Long ".repeat(70) + ",长,university,Beijing\n")))
			.contains("Line 2", "more than 300 characters");
		assertThat(this.organisations.find(code)).isEmpty();
	}

	private static String words(MockHttpServletResponse answer) throws Exception {
		assertThat(answer.getStatus()).isEqualTo(422);
		return Jsoup.parse(answer.getContentAsString(StandardCharsets.UTF_8)).select(".errors").text();
	}

	private MockHttpServletResponse upload(MockHttpSession session, String csv) throws Exception {
		return upload(session, csv.getBytes(StandardCharsets.UTF_8));
	}

	private MockHttpServletResponse upload(MockHttpSession session, byte[] csv) throws Exception {
		return this.mvc
			.perform(multipart("/admin/organisations/import")
				.file(new MockMultipartFile("file", "list.csv", "text/csv", csv))
				.session(session)
				.with(csrf()))
			.andReturn()
			.getResponse();
	}

	private void assertDrawn(MockHttpSession session, String path, String language) throws Exception {
		Document page = read(session, path, language);
		assertThat(page.select("main h1")).as(path).hasSize(1);
		assertThat(page.html()).as(path).doesNotContain("??");
		assertThat(page.select("[style],script:not([src])")).as(path).isEmpty();
	}

	private Document read(MockHttpSession session, String path, String language) throws Exception {
		MockHttpServletResponse answer = this.mvc.perform(get(path).session(session).param("lang", language))
			.andReturn()
			.getResponse();
		assertThat(answer.getStatus()).as(path).isEqualTo(200);
		return Jsoup.parse(answer.getContentAsString(StandardCharsets.UTF_8));
	}

	private int status(MockHttpSession session, String path) throws Exception {
		return this.mvc.perform(get(path).session(session)).andReturn().getResponse().getStatus();
	}

	private MockHttpServletResponse send(MockHttpSession session, MockHttpServletRequestBuilder request)
			throws Exception {
		return this.mvc.perform(request.session(session).with(csrf())).andReturn().getResponse();
	}

	private UUID person() {
		return this.people.register(new NewPerson(UUID.randomUUID() + "@example.org", LocalizedText.of("Example", "示例"),
				null, null, null, null), Actor.SYSTEM);
	}

	private MockHttpSession signIn(Role role) throws Exception {
		UUID person = person();
		this.people.setPassword(person, PASSWORD);
		this.people.grant(person, RoleAt.everywhere(role), null, null, Actor.SYSTEM);
		return (MockHttpSession) this.mvc
			.perform(post("/sign-in").param("email", this.people.require(person).email())
				.param("password", PASSWORD)
				.with(csrf()))
			.andReturn()
			.getRequest()
			.getSession();
	}

	private String drawn(MockHttpSession session, String path) throws Exception {
		return this.mvc.perform(get(path).session(session)).andReturn().getResponse().getContentAsString();
	}

}
