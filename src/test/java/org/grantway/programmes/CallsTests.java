package org.grantway.programmes;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import org.grantway.programmes.Call.CallStatus;
import org.grantway.shared.Actor;
import org.grantway.shared.LocalizedText;
import org.grantway.shared.MovableClock;
import org.grantway.shared.NotAllowed;
import org.grantway.shared.Refused;
import org.grantway.shared.Role;
import org.grantway.shared.RoleAt;
import org.grantway.shared.Times;
import org.grantway.support.GrantwayTest;
import org.grantway.support.StatementCounter;

import org.grantway.web.Arrivals;
import org.grantway.workflow.Timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@GrantwayTest
class CallsTests {

	static final Actor WRITER = officer("Writer");

	static final Actor APPROVER = officer("Approver");

	static final Actor STRANGER = new Actor(UUID.randomUUID(), LocalizedText.of("Other", "外人"),
			Set.of(RoleAt.of(Role.PROGRAMME_OFFICER, "MIIT")));

	@Autowired
	Calls calls;

	@Autowired
	CallTemplates templates;

	@Autowired
	CallPreparation preparation;

	@Autowired
	Timeline timeline;

	@Autowired
	Outages outages;

	@Autowired
	YearCalendar years;

	@Autowired
	StoredWorkingCalendar calendar;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	Clock clock;

	@Test
	void aTemplateBecomesACallWithItsOwnDatesAndSwitches() {
		Call call = this.calls.require(fromTemplate("CALL-NL-EST-2027", LocalDate.of(2027, 3, 1)));
		assertThat(call.status()).isEqualTo(CallStatus.DRAFT);
		assertThat(call.opensAt()).isEqualTo(Times.at(LocalDate.of(2027, 3, 31), LocalTime.of(9, 0)));
		assertThat(call.closesAt()).isEqualTo(Times.at(LocalDate.of(2027, 5, 19), LocalTime.of(16, 0)));
		assertThat(call.hostClosesAt()).isEqualTo(Times.at(LocalDate.of(2027, 5, 26), LocalTime.of(16, 0)));
		assertThat(call.switches()).containsEntry("recommendation", "department")
			.containsEntry("letterReview", true)
			.containsEntry("argumentation", true)
			.containsEntry("consultation", true)
			.containsEntry("panelStage", "defence");
		assertThat(call.lengths()).containsKeys("formal-check", "signing");
		assertThat(call.text().en()).isNotBlank();
		assertThat(call.text().zh()).isNotBlank();
		assertThat(call.reviewStage("letter-review").rules()).containsExactly("DR-LETTER-5");
	}

	@Test
	void aCallWithoutRecommendationSaysSo() {
		Call call = this.calls.require(fromTemplate("CALL-NL-TASK-2027", LocalDate.of(2027, 1, 4)));
		assertThat(call.switches()).containsEntry("recommendation", "none").containsEntry("argumentation", false);
	}

	@Test
	void aRollingCallHasNoDeadline() {
		Call call = this.calls.require(fromTemplate("CALL-RIC-EST-2027", LocalDate.of(2027, 1, 4)));
		assertThat(call.rolling()).isTrue();
		assertThat(call.closesAt()).isNull();
		assertThat(call.hostClosesAt()).isNull();
		assertThat(call.fundingSplit()).hasSize(4);
		assertThat(call.switches()).containsEntry("jointFunding", true);
	}

	@Test
	void allSevenTemplatesAreOfferedAndAnUnknownOneIsRefused() {
		assertThat(this.templates.all()).extracting(CallTemplates.Template::code)
			.containsExactly("CALL-NL-EST-2027", "CALL-NL-TASK-2027", "CALL-NL-DIR-2027", "CALL-RIC-EST-2027",
					"CALL-RIC-BASIC-2027", "CALL-KRD-2027", "CALL-GRF-2027");
		assertThatThrownBy(() -> fromTemplate("CALL-NONE", LocalDate.of(2027, 1, 4))).isInstanceOf(Refused.class)
			.hasMessage("programmes.refused.no-template");
	}

	@Test
	void aNodeCountsByTheWorkingDaysThatAnotherNodeHasLoaded() throws Exception {
		StoredWorkingCalendar other = new StoredWorkingCalendar(this.jdbc, this.clock);
		LocalDate day = LocalDate.of(2049, 3, 3);
		assertThat(other.isWorkingDay(day)).isTrue();
		Actor administrator = new Actor(UUID.randomUUID(), LocalizedText.of("Admin", "管理员"),
				Set.of(RoleAt.everywhere(Role.SYSTEM_ADMINISTRATOR)));
		this.years.load(2049, day + ",holiday,Long day,长日,published", administrator);
		try {
			assertThat(this.calendar.isWorkingDay(day)).isFalse();
			assertThat(other.isWorkingDay(day)).as("until it asks").isTrue();
			other.notice();
			assertThat(other.isWorkingDay(day)).isFalse();
			List<String> asked = StatementCounter.during(() -> {
				other.notice();
				return other.isWorkingDay(day);
			});
			assertThat(asked).as("the days themselves are read once").hasSize(1);
		}
		finally {
			this.jdbc.sql("delete from calendar_day where calendar_date = ?").param(day).update();
			this.calendar.reload();
		}
	}

	@Test
	void aCallIsPublishedByASecondPersonAndOpensAndClosesByTheClock() {
		UUID id = fromTemplate("CALL-NL-TASK-2027", Times.dayOf(Instant.now(this.clock)));
		this.preparation.submitForApproval(id, WRITER);
		assertThat(status(id)).isEqualTo(CallStatus.IN_APPROVAL);
		assertThatThrownBy(() -> this.preparation.publish(id, WRITER)).isInstanceOf(RuntimeException.class);
		this.preparation.publish(id, APPROVER);
		assertThat(status(id)).isEqualTo(CallStatus.PUBLISHED);
		Call call = this.calls.require(id);
		this.timeline.advanceTo(call.opensAt());
		assertThat(status(id)).isEqualTo(CallStatus.OPEN);
		assertThat(this.calls.openNow()).extracting(Call::id).contains(id);
		this.timeline.advanceTo(call.closesAt().plus(Arrivals.PATIENCE));
		assertThat(status(id)).isEqualTo(CallStatus.CLOSED);
		assertThat(this.calls.openNow()).extracting(Call::id).doesNotContain(id);
		assertThat(this.calls.published()).extracting(Call::id).contains(id);
	}

	@Test
	void afterAStandstillDeadlinesThatItHitMoveBeforeTheirTimersRun() {
		UUID id = fromTemplate("CALL-NL-TASK-2027", Times.dayOf(Instant.now(this.clock)));
		this.preparation.submitForApproval(id, WRITER);
		this.preparation.publish(id, APPROVER);
		Instant closes = this.calls.require(id).closesAt();
		this.timeline.advanceTo(closes.minusSeconds(600));
		int recorded = this.outages.all().size();
		this.outages.recover(Instant.now(this.clock).minusSeconds(100 * 3600L),
				Instant.now(this.clock).minusSeconds(99 * 3600L));
		assertThat(this.outages.all()).as("no deadline was hit").hasSize(recorded);
		((MovableClock) this.clock).moveTo(closes.plusSeconds(1800));
		this.outages.recover(closes.minusSeconds(600), Instant.now(this.clock));
		this.timeline.runDueJobs();
		assertThat(status(id)).isEqualTo(CallStatus.OPEN);
		Call call = this.calls.require(id);
		assertThat(call.closesAt()).isAfterOrEqualTo(closes.plusSeconds(1800 + 24 * 3600L));
		assertThat(this.calls.moved(call)).containsEntry(closes, call.closesAt());
		this.timeline.advanceTo(call.closesAt().plus(Arrivals.PATIENCE));
		assertThat(status(id)).isEqualTo(CallStatus.CLOSED);
	}

	@Test
	void aCallSentBackIsWrittenAgain() {
		UUID id = fromTemplate("CALL-NL-TASK-2027", Times.dayOf(Instant.now(this.clock)));
		this.preparation.submitForApproval(id, WRITER);
		assertThatThrownBy(() -> this.preparation.sendBack(id, " ", APPROVER)).isInstanceOf(Refused.class);
		this.preparation.sendBack(id, "The quota is missing", APPROVER);
		assertThat(status(id)).isEqualTo(CallStatus.DRAFT);
		assertThat(this.preparation.edit(id, this.preparation.configuration(id), 1, WRITER)).isEqualTo(2);
		this.preparation.submitForApproval(id, WRITER);
		assertThat(status(id)).isEqualTo(CallStatus.IN_APPROVAL);
	}

	@Test
	void versionsStayAsTheyWereAndLateWritersAreTold() {
		UUID id = fromTemplate("CALL-NL-TASK-2027", Times.dayOf(Instant.now(this.clock)));
		String changed = this.preparation.configuration(id).replace("\"quota\":30", "\"quota\":12");
		this.preparation.edit(id, changed, 1, WRITER);
		assertThat(this.calls.require(id).quota()).isEqualTo(12);
		assertThat(this.preparation.version(id, 1).quota()).isEqualTo(30);
		assertThatThrownBy(() -> this.preparation.edit(id, changed, 1, APPROVER)).isInstanceOf(Refused.class)
			.hasMessage("programmes.refused.changed-meanwhile");
	}

	@Test
	void aPublishedCallCannotBeChanged() {
		UUID id = fromTemplate("CALL-NL-TASK-2027", Times.dayOf(Instant.now(this.clock)));
		this.preparation.submitForApproval(id, WRITER);
		this.preparation.publish(id, APPROVER);
		String same = this.preparation.configuration(id);
		assertThatThrownBy(() -> this.preparation.edit(id, same, 1, WRITER)).isInstanceOf(Refused.class)
			.hasMessage("programmes.refused.not-in-preparation");
	}

	@Test
	void aRollingCallIsClosedByOrder() {
		UUID id = fromTemplate("CALL-RIC-EST-2027", Times.dayOf(Instant.now(this.clock)).minusDays(5));
		this.preparation.submitForApproval(id, WRITER);
		this.preparation.publish(id, APPROVER);
		this.timeline.runDueJobs();
		assertThat(status(id)).isEqualTo(CallStatus.OPEN);
		this.preparation.close(id, "All places are taken", WRITER);
		assertThat(status(id)).isEqualTo(CallStatus.CLOSED);
	}

	@Test
	void aCallCanBeCancelledUntilItCloses() {
		UUID id = fromTemplate("CALL-NL-TASK-2027", Times.dayOf(Instant.now(this.clock)));
		this.preparation.cancel(id, "No budget this year", WRITER);
		assertThat(status(id)).isEqualTo(CallStatus.CANCELLED);
		assertThatThrownBy(() -> this.preparation.cancel(id, "Again", WRITER)).isInstanceOf(Refused.class);
	}

	@Test
	void officersOfOtherDepartmentsMayNot() {
		UUID id = fromTemplate("CALL-NL-TASK-2027", Times.dayOf(Instant.now(this.clock)));
		assertThatThrownBy(() -> this.preparation.submitForApproval(id, STRANGER)).isInstanceOf(NotAllowed.class);
		assertThatThrownBy(() -> this.preparation.cancel(id, "x", STRANGER)).isInstanceOf(NotAllowed.class);
	}

	@Test
	void aCopyMovesEveryDateWithItsAnchor() {
		UUID id = fromTemplate("CALL-NL-TASK-2027", LocalDate.of(2027, 1, 4));
		UUID copy = this.preparation.copy(id, freeCode(), LocalDate.of(2028, 1, 4), LocalizedText.of("New", "新"),
				WRITER);
		Call call = this.calls.require(copy);
		assertThat(call.opensAt()).isEqualTo(Times.at(LocalDate.of(2028, 2, 18), LocalTime.of(9, 0)));
		assertThat(call.title().zh()).isEqualTo("新");
	}

	@Test
	void aNumberCanBeGivenOnlyOnce() {
		UUID id = fromTemplate("CALL-NL-TASK-2027", LocalDate.of(2027, 1, 4));
		String code = this.calls.require(id).code();
		assertThatThrownBy(
				() -> this.templates.instantiate("CALL-NL-TASK-2027", code, LocalDate.of(2027, 1, 4), null, WRITER))
			.isInstanceOf(Refused.class)
			.hasMessage("programmes.refused.code-taken");
	}

	@Test
	void numbersAreUniqueAndWithoutGapsUnderLoad() throws Exception {
		Set<String> given = new ConcurrentSkipListSet<>();
		Instant at = Instant.parse("2031-12-31T16:30:00Z");
		var pool = Executors.newFixedThreadPool(4);
		try {
			var tasks = IntStream.range(0, 40).mapToObj((i) -> (Callable<Boolean>) () -> given.add(next(at))).toList();
			for (var done : pool.invokeAll(tasks)) {
				assertThat(done.get()).isTrue();
			}
		}
		finally {
			pool.shutdown();
		}
		assertThat(given).hasSize(40).contains("APP-2032-000001", "APP-2032-000040");
	}

	private String next(Instant at) {
		return this.calls.nextNumber("APP", at);
	}

	private UUID fromTemplate(String template, LocalDate anchor) {
		return this.templates.instantiate(template, freeCode(), anchor, null, WRITER);
	}

	private String freeCode() {
		return this.calls.nextNumber("CALL", Instant.parse("2027-01-04T01:00:00Z"));
	}

	private CallStatus status(UUID id) {
		return this.calls.require(id).status();
	}

	private static Actor officer(String name) {
		return new Actor(UUID.randomUUID(), LocalizedText.of(name, name),
				Set.of(RoleAt.of(Role.PROGRAMME_OFFICER, "MOST")));
	}

}
