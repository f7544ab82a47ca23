package org.grantway.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

import org.grantway.applications.ApplicationStatus;
import org.grantway.applications.ApplicationView;
import org.grantway.applications.Applications;
import org.grantway.demo.Others.Answer;
import org.grantway.demo.Others.Done;
import org.grantway.shared.Actor;
import org.grantway.shared.CaseRef;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * With the controls alone, a visitor takes what the story left to the archive, and then
 * everything back.
 */
@DemoTest
class DemoRoadTests {

	@Autowired
	DemoStory story;

	@Autowired
	DemoState state;

	@Autowired
	DemoClock clock;

	@Autowired
	DemoPeople people;

	@Autowired
	Others others;

	@Autowired
	Snapshot snapshot;

	@Autowired
	Applications applications;

	@Autowired
	JdbcTemplate jdbc;

	@Test
	void theOthersTakeProjectsToTheArchiveAndAResetTakesThemBack() throws InterruptedException {
		this.story.await(Duration.ofMinutes(5));
		toTheArchive("P05");
		toTheArchive("P06");
		this.snapshot.bringBack();
		this.clock.restore(DemoStory.VISIT);
		assertThat(status("P05")).containsExactly("ACTIVE");
		assertThat(status("P06")).isEmpty();
		assertThat(application("P06").status()).isEqualTo(ApplicationStatus.CO_SIGN);
		assertThat(this.clock.now()).isBefore(DemoStory.VISIT.plus(Duration.ofHours(1)));
	}

	private void toTheArchive(String proposal) {
		Actor visitor = this.people.actor("inspector");
		CaseRef of = this.applications.caseOf(application(proposal).id());
		for (int round = 0; round < 200 && !status(proposal).equals(List.of("ARCHIVED")); round++) {
			List<CaseRef> cases = this.others.with(of);
			List<Answer> answers = this.others.preview(cases, visitor);
			assertThat(answers).allSatisfy((one) -> {
				assertThat(one.person()).as("person for %s", one.item()).isNotNull();
				assertThat(one.outcome()).as("answer to %s", one.item()).isNotNull();
			});
			Set<UUID> all = answers.stream().map(Answer::id).collect(Collectors.toSet());
			Done done = this.others.answerAll(cases, all, visitor);
			assertThat(done.refused()).isEmpty();
			if (done.count() == 0) {
				Instant next = this.others.nextDeadline(cases)
					.orElseThrow(() -> new AssertionError(proposal + " stands still with " + answers));
				this.clock.advanceTo(next.isBefore(this.clock.now()) ? this.clock.now() : next.plusSeconds(1));
			}
		}
		assertThat(status(proposal)).containsExactly("ARCHIVED");
	}

	private List<String> status(String proposal) {
		return this.jdbc.queryForList("select status from project where application_id = ?", String.class,
				application(proposal).id().toString());
	}

	private ApplicationView application(String proposal) {
		return this.applications.byNumber(this.state.get("case." + proposal).orElseThrow()).orElseThrow();
	}

}
