package org.grantway.awards.decision;

import java.util.Date;
import java.util.UUID;

import org.grantway.awards.taskbook.TaskBooks;
import org.grantway.workflow.WorkflowStep;

/**
 * What the processes of applications ask this module for: formal refusals and the task
 * book.
 */
@WorkflowStep("outcomeSteps")
public class OutcomeSteps {

	private final Outcomes outcomes;

	private final TaskBooks taskBooks;

	OutcomeSteps(Outcomes outcomes, TaskBooks taskBooks) {
		this.outcomes = outcomes;
		this.taskBooks = taskBooks;
	}

	/** Records a refusal with grounds and remedy, and serves it. */
	public void record(String applicationId, String status) {
		this.outcomes.record(UUID.fromString(applicationId), status);
	}

	/** The end of the last day to ask for reconsideration. */
	public Date appealUntil(String applicationId) {
		return Date.from(this.outcomes.appealUntil(UUID.fromString(applicationId)));
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
