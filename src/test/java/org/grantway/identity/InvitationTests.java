package org.grantway.identity;

import java.util.UUID;

import org.grantway.identity.Invitations.Link;
import org.grantway.identity.People.NewPerson;
import org.grantway.shared.Actor;
import org.grantway.shared.LocalizedText;
import org.grantway.shared.Refused;
import org.grantway.support.GrantwayTest;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

@GrantwayTest
class InvitationTests {

	private static final String PASSWORD = "five green paper boats";

	@Autowired
	private Invitations invitations;

	@Autowired
	private MockMvc mvc;

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
	void aMadeUpLinkIsRefused() {
		assertThatExceptionOfType(Refused.class).isThrownBy(() -> this.invitations.accept("made-up", null, PASSWORD));
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
