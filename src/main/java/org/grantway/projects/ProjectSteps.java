package org.grantway.projects;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Date;
import java.util.UUID;

import org.grantway.forms.Submissions;
import org.grantway.shared.Money;
import org.grantway.shared.Role;
import org.grantway.shared.RoleAt;
import org.grantway.shared.Times;
import org.grantway.workflow.WorkflowStep;

/**
 * What the process of a project asks of this module.
 */
@WorkflowStep("projectSteps")
public class ProjectSteps {

	static final LocalTime MORNING = LocalTime.of(9, 0);

	private final ProjectOpening opening;

	private final Delivery delivery;

	private final Evaluations evaluations;

	private final Submissions submissions;

	ProjectSteps(ProjectOpening opening, Delivery delivery, Evaluations evaluations, Submissions submissions) {
		this.opening = opening;
		this.delivery = delivery;
		this.evaluations = evaluations;
		this.submissions = submissions;
	}

	/** Opens the project of an application; once. */
	public void open(String applicationId) {
		this.opening.open(UUID.fromString(applicationId));
	}

	/** Goes to the next checkpoint and says which kind it is. */
	public String nextCheckpoint(String projectId) {
		return this.delivery.next(UUID.fromString(projectId)).kind().slug();
	}

	public Date checkpointOpens(String projectId) {
		return at(current(projectId).opensOn(), MORNING);
	}

	public Date checkpointDue(String projectId) {
		return at(current(projectId).dueOn(), Times.CLOSE_OF_BUSINESS);
	}

	/** When money is held because nothing came. */
	public Date checkpointOverdue(String projectId) {
		return checkpointDue(projectId);
	}

	public void reportAccepted(String projectId) {
		this.delivery.reportAccepted(UUID.fromString(projectId));
	}

	public void checkpointPassed(String projectId) {
		this.delivery.passed(UUID.fromString(projectId));
	}

	public void midTermPassed(String projectId) {
		this.delivery.midTermPassed(UUID.fromString(projectId));
	}

	/** Rectification is given once; the process remembers it by this answer. */
	public String noteRectified(String projectId) {
		this.delivery.require(UUID.fromString(projectId));
		return "yes";
	}

	public void holdPayments(String projectId) {
		this.delivery.holdForReport(UUID.fromString(projectId));
	}

	/** Closes the project after the panel let it pass, fully or only as closed. */
	public void close(String projectId, String panelResult) {
		UUID id = UUID.fromString(projectId);
		this.delivery.end(id, "pass".equals(panelResult) ? "passed" : "closed", spent(id, "Task_FileAudit"));
	}

	public void closeNotPassed(String projectId) {
		UUID id = UUID.fromString(projectId);
		this.delivery.end(id, "not-passed", spent(id, "Task_FileAudit"));
	}

	/** Ends a terminated project: cancels what is open, recovers what was not spent. */
	public void settle(String projectId) {
		UUID id = UUID.fromString(projectId);
		this.delivery.end(id, "terminated", spent(id, "Task_SettleAccounts"));
	}

	/** What was built runs on; its first evaluation is planned. */
	public void planEvaluation(String projectId) {
		this.evaluations.plan(UUID.fromString(projectId), 1);
	}

	public void archive(String projectId) {
		this.delivery.archive(UUID.fromString(projectId));
	}

	public String principalInvestigator(String projectId) {
		return project(projectId).principalInvestigator().toString();
	}

	public String hostOffice(String projectId) {
		return RoleAt.of(Role.HOST_OFFICE, project(projectId).host()).toString();
	}

	public String agency(String projectId) {
		return RoleAt.of(Role.AGENCY_OFFICER, project(projectId).agency()).toString();
	}

	public String decisionMaker(String projectId) {
		return RoleAt.of(Role.DECISION_MAKER, project(projectId).leadDepartment()).toString();
	}

	public String archivist(String projectId) {
		Project project = project(projectId);
		return RoleAt.of(Role.ARCHIVIST, project.leadDepartment()) + "," + RoleAt.of(Role.ARCHIVIST, project.agency());
	}

	private Project project(String id) {
		return this.delivery.require(UUID.fromString(id));
	}

	private Checkpoint current(String projectId) {
		return this.delivery.requireCurrent(UUID.fromString(projectId));
	}

	private Money spent(UUID id, String task) {
		return this.submissions.latest(id, task)
			.flatMap((answers) -> Money.read(answers.text("spent")))
			.orElse(Money.ZERO);
	}

	private static Date at(LocalDate day, LocalTime time) {
		Instant instant = Times.at(day, time);
		return Date.from(instant);
	}

}
