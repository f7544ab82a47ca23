package org.grantway.projects;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Works out a project's checkpoints from its kind, start and length.
 */
final class CheckpointPlan {

	/** Days after the end of a period in which its report is written. */
	static final int REPORT_DAYS = 30;

	/** Months after the start in which a center sets up its governance. */
	static final int GOVERNANCE_MONTHS = 6;

	/** Months after the end in which acceptance is applied for. */
	static final int ACCEPTANCE_MONTHS = 3;

	private CheckpointPlan() {
	}

	static List<Entry> of(ProjectKind kind, LocalDate startsOn, int months, boolean midTerm) {
		List<Entry> entries = new ArrayList<>();
		int every = kind.reportMonths();
		// The last period is told by the application for acceptance.
		for (int number = 1; number * every < months; number++) {
			LocalDate end = startsOn.plusMonths((long) number * every);
			entries.add(new Entry(Checkpoint.Kind.REPORT, number, end, end.plusDays(REPORT_DAYS)));
		}
		if (kind == ProjectKind.CENTER) {
			LocalDate due = startsOn.plusMonths(GOVERNANCE_MONTHS);
			entries.add(new Entry(Checkpoint.Kind.GOVERNANCE, null, due.minusMonths(1), due));
		}
		if (midTerm) {
			LocalDate half = startsOn.plusMonths(months / 2);
			entries.add(new Entry(Checkpoint.Kind.MID_TERM, null, half, half.plusMonths(2)));
		}
		LocalDate end = startsOn.plusMonths(months);
		entries.add(new Entry(Checkpoint.Kind.ACCEPTANCE, null, end, end.plusMonths(ACCEPTANCE_MONTHS)));
		entries.sort(Comparator.comparing(Entry::opensOn).thenComparing(Entry::kind));
		return entries;
	}

	/** The reports between the last one that is planned and an end that has moved. */
	static List<Entry> reports(ProjectKind kind, Entry last, LocalDate end) {
		List<Entry> entries = new ArrayList<>();
		LocalDate opens = last.opensOn().plusMonths(kind.reportMonths());
		for (int number = last.reportNumber() + 1; opens.isBefore(end); number++) {
			entries.add(new Entry(Checkpoint.Kind.REPORT, number, opens, opens.plusDays(REPORT_DAYS)));
			opens = opens.plusMonths(kind.reportMonths());
		}
		return entries;
	}

	/**
	 * @param reportNumber which report, or null if none is asked
	 */
	record Entry(Checkpoint.Kind kind, Integer reportNumber, LocalDate opensOn, LocalDate dueOn) {

	}

}
