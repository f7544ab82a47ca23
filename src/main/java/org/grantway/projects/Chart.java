package org.grantway.projects;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The geometry of the schedule: places on the time axis as percentages, ready for SVG.
 */
record Chart(List<String> marks, List<String> lines, String today, List<Dot> dots, List<Bar> bars) {

	private static final int PARTS = 12;

	static Chart of(LocalDate from, LocalDate to, LocalDate today, List<Milestone> milestones,
			List<Checkpoint> checkpoints) {
		Axis axis = new Axis(from, ChronoUnit.DAYS.between(from, to) + 1);
		List<String> marks = new ArrayList<>();
		List<String> lines = new ArrayList<>();
		for (int part = 0; part < PARTS; part++) {
			LocalDate day = from.plusDays(axis.days() * part / PARTS);
			marks.add(String.format(Locale.ROOT, "%d-%02d", day.getYear(), day.getMonthValue()));
			lines.add(percent(100.0 * part / PARTS));
		}
		List<Dot> dots = checkpoints.stream()
			.map((one) -> new Dot(percent(axis.at(one.opensOn())), Integer.toString(one.ordinal()),
					one.isDone() ? "ms ok" : today.isAfter(one.dueOn()) ? "ms risk" : "ms"))
			.toList();
		List<Bar> bars = new ArrayList<>();
		LocalDate start = from;
		for (Milestone milestone : milestones) {
			bars.add(bar(axis, start, milestone, today));
			start = milestone.dueOn().isAfter(from) ? milestone.dueOn() : from;
		}
		boolean shown = !today.isBefore(from) && !today.isAfter(to);
		return new Chart(marks, lines, shown ? percent(axis.at(today)) : null, dots, bars);
	}

	private static Bar bar(Axis axis, LocalDate start, Milestone milestone, LocalDate today) {
		double x = axis.at(start.isBefore(milestone.dueOn()) ? start : milestone.dueOn().minusDays(1));
		double end = axis.at(milestone.dueOn());
		double late = milestone.isDone() ? 0 : axis.at(today) - end;
		ProjectPages.State state = ProjectPages.State.of(milestone.isDone(), milestone.dueOn(), today);
		return new Bar(milestone.name(), milestone.dueOn(), percent(x), percent(end - x),
				percent((end - x) * milestone.donePercent() / 100), percent(end), (late > 0) ? percent(late) : null,
				state.tone(), state.key());
	}

	private static String percent(double share) {
		return String.format(Locale.ROOT, "%.2f%%", share);
	}

	/** Days from the start of the term. */
	private record Axis(LocalDate from, long days) {

		double at(LocalDate day) {
			double share = 100.0 * ChronoUnit.DAYS.between(this.from, day) / this.days;
			return Math.max(0, Math.min(100, share));
		}

	}

	/** A checkpoint on the axis. */
	record Dot(String x, String text, String css) {

	}

	/** A milestone from the one before it to its day. */
	record Bar(String name, LocalDate dueOn, String x, String width, String done, String lateX, String late,
			String tone, String stateKey) {

	}

}
