package org.grantway.web;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The geometry of a schedule: places on the time axis as percentages, ready for SVG, for
 * {@code ui/gantt}.
 *
 * @param today where today lies, or null if it is not shown
 */
public record Chart(List<Mark> marks, String today, List<Dot> dots, List<Bar> bars) {

	/**
	 * Months between two marks: the first of these with which no more than so many fit.
	 */
	private static final List<Integer> STEPS = List.of(1, 2, 3, 6, 12, 24, 60, 120);

	private static final int MARKS = 6;

	/** What is late shows from its first day, as a percentage. */
	private static final double LEAST_LATE = 1.2;

	/** Where a mark's text no longer has room, as a percentage. */
	private static final int TEXT_ENDS = 92;

	/**
	 * Draws the steps one after the other, each from the day of the one before it.
	 * @param to the last day shown, not before {@code from}
	 * @param today late steps are drawn up to it; null for a plan that nobody carries out
	 * yet
	 */
	public static Chart of(LocalDate from, LocalDate to, LocalDate today, List<Step> steps, List<Event> events) {
		long days = ChronoUnit.DAYS.between(from, to) + 1;
		// what is marked on the last day is drawn whole
		Axis axis = new Axis(from, events.isEmpty() ? days : days + Math.max(1, days / 30));
		List<Dot> dots = events.stream()
			.collect(Collectors.groupingBy(Event::day, TreeMap::new, Collectors.toList()))
			.values()
			.stream()
			.map((together) -> dot(axis, together))
			.toList();
		List<Bar> bars = new ArrayList<>();
		LocalDate start = from;
		for (Step step : steps) {
			bars.add(bar(axis, start, step, today));
			start = step.dueOn().isAfter(from) ? step.dueOn() : from;
		}
		boolean shown = today != null && !today.isBefore(from) && !today.isAfter(to);
		return new Chart(marks(from, to, axis), shown ? percent(axis.at(today)) : null, dots, bars);
	}

	/** First days of months, as far apart as is needed to have few; the first day too. */
	private static List<Mark> marks(LocalDate from, LocalDate to, Axis axis) {
		long months = ChronoUnit.MONTHS.between(from, to) + 1;
		int step = STEPS.stream()
			.filter((one) -> months <= (long) one * MARKS)
			.findFirst()
			.orElse(STEPS.get(STEPS.size() - 1));
		List<Mark> marks = new ArrayList<>();
		for (LocalDate day = from.withDayOfMonth(1); axis.at(day) < TEXT_ENDS; day = day.plusMonths(step)) {
			marks.add(new Mark(percent(axis.at(day)),
					String.format(Locale.ROOT, "%d-%02d", day.getYear(), day.getMonthValue())));
		}
		return marks;
	}

	/** Of what falls on one day what is least well shows. */
	private static Dot dot(Axis axis, List<Event> together) {
		Event shown = Collections.max(together, Comparator.comparing(Event::concern));
		return new Dot(percent(axis.at(shown.day())),
				together.stream().map(Event::text).collect(Collectors.joining(", ")), shown.concern().css());
	}

	private static Bar bar(Axis axis, LocalDate start, Step step, LocalDate today) {
		double x = axis.at(start.isBefore(step.dueOn()) ? start : step.dueOn().minusDays(1));
		double end = axis.at(step.dueOn());
		boolean isLate = !step.done() && today != null && today.isAfter(step.dueOn());
		double late = Math.max(LEAST_LATE, (today != null) ? axis.at(today) - end : 0);
		return new Bar(step.name(), start.isBefore(step.dueOn()) ? start : step.dueOn(), step.dueOn(), percent(x),
				percent(end - x), percent((end - x) * step.donePercent() / 100), step.donePercent() < 100,
				percent(Math.min(end, 100 - LEAST_LATE)), isLate ? percent(late) : null, step.missed(), step.tone(),
				step.stateKey());
	}

	private static String percent(double share) {
		return String.format(Locale.ROOT, "%.2f%%", share);
	}

	/** Days from the first. */
	private record Axis(LocalDate from, long days) {

		double at(LocalDate day) {
			double share = 100.0 * ChronoUnit.DAYS.between(this.from, day) / this.days;
			return Math.max(0, Math.min(100, share));
		}

	}

	/**
	 * Something to be done by a day.
	 *
	 * @param missed whether it was not done and will not be
	 * @param tone of its state, as tags have it, or null
	 * @param stateKey message key of its state, or null if it has none
	 */
	public record Step(String name, LocalDate dueOn, int donePercent, boolean done, boolean missed, String tone,
			String stateKey) {

		/** One that is only planned. */
		public static Step planned(String name, LocalDate dueOn) {
			return new Step(name, dueOn, 0, false, false, null, null);
		}

	}

	/** A month on the axis. */
	public record Mark(String x, String text) {

	}

	/** A day marked on the axis. */
	public record Event(LocalDate day, String text, Concern concern) {

	}

	/** How what is marked stands, the least well last. */
	public enum Concern {

		DONE("ms ok"), AHEAD("ms"), LATE("ms risk");

		private final String css;

		Concern(String css) {
			this.css = css;
		}

		private String css() {
			return this.css;
		}

	}

	/** An event on the axis. */
	public record Dot(String x, String text, String css) {

	}

	/**
	 * A step from the one before it to its day.
	 *
	 * @param startsOn the day of the one before it, not after its own
	 * @param done how much of the width is done
	 * @param part whether that is only a part
	 */
	public record Bar(String name, LocalDate startsOn, LocalDate dueOn, String x, String width, String done,
			boolean part, String lateX, String late, boolean missed, String tone, String stateKey) {

	}

}
