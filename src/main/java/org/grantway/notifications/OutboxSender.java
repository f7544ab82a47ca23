package org.grantway.notifications;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.domain.Limit;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends what lies in the outbox, a bounded number at a time. A mail may go out twice if a
 * node dies between sending and noting it; its Message-ID is fixed, so that mail programs
 * show it once.
 */
class OutboxSender {

	private static final Logger log = LoggerFactory.getLogger(OutboxSender.class);

	private static final Limit BATCH = Limit.of(50);

	private final Mails mails;

	private final JavaMailSender sender;

	private final TransactionTemplate transaction;

	private final Clock clock;

	private final String from;

	OutboxSender(Mails mails, JavaMailSender sender, TransactionTemplate transaction, Clock clock, String from) {
		this.mails = mails;
		this.sender = sender;
		this.transaction = transaction;
		this.clock = clock;
		this.from = from;
	}

	@Scheduled(initialDelayString = "PT15S", fixedDelayString = "${grantway.mail.every:PT20S}")
	void sendDue() {
		List<Mail> due = this.mails.findByStatusAndNextAttemptAtLessThanEqualOrderByNextAttemptAt(Mail.Status.WAITING,
				now(), BATCH);
		due.stream().filter(this::take).forEach(this::send);
	}

	/** Whether this node got it; the others fail on its version. */
	private boolean take(Mail mail) {
		try {
			change(mail.id(), (taken) -> {
				if (taken.nextAttemptAt().isAfter(now()) || taken.status() != Mail.Status.WAITING) {
					throw new OptimisticLockingFailureException("taken by another node");
				}
				taken.attempt(now());
			});
			return true;
		}
		catch (OptimisticLockingFailureException ex) {
			return false;
		}
	}

	private void send(Mail mail) {
		try {
			this.sender.send(asMime(mail));
			change(mail.id(), (sent) -> sent.sent(now()));
		}
		catch (MailException | MessagingException ex) {
			log.warn("Mail {} was not sent: {}", mail.id(), ex.getMessage());
			change(mail.id(), (failed) -> failed.failed(ex.getMessage(), now()));
		}
	}

	private MimeMessage asMime(Mail mail) throws MessagingException {
		MimeMessage mime = this.sender.createMimeMessage();
		MimeMessageHelper helper = new MimeMessageHelper(mime, StandardCharsets.UTF_8.name());
		helper.setFrom(this.from);
		helper.setTo(mail.recipient());
		helper.setSubject(mail.subject());
		helper.setText(mail.body());
		mime.setHeader("Message-ID", "<" + mail.id() + "@grantway>");
		mime.setHeader("Auto-Submitted", "auto-generated");
		return mime;
	}

	private void change(UUID id, Consumer<Mail> change) {
		this.transaction.executeWithoutResult((status) -> {
			Mail mail = this.mails.findById(id).orElseThrow();
			change.accept(mail);
			this.mails.save(mail);
		});
	}

	private Instant now() {
		return Instant.now(this.clock);
	}

}
