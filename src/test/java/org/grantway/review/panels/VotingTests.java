package org.grantway.review.panels;

import org.grantway.programmes.ReferenceData.DecisionRule;
import org.grantway.shared.LocalizedText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class VotingTests {

	static final DecisionRule HALF = rule("1/2", true);

	static final DecisionRule TWO_THIRDS = rule("2/3", false);

	@ParameterizedTest
	@CsvSource({ "9,0,6", "12,0,8", "15,0,10", "13,0,9", "13,1,8", "10,0,7" })
	void aQuorumIsTwoThirdsOfThoseInvitedLessThoseRecused(int invited, int recused, int quorum) {
		assertThat(Voting.quorum(HALF, invited, recused)).isEqualTo(quorum);
	}

	@Test
	void ofTenPresentAGeneralCaseNeedsSixAndALaboratorySeven() {
		assertThat(Voting.needed(HALF, 10)).isEqualTo(6);
		assertThat(Voting.needed(TWO_THIRDS, 10)).isEqualTo(7);
	}

	@Test
	void aTieDoesNotCarryWhereMoreThanHalfIsNeeded() {
		assertThat(Voting.carried(HALF, 10, 5)).isFalse();
		assertThat(Voting.carried(HALF, 10, 6)).isTrue();
		assertThat(Voting.carried(HALF, 9, 5)).isTrue();
	}

	@Test
	void abstentionsCountAsNotAgreed() {
		// 12 present, 7 agree, 5 abstain: nobody is against, yet two thirds did not agree
		assertThat(Voting.carried(TWO_THIRDS, 12, 7)).isFalse();
		assertThat(Voting.carried(TWO_THIRDS, 12, 8)).isTrue();
	}

	@Test
	void nobodyPresentCarriesNothing() {
		assertThat(Voting.carried(TWO_THIRDS, 0, 0)).isFalse();
	}

	@Test
	void theCountBoundsTheResult() {
		assertThat(Purpose.DEFENCE.results(true)).containsExactly("pass");
		assertThat(Purpose.DEFENCE.results(false)).containsExactly("fail");
		assertThat(Purpose.ARGUMENTATION.results(false)).doesNotContain("pass");
		assertThat(Purpose.ACCEPTANCE.results(false)).containsExactly("closed", "rectify", "fail");
		assertThat(Purpose.MID_TERM.results(false)).containsExactly("rectify", "terminate");
	}

	static DecisionRule rule(String share, boolean greater) {
		return new DecisionRule("R", LocalizedText.of("R", "R"), null, null, null, 9, "2/3", share, greater);
	}

}
