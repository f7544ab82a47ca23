package org.grantway.notifications;

import org.springframework.context.annotation.Profile;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Goes the round again and again; tests go it themselves.
 */
@Component
@Profile("!test")
@EnableScheduling
class OverdueSchedule {

	private final OverdueRound round;

	OverdueSchedule(OverdueRound round) {
		this.round = round;
	}

	@Scheduled(initialDelayString = "PT1M", fixedDelayString = "${grantway.overdue.every:PT1M}")
	void tell() {
		this.round.tell();
	}

}
