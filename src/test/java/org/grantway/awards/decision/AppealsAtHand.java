package org.grantway.awards.decision;

import java.util.UUID;

import org.grantway.shared.Actor;

import org.springframework.boot.test.context.TestComponent;

/** Asks for reconsideration and proposes answers, for tests of what waits for them. */
@TestComponent
public class AppealsAtHand {

	private final Appeals appeals;

	private final AppealCases cases;

	AppealsAtHand(Appeals appeals, AppealCases cases) {
		this.appeals = appeals;
		this.cases = cases;
	}

	/** The leader asks, with grounds that are long enough. */
	public void ask(UUID caseId, Actor leader) {
		this.appeals.file(this.cases.require(caseId), "facts",
				"The second prototype was delivered in time, as the enclosed record shows.", leader);
	}

	/**
	 * An officer proposes the answer.
	 * @param rejoinAt where the annulled case goes on, or empty if the decision is upheld
	 */
	public void propose(UUID caseId, String rejoinAt, Actor officer) {
		this.appeals.propose(
				this.cases.require(caseId), new Appeals.Answer(rejoinAt.isEmpty() ? Appeals.UPHELD : Appeals.ANNULLED,
						rejoinAt, "The record was compared with the conclusion of the panel.", "MOST-2027-40"),
				officer);
	}

}
