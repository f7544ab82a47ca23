package org.grantway.review.panels;

import org.grantway.programmes.ReferenceData.DecisionRule;

/**
 * The arithmetic of a decision rule: quorum over those invited less those recused, votes
 * over those present. Abstentions and ballots that were not cast count as not agreed.
 */
final class Voting {

	private Voting() {
	}

	/** How many must be present for this item. */
	static int quorum(DecisionRule rule, int invited, int recused) {
		String share = (rule.attendanceMinShare() != null) ? rule.attendanceMinShare() : "2/3";
		return Share.parse(share).atLeast(invited - recused);
	}

	/** How many must agree. */
	static int needed(DecisionRule rule, int present) {
		Share share = Share.parse(rule.passShare());
		return Boolean.TRUE.equals(rule.strictlyGreater()) ? share.moreThan(present) : share.atLeast(present);
	}

	static boolean carried(DecisionRule rule, int present, int yes) {
		return present > 0 && yes >= needed(rule, present);
	}

}
