package org.grantway.programmes;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.grantway.programmes.Grace.Span;
import org.grantway.shared.Times;
import org.grantway.shared.WorkingCalendar;

import static org.assertj.core.api.Assertions.assertThat;

class GraceTests {

	private final Grace grace = new Grace(null, new WeekendsFree());

	/** 5 November 2026 is a Thursday; the service was out from 9:00 to 14:30. */
	@ParameterizedTest
	@CsvSource({ "2026-11-05T08:59, 2026-11-05T08:59, had ended before",
			"2026-11-05T09:00, 2026-11-06T15:00, 24 hours at least",
			"2026-11-05T16:00, 2026-11-06T15:00, hours after it", "2026-11-06T13:00, 2026-11-06T19:00, by its length",
			"2026-11-06T14:29, 2026-11-06T20:00, up to the full hour",
			"2026-11-06T14:30, 2026-11-06T14:30, a day later" })
	void aDeadlineMovesByTheOutageAndAtLeastToADayAfterIt(LocalDateTime deadline, LocalDateTime moved, String why) {
		assertThat(after(deadline, "2026-11-05T09:00", "2026-11-05T14:30", "2026-11-05T09:00")).as(why)
			.isEqualTo(moved);
	}

	/** The outage of Friday, 6 November, ended at 10:00; a day later is a Saturday. */
	@ParameterizedTest
	@CsvSource({ "2026-11-06T16:00, 2026-11-09T18:00" })
	void aDeadlineMovesToAWorkingDay(LocalDateTime deadline, LocalDateTime moved) {
		assertThat(after(deadline, "2026-11-05T08:00", "2026-11-06T10:00", "2026-11-05T08:00")).isEqualTo(moved);
	}

	@ParameterizedTest
	@CsvSource({ "2026-11-05T09:30, 2026-11-05T09:30", "2026-11-05T16:00, 2026-11-06T15:00" })
	void whatHadPassedWhenTheOutageWasRecordedStays(LocalDateTime deadline, LocalDateTime moved) {
		assertThat(after(deadline, "2026-11-05T09:00", "2026-11-05T14:30", "2026-11-05T14:40")).isEqualTo(moved);
	}

	private LocalDateTime after(LocalDateTime deadline, String begun, String ended, String recorded) {
		Instant moved = this.grace.after(instant(deadline), new Span(instant(LocalDateTime.parse(begun)),
				instant(LocalDateTime.parse(ended)), instant(LocalDateTime.parse(recorded))));
		return LocalDateTime.ofInstant(moved, Times.ZONE);
	}

	private static Instant instant(LocalDateTime time) {
		return time.atZone(Times.ZONE).toInstant();
	}

	/** Weeks without holidays. */
	private static final class WeekendsFree implements WorkingCalendar {

		@Override
		public boolean isWorkingDay(LocalDate day) {
			return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
		}

		@Override
		public Instant afterWorkingDays(Instant start, int workingDays) {
			return start;
		}

		@Override
		public Instant afterDays(Instant start, int days) {
			return start;
		}

	}

}
