package org.grantway.programmes;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

import org.springframework.context.annotation.DependsOn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import org.grantway.shared.Times;
import org.grantway.shared.WorkingCalendar;

/**
 * Counts working days by the stored holidays and make-up workdays; weekends are free
 * otherwise.
 */
@Component
@DependsOn("referenceStore")
class StoredWorkingCalendar implements WorkingCalendar {

	private final JdbcClient jdbc;

	private volatile Map<LocalDate, Boolean> exceptions;

	StoredWorkingCalendar(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	@Override
	public boolean isWorkingDay(LocalDate day) {
		Boolean exception = exceptions().get(day);
		if (exception != null) {
			return exception;
		}
		return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
	}

	@Override
	public Instant afterWorkingDays(Instant start, int workingDays) {
		LocalDate day = Times.dayOf(start);
		int left = workingDays;
		while (left > 0 || !isWorkingDay(day)) {
			day = day.plusDays(1);
			if (left > 0 && isWorkingDay(day)) {
				left--;
			}
		}
		return Times.at(day, Times.CLOSE_OF_BUSINESS);
	}

	@Override
	public Instant afterDays(Instant start, int days) {
		return Times.at(Times.dayOf(start).plusDays(days), Times.CLOSE_OF_BUSINESS);
	}

	/** Forgets what was read, after a year's arrangement was loaded. */
	void reload() {
		this.exceptions = null;
	}

	/** True for a day that is worked, false for one that is free. */
	private Map<LocalDate, Boolean> exceptions() {
		Map<LocalDate, Boolean> known = this.exceptions;
		if (known == null) {
			Map<LocalDate, Boolean> read = new HashMap<>();
			this.jdbc.sql("select calendar_date, kind from calendar_day").query((row) -> {
				read.put(row.getObject(1, LocalDate.class), "workday".equals(row.getString(2)));
			});
			known = read;
			this.exceptions = known;
		}
		return known;
	}

}
