package org.grantway.projects;

import java.util.Date;
import java.util.UUID;

import org.grantway.forms.Submissions;
import org.grantway.shared.Money;
import org.grantway.shared.Times;
import org.grantway.workflow.WorkflowStep;

/**
 * What the process of an evaluation asks of this module.
 */
@WorkflowStep("evaluationSteps")
public class EvaluationSteps {

	private final Evaluations evaluations;

	private final Delivery delivery;

	private final Submissions submissions;

	EvaluationSteps(Evaluations evaluations, Delivery delivery, Submissions submissions) {
		this.evaluations = evaluations;
		this.delivery = delivery;
		this.submissions = submissions;
	}

	public Date opens(String projectId, int cycle) {
		return Date.from(
				Times.at(this.evaluations.require(UUID.fromString(projectId), cycle).opensOn(), ProjectSteps.MORNING));
	}

	public Date reportUntil(String projectId, int cycle) {
		return Date.from(Times.at(this.evaluations.require(UUID.fromString(projectId), cycle).reportDueOn(),
				Times.CLOSE_OF_BUSINESS));
	}

	/**
	 * Keeps the panel's grade; what the panel did not pass and the decision lets go on is
	 * kept as continued. What was archived before it is archived again with it.
	 */
	public void passed(String projectId, int cycle, String panelResult) {
		boolean graded = panelResult.equals("excellent") || panelResult.equals("good");
		UUID id = UUID.fromString(projectId);
		this.evaluations.grade(id, cycle, graded ? panelResult : "continued");
		this.delivery.archiveAgain(id);
	}

	public void planNext(String projectId, int cycle) {
		this.evaluations.plan(UUID.fromString(projectId), cycle + 1);
	}

	/** Ends the operation: recovers what was paid and not spent. */
	public void revoke(String projectId, int cycle) {
		UUID id = UUID.fromString(projectId);
		this.evaluations.grade(id, cycle, "revoked");
		this.delivery.revoke(id,
				this.submissions.latest(id, "Task_SettleAccounts")
					.flatMap((answers) -> Money.read(answers.text("spent")))
					.orElse(Money.ZERO));
	}

}
