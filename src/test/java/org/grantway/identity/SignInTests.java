package org.grantway.identity;

import java.time.Duration;
import java.util.UUID;

import org.grantway.identity.People.NewPerson;
import org.grantway.shared.Actor;
import org.grantway.shared.LocalizedText;
import org.grantway.shared.Refused;
import org.grantway.shared.Role;
import org.grantway.shared.RoleAt;
import org.grantway.support.GrantwayTest;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MockMvc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

@GrantwayTest
class SignInTests {

	private static final String PASSWORD = "four quiet copper lamps";

	private final String email = UUID.randomUUID() + "@example.org";

	@Autowired
	private MockMvc mvc;

	@Autowired
	private People people;

	@Autowired
	private GuessLimit limit;

	@Autowired
	private Reauthentication reauthentication;

	private UUID person;

	@BeforeEach
	void register() {
		this.person = this.people.register(
				new NewPerson(this.email, LocalizedText.of("Example Person", "张示例"), null, null, null, null),
				Actor.SYSTEM);
		this.people.setPassword(this.person, PASSWORD);
	}

	@Test
	void thePageSpeaksBothLanguages() throws Exception {
		assertThat(page("/sign-in?lang=en").select("h1").text()).isEqualTo("Sign in");
		assertThat(page("/sign-in?lang=zh-CN").select("h1").text()).isEqualTo("登录");
		assertThat(page("/sign-in?lang=zh").select("h1").text()).isEqualTo("登录");
	}

	@Test
	void aWrongPasswordAndAnUnknownAddressGetTheSameAnswer() throws Exception {
		MockHttpServletResponse wrong = attempt(this.email, "not the password");
		MockHttpServletResponse unknown = attempt("nobody-" + this.email, "not the password");
		assertThat(wrong.getStatus()).isEqualTo(unknown.getStatus()).isEqualTo(422);
		assertThat(wrong.getForwardedUrl()).isEqualTo(unknown.getForwardedUrl()).isEqualTo("/sign-in/again");
	}

	@Test
	void aRoleGivenOrTakenCountsFromTheNextRequest() throws Exception {
		MockHttpSession session = signIn();
		assertThat(status(session, "/admin/people")).isEqualTo(403);
		RoleAt role = RoleAt.everywhere(Role.SECURITY_ADMINISTRATOR);
		this.people.grant(this.person, role, null, null, Actor.SYSTEM);
		assertThat(status(session, "/admin/people")).isEqualTo(200);
		this.people.endGrant(this.person, role, Actor.SYSTEM);
		assertThat(status(session, "/admin/people")).isEqualTo(403);
	}

	@Test
	void aNewPasswordEndsOpenSessions() throws Exception {
		MockHttpSession session = signIn();
		assertThat(status(session, "/account")).isEqualTo(200);
		this.people.setPassword(this.person, "three other silver cups");
		assertThat(status(session, "/account")).isEqualTo(302);
	}

	@Test
	void onlyTheChosenRoleIsInUse() throws Exception {
		RoleAt host = RoleAt.of(Role.HOST_OFFICE, "UNI-THU");
		this.people.grant(this.person, host, null, null, Actor.SYSTEM);
		MockHttpSession session = signIn();
		this.mvc.perform(post("/account/role").session(session).param("role", host.toString()).with(csrf()));
		Document account = Jsoup.parse(this.mvc.perform(get("/account").session(session).param("lang", "en"))
			.andReturn()
			.getResponse()
			.getContentAsString());
		assertThat(account.select("header").text()).contains("Host institution research office");
		assertThat(account.select("input[name=role][checked]").attr("value")).isEqualTo(host.toString());
	}

	@Test
	void aFormWhoseSessionHasEndedIsKeptThroughTheSignInPage() throws Exception {
		var turnedAway = this.mvc
			.perform(post("/applications/APP-1/sections/goals").param("goals", "A long text \"with\" <marks>")
				.param("oldPassword", "secret")
				.with(csrf().useInvalidToken()))
			.andReturn();
		assertThat(turnedAway.getResponse().getForwardedUrl()).isEqualTo("/sign-in/again");
		KeptForm kept = (KeptForm) turnedAway.getRequest().getAttribute(KeptForm.ATTRIBUTE);
		Document page = Jsoup
			.parse(this.mvc.perform(get("/sign-in/again").requestAttr(KeptForm.ATTRIBUTE, kept).param("lang", "en"))
				.andReturn()
				.getResponse()
				.getContentAsString());
		assertThat(page.select("input[name=kept:goals]").attr("value")).isEqualTo("A long text \"with\" <marks>");
		assertThat(page.html()).doesNotContain("secret");

		var signedIn = this.mvc
			.perform(post("/sign-in").param("email", this.email)
				.param("password", PASSWORD)
				.param("kept-target", "/applications/APP-1/sections/goals")
				.param("kept:goals", "A long text")
				.with(csrf()))
			.andReturn();
		assertThat(signedIn.getResponse().getForwardedUrl()).isEqualTo("/sign-in/continue");
		KeptForm again = (KeptForm) signedIn.getRequest().getAttribute(KeptForm.ATTRIBUTE);
		assertThat(again.fields()).containsExactly(new KeptForm.Field("goals", "A long text"));
		Document confirm = Jsoup
			.parse(this.mvc.perform(get("/sign-in/continue").requestAttr(KeptForm.ATTRIBUTE, again).param("lang", "en"))
				.andReturn()
				.getResponse()
				.getContentAsString());
		assertThat(confirm.select("h1").text()).isEqualTo("Your text is still here");
		assertThat(confirm.select("main form").attr("action")).isEqualTo("/applications/APP-1/sections/goals");
	}

	@Test
	void aStaleTokenChangesNothingAndLosesNothing() throws Exception {
		var answer = this.mvc
			.perform(post("/account/role").session(signIn()).param("role", "x").with(csrf().useInvalidToken()))
			.andReturn();
		assertThat(answer.getResponse().getStatus()).isEqualTo(403);
		assertThat(answer.getResponse().getForwardedUrl()).isEqualTo("/sign-in/continue");
	}

	@Test
	void aKeptFormNeverLeadsToAnotherSite() throws Exception {
		for (String target : new String[] { "https://evil.example/", "//evil.example/", "/\\evil.example",
				"javascript:alert(1)" }) {
			var answer = this.mvc
				.perform(post("/sign-in").param("email", this.email)
					.param("password", PASSWORD)
					.param("kept-target", target)
					.with(csrf()))
				.andReturn()
				.getResponse();
			assertThat(answer.getForwardedUrl()).isNull();
			assertThat(answer.getRedirectedUrl()).isEqualTo("/tasks");
		}
	}

	@Test
	void pagesCarryTheSafetyHeaders() throws Exception {
		MockHttpServletResponse answer = this.mvc.perform(get("/sign-in")).andReturn().getResponse();
		assertThat(answer.getHeader("Content-Security-Policy"))
			.isEqualTo(SecurityConfiguration.CONTENT_SECURITY_POLICY);
		assertThat(answer.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
		assertThat(answer.getHeader("Referrer-Policy")).isEqualTo("same-origin");
		assertThat(answer.getHeader("Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
		assertThat(answer.getHeader("Cache-Control")).contains("no-store");
	}

	@Test
	void guessingGetsSlowerButTheOwnerStillGetsIn() {
		String owner = "198.51.100.7-" + this.email;
		String stranger = "203.0.113.9-" + this.email;
		this.limit.succeeded(this.email, owner);
		for (int guess = 0; guess < 40; guess++) {
			this.limit.failed(this.email, stranger);
		}
		assertThat(this.limit.wait(this.email, stranger)).isGreaterThan(Duration.ofMinutes(10));
		assertThat(this.limit.wait(this.email, "192.0.2.1-" + this.email)).isPositive();
		assertThat(this.limit.wait(this.email, owner)).isZero();
	}

	@Test
	void provingWhoOneIsTakesTheOwnPassword() {
		Actor actor = this.people.actor(this.person);
		this.reauthentication.check(actor, PASSWORD);
		assertThatExceptionOfType(Refused.class)
			.isThrownBy(() -> this.reauthentication.check(actor, "not the password"))
			.withMessage("identity.password.wrong");
	}

	private MockHttpServletResponse attempt(String address, String password) throws Exception {
		return this.mvc.perform(post("/sign-in").param("email", address).param("password", password).with(csrf()))
			.andReturn()
			.getResponse();
	}

	private MockHttpSession signIn() throws Exception {
		return (MockHttpSession) this.mvc
			.perform(post("/sign-in").param("email", this.email).param("password", PASSWORD).with(csrf()))
			.andReturn()
			.getRequest()
			.getSession();
	}

	private int status(MockHttpSession session, String path) throws Exception {
		return this.mvc.perform(get(path).session(session)).andReturn().getResponse().getStatus();
	}

	private Document page(String path) throws Exception {
		return Jsoup.parse(this.mvc.perform(get(path)).andReturn().getResponse().getContentAsString());
	}

}
