package org.grantway.programmes;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import org.grantway.programmes.YearFile.Day;
import org.grantway.shared.Actor;
import org.grantway.shared.CaseRef;
import org.grantway.shared.Fact;
import org.grantway.shared.NotAllowed;
import org.grantway.shared.Refused;
import org.grantway.shared.Role;
import org.grantway.shared.WorkingDaysChanged;
import org.grantway.workflow.OpenDeadlines;
import org.grantway.workflow.OpenDeadlines.Recounted;

/**
 * The state's arrangement of working days, year by year: which weekdays are free and
 * which weekends are worked.
 */
@Service
@Transactional
public class YearCalendar {

	private final JdbcClient jdbc;

	private final StoredWorkingCalendar calendar;

	private final OpenDeadlines deadlines;

	private final ApplicationEventPublisher events;

	YearCalendar(JdbcClient jdbc, StoredWorkingCalendar calendar, OpenDeadlines deadlines,
			ApplicationEventPublisher events) {
		this.jdbc = jdbc;
		this.calendar = calendar;
		this.deadlines = deadlines;
		this.events = events;
	}

	/** The years that have an arrangement, and whether it is published or provisional. */
	@Transactional(readOnly = true)
	public SortedMap<Integer, String> years() {
		SortedMap<Integer, String> years = new TreeMap<>();
		this.jdbc.sql("select calendar_date, status from calendar_day").query((row) -> {
			years.merge(row.getObject(1, LocalDate.class).getYear(), row.getString(2),
					(one, other) -> one.equals("published") ? other : one);
		});
		return years;
	}

	/** The days of a year that are not as their weekday says, in order. */
	@Transactional(readOnly = true)
	public SortedMap<LocalDate, Day> of(int year) {
		SortedMap<LocalDate, Day> days = new TreeMap<>();
		this.jdbc
			.sql("select calendar_date, kind, name_en, name_zh, status from calendar_day "
					+ "where calendar_date between ? and ?")
			.params(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31))
			.query((row) -> {
				Day day = new Day(row.getObject(1, LocalDate.class), row.getString(2), row.getString(3),
						row.getString(4), row.getString(5));
				days.put(day.date(), day);
			});
		return days;
	}

	/**
	 * The holidays by which a year is counted that has no arrangement, as the law fixes
	 * them; empty for a year that has one.
	 */
	@Transactional(readOnly = true)
	public List<Day> computed(int year) {
		return !of(year).isEmpty() ? List.of() : StatutoryHolidays.of(year)
			.entrySet()
			.stream()
			.map((one) -> new Day(one.getKey(), "holiday", one.getValue().en(), one.getValue().zh(), "computed"))
			.toList();
	}

	/**
	 * Puts the arrangement in the place of the year's earlier one. What is open and
	 * counts working days moves with it, all in one transaction; a file with a line that
	 * cannot be read is refused beside the field {@code text}, and nothing changes.
	 */
	public Recounted load(int year, String text, Actor by) {
		if (!by.holds(Role.SYSTEM_ADMINISTRATOR)) {
			throw new NotAllowed("programmes.not-allowed.calendar");
		}
		YearFile file = YearFile.read(text, year);
		if (!file.problems().isEmpty()) {
			throw Refused.at("text", "programmes.calendar.refused.lines", file.problems().size());
		}
		if (file.days().isEmpty()) {
			throw Refused.at("text", "programmes.calendar.refused.empty");
		}
		forgetAtTheEnd();
		// one arrangement is loaded after the other, each by what the one before has left
		this.calendar.changed();
		this.calendar.useStored();
		SortedMap<LocalDate, Day> before = of(year);
		Recounted moved = this.deadlines.recount(() -> replace(year, file.days(), by), by);
		this.events
			.publishEvent(fact(year, before, of(year), by).now("tasks", moved.tasks()).now("timers", moved.timers()));
		return moved;
	}

	private void replace(int year, List<Day> days, Actor by) {
		StoredWorkingCalendar.Frozen before = this.calendar.freeze();
		this.jdbc.sql("delete from calendar_day where calendar_date between ? and ?")
			.params(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31))
			.update();
		for (Day day : days) {
			this.jdbc
				.sql("insert into calendar_day (calendar_date, kind, name_en, name_zh, status) values (?, ?, ?, ?, ?)")
				.params(day.date(), day.kind(), day.nameEn(), day.nameZh(), day.status())
				.update();
		}
		this.calendar.useStored();
		this.events.publishEvent(new WorkingDaysChanged(by, (start, end) -> {
			var count = before.workingDaysBetween(start, end);
			return count.isPresent() ? this.calendar.afterWorkingDays(start, count.getAsInt()) : end;
		}));
	}

	/**
	 * Whatever becomes of the transaction, what was read in it is read again after it.
	 */
	private void forgetAtTheEnd() {
		TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
			@Override
			public void afterCompletion(int status) {
				YearCalendar.this.calendar.reload();
			}
		});
	}

	private static Fact fact(int year, Map<LocalDate, Day> before, Map<LocalDate, Day> after, Actor by) {
		UUID id = UUID.nameUUIDFromBytes(("calendar " + year).getBytes(StandardCharsets.UTF_8));
		Fact fact = Fact.of(new CaseRef("calendar", id, Integer.toString(year)), "calendar.loaded").by(by);
		TreeSet<LocalDate> days = new TreeSet<>(before.keySet());
		days.addAll(after.keySet());
		for (LocalDate day : days) {
			String was = kind(before.get(day));
			String is = kind(after.get(day));
			if (!was.equals(is)) {
				fact = fact.was(day.toString(), was).now(day.toString(), is);
			}
		}
		return fact;
	}

	private static String kind(Day day) {
		return (day != null) ? day.kind() + " / " + (day.kind().equals("holiday") ? "放假" : "上班") : "";
	}

}
