package org.grantway.identity;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

import org.grantway.identity.Invitations.Link;
import org.grantway.identity.Organisations.OrganisationView;
import org.grantway.identity.People.NewPerson;
import org.grantway.identity.People.PersonView;
import org.grantway.shared.Actor;
import org.grantway.shared.Fact;
import org.grantway.shared.LocalizedText;
import org.grantway.shared.NotAllowed;
import org.grantway.shared.Refused;
import org.grantway.shared.Role;
import org.grantway.shared.RoleAt;
import org.grantway.support.GrantwayTest;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.test.web.servlet.MockMvc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

@GrantwayTest
@RecordApplicationEvents
class InvitationTests {

	private static final String PASSWORD = "five green paper boats";

	@Autowired
	private Invitations invitations;

	@Autowired
	private People people;

	@Autowired
	private ApplicationEvents events;

	@Autowired
	private MockMvc mvc;

	@Autowired
	private Organisations organisations;

	private final String email = UUID.randomUUID() + "@example.org";

	@Test
	void aLinkWorksOnceAndOpeningItChangesNothing() throws Exception {
		String path = path(invite());
		for (int scan = 0; scan < 3; scan++) {
			String page = this.mvc.perform(get(path)).andReturn().getResponse().getContentAsString();
			assertThat(Jsoup.parse(page).select("input[name=password]")).hasSize(1);
		}
		assertThat(accept(path, PASSWORD)).isEqualTo("/sign-in?ready");
		assertThat(accept(path, PASSWORD)).isNull();
		assertThat(
				this.mvc.perform(post("/sign-in").param("email", this.email).param("password", PASSWORD).with(csrf()))
					.andReturn()
					.getResponse()
					.getRedirectedUrl())
			.isEqualTo("/tasks");
	}

	@Test
	void theJournalSaysThatThePasswordWasSetWithALink(@Autowired JdbcTemplate jdbc) throws Exception {
		Link link = invite();
		accept(path(link), PASSWORD);
		assertThat(jdbc.queryForObject(
				"select auth_level from journal_entry where case_id = ? and action = 'person.password-set'",
				String.class, link.personId().toString()))
			.isEqualTo("ONE_TIME_LINK");
	}

	@Test
	void aWeakPasswordIsRefusedAndTheLinkStaysGood() throws Exception {
		String path = path(invite());
		assertThat(accept(path, "password1234")).isNull();
		assertThat(accept(path, PASSWORD)).isEqualTo("/sign-in?ready");
	}

	@Test
	void aNewLinkReplacesTheOneBefore() {
		Link first = invite();
		Link second = this.invitations.link(first.personId(), Actor.SYSTEM);
		assertThat(this.invitations.guest(token(first))).isEmpty();
		assertThat(this.invitations.guest(token(second))).isPresent();
	}

	@Test
	void aResearchOfficeInvitesPeopleOfItsOwnInstitutionAndEntersNoAccount() throws Exception {
		String host = "HOST-" + this.email.substring(0, 8).toUpperCase(Locale.ROOT);
		this.organisations.add(new OrganisationView(host, LocalizedText.of("Institute", "研究所"), "institute", "Beijing",
				"Beijing", List.of()), Actor.SYSTEM);
		Actor office = new Actor(UUID.randomUUID(), LocalizedText.of("Office", "科研处"),
				Set.of(RoleAt.of(Role.HOST_OFFICE, host)));
		NewPerson elsewhere = new NewPerson(this.email, LocalizedText.of("New", "新"), null, null, null, null);
		assertThatThrownBy(() -> this.invitations.invite(elsewhere, office)).isInstanceOf(NotAllowed.class);
		Link link = this.invitations
			.invite(new NewPerson(this.email, LocalizedText.of("New", "新"), host, null, null, null), office);
		Link renewed = this.invitations.link(link.personId(), office);
		accept(path(renewed), PASSWORD);
		assertThatThrownBy(() -> this.invitations.link(link.personId(), office)).as("it has its person now")
			.isInstanceOf(NotAllowed.class);
	}

	@Test
	void theInvitedPersonEntersTheDetailsThatCallsAskFor() throws Exception {
		Link link = this.invitations.invite(
				new NewPerson(this.email, LocalizedText.of("New Person", "新来者"), null, null, "professor", null),
				Actor.SYSTEM);
		String path = path(link);
		String page = this.mvc.perform(get(path)).andReturn().getResponse().getContentAsString();
		assertThat(Jsoup.parse(page).select("select[name=title] option[selected]").val()).isEqualTo("professor");
		for (String unlikely : new String[] { "01.02.1980", "2026-12-31", "1799-01-01" }) {
			String refused = this.mvc
				.perform(post(path).param("password", PASSWORD)
					.param("passwordAgain", PASSWORD)
					.param("title", "senior")
					.param("birthDate", unlikely)
					.with(csrf()))
				.andReturn()
				.getResponse()
				.getContentAsString();
			assertThat(Jsoup.parse(refused).select("#birthDate[aria-invalid]").val()).isEqualTo(unlikely);
			assertThat(Jsoup.parse(refused).select("select[name=title] option[selected]").val()).isEqualTo("senior");
		}
		this.mvc.perform(post(path).param("password", PASSWORD)
			.param("passwordAgain", PASSWORD)
			.param("birthDate", "1980-02-01")
			.param("title", "senior")
			.param("degree", "doctorate")
			.with(csrf()));
		PersonView person = this.people.require(link.personId());
		assertThat(person.birthDate()).isEqualTo("1980-02-01");
		assertThat(person.title()).isEqualTo("senior");
		assertThat(person.degree()).isEqualTo("doctorate");
	}

	@Test
	void peopleCorrectTheirDetailsAndTheJournalKeepsTheChange() throws Exception {
		Link link = invite();
		accept(path(link), PASSWORD);
		MockHttpSession session = (MockHttpSession) this.mvc
			.perform(post("/sign-in").param("email", this.email).param("password", PASSWORD).with(csrf()))
			.andReturn()
			.getRequest()
			.getSession();
		String refused = this.mvc
			.perform(post("/account/profile").session(session).param("degree", "wizard").with(csrf()))
			.andReturn()
			.getResponse()
			.getContentAsString();
		assertThat(Jsoup.parse(refused).select("#degree[aria-invalid]")).hasSize(1);
		this.mvc.perform(post("/account/profile").session(session)
			.param("birthDate", "1975-05-05")
			.param("degree", "master")
			.with(csrf()));
		assertThat(this.people.require(link.personId()).degree()).isEqualTo("master");
		assertThat(this.events.stream(Fact.class).filter((fact) -> fact.action().equals("person.profile-changed")))
			.singleElement()
			.satisfies((fact) -> assertThat(fact.after().get("birthDate")).hasToString("1975-05-05"));
	}

	@Test
	void aMadeUpLinkIsRefused() {
		assertThatExceptionOfType(Refused.class)
			.isThrownBy(() -> this.invitations.accept("made-up", null, null, PASSWORD));
	}

	private Link invite() {
		return this.invitations.invite(
				new NewPerson(this.email, LocalizedText.of("New Person", "新来者"), null, null, null, null), Actor.SYSTEM);
	}

	private String accept(String path, String password) throws Exception {
		return this.mvc.perform(post(path).param("password", password).param("passwordAgain", password).with(csrf()))
			.andReturn()
			.getResponse()
			.getRedirectedUrl();
	}

	private static String path(Link link) {
		return "/sign-in/invitation/" + token(link);
	}

	private static String token(Link link) {
		return link.address().substring(link.address().lastIndexOf('/') + 1);
	}

}
