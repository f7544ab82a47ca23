package org.grantway.workflow;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.domain.PageRequest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.transaction.support.TransactionTemplate;

import org.grantway.identity.People;
import org.grantway.identity.People.PersonView;
import org.grantway.shared.Actor;
import org.grantway.shared.CaseRef;
import org.grantway.shared.LocalizedText;
import org.grantway.shared.NotAllowed;
import org.grantway.shared.NotFound;
import org.grantway.shared.Refused;
import org.grantway.shared.Role;
import org.grantway.shared.RoleAt;
import org.grantway.workflow.Worklist.WorkFilter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.BDDMockito.given;

/**
 * What the engine seam promises, on each database.
 */
abstract class EngineSeamContract {

	static final Actor ANN = clerk("Ann");

	static final Actor BEN = clerk("Ben");

	static final Actor STRANGER = new Actor(UUID.randomUUID(), LocalizedText.of("Stranger", "外人"),
			Set.of(RoleAt.of(Role.HOST_OFFICE, "OTHER-U")));

	@Autowired
	Processes processes;

	@Autowired
	Worklist worklist;

	/** Identity is not part of the seam. */
	@MockitoBean
	People people;

	@Autowired
	RolesInUse roles;

	@Autowired
	Timeline timeline;

	@Autowired
	ProcessMap map;

	@Autowired
	SeamSteps.Desk desk;

	@Autowired
	JdbcTemplate jdbc;

	@Autowired
	TransactionTemplate transaction;

	@Autowired
	Clock clock;

	final UUID id = UUID.randomUUID();

	final CaseRef ref = new CaseRef("seam", this.id, "SEAM-" + this.id.toString().substring(0, 8));

	@BeforeEach
	void deploy(@Autowired RepositoryService repository) {
		repository.createDeployment().addClasspathResource("models/seam.bpmn").enableDuplicateFiltering(true).deploy();
	}

	@Test
	void aStartThatFailsAfterwardsLeavesNothing() {
		assertThatThrownBy(() -> this.transaction.executeWithoutResult((status) -> {
			start();
			throw new IllegalStateException("after start");
		})).hasMessage("after start");
		assertThat(this.worklist.openOf("seam", this.id)).isEmpty();
		assertThat(this.map.instancesOf("seam", this.id)).isEmpty();
		assertThat(this.processes.isRunning("seam", this.id)).isFalse();
	}

	@Test
	void aCompletionThatFailsAfterwardsLeavesTheTaskOpen() {
		start();
		WorkItem draft = only();
		assertThatThrownBy(() -> this.transaction.executeWithoutResult((status) -> {
			this.worklist.complete(draft.id(), ANN, "done", Map.of());
			throw new IllegalStateException("after complete");
		})).hasMessage("after complete");
		assertThat(only().id()).isEqualTo(draft.id());
		assertThat(this.desk.status(this.id)).isNotNull();
	}

	@Test
	void startingTwiceStartsOnce() {
		start();
		start();
		assertThat(this.map.instancesOf("seam", this.id)).hasSize(1);
	}

	@Test
	void onlyWhoHoldsTheRoleInThatScopeSeesTheTask() {
		start();
		assertThat(seen(ANN)).hasSize(1);
		assertThat(seen(STRANGER)).isEmpty();
		assertThatThrownBy(() -> this.worklist.require(only().id(), STRANGER)).isInstanceOf(NotFound.class);
		assertThatThrownBy(() -> this.worklist.complete(only().id(), STRANGER, "done", Map.of()))
			.isInstanceOf(NotFound.class);
	}

	@Test
	void theSamePersonIsRefusedOnBothSidesOfAnExclusivePair() {
		long withAnn = this.worklist.countsFor(ANN).all();
		long withBen = this.worklist.countsFor(BEN).all();
		start();
		complete("Task_Draft", null, ANN, "done");
		assertThat(seen(ANN)).isEmpty();
		assertThat(this.worklist.countsFor(ANN).all()).isEqualTo(withAnn);
		assertThat(seen(BEN)).extracting(WorkItem::task).containsExactly("Task_Approve");
		assertThat(this.worklist.countsFor(BEN).all()).isEqualTo(withBen + 1);
		assertThatThrownBy(() -> complete("Task_Approve", null, ANN, "done")).isInstanceOf(NotAllowed.class);
		complete("Task_Approve", null, BEN, "done");
		assertThat(this.worklist.openOf("seam", this.id)).hasSize(2);
	}

	@Test
	void whoTakesUpATaskActsInItsRole() {
		start();
		RoleAt clerk = RoleAt.of(Role.HOST_OFFICE, "TEST-U");
		Actor several = new Actor(UUID.randomUUID(), LocalizedText.of("Several", "多"),
				Set.of(clerk, RoleAt.of(Role.ARCHIVIST, "TEST-U")));
		assertThat(this.roles.of(several)).isEmpty();
		this.transaction.executeWithoutResult((status) -> {
			complete("Task_Draft", null, several, "done");
			assertThat(this.roles.of(several)).contains(clerk);
		});
		assertThat(this.roles.of(several)).isEmpty();
	}

	@Test
	void aTaskDoneTwiceIsRefusedInWords() {
		start();
		UUID draft = only().id();
		this.worklist.complete(draft, ANN, "done", Map.of());
		assertThatThrownBy(() -> this.worklist.complete(draft, ANN, "done", Map.of())).isInstanceOf(Refused.class)
			.hasMessage("work.closed");
	}

	@Test
	void aTaskIsHandedOnlyToAColleagueWhoMayDoIt() {
		RoleAt office = RoleAt.of(Role.HOST_OFFICE, "TEST-U");
		Actor author = colleague(Set.of(office));
		Actor reader = colleague(Set.of(office));
		Actor other = colleague(Set.of());
		given(this.people.holding(office)).willReturn(List.of(view(author), view(reader)));
		start();
		complete("Task_Draft", null, author, "done");
		UUID approval = only().id();
		assertThat(this.worklist.mayDo(approval)).contains(reader.personId())
			.doesNotContain(author.personId(), other.personId());
		assertThatThrownBy(() -> this.worklist.handOver(approval, BEN, other.personId())).isInstanceOf(Refused.class)
			.hasMessage("work.colleague-role");
		assertThatThrownBy(() -> this.worklist.handOver(approval, BEN, author.personId())).isInstanceOf(Refused.class)
			.hasMessage("work.colleague-exclusive");
		this.worklist.handOver(approval, BEN, reader.personId());
		assertThat(only().assignee()).isEqualTo(reader.personId());
		assertThat(this.worklist.at("/cases/" + this.ref.number() + "/approve", reader)).isPresent();
		assertThat(this.worklist.at("/cases/" + this.ref.number() + "/approve", STRANGER)).isEmpty();
	}

	private Actor colleague(Set<RoleAt> roles) {
		Actor colleague = new Actor(UUID.randomUUID(), LocalizedText.of("Colleague", "同事"), roles);
		given(this.people.actor(colleague.personId())).willReturn(colleague);
		given(this.people.require(colleague.personId())).willReturn(view(colleague));
		return colleague;
	}

	private static PersonView view(Actor actor) {
		return new PersonView(actor.personId(), actor.personId() + "@seam.example", actor.name(), null, null, null,
				null, true);
	}

	@Test
	void partsOfARepeatedStepKeepTheirOwnOutcome() {
		untilParts();
		complete("Task_Part", "north", ANN, "bad");
		complete("Task_Part", "south", ANN, "good");
		assertThat(this.jdbc
			.queryForList("select element from node_trace t join workflow_instance i on i.instance_id = t.instance_id "
					+ "where i.subject_id = ? and element like 'End%'", String.class, this.id.toString()))
			.containsExactlyInAnyOrder("End_Bad", "End_Good");
	}

	@Test
	void aMessageReachesOnlyWhoWaitsForIt() {
		untilParts();
		assertThat(this.processes.send("Msg_Go", "seam", this.id, Map.of())).isFalse();
		complete("Task_Part", "north", ANN, "good");
		complete("Task_Part", "south", ANN, "good");
		this.timeline.runDueJobs();
		assertThat(this.processes.send("Msg_Go", "seam", this.id, Map.of())).isTrue();
		assertThat(this.processes.isRunning("seam", this.id)).isFalse();
		assertThat(this.map.instancesOf("seam", this.id).get(0).flows()).extracting("element")
			.contains("Flow_1", "Flow_7", "Flow_8");
	}

	@Test
	void aDeadlineFiresWhenTimeMovesPastIt() {
		start();
		complete("Task_Draft", null, ANN, "done");
		Instant due = this.timeline.nextTimer("seam", this.id).orElseThrow();
		this.timeline.advanceTo(due.plus(Duration.ofHours(1)));
		assertThat(only().task()).isEqualTo("Task_Draft");
		assertThat(Instant.now(this.clock)).isAfter(due);
		assertThat(this.desk.status(this.id)).isEqualTo("DRAFTING");
	}

	@Test
	void aCaseGoesOnAfterTheYear2038() {
		Instant before = Instant.now(this.clock);
		this.timeline.restore(Instant.parse("2041-03-01T01:00:00Z"));
		try {
			start();
			complete("Task_Draft", null, ANN, "done");
			Instant due = this.timeline.nextTimer("seam", this.id).orElseThrow();
			assertThat(due).isAfter("2041-03-01T01:00:00Z");
			this.timeline.advanceTo(due.plusSeconds(1));
			assertThat(only().task()).isEqualTo("Task_Draft");
		}
		finally {
			this.timeline.restore(before);
		}
	}

	@Test
	void textOutsideTheBasicPlaneSurvives() {
		CaseRef rare = new CaseRef("seam", this.id, "SEAM-😀𠮷");
		this.processes.start("seam", rare, this.id, 1, Map.of("note", "😀𠮷"));
		assertThat(only().of().number()).isEqualTo("SEAM-😀𠮷");
	}

	private void start() {
		this.processes.start("seam", this.ref, this.id, 1, Map.of());
	}

	private void untilParts() {
		start();
		complete("Task_Draft", null, ANN, "done");
		complete("Task_Approve", null, BEN, "done");
	}

	private void complete(String task, String part, Actor actor, String outcome) {
		this.worklist.complete(this.worklist.find(this.id, task, part, actor).orElseThrow().id(), actor, outcome,
				Map.of());
	}

	private WorkItem only() {
		List<WorkItem> open = this.worklist.openOf("seam", this.id);
		assertThat(open).hasSize(1);
		return open.get(0);
	}

	private List<WorkItem> seen(Actor actor) {
		return this.worklist
			.openFor(actor, new WorkFilter(this.ref.number(), null, false, false), PageRequest.of(0, 20))
			.getContent();
	}

	private static Actor clerk(String name) {
		return new Actor(UUID.randomUUID(), LocalizedText.of(name, name),
				Set.of(RoleAt.of(Role.HOST_OFFICE, "TEST-U")));
	}

}
