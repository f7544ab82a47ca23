package org.grantway.review.letters;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.grantway.programmes.ReferenceData.CriteriaSet;
import org.grantway.programmes.ReferenceData.Criterion;
import org.grantway.programmes.ReferenceData.Grade;
import org.grantway.programmes.ReferenceData.Scale;
import org.grantway.shared.LocalizedText;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MarkingTests {

	static final LocalizedText NAME = LocalizedText.of("N", "名");

	static final Scale HUNDRED = new Scale("S100", NAME, BigDecimal.ZERO, BigDecimal.valueOf(100), BigDecimal.ONE,
			List.of(), List.of());

	static final Scale GRADES = new Scale("SABCD", NAME, null, null, null,
			List.of(grade("A", 4), grade("B", 3), grade("C", 2), grade("D", 1)), List.of());

	@Test
	void weightsCount() {
		CriteriaSet set = set(HUNDRED, 20, 80);
		assertThat(Marking.total(set, Map.of("C0", "50", "C1", "100"))).isEqualByComparingTo("90");
	}

	@Test
	void withoutWeightsAllCriteriaCountTheSame() {
		assertThat(Marking.total(set(HUNDRED, 0, 0), Map.of("C0", "50", "C1", "100"))).isEqualByComparingTo("75");
	}

	@Test
	void gradesBecomeASharesOfTheBest() {
		assertThat(Marking.total(set(GRADES, 1, 1), Map.of("C0", "A", "C1", "B"))).isEqualByComparingTo("87.5");
	}

	@Test
	void whatIsOffTheScaleIsNoMark() {
		assertThat(Marking.points(HUNDRED, "101")).isEmpty();
		assertThat(Marking.points(HUNDRED, "-1")).isEmpty();
		assertThat(Marking.points(HUNDRED, "80.5")).isEmpty();
		assertThat(Marking.points(HUNDRED, "eighty")).isEmpty();
		assertThat(Marking.points(GRADES, "E")).isEmpty();
		assertThat(Marking.points(HUNDRED, " 80 ")).isPresent();
	}

	@Test
	void equalMeansShareARankAndTheNextIsSkipped() {
		List<BigDecimal> means = Arrays.asList(new BigDecimal("90"), new BigDecimal("85.0000"), new BigDecimal("85"),
				new BigDecimal("70"), null);
		assertThat(Marking.ranks(means)).containsExactly(1, 2, 2, 4, null);
	}

	@Test
	void charactersAreCountedWithoutWhiteSpace() {
		assertThat(LetterReviews.characters(" 立项 依据\n充分 ")).isEqualTo(6);
	}

	static CriteriaSet set(Scale scale, int first, int second) {
		return new CriteriaSet("CS", NAME, scale, null, List.of(new Criterion("C0", NAME, BigDecimal.valueOf(first)),
				new Criterion("C1", NAME, BigDecimal.valueOf(second))));
	}

	static Grade grade(String code, int points) {
		return new Grade(code, NAME, BigDecimal.valueOf(points));
	}

}
