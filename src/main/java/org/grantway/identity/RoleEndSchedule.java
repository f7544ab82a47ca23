package org.grantway.identity;

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
class RoleEndSchedule {

	private final RoleEnds ends;

	RoleEndSchedule(RoleEnds ends) {
		this.ends = ends;
	}

	@Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT1M")
	void end() {
		this.ends.round();
	}

}
