package org.grantway.programmes;

import org.springframework.context.annotation.Profile;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Asks every minute whether another node has loaded a year's working days; tests ask it
 * themselves.
 */
@Component
@Profile("!test")
@EnableScheduling
class CalendarSchedule {

	private final StoredWorkingCalendar calendar;

	CalendarSchedule(StoredWorkingCalendar calendar) {
		this.calendar = calendar;
	}

	@Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT1M")
	void notice() {
		this.calendar.notice();
	}

}
