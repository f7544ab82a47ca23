package org.grantway.notifications;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetupTest;
import jakarta.mail.internet.MimeMessage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import org.springframework.data.domain.Limit;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import org.grantway.shared.MovableClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

class OutboxSenderTests {

	@RegisterExtension
	static final GreenMailExtension SERVER = new GreenMailExtension(ServerSetupTest.SMTP.dynamicPort())
		.withConfiguration(GreenMailConfiguration.aConfig().withDisabledAuthentication());

	private final MovableClock clock = new MovableClock(
			Clock.fixed(Instant.parse("2027-01-04T01:00:00Z"), ZoneOffset.UTC));

	private final ListOfMails mails = new ListOfMails();

	private final JavaMailSenderImpl toServer = new JavaMailSenderImpl();

	private OutboxSender sender;

	@BeforeEach
	void connect() {
		this.toServer.setHost("localhost");
		this.toServer.setPort(SERVER.getSmtp().getPort());
		this.sender = new OutboxSender(this.mails, this.toServer,
				new TransactionTemplate(mock(PlatformTransactionManager.class)), this.clock,
				"no-reply@grantway.example");
	}

	@Test
	void sendsEachMailOnceUnderAFixedNumber() throws Exception {
		Mail mail = this.mails.save(mail("li.na@demo.grantway.example"));
		this.sender.sendDue();
		this.sender.sendDue();
		assertThat(SERVER.getReceivedMessages()).hasSize(1);
		MimeMessage received = SERVER.getReceivedMessages()[0];
		assertThat(received.getMessageID()).isEqualTo("<" + mail.id() + "@grantway>");
		assertThat(received.getSubject()).isEqualTo("科创通：请作出评审答复（APP-2027-000123）");
		assertThat(GreenMailUtil.getBody(received)).isNotBlank();
		assertThat(mail.status()).isEqualTo(Mail.Status.SENT);
	}

	@Test
	void triesAgainLaterAndGivesUpInTheEnd() {
		this.toServer.setPort(1);
		Mail mail = this.mails.save(mail("li.na@demo.grantway.example"));
		this.sender.sendDue();
		this.sender.sendDue();
		assertThat(mail.attempts()).isEqualTo(1);
		assertThat(mail.status()).isEqualTo(Mail.Status.WAITING);
		for (int hours = 0; hours < 12; hours++) {
			this.clock.moveBy(this.clock.offset().plus(Duration.ofHours(5)));
			this.sender.sendDue();
		}
		assertThat(mail.attempts()).isEqualTo(8);
		assertThat(mail.status()).isEqualTo(Mail.Status.FAILED);
	}

	@Test
	void oneBadAddressDoesNotHoldUpTheOthers() {
		Mail bad = this.mails.save(mail("no address at all@"));
		Mail good = this.mails.save(mail("wang.fang@demo.grantway.example"));
		this.sender.sendDue();
		assertThat(bad.status()).isEqualTo(Mail.Status.WAITING);
		assertThat(good.status()).isEqualTo(Mail.Status.SENT);
	}

	private Mail mail(String recipient) {
		return new Mail(UUID.randomUUID(), recipient, "科创通：请作出评审答复（APP-2027-000123）", "您好", this.clock.instant());
	}

	private static final class ListOfMails implements Mails {

		private final List<Mail> all = new ArrayList<>();

		@Override
		public Mail save(Mail mail) {
			if (!this.all.contains(mail)) {
				this.all.add(mail);
			}
			return mail;
		}

		@Override
		public Optional<Mail> findById(UUID id) {
			return this.all.stream().filter((mail) -> mail.id().equals(id)).findFirst();
		}

		@Override
		public List<Mail> findByStatusAndNextAttemptAtLessThanEqualOrderByNextAttemptAt(Mail.Status status, Instant due,
				Limit limit) {
			return this.all.stream()
				.filter((mail) -> mail.status() == status && !mail.nextAttemptAt().isAfter(due))
				.limit(limit.max())
				.toList();
		}

	}

}
