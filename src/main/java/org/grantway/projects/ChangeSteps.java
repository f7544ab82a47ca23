package org.grantway.projects;

import java.util.UUID;

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

	public void refuse(String changeId) {
		this.changes.refuse(UUID.fromString(changeId));
	}

	public void withdraw(String changeId) {
		this.changes.withdrawn(UUID.fromString(changeId));
	}

}
