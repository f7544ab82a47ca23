package org.grantway.awards.decision;

import java.util.Date;
import java.util.UUID;

import org.grantway.awards.taskbook.TaskBooks;
import org.grantway.workflow.WorkflowStep;

/**
 * What processes ask this module for: formal decisions against a case, and the task book
 * of an application.
 */
@WorkflowStep("outcomeSteps")
public class OutcomeSteps {

	private final Outcomes outcomes;

	private final TaskBooks taskBooks;

	OutcomeSteps(Outcomes outcomes, TaskBooks taskBooks) {
		this.outcomes = outcomes;
		this.taskBooks = taskBooks;
	}

	/** Records a decision with grounds and remedy, and serves it. */
	public void record(String caseId, String status) {
		this.outcomes.record(UUID.fromString(caseId), status);
	}

	/** The end of the last day to ask for reconsideration. */
	public Date appealUntil(String caseId) {
		return Date.from(this.outcomes.appealUntil(UUID.fromString(caseId)));
	}

	/** Freezes the prepared task book for signing. */
	public void freezeTaskBook(String applicationId) {
		this.taskBooks.freeze(UUID.fromString(applicationId));
	}

	/** The id of the frozen task book. */
	public String taskBook(String applicationId) {
		return this.taskBooks.frozen(UUID.fromString(applicationId)).toString();
	}

}
