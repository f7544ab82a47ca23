package org.grantway.projects;

import java.util.Date;
import java.util.UUID;

import org.grantway.shared.Role;
import org.grantway.shared.RoleAt;
import org.grantway.shared.Times;
import org.grantway.workflow.WorkflowStep;

/**
 * What the process of a change asks of this module.
 */
@WorkflowStep("changeSteps")
public class ChangeSteps {

	private final Changes changes;

	ChangeSteps(Changes changes) {
		this.changes = changes;
	}

	public String requestedBy(String changeId) {
		return this.changes.require(UUID.fromString(changeId)).requestedBy().toString();
	}

	public void apply(String changeId) {
		this.changes.apply(UUID.fromString(changeId));
	}

	/** The office of the host that is to take the project over. */
	public String newHost(String changeId) {
		return RoleAt.of(Role.HOST_OFFICE, this.changes.newHost(UUID.fromString(changeId))).toString();
	}

	public void suspend(String changeId) {
		this.changes.suspend(UUID.fromString(changeId));
	}

	/** The morning on which a suspended project goes on. */
	public Date suspendedUntil(String changeId) {
		return Date.from(Times.at(this.changes.suspendedUntil(UUID.fromString(changeId)), ProjectSteps.MORNING));
	}

	public void resume(String changeId) {
		this.changes.resume(UUID.fromString(changeId));
	}

	public void refuse(String changeId) {
		this.changes.refuse(UUID.fromString(changeId));
	}

	public void withdraw(String changeId) {
		this.changes.withdrawn(UUID.fromString(changeId));
	}

}
