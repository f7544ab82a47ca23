package org.grantway.workflow;

import java.time.Clock;
import java.time.Instant;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import org.grantway.shared.MovableClock;

/**
 * Gives the one clock that everything asks for the time. It can be moved only where
 * {@code grantway.clock.movable} says so: in the demonstration and in tests, whose clock
 * can be told where to start.
 */
@Configuration(proxyBeanMethods = false)
class TimeConfiguration {

	@Bean
	Clock clock(@Value("${grantway.clock.movable:false}") boolean movable,
			@Value("${grantway.clock.starts-at:}") Instant startsAt) {
		if (!movable) {
			return Clock.systemUTC();
		}
		MovableClock clock = new MovableClock(Clock.systemUTC());
		if (startsAt != null) {
			clock.moveTo(startsAt);
		}
		return clock;
	}

}
