package org.grantway.applications;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import org.grantway.identity.People;
import org.grantway.programmes.CallPreparation;
import org.grantway.programmes.CallTemplates;
import org.grantway.programmes.Calls;
import org.grantway.shared.Actor;
import org.grantway.shared.Role;
import org.grantway.shared.RoleAt;
import org.grantway.shared.Times;
import org.grantway.support.GrantwayTest;
import org.grantway.support.Visitors;
import org.grantway.workflow.Processes;
import org.grantway.workflow.Timeline;
import org.grantway.workflow.Worklist;

import static org.assertj.core.api.Assertions.assertThat;

@GrantwayTest
class CancelledCallTests {

	private static final String REASON = "The budget was cut";

	@Autowired
	Visitors visitors;

	@Autowired
	People people;

	@Autowired
	Calls calls;

	@Autowired
	CallTemplates templates;

	@Autowired
	CallPreparation preparation;

	@Autowired
	ApplicationDrafts drafts;

	@Autowired
	Applications applications;

	@Autowired
	Worklist worklist;

	@Autowired
	Processes processes;

	@Autowired
	Timeline timeline;

	@Autowired
	Clock clock;

	private Actor officer;

	@BeforeEach
	void officers() {
		this.officer = actor(RoleAt.of(Role.PROGRAMME_OFFICER, "MOST"));
	}

	@Test
	void whatWasSubmittedIsDeclinedAndDraftsAreClosed() throws Exception {
		UUID call = open("CALL-NL-TASK-2027", 46);
		Actor first = actor();
		ApplicationView submitted = started(call, first);
		this.worklist.complete(this.worklist.find(submitted.id(), "Task_Apply", first).orElseThrow().id(), first,
				"submit", Map.of("permitsNeeded", false));
		Actor second = actor();
		ApplicationView draft = started(call, second);
		this.preparation.cancel(call, REASON, this.officer);
		assertThat(status(submitted)).isEqualTo(ApplicationStatus.DECLINED);
		assertThat(status(draft)).isEqualTo(ApplicationStatus.NOT_SUBMITTED);
		assertThat(this.worklist.openOf("application", Set.of(submitted.id(), draft.id()))).isEmpty();
		assertThat(text("/applications/" + submitted.number() + "/outcome", first)).contains(REASON);
		assertThat(text("/my/messages", first)).contains(submitted.number(), REASON);
		assertThat(text("/my/messages", second)).contains(draft.number(), REASON);
		assertThat(this.visitors.page("/calls/" + this.calls.require(call).code(), null).text()).contains(REASON);
		this.timeline.advanceTo(Instant.now(this.clock).plus(Duration.ofDays(17)));
		assertThat(this.processes.isRunning("national-lab", submitted.id())).isFalse();
		assertThat(this.processes.isRunning("national-lab", draft.id())).isFalse();
		assertThat(status(submitted)).isEqualTo(ApplicationStatus.DECLINED);
	}

	@Test
	void intentionsForCentersEndWithTheirCallToo() throws Exception {
		UUID call = open("CALL-RIC-EST-2027", 3);
		Actor leader = actor();
		ApplicationView intention = started(call, leader);
		Actor second = actor();
		ApplicationView submitted = started(call, second);
		this.worklist.complete(this.worklist.find(submitted.id(), "Task_WriteIntention", second).orElseThrow().id(),
				second, "submit", Map.of());
		this.preparation.cancel(call, REASON, this.officer);
		assertThat(status(intention)).isEqualTo(ApplicationStatus.NOT_SUBMITTED);
		assertThat(text("/my/messages", leader)).contains(intention.number(), REASON);
		assertThat(status(submitted)).isEqualTo(ApplicationStatus.DECLINED);
		this.timeline.advanceTo(Instant.now(this.clock).plus(Duration.ofDays(17)));
		assertThat(this.processes.isRunning("regional-innovation-center", submitted.id())).isFalse();
	}

	private UUID open(String template, int days) {
		UUID call = this.templates.instantiate(template, this.calls.nextNumber("CALL", Instant.now(this.clock)),
				Times.dayOf(Instant.now(this.clock)).minusDays(days), null, this.officer);
		this.preparation.submitForApproval(call, this.officer);
		this.preparation.publish(call, actor(RoleAt.of(Role.PROGRAMME_OFFICER, "MOST")));
		this.timeline.runDueJobs();
		return call;
	}

	private ApplicationView started(UUID call, Actor leader) {
		return this.applications.byNumber(this.drafts.start(this.calls.require(call).code(), leader)).orElseThrow();
	}

	private Actor actor(RoleAt... roles) {
		return this.people.actor(this.visitors.person(roles));
	}

	private ApplicationStatus status(ApplicationView application) {
		return this.applications.require(application.id()).status();
	}

	private String text(String url, Actor reader) throws Exception {
		return this.visitors.page(url, this.visitors.signIn(reader.personId())).text();
	}

}
