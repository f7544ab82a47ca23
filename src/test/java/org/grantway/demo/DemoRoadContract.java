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

import org.grantway.applications.ApplicationView;
import org.grantway.applications.Applications;
import org.grantway.demo.Others.Answer;
import org.grantway.demo.Others.Done;
import org.grantway.shared.Actor;
import org.grantway.shared.CaseRef;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * With the controls alone, a visitor takes a new application of each kind from the open
 * call to the archive, and then everything back.
 */
abstract class DemoRoadContract {

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
	void theOthersTakeApplicationsToTheArchiveAndAResetTakesThemBack() throws InterruptedException {
		this.story.await(Duration.ofMinutes(5));
		String project = start("open-laboratory", "qian.ceshi");
		String center = start("open-center", "sun.fanli");
		try {
			toTheEnd(project, "ARCHIVED");
			toTheEnd(center, "OPERATION");
		}
		finally {
			this.snapshot.bringBack();
			this.clock.restore(DemoStory.VISIT);
		}
		assertThat(this.applications.byNumber(project)).isEmpty();
		assertThat(status(this.state.get("case.P05").orElseThrow())).containsExactly("ACTIVE");
		assertThat(this.clock.now()).isBefore(DemoStory.VISIT.plus(Duration.ofHours(1)));
	}

	private String start(String tale, String leader) {
		return this.applications.start(this.state.get("call." + tale).orElseThrow(), this.people.actor(leader));
	}

	/** Until the archive has its package: a center then runs on and is evaluated. */
	private void toTheEnd(String number, String end) {
		Actor visitor = this.people.actor("inspector");
		CaseRef of = this.applications.caseOf(application(number).id());
		for (int round = 0; round < 200 && !(status(number).equals(List.of(end)) && archived(number)); round++) {
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
					.orElseThrow(() -> new AssertionError(number + " stands still with " + answers));
				this.clock.advanceTo(next.isBefore(this.clock.now()) ? this.clock.now() : next.plusSeconds(1));
			}
		}
		assertThat(status(number)).containsExactly(end);
		assertThat(this.jdbc.queryForList("""
				select m.done_percent from project_milestone m join project p on p.id = m.project_id
				where p.application_id = ?""", Integer.class, application(number).id().toString()))
			.as("what was accepted has reached its milestones")
			.isNotEmpty()
			.allMatch((percent) -> percent == 100);
	}

	private boolean archived(String number) {
		return this.jdbc.queryForObject("""
				select count(*) from frozen_document d join project p on p.id = d.case_id
				where d.kind = 'archive-package' and p.application_id = ?""", Integer.class,
				application(number).id().toString()) > 0;
	}

	private List<String> status(String number) {
		return this.jdbc.queryForList("select status from project where application_id = ?", String.class,
				application(number).id().toString());
	}

	private ApplicationView application(String number) {
		return this.applications.byNumber(number).orElseThrow();
	}

}
