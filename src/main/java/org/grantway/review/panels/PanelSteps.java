package org.grantway.review.panels;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;

import org.grantway.shared.Role;
import org.grantway.shared.RoleAt;
import org.grantway.shared.Times;
import org.grantway.workflow.WorkflowStep;

/** What the process of a panel calls. */
@WorkflowStep("panelSteps")
public class PanelSteps {

	private final Panels panels;

	PanelSteps(Panels panels) {
		this.panels = panels;
	}

	/** Opens the item; its id is the subject of the process from here on. */
	public String createItem(String caseType, String caseId, String purpose) {
		return this.panels.open(caseType, UUID.fromString(caseId), purpose).id().toString();
	}

	public String agencyOfficer(String itemId) {
		return RoleAt.of(Role.AGENCY_OFFICER, item(itemId).agency()).toString();
	}

	public String secretary(String itemId) {
		return RoleAt.of(Role.PANEL_SECRETARY, item(itemId).agency()).toString();
	}

	/** When seating is due, counted once all applications of the call can be in. */
	public Date seatDue(int workingDays, String itemId) {
		return Date.from(this.panels.seatDue(item(itemId), workingDays));
	}

	/** Asked by earlier versions of the model, in which cases may still be. */
	public Date meetingAt(String itemId) {
		return Date.from(item(itemId).meetsAt());
	}

	/**
	 * Attendance is recorded on the day of the meeting; three hours after it begins, if
	 * that is later than the close of business.
	 */
	public Date attendanceUntil(String itemId) {
		Instant begins = item(itemId).meetsAt();
		Instant evening = Times.at(Times.dayOf(begins), Times.CLOSE_OF_BUSINESS);
		Instant after = begins.plus(Duration.ofHours(3));
		return Date.from(after.isAfter(evening) ? after : evening);
	}

	public void openBallot(String itemId) {
		this.panels.openBallot(UUID.fromString(itemId));
	}

	/** Ids of the people who may vote: those present. */
	public List<String> voters(String itemId) {
		return this.panels.members(UUID.fromString(itemId))
			.stream()
			.filter((member) -> member.attendance() == Attendance.PRESENT)
			.map((member) -> member.person().toString())
			.toList();
	}

	public Date ballotCloses(String itemId) {
		return Date.from(item(itemId).ballotClosesAt());
	}

	public void countBallot(String itemId) {
		this.panels.count(UUID.fromString(itemId));
	}

	public String chair(String itemId) {
		return this.panels.members(UUID.fromString(itemId))
			.stream()
			.filter(PanelMember::isChair)
			.map((member) -> member.person().toString())
			.findFirst()
			.orElseThrow();
	}

	public String result(String itemId) {
		return item(itemId).result();
	}

	private PanelItem item(String itemId) {
		return this.panels.require(UUID.fromString(itemId));
	}

}
