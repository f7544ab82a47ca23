package org.grantway.notifications;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MockMvc;

import org.grantway.identity.People;
import org.grantway.identity.People.NewPerson;
import org.grantway.shared.Actor;
import org.grantway.shared.CaseRef;
import org.grantway.shared.LocalizedText;
import org.grantway.support.GrantwayTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

@GrantwayTest
class MessagePagesTests {

	private static final String PASSWORD = "correct horse battery";

	@Autowired
	MockMvc mvc;

	@Autowired
	People people;

	@Autowired
	Postbox postbox;

	private UUID person;

	private MockHttpSession session;

	@BeforeEach
	void signIn() throws Exception {
		String email = UUID.randomUUID() + "@messages.example";
		this.person = this.people
			.register(new NewPerson(email, LocalizedText.of("Ann Li", "李安"), null, null, null, null), Actor.SYSTEM);
		this.people.setPassword(this.person, PASSWORD);
		this.session = (MockHttpSession) this.mvc
			.perform(post("/sign-in").param("email", email).param("password", PASSWORD).with(csrf()))
			.andReturn()
			.getRequest()
			.getSession();
	}

	@Test
	void everyoneIsToldWhatWillAppearHere() throws Exception {
		assertThat(page().select(".empty").text()).contains("No messages yet");
	}

	@Test
	void openingAMessageMarksItAsReadAndLeadsToItsMatter() throws Exception {
		Message message = message("Answer the invitation");
		this.postbox.deliver(message);
		this.postbox.deliver(message("Submit the review"));
		assertThat(page().select("main .meta").text()).isEqualTo("2 unread");
		this.mvc.perform(post("/my/messages/" + message.id()).session(this.session).with(csrf()))
			.andExpect(redirectedUrl("/reviews/1"));
		assertThat(page().select("main .meta").text()).isEqualTo("1 unread");
		this.mvc.perform(post("/my/messages/read").session(this.session).with(csrf()));
		assertThat(page().select("main .meta").text()).isEqualTo("Nothing unread");
		assertThat(page().select("tbody th button").eachText()).containsExactlyInAnyOrder("Answer the invitation",
				"Submit the review");
	}

	@Test
	void nobodyOpensTheMessagesOfOthers() throws Exception {
		Message message = new Message(UUID.randomUUID(), Message.Kind.NEWS, ref(), LocalizedText.of("News", "消息"), null,
				"/", Instant.parse("2027-01-04T01:00:00Z"));
		this.postbox.deliver(message);
		this.mvc.perform(post("/my/messages/" + message.id()).session(this.session).with(csrf()))
			.andExpect(status().isNotFound());
	}

	@Test
	void theLanguageAndTheRhythmOfMailsAreRemembered() throws Exception {
		assertThat(this.postbox.preference(this.person).language().getLanguage()).isEqualTo("zh");
		assertThat(this.postbox.preference(this.person).rhythm()).isEqualTo(Rhythm.DAILY);
		for (Rhythm wanted : List.of(Rhythm.AT_ONCE, Rhythm.NEVER)) {
			this.mvc
				.perform(post("/my/messages/mail").param("language", "en")
					.param("rhythm", wanted.slug())
					.session(this.session)
					.with(csrf()))
				.andExpect(status().is3xxRedirection());
			assertThat(this.postbox.preference(this.person).rhythm()).isEqualTo(wanted);
		}
		assertThat(this.postbox.preference(this.person).language().getLanguage()).isEqualTo("en");
	}

	private Document page() throws Exception {
		return Jsoup.parse(this.mvc.perform(get("/my/messages").session(this.session).header("Accept-Language", "en"))
			.andExpect(status().isOk())
			.andReturn()
			.getResponse()
			.getContentAsString());
	}

	private Message message(String title) {
		return new Message(this.person, Message.Kind.TASK, ref(), LocalizedText.of(title, "待办"), null, "/reviews/1",
				Instant.parse("2027-01-04T01:00:00Z"));
	}

	private static CaseRef ref() {
		return new CaseRef("application", UUID.randomUUID(), "APP-2027-000123");
	}

}
