package org.grantway.programmes;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The arrangement of a year as it was typed or sent as a file: one line per day that is
 * not as its weekday says, {@code date,kind,name_en,name_zh,status}, with or without that
 * header.
 *
 * @param days in the order of the file; only those that can be read
 * @param problems message keys by line number, in that order
 */
record YearFile(List<Day> days, Map<Integer, String> problems) {

	private static final Set<String> KINDS = Set.of("holiday", "workday");

	private static final Set<String> STATES = Set.of("published", "provisional");

	private static final int LONGEST_NAME = 100;

	static YearFile read(String text, int year) {
		List<Day> days = new ArrayList<>();
		Map<Integer, String> problems = new LinkedHashMap<>();
		Set<LocalDate> seen = new HashSet<>();
		int number = 0;
		for (String line : text.replace("\uFEFF", "").split("\\R", -1)) {
			number++;
			if (line.isBlank() || line.startsWith("date,")) {
				continue;
			}
			List<String> cells = Csv.cells(line).stream().map(String::strip).toList();
			String problem = problem(cells, year, seen);
			if (problem != null) {
				problems.put(number, problem);
			}
			else {
				days.add(new Day(LocalDate.parse(cells.get(0)), cells.get(1), cells.get(2), cells.get(3),
						(cells.size() > 4 && !cells.get(4).isEmpty()) ? cells.get(4) : "published"));
			}
		}
		return new YearFile(days, problems);
	}

	private static String problem(List<String> cells, int year, Set<LocalDate> seen) {
		if (cells.size() < 4 || cells.size() > 5) {
			return "programmes.calendar.line.cells";
		}
		LocalDate day;
		try {
			day = LocalDate.parse(cells.get(0));
		}
		catch (DateTimeException ex) {
			return "programmes.calendar.line.date";
		}
		if (day.getYear() != year) {
			return "programmes.calendar.line.year";
		}
		if (!seen.add(day)) {
			return "programmes.calendar.line.twice";
		}
		if (!KINDS.contains(cells.get(1))) {
			return "programmes.calendar.line.kind";
		}
		boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
		if (cells.get(1).equals("workday") && !weekend) {
			return "programmes.calendar.line.weekday";
		}
		if (cells.get(2).isEmpty() || cells.get(3).isEmpty() || cells.get(2).length() > LONGEST_NAME
				|| cells.get(3).length() > LONGEST_NAME) {
			return "programmes.calendar.line.names";
		}
		boolean known = cells.size() < 5 || cells.get(4).isEmpty() || STATES.contains(cells.get(4));
		return known ? null : "programmes.calendar.line.status";
	}

	/**
	 * A day that is not as its weekday says.
	 *
	 * @param kind {@code holiday} or {@code workday}
	 * @param status {@code published}, or {@code provisional} until the state has said so
	 */
	record Day(LocalDate date, String kind, String nameEn, String nameZh, String status) {

	}

}
