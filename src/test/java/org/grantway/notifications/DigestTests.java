package org.grantway.notifications;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.UUID;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetupTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.support.TransactionTemplate;

import org.grantway.identity.People;
import org.grantway.shared.Actor;
import org.grantway.shared.CaseRef;
import org.grantway.shared.LocalizedText;
import org.grantway.shared.MovableClock;
import org.grantway.support.GrantwayTest;
import org.grantway.web.PublicAddress;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The news of a day, from the message to the mail server.
 */
@GrantwayTest
class DigestTests {

	/** Half past five in the afternoon in Beijing. */
	private static final Instant AFTERNOON = Instant.parse("2027-03-02T09:30:00Z");

	private static final Instant NEXT_MORNING = Instant.parse("2027-03-03T00:00:00Z");

	@RegisterExtension
	static final GreenMailExtension SERVER = new GreenMailExtension(ServerSetupTest.SMTP.dynamicPort())
		.withConfiguration(GreenMailConfiguration.aConfig().withDisabledAuthentication());

	private final MovableClock clock = new MovableClock(Clock.fixed(AFTERNOON, ZoneOffset.UTC));

	@Autowired
	private Messages messages;

	@Autowired
	private Mails mails;

	@Autowired
	private MailPreferences preferences;

	@Autowired
	private People people;

	@Autowired
	private MessageSource texts;

	@Autowired
	private PublicAddress address;

	@Autowired
	private TransactionTemplate transaction;

	private Postbox postbox;

	private Digest digest;

	private OutboxSender sender;

	private UUID person;

	@BeforeEach
	void setUp() {
		this.postbox = new Postbox(this.messages, this.mails, this.preferences, this.people, this.texts, this.clock,
				"mail.example", this.address);
		this.digest = new Digest(this.messages, this.mails, this.preferences, this.people, this.texts, this.address,
				this.clock);
		JavaMailSenderImpl server = new JavaMailSenderImpl();
		server.setHost("localhost");
		server.setPort(SERVER.getSmtp().getPort());
		this.sender = new OutboxSender(this.mails, server, this.transaction, this.clock, "no-reply@grantway.example");
		this.person = this.transaction
			.execute((status) -> this.people.register(new People.NewPerson(UUID.randomUUID() + "@digest.example",
					LocalizedText.of("Li Na", "李娜"), null, null, null, null), Actor.SYSTEM));
		prefer(Rhythm.DAILY);
	}

	@Test
	void theNewsOfADayComeInOneMailInTheMorning() throws Exception {
		news("APP-2027-000123", "Forwarded");
		news("APP-2027-000123", "Formal check passed");
		news("PRJ-2027-00009", "Report accepted");
		send();
		assertThat(SERVER.getReceivedMessages()).as("not before the morning").isEmpty();
		this.clock.moveTo(NEXT_MORNING);
		send();
		send();
		assertThat(SERVER.getReceivedMessages()).as("one mail, once").hasSize(1);
		assertThat(SERVER.getReceivedMessages()[0].getSubject()).isEqualTo("Grantway: 3 pieces of news in 2 cases");
		assertThat(GreenMailUtil.getBody(SERVER.getReceivedMessages()[0]).replace("=\r\n", ""))
			.containsSubsequence("APP-2027-000123", "Forwarded", "Formal check passed", "PRJ-2027-00009",
					"Report accepted", "/my/messages")
			.doesNotContain("in confidence");
	}

	@Test
	void whatWasReadByThenIsLeftOutAndWhatComesLaterWaits() throws Exception {
		Message read = news("APP-2027-000123", "Forwarded");
		news("APP-2027-000123", "Formal check passed");
		this.transaction.executeWithoutResult((status) -> {
			read.read(AFTERNOON);
			this.messages.save(read);
		});
		this.clock.moveTo(NEXT_MORNING.plus(Duration.ofHours(2)));
		news("APP-2027-000123", "Letter review begins");
		send();
		assertThat(SERVER.getReceivedMessages()).hasSize(1);
		assertThat(GreenMailUtil.getBody(SERVER.getReceivedMessages()[0])).contains("Formal check passed")
			.doesNotContain("Forwarded", "Letter review begins");
		this.clock.moveTo(NEXT_MORNING.plus(Duration.ofDays(1)));
		send();
		assertThat(SERVER.getReceivedMessages()).hasSize(2);
		assertThat(GreenMailUtil.getBody(SERVER.getReceivedMessages()[1])).contains("Letter review begins");
	}

	@Test
	void whoWantsNewsAtOnceOrNeverGetsNoDigest() {
		prefer(Rhythm.AT_ONCE);
		news("APP-2027-000123", "Forwarded");
		send();
		assertThat(SERVER.getReceivedMessages()).hasSize(1);
		prefer(Rhythm.NEVER);
		news("APP-2027-000123", "Formal check passed");
		this.clock.moveTo(NEXT_MORNING);
		send();
		assertThat(SERVER.getReceivedMessages()).hasSize(1);
	}

	private Message news(String number, String title) {
		Message message = new Message(this.person, Message.Kind.NEWS,
				new CaseRef("application", UUID.randomUUID(), number), LocalizedText.of(title, title), "in confidence",
				"/cases/" + number + "/history", Instant.now(this.clock));
		this.transaction.executeWithoutResult((status) -> this.postbox.deliver(message));
		return message;
	}

	private void prefer(Rhythm rhythm) {
		this.transaction.executeWithoutResult((status) -> {
			MailPreference preference = this.postbox.preference(this.person);
			preference.choose(Locale.ENGLISH, rhythm);
			this.preferences.save(preference);
		});
	}

	private void send() {
		this.transaction.executeWithoutResult((status) -> this.digest.send());
		this.sender.sendDue();
	}

}
