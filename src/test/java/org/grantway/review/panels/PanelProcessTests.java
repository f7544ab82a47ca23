package org.grantway.review.panels;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

import org.grantway.applications.ApplicationStatus;
import org.grantway.applications.ApplicationView;
import org.grantway.programmes.CallPreparation;
import org.grantway.review.ReviewWorld;
import org.grantway.review.experts.Candidate;
import org.grantway.review.experts.Conflict;
import org.grantway.shared.Refused;
import org.grantway.shared.Times;
import org.grantway.shared.WorkingCalendar;
import org.grantway.workflow.OpenDeadlines;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PanelProcessTests extends ReviewWorld {

	@Autowired
	Panels panels;

	@Autowired
	PanelItemRepository items;

	@Autowired
	PanelBallotRepository ballots;

	@Autowired
	PanelVoterRepository voters;

	@Autowired
	OpenDeadlines deadlines;

	@Autowired
	CallPreparation preparation;

	@Autowired
	WorkingCalendar calendar;

	@Test
	void aPanelSeatsVotesAndConcludes() {
		UUID item = seated("defence", 10);
		attend(item, 10, 0);
		vote(item, 6, 4, 0);
		assertThat(this.panels.require(item).isCarried()).isTrue();
		conclude(item, "pass");
		assertThat(this.results.panel(this.panels.require(item).of().id(), "defence")).hasValueSatisfying((result) -> {
			assertThat(result.result()).isEqualTo("pass");
			assertThat(result.yes()).isEqualTo(6);
			assertThat(result.present()).isEqualTo(10);
		});
		assertThat(this.processes.isRunning("panel-review", this.panels.require(item).of().id())).isFalse();
	}

	@Test
	void aTieFailsAndTheChairCannotSayOtherwise() {
		UUID item = seated("defence", 10);
		attend(item, 10, 0);
		vote(item, 5, 3, 2);
		assertThat(this.panels.require(item).isCarried()).isFalse();
		assertThatThrownBy(() -> conclude(item, "pass")).isInstanceOfSatisfying(Refused.class,
				(ex) -> assertThat(ex.field()).isEqualTo("result"));
		conclude(item, "fail");
	}

	@Test
	void withoutAQuorumTheItemIsAdjournedAndSeatedAgain() {
		UUID item = seated("defence", 12);
		attend(item, 7, 0);
		assertThat(this.panels.require(item).state()).isEqualTo(PanelItem.State.ADJOURNED);
		assertThat(this.worklist.find(item, "Task_SeatPanel", this.officer)).isPresent();
		assertThat(this.voters.findByItemId(item)).isEmpty();
	}

	@Test
	void whoWasRecusedAtAnAdjournedMeetingCannotBeSeatedAgain() {
		UUID item = seated("defence", 12);
		attend(item, 3, 1);
		UUID recused = this.panels.members(item).get(3).person();
		List<UUID> pool = this.panels.members(item).stream().map(PanelMember::person).toList();
		String evidence = Times.dayOf(this.panels.require(item).meetsAt()) + " · former student";
		assertThat(this.panels.screen(this.panels.require(item)).eligible()).extracting(Candidate::person)
			.contains(pool.get(0))
			.doesNotContain(recused);
		assertThat(this.panels.screen(this.panels.require(item)).blocked()).anySatisfy((expert, conflicts) -> {
			assertThat(expert.person()).isEqualTo(recused);
			assertThat(conflicts).containsExactly(new Conflict(Conflict.Kind.RECUSED, evidence));
		});
		assertThatThrownBy(() -> this.panels.seat(item, pool, pool.get(0), soon(), "", true, this.officer))
			.isInstanceOfSatisfying(Refused.class,
					(ex) -> assertThat(ex.messageKey()).isEqualTo("panel.error.conflict"));
		List<UUID> others = pool.stream().filter((one) -> !one.equals(recused)).toList();
		this.panels.seat(item, others, others.get(0), soon(), "", true, this.officer);
		assertThat(this.panels.require(item).present()).as("the new meeting begins from zero").isZero();
		assertThat(this.panels.earlier(item)).hasSize(12)
			.filteredOn((seat) -> seat.attendance() == Attendance.RECUSED)
			.singleElement()
			.satisfies((seat) -> assertThat(seat.remark()).isEqualTo("former student"));
		attend(item, 3, 0);
		assertThatThrownBy(() -> this.panels.seat(item, pool, pool.get(0), soon(), "", true, this.officer))
			.as("nor after the second meeting")
			.isInstanceOf(Refused.class);
	}

	@Test
	void adjourningForWantOfAQuorumHasToBeConfirmed() {
		UUID item = seated("defence", 9);
		Map<UUID, Attendance> how = new LinkedHashMap<>();
		this.panels.members(item)
			.forEach((member) -> how.put(member.person(), (how.size() < 5) ? Attendance.PRESENT : Attendance.ABSENT));
		this.timeline.advanceTo(this.panels.require(item).meetsAt());
		assertThatThrownBy(() -> this.panels.attend(item, how, Map.of(), null, false, this.secretary))
			.isInstanceOfSatisfying(Refused.class, (ex) -> {
				assertThat(ex.field()).isEqualTo("adjourn");
				assertThat(ex.messageKey()).isEqualTo("panel.error.no-quorum");
			});
		assertThat(this.panels.require(item).state()).isEqualTo(PanelItem.State.SEATED);
		assertThat(this.panels.members(item)).allMatch((member) -> member.attendance() == Attendance.INVITED);
		this.panels.attend(item, how, Map.of(), null, true, this.secretary);
		assertThat(this.panels.require(item).state()).isEqualTo(PanelItem.State.ADJOURNED);
	}

	@Test
	void nobodyIsPresentBeforeTheMeeting() {
		UUID item = seated("defence", 9);
		this.timeline.advanceTo(this.panels.require(item).meetsAt().minus(Duration.ofMinutes(31)));
		Map<UUID, Attendance> all = new LinkedHashMap<>();
		this.panels.members(item).forEach((member) -> all.put(member.person(), Attendance.PRESENT));
		assertThatThrownBy(() -> this.panels.attend(item, all, Map.of(), null, false, this.secretary))
			.isInstanceOfSatisfying(Refused.class,
					(ex) -> assertThat(ex.messageKey()).isEqualTo("panel.error.before-meeting"));
		this.timeline.advanceTo(this.panels.require(item).meetsAt().minus(Duration.ofMinutes(29)));
		this.panels.attend(item, all, Map.of(), null, false, this.secretary);
		assertThat(this.panels.require(item).state()).isEqualTo(PanelItem.State.BALLOT);
	}

	@Test
	void aRecusedMemberLeavesTheBaseAndDoesNotVote() {
		UUID item = seated("defence", 12);
		// 12 invited, 3 recused: 2/3 of 9 is 6
		attend(item, 6, 3);
		assertThat(this.panels.require(item).state()).isEqualTo(PanelItem.State.BALLOT);
		assertThat(this.voters.findByItemId(item)).hasSize(6);
	}

	@Test
	void theBallotClosesInTimeAndWhoDidNotVoteDidNotAgree() {
		UUID item = seated("defence", 9);
		attend(item, 9, 0);
		present(item).subList(0, 4).forEach((person) -> this.panels.vote(item, Choice.YES, actor(person)));
		this.timeline.advanceTo(this.panels.require(item).ballotClosesAt().plusSeconds(60));
		assertThat(this.panels.require(item).state()).isEqualTo(PanelItem.State.COUNTED);
		assertThat(this.panels.require(item).isCarried()).isFalse();
	}

	@Test
	void nobodyVotesTwiceAndBallotsCannotBeJoinedToVoters() {
		UUID item = seated("defence", 9);
		attend(item, 9, 0);
		List<UUID> present = present(item);
		this.panels.vote(item, Choice.NO, actor(present.get(0)));
		UUID before = this.ballots.findByItemId(item).get(0).choice() == Choice.NO ? id(item) : null;
		assertThatThrownBy(() -> this.panels.vote(item, Choice.YES, actor(present.get(0)))).isInstanceOf(Refused.class);
		this.panels.vote(item, Choice.YES, actor(present.get(1)));
		Set<UUID> rows = new HashSet<>();
		this.ballots.findByItemId(item).forEach((ballot) -> rows.add(ballot.id()));
		assertThat(rows).hasSize(2).doesNotContain(before);
		this.voters.findByItemId(item).forEach((voter) -> assertThat(rows).doesNotContain(voter.id(), voter.person()));
	}

	@Test
	void nobodyIsSeatedWhileApplicationsStillComeIn() {
		List<UUID> pool = pool(9, "K0901");
		ApplicationView application = application("K0901", ApplicationStatus.PANEL);
		start("panel-review", application, Map.of("purpose", "defence"));
		UUID item = item(application, "defence");
		this.timeline.restore(this.call.lastEntry().orElseThrow().minusSeconds(1));
		assertThatThrownBy(() -> this.panels.seat(item, pool, pool.get(0), soon(), "", true, this.officer))
			.isInstanceOfSatisfying(Refused.class,
					(ex) -> assertThat(ex.messageKey()).isEqualTo("programmes.call-still-open"));
	}

	@Test
	void theDaysForSeatingCountFromTheLastEntryAndMoveWithIt() {
		Instant last = this.call.lastEntry().orElseThrow();
		this.timeline.restore(last.minus(Duration.ofDays(60)));
		ApplicationView application = application("K0901", ApplicationStatus.PANEL);
		start("panel-review", application, Map.of("purpose", "defence"));
		assertThat(seatDue(application)).isEqualTo(this.calendar.afterWorkingDays(last, 5));
		this.timeline.advanceTo(last.plus(Duration.ofDays(1)));
		this.deadlines.recount(this::closeLater, this.officer);
		Instant moved = this.calls.require(this.call.id()).lastEntry().orElseThrow();
		assertThat(moved).isAfter(last);
		assertThat(seatDue(application)).isEqualTo(this.calendar.afterWorkingDays(moved, 5));
		this.timeline.advanceTo(moved.plus(Duration.ofDays(40)));
		ApplicationView late = application("K0901", ApplicationStatus.PANEL);
		start("panel-review", late, Map.of("purpose", "defence"));
		assertThat(seatDue(late)).isEqualTo(this.calendar.afterWorkingDays(Instant.now(this.clock), 5));
	}

	@Test
	void nobodyWithAConflictIsSeated() {
		List<UUID> pool = pool(9, "K0901");
		ApplicationView application = application("K0901", ApplicationStatus.PANEL);
		UUID kin = person("Kin", host());
		this.experts.register(kin, host(), Set.of("K0901"), 5, List.of(), this.officer);
		start("panel-review", application, Map.of("purpose", "defence"));
		UUID item = item(application, "defence");
		List<UUID> wanted = new java.util.ArrayList<>(pool);
		wanted.add(kin);
		assertThatThrownBy(() -> this.panels.seat(item, wanted, pool.get(0), soon(), "", true, this.officer))
			.isInstanceOfSatisfying(Refused.class, (ex) -> assertThat(ex.field()).isEqualTo("members"));
		assertThatThrownBy(
				() -> this.panels.seat(item, pool.subList(0, 5), pool.get(0), soon(), "", true, this.officer))
			.isInstanceOf(Refused.class);
	}

	private void closeLater() {
		String later = Pattern.compile("\"end\"\\s*:\\s*\"([0-9-]{10})\"")
			.matcher(this.preparation.configuration(this.call.id()))
			.replaceAll((end) -> "\"end\":\"" + LocalDate.parse(end.group(1)).plusDays(20) + '"');
		this.preparation.edit(this.call.id(), later, 1, this.lead);
	}

	private Instant seatDue(ApplicationView application) {
		return open(application, "Task_SeatPanel").get(0).dueAt();
	}

	private UUID id(UUID item) {
		return this.ballots.findByItemId(item).get(0).id();
	}

	private UUID seated(String purpose, int members) {
		List<UUID> pool = pool(members, "K0801");
		ApplicationView application = application("K0801", ApplicationStatus.PANEL);
		start("panel-review", application, Map.of("purpose", purpose));
		UUID item = item(application, purpose);
		this.panels.seat(item, pool, pool.get(0), soon(), "Room 1", true, this.officer);
		return item;
	}

	private Instant soon() {
		return Instant.now(this.clock).plus(Duration.ofDays(2));
	}

	private UUID item(ApplicationView application, String purpose) {
		return this.items.findFirstByCaseIdAndPurposeOrderByRoundNoDesc(application.id(), purpose).orElseThrow().id();
	}

	private void attend(UUID item, int present, int recused) {
		Map<UUID, Attendance> how = new LinkedHashMap<>();
		Map<UUID, String> why = new LinkedHashMap<>();
		for (PanelMember member : this.panels.members(item)) {
			int place = how.size();
			how.put(member.person(), (place < present) ? Attendance.PRESENT
					: (place < present + recused) ? Attendance.RECUSED : Attendance.ABSENT);
			why.put(member.person(), "former student");
		}
		this.timeline.advanceTo(this.panels.require(item).meetsAt());
		this.panels.attend(item, how, why, null, true, this.secretary);
	}

	private List<UUID> present(UUID item) {
		return this.panels.members(item)
			.stream()
			.filter((member) -> member.attendance() == Attendance.PRESENT)
			.map(PanelMember::person)
			.toList();
	}

	private void vote(UUID item, int yes, int no, int abstain) {
		List<UUID> present = present(item);
		for (int index = 0; index < yes + no + abstain; index++) {
			Choice choice = (index < yes) ? Choice.YES : (index < yes + no) ? Choice.NO : Choice.ABSTAIN;
			this.panels.vote(item, choice, actor(present.get(index)));
		}
		this.timeline.runDueJobs();
	}

	private void conclude(UUID item, String result) {
		UUID chair = this.panels.members(item).stream().filter(PanelMember::isChair).findFirst().orElseThrow().person();
		this.panels.conclude(item, result, "The panel has heard the applicant and finds as follows.", "", actor(chair));
	}

}
