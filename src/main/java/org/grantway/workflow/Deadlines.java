package org.grantway.workflow;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;

import org.springframework.beans.factory.ObjectProvider;

import org.grantway.shared.Times;
import org.grantway.shared.WorkingCalendar;

/**
 * Due dates that processes ask for, counted from now. Each ends at the close of office
 * hours, 17:00 China Standard Time.
 */
@WorkflowStep("deadlines")
public class Deadlines {

	private final ObjectProvider<WorkingCalendar> calendar;

	private final Clock clock;

	Deadlines(ObjectProvider<WorkingCalendar> calendar, Clock clock) {
		this.calendar = calendar;
		this.clock = clock;
	}

	public Date workingDays(int days) {
		return Date.from(this.calendar.getObject().afterWorkingDays(now(), days));
	}

	public Date days(int days) {
		return Date.from(this.calendar.getObject().afterDays(now(), days));
	}

	public Date months(int months) {
		int days = (int) ChronoUnit.DAYS.between(Times.dayOf(now()), Times.dayOf(now()).plusMonths(months));
		return days(days);
	}

	private Instant now() {
		return Instant.now(this.clock);
	}

}
