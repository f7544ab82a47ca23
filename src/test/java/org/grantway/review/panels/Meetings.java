package org.grantway.review.panels;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.grantway.identity.People;
import org.grantway.programmes.Calls;
import org.grantway.review.ExpertsAtHand;
import org.grantway.review.experts.Candidate;
import org.grantway.shared.Actor;
import org.grantway.shared.CaseRef;
import org.grantway.shared.LocalizedText;
import org.grantway.shared.Role;
import org.grantway.shared.RoleAt;
import org.grantway.workflow.Timeline;
import org.grantway.workflow.Worklist;

import org.springframework.boot.test.context.TestComponent;

/** Holds the meetings of panels, for tests of what comes before and after them. */
@TestComponent
public class Meetings {

	private static final int LEAST = 9;

	private final Panels panels;

	private final ExpertsAtHand experts;

	private final People people;

	private final Calls calls;

	private final Worklist worklist;

	private final Timeline timeline;

	private final Clock clock;

	Meetings(Panels panels, ExpertsAtHand experts, People people, Calls calls, Worklist worklist, Timeline timeline,
			Clock clock) {
		this.panels = panels;
		this.experts = experts;
		this.people = people;
		this.calls = calls;
		this.worklist = worklist;
		this.timeline = timeline;
		this.clock = clock;
	}

	/**
	 * Seats the panel that waits in the case, once all applications of the call can have
	 * come in; it meets, votes and comes to the result.
	 */
	public void hold(CaseRef of, String result) {
		UUID id = this.worklist.openOf(of.type(), of.id())
			.stream()
			.filter((item) -> item.task().equals("Task_SeatPanel"))
			.findFirst()
			.orElseThrow()
			.subjectId();
		PanelItem item = this.panels.require(id);
		this.calls.require(item.callId())
			.lastEntry()
			.filter(Instant.now(this.clock)::isBefore)
			.ifPresent((last) -> this.timeline.advanceTo(last.plusSeconds(1)));
		List<UUID> members = eligible(item);
		this.panels.seat(id, members, members.get(0), Instant.now(this.clock).plus(Duration.ofMinutes(10)), "Room 1",
				true, staff(Role.AGENCY_OFFICER, item));
		int quorum = Voting.quorum(this.panels.rule(item), members.size(), 0);
		Map<UUID, Attendance> how = new LinkedHashMap<>();
		members.forEach((member) -> how.put(member, (how.size() < quorum) ? Attendance.PRESENT : Attendance.ABSENT));
		this.panels.attend(id, how, Map.of(), null, false, staff(Role.PANEL_SECRETARY, item));
		this.timeline.runDueJobs();
		Choice choice = item.purpose().results(true).contains(result) ? Choice.YES : Choice.NO;
		members.subList(0, quorum).forEach((member) -> this.panels.vote(id, choice, this.people.actor(member)));
		this.timeline.runDueJobs();
		this.panels.conclude(id, result, "The panel has heard the applicant and finds as follows.", "",
				this.people.actor(members.get(0)));
		this.timeline.runDueJobs();
	}

	private List<UUID> eligible(PanelItem item) {
		List<Candidate> eligible = this.panels.screen(item).eligible();
		if (eligible.size() < LEAST) {
			this.experts.register(2 * LEAST, String.valueOf(this.panels.subject(item).field()));
			eligible = this.panels.screen(item).eligible();
		}
		return eligible.stream().limit(LEAST).map(Candidate::person).toList();
	}

	private static Actor staff(Role role, PanelItem item) {
		return new Actor(UUID.randomUUID(), LocalizedText.of("Staff", "工作人员"), Set.of(RoleAt.of(role, item.agency())));
	}

}
