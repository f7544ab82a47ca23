package org.grantway.review.experts;

/**
 * Why an expert cannot judge a case, with what it rests on.
 *
 * @param evidence the fact that was found; names people and is shown to officers only
 */
public record Conflict(Kind kind, String evidence) {

	/** Kinds of conflict. */
	public enum Kind {

		/** Is on the case's own team. */
		TEAM_MEMBER,
		/** Belongs to the host institution or a partner. */
		SAME_ORGANISATION,
		/** Was named by the applicant as unwanted. */
		NAMED_BY_APPLICANT, KIN, SUPERVISION, COLLABORATION, PAID_ADVICE, SECOND_POST, DISPUTE,
		/** Applies in the same call. */
		SAME_CALL,
		/** Works on calls as an officer. */
		OFFICER,
		/** Has as many reviews as the expert takes; no conflict of interest. */
		FULL_LOAD,
		/** Has judged this case already, or has refused to. */
		SERVED,
		/** Was recused from the case at a meeting of a panel. */
		RECUSED

	}

}
