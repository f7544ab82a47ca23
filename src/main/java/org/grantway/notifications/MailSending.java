package org.grantway.notifications;

import java.time.Clock;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends mail where a mail server is set up; elsewhere messages stay in the application.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("spring.mail.host")
@EnableScheduling
class MailSending {

	@Bean
	DigestSchedule digestSchedule(Digest digest) {
		return new DigestSchedule(digest);
	}

	@Bean
	OutboxSender outboxSender(Mails mails, JavaMailSender sender, PlatformTransactionManager transactions, Clock clock,
			@Value("${grantway.mail.from:grantway@localhost}") String from) {
		return new OutboxSender(mails, sender, new TransactionTemplate(transactions), clock, from);
	}

}
