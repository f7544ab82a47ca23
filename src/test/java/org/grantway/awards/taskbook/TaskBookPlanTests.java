package org.grantway.awards.taskbook;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import org.grantway.awards.taskbook.TaskBookContent.Milestone;
import org.grantway.shared.LocalizedText;
import org.grantway.shared.Refusals;
import org.grantway.shared.Refused;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The milestones of a task book that is signed later than its proposal had reckoned with.
 */
class TaskBookPlanTests {

	private final BookRules rules = new BookRules(null,
			Clock.fixed(Instant.parse("2028-03-01T02:00:00Z"), ZoneOffset.UTC));

	@Test
	void aMilestoneThatWasProposedIsRefusedBeforeTodayAndAfterTheEnd() {
		assertThat(refused("2028-02-29", "2028-03-01", "2029-02-28", "2029-03-01")).containsExactly("milestones.0.due",
				"milestones.3.due");
	}

	@Test
	void aPlanThatIsEarlyOrLateMovesAsAWhole() {
		assertThat(moved("2028-01-01", "2028-04-01")).containsExactly("2028-03-01", "2028-05-31");
		assertThat(moved("2028-06-01", "2029-03-10")).containsExactly("2028-05-22", "2029-02-28");
		assertThat(moved("2028-03-01", "2029-02-28")).containsExactly("2028-03-01", "2029-02-28");
	}

	@Test
	void aPlanLongerThanTheProjectEndsWithIt() {
		assertThat(moved("2028-01-01", "2029-02-01")).containsExactly("2028-03-01", "2029-02-28");
		assertThat(moved("2028-03-02", "2029-06-01")).containsExactly("2028-03-01", "2029-02-28");
	}

	private List<String> refused(String... dues) {
		TaskBookContent book = book(dues);
		Refusals wrong = new Refusals();
		this.rules.milestones(book, book, wrong);
		try {
			wrong.refuse();
			return List.of();
		}
		catch (Refused ex) {
			return ex.all().stream().map(Refused::field).toList();
		}
	}

	private List<String> moved(String... dues) {
		return this.rules.withinTerm(book(dues)).stream().map(Milestone::due).toList();
	}

	private static TaskBookContent book(String... dues) {
		return new TaskBookContent("APP-2027-000001", "No. 1", "Title", "题目", LocalizedText.of("A", "甲"),
				LocalizedText.of("B", "乙"), 12, 600, "",
				Stream.of(dues).map((due) -> new Milestone("M", due, "Chip")).toList(), List.of(), List.of(), List.of(),
				"", List.of(), List.of(), List.of(), List.of());
	}

}
