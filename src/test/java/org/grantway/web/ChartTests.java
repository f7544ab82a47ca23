package org.grantway.web;

import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.Test;

import org.grantway.web.Chart.Concern;
import org.grantway.web.Chart.Event;
import org.grantway.web.Chart.Mark;
import org.grantway.web.Chart.Step;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is drawn of a schedule, and where.
 */
class ChartTests {

	private static final LocalDate FROM = LocalDate.of(2027, 3, 15);

	@Test
	void marksAreWholeMonthsAsFarApartAsIsNeeded() {
		assertThat(texts(FROM.plusMonths(5).minusDays(1))).containsExactly("2027-03", "2027-04", "2027-05", "2027-06",
				"2027-07", "2027-08");
		assertThat(texts(FROM.plusYears(3).minusDays(1))).containsExactly("2027-03", "2027-09", "2028-03", "2028-09",
				"2029-03", "2029-09");
		assertThat(texts(FROM.plusYears(90))).hasSizeLessThan(11);
	}

	@Test
	void whatFallsOnOneDayIsOneMarkInTheColourOfTheWorst() {
		Chart chart = chart(FROM.plusYears(2), List.of(new Event(FROM.plusYears(1), "1", Concern.LATE),
				new Event(FROM.plusYears(1), "2", Concern.DONE), new Event(FROM.plusYears(2), "3", Concern.AHEAD)));
		assertThat(chart.dots()).extracting(Chart.Dot::text).containsExactly("1, 2", "3");
		assertThat(chart.dots()).extracting(Chart.Dot::css).containsExactly("ms risk", "ms");
	}

	@Test
	void aMarkOfTheLastDayLiesWithin() {
		Chart chart = chart(FROM.plusYears(2), List.of(new Event(FROM.plusYears(2), "1", Concern.AHEAD)));
		assertThat(Double.parseDouble(chart.dots().get(0).x().replace("%", ""))).isBetween(90.0, 98.0);
	}

	private static List<String> texts(LocalDate to) {
		return chart(to, List.of()).marks().stream().map(Mark::text).toList();
	}

	private static Chart chart(LocalDate to, List<Event> events) {
		return Chart.of(FROM, to, null, List.of(Step.planned("Design", FROM.plusMonths(3))), events);
	}

	@Test
	void whatIsLateByADayIsSeenAndAPartIsNotDrawnAsReached() {
		LocalDate from = LocalDate.of(2027, 1, 1);
		LocalDate due = LocalDate.of(2029, 12, 31);
		Chart chart = Chart.of(from, due, due.plusDays(1),
				List.of(new Chart.Step("A", due.minusDays(1), 50, false, false, null, null),
						new Chart.Step("B", due, 100, true, false, null, null)),
				List.of());
		assertThat(chart.bars().get(0).late()).isEqualTo("1.20%");
		assertThat(chart.bars().get(0).lateX()).as("within the drawing").isEqualTo("98.80%");
		assertThat(chart.bars()).extracting(Chart.Bar::part).containsExactly(true, false);
		assertThat(chart.bars().get(1).late()).isNull();
	}

}
