package org.grantway.notifications;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;

import org.springframework.context.support.ResourceBundleMessageSource;

import org.grantway.identity.People;
import org.grantway.identity.People.PersonView;
import org.grantway.shared.CaseRef;
import org.grantway.shared.Letter;
import org.grantway.shared.LocalizedText;
import org.grantway.shared.Role;
import org.grantway.web.PublicAddress;
import org.grantway.workflow.WorkItem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

class PostboxTests {

	private static final UUID REVIEWER = UUID.randomUUID();

	private final Mails mails = mock(Mails.class);

	private final MailPreferences preferences = mock(MailPreferences.class);

	private final People people = mock(People.class);

	private final PublicAddress address = mock(PublicAddress.class);

	private Postbox postbox;

	@BeforeEach
	void setUp() {
		ResourceBundleMessageSource texts = new ResourceBundleMessageSource();
		texts.setBasenames("messages/notifications", "messages/identity");
		texts.setDefaultEncoding("UTF-8");
		texts.setFallbackToSystemLocale(false);
		given(this.people.require(REVIEWER)).willReturn(new PersonView(REVIEWER, "chen@example.org",
				LocalizedText.of("Chen Wei", "陈伟"), null, null, null, null, true));
		given(this.address.of(any())).willAnswer((asked) -> "https://grantway.example" + asked.getArgument(0));
		this.postbox = new Postbox(mock(Messages.class), this.mails, this.preferences, this.people, texts,
				Clock.fixed(Instant.EPOCH, ZoneOffset.UTC), "mail.example", this.address);
	}

	@Test
	void aReminderSaysWhatIsAskedInWhichCaseAndRoleUntilWhenAndWhere() {
		this.postbox.deliver(reminder());
		Mail mail = sent();
		assertThat(mail.recipient()).isEqualTo("chen@example.org");
		assertThat(mail.subject()).isEqualTo("科创通催办：撰写评审意见（APP-2027-000123）");
		assertThat(mail.body())
			.contains("陈伟", "撰写评审意见", "APP-2027-000123", "办理身份：通讯评审专家", "办理期限：1970年1月1日 08:00",
					"https://grantway.example/reviews/1")
			.doesNotContain("{", "Reminder");
	}

	@Test
	void aLetterGoesToAnAddressOutside() {
		this.postbox.send(new Letter("zhao@example.org", "Received", "Number 1"));
		Mail mail = sent();
		assertThat(mail.recipient()).isEqualTo("zhao@example.org");
		assertThat(mail.body()).isEqualTo("Number 1");
	}

	@Test
	void mailsComeInTheLanguageChosenAndNotToWhoWantsNone() {
		MailPreference preference = new MailPreference(REVIEWER);
		preference.choose(Locale.ENGLISH, Rhythm.AT_ONCE);
		given(this.preferences.findByPersonId(REVIEWER)).willReturn(Optional.of(preference));
		this.postbox.deliver(reminder());
		Mail mail = sent();
		assertThat(mail.subject()).isEqualTo("Grantway: Reminder: Write the review (APP-2027-000123)");
		assertThat(mail.body()).contains("Dear Chen Wei", "Your role: Letter reviewer", "Due: 1 Jan 1970, 08:00");
		preference.choose(Locale.ENGLISH, Rhythm.NEVER);
		org.mockito.Mockito.clearInvocations(this.mails);
		this.postbox.deliver(reminder());
		verify(this.mails, never()).save(any());
	}

	private Mail sent() {
		ArgumentCaptor<Mail> mail = ArgumentCaptor.forClass(Mail.class);
		verify(this.mails).save(mail.capture());
		return mail.getValue();
	}

	private static Message reminder() {
		CaseRef of = new CaseRef("application", UUID.randomUUID(), "APP-2027-000123");
		WorkItem item = new WorkItem(UUID.randomUUID(), "letter-review", "Task_Review", of, of.id(), "1",
				LocalizedText.of("Write the review", "撰写评审意见"), LocalizedText.of("", ""), "page:/reviews/1",
				Role.LETTER_REVIEWER, Set.of(), REVIEWER, true, Instant.EPOCH, Instant.EPOCH, false, "CALL-2027-001");
		return new Message(REVIEWER, Message.Kind.REMINDER, of, item.name(), null, item.url(), Instant.EPOCH).on(item);
	}

}
