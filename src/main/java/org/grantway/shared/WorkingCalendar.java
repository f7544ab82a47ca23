package org.grantway.shared;

import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Supplier;

/**
 * Counts working days of the People's Republic of China, with its holidays and make-up
 * workdays. The day is the calendar day of China Standard Time.
 */
public interface WorkingCalendar {

	boolean isWorkingDay(LocalDate day);

	/**
	 * The end of office hours (17:00) of the day that lies the given number of working
	 * days after the day of the start. With 0 it is the same day, or the next working
	 * day.
	 */
	Instant afterWorkingDays(Instant start, int workingDays);

	/**
	 * The end of office hours (17:00) of the day that lies the given number of calendar
	 * days after the start.
	 */
	Instant afterDays(Instant start, int days);

	/**
	 * Does the work as if every count in it that starts now had started then, to find
	 * again what was counted at that time.
	 */
	default <T> T countingFrom(Instant start, Supplier<T> work) {
		return work.get();
	}

}
