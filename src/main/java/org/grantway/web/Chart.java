package org.grantway.web;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The geometry of a schedule: places on the time axis as percentages, ready for SVG, for
 * {@code ui/gantt}.
 *
 * @param today where today lies, or null if it is not shown
 */
public record Chart(List<String> marks, List<String> lines, String today, List<Dot> dots, List<Bar> bars) {

	private static final int PARTS = 6;

	/**
	 * Draws the steps one after the other, each from the day of the one before it.
	 * @param to the last day shown, not before {@code from}
	 * @param today late steps are drawn up to it; null for a plan that nobody carries out
	 * yet
	 */
	public static Chart of(LocalDate from, LocalDate to, LocalDate today, List<Step> steps, List<Event> events) {
		Axis axis = new Axis(from, ChronoUnit.DAYS.between(from, to) + 1);
		List<String> marks = new ArrayList<>();
		List<String> lines = new ArrayList<>();
		for (int part = 0; part < PARTS; part++) {
			LocalDate day = from.plusDays(axis.days() * part / PARTS);
			marks.add(String.format(Locale.ROOT, "%d-%02d", day.getYear(), day.getMonthValue()));
			lines.add(percent(100.0 * part / PARTS));
		}
		List<Dot> dots = events.stream()
			.map((one) -> new Dot(percent(axis.at(one.day())), one.text(), one.css()))
			.toList();
		List<Bar> bars = new ArrayList<>();
		LocalDate start = from;
		for (Step step : steps) {
			bars.add(bar(axis, start, step, today));
			start = step.dueOn().isAfter(from) ? step.dueOn() : from;
		}
		boolean shown = today != null && !today.isBefore(from) && !today.isAfter(to);
		return new Chart(marks, lines, shown ? percent(axis.at(today)) : null, dots, bars);
	}

	private static Bar bar(Axis axis, LocalDate start, Step step, LocalDate today) {
		double x = axis.at(start.isBefore(step.dueOn()) ? start : step.dueOn().minusDays(1));
		double end = axis.at(step.dueOn());
		double late = (step.done() || today == null) ? 0 : axis.at(today) - end;
		return new Bar(step.name(), step.dueOn(), percent(x), percent(end - x),
				percent((end - x) * step.donePercent() / 100), percent(end), (late > 0) ? percent(late) : null,
				step.tone(), step.stateKey());
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
	 * @param tone of its state, as tags have it, or null
	 * @param stateKey message key of its state, or null if it has none
	 */
	public record Step(String name, LocalDate dueOn, int donePercent, boolean done, String tone, String stateKey) {

		/** One that is only planned. */
		public static Step planned(String name, LocalDate dueOn) {
			return new Step(name, dueOn, 0, false, null, null);
		}

	}

	/** A day marked on the axis. */
	public record Event(LocalDate day, String text, String css) {

	}

	/** An event on the axis. */
	public record Dot(String x, String text, String css) {

	}

	/** A step from the one before it to its day. */
	public record Bar(String name, LocalDate dueOn, String x, String width, String done, String lateX, String late,
			String tone, String stateKey) {

	}

}
