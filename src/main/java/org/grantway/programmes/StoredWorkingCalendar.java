package org.grantway.programmes;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Supplier;

import org.springframework.context.annotation.DependsOn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import org.grantway.shared.Times;
import org.grantway.shared.WorkingCalendar;

/**
 * Counts working days by the stored holidays and make-up workdays; weekends are free
 * otherwise. What was read is kept until another arrangement is loaded, on this node or,
 * as {@link #notice()} finds out, on another.
 */
@Component
@DependsOn("referenceStore")
class StoredWorkingCalendar implements WorkingCalendar {

	private static final Duration MOMENT = Duration.ofMinutes(1);

	private final JdbcClient jdbc;

	private final Clock clock;

	private final ThreadLocal<Instant> countedFrom = new ThreadLocal<>();

	/** What the transaction of this thread has loaded and nobody else sees yet. */
	private final ThreadLocal<Map<LocalDate, Boolean>> loading = new ThreadLocal<>();

	private volatile Known known;

	StoredWorkingCalendar(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	@Override
	public boolean isWorkingDay(LocalDate day) {
		return isWorked(exceptions(), day);
	}

	@Override
	public <T> T countingFrom(Instant start, Supplier<T> work) {
		this.countedFrom.set(start);
		try {
			return work.get();
		}
		finally {
			this.countedFrom.remove();
		}
	}

	/** The start itself, or what stands for now while something is counted again. */
	private Instant begin(Instant start) {
		Instant then = this.countedFrom.get();
		boolean now = then != null && Duration.between(start, Instant.now(this.clock)).abs().compareTo(MOMENT) < 0;
		return now ? then : start;
	}

	@Override
	public Instant afterWorkingDays(Instant start, int workingDays) {
		LocalDate day = Times.dayOf(begin(start));
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
		return Times.at(Times.dayOf(begin(start)).plusDays(days), Times.CLOSE_OF_BUSINESS);
	}

	/** The arrangement as it is now, whatever is loaded after it. */
	Frozen freeze() {
		return new Frozen(Map.copyOf(exceptions()));
	}

	/** Counts in this thread by what its transaction has stored, until it ends. */
	void useStored() {
		this.loading.set(read());
	}

	/** Forgets what was read, after a year's arrangement was loaded or given up. */
	void reload() {
		this.loading.remove();
		this.known = null;
	}

	/** Forgets what was read if another node has loaded an arrangement since. */
	void notice() {
		Known last = this.known;
		if (last != null && last.version() != version()) {
			this.known = null;
		}
	}

	/** Tells every node that another arrangement holds when this transaction ends. */
	void changed() {
		this.jdbc.sql("update calendar_version set version = version + 1").update();
	}

	/** True for a day that is worked, false for one that is free. */
	private Map<LocalDate, Boolean> exceptions() {
		Map<LocalDate, Boolean> own = this.loading.get();
		if (own != null) {
			return own;
		}
		Known last = this.known;
		if (last == null) {
			// the version first: what comes between the two is noticed afterwards
			long version = version();
			last = new Known(read(), version);
			this.known = last;
		}
		return last.exceptions();
	}

	private long version() {
		return this.jdbc.sql("select version from calendar_version").query(Long.class).single();
	}

	private Map<LocalDate, Boolean> read() {
		Map<LocalDate, Boolean> read = new HashMap<>();
		this.jdbc.sql("select calendar_date, kind from calendar_day").query((row) -> {
			read.put(row.getObject(1, LocalDate.class), "workday".equals(row.getString(2)));
		});
		return read;
	}

	/**
	 * As arranged; in a year of which no arrangement is known, as the law has it.
	 */
	private static boolean isWorked(Map<LocalDate, Boolean> exceptions, LocalDate day) {
		Boolean exception = exceptions.get(day);
		if (exception != null) {
			return exception;
		}
		if (StatutoryHolidays.of(day.getYear()).containsKey(day)
				&& exceptions.keySet().stream().noneMatch((one) -> one.getYear() == day.getYear())) {
			return false;
		}
		return !StatutoryHolidays.isWeekend(day);
	}

	/**
	 * What was read.
	 *
	 * @param version of the stored arrangement
	 */
	private record Known(Map<LocalDate, Boolean> exceptions, long version) {

	}

	/** An arrangement that holds no more. */
	record Frozen(Map<LocalDate, Boolean> exceptions) {

		/**
		 * How many working days lie between, or empty if the end is not the close of one.
		 */
		OptionalInt workingDaysBetween(Instant start, Instant end) {
			LocalDate last = Times.dayOf(end);
			if (!isWorked(this.exceptions, last) || !end.equals(Times.at(last, Times.CLOSE_OF_BUSINESS))) {
				return OptionalInt.empty();
			}
			int days = 0;
			for (LocalDate day = Times.dayOf(start).plusDays(1); !day.isAfter(last); day = day.plusDays(1)) {
				days += isWorked(this.exceptions, day) ? 1 : 0;
			}
			return (days > 0) ? OptionalInt.of(days) : OptionalInt.empty();
		}

	}

}
