package org.grantway.programmes;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Notes each minute that the service is at work. After a start it finds out how long it
 * was not, before overdue timers run. The demonstration, whose clock is moved, has none.
 */
@Component
@Profile("!test & !demo")
@EnableScheduling
class OutageWatch {

	/** A shorter break is a restart. */
	static final Duration LEAST = Duration.ofMinutes(15);

	private final JdbcClient jdbc;

	private final Outages outages;

	private final Grace grace;

	private final Clock clock;

	OutageWatch(JdbcClient jdbc, Outages outages, Grace grace, Clock clock) {
		this.jdbc = jdbc;
		this.outages = outages;
		this.grace = grace;
		this.clock = clock;
	}

	@EventListener(ApplicationStartedEvent.class)
	@Order(Ordered.HIGHEST_PRECEDENCE)
	void recover() {
		Instant now = Instant.now(this.clock);
		this.jdbc.sql("select seen_at from service_pulse where seen_at is not null")
			.query(LocalDateTime.class)
			.optional()
			.map((seen) -> seen.toInstant(ZoneOffset.UTC))
			.filter((seen) -> Duration.between(seen, now).compareTo(LEAST) >= 0)
			.ifPresent((seen) -> this.outages.recover(seen, now));
		beat();
	}

	@Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT1M")
	void beat() {
		this.jdbc.sql("update service_pulse set seen_at = ?")
			.param(LocalDateTime.ofInstant(Instant.now(this.clock), ZoneOffset.UTC))
			.update();
		this.grace.notice();
	}

}
