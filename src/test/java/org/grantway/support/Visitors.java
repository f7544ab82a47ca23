package org.grantway.support;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

import org.grantway.identity.People;
import org.grantway.shared.Actor;
import org.grantway.shared.LocalizedText;
import org.grantway.shared.RoleAt;
import org.grantway.shared.Times;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

/**
 * Registers people, signs them in by the sign-in page, and opens pages for them.
 */
public class Visitors {

	/** Of every person registered here. */
	public static final String PASSWORD = "five green paper boats";

	private final MockMvc mvc;

	private final People people;

	private final Clock clock;

	Visitors(MockMvc mvc, People people, Clock clock) {
		this.mvc = mvc;
		this.people = people;
		this.clock = clock;
	}

	/** A person of Peking University with these roles. */
	public UUID person(RoleAt... roles) {
		UUID id = this.people.register(new People.NewPerson(UUID.randomUUID() + "@example.org",
				LocalizedText.of("Person Example", "示例人"), "UNI-PKU", null, "professor", "doctorate"), Actor.SYSTEM);
		this.people.setPassword(id, PASSWORD);
		for (RoleAt role : roles) {
			this.people.grant(id, role, Times.dayOf(Instant.now(this.clock)), null, Actor.SYSTEM);
		}
		return id;
	}

	public MockHttpSession signIn(UUID person) throws Exception {
		return (MockHttpSession) this.mvc
			.perform(post("/sign-in").param("email", this.people.require(person).email())
				.param("password", PASSWORD)
				.with(csrf()))
			.andReturn()
			.getRequest()
			.getSession();
	}

	/** The page, which must be there. */
	public Document page(String url, MockHttpSession session) throws Exception {
		return page(get(url), session);
	}

	/** The page, which must be there; for everyone where the session is null. */
	public Document page(MockHttpServletRequestBuilder request, MockHttpSession session) throws Exception {
		MockHttpServletResponse answer = answer(request, session);
		assertThat(answer.getStatus()).isEqualTo(200);
		return Jsoup.parse(answer.getContentAsString());
	}

	public MockHttpServletResponse answer(MockHttpServletRequestBuilder request, MockHttpSession session)
			throws Exception {
		return this.mvc.perform((session != null) ? request.session(session) : request).andReturn().getResponse();
	}

}
