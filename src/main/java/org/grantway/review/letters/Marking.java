package org.grantway.review.letters;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.grantway.programmes.ReferenceData.CriteriaSet;
import org.grantway.programmes.ReferenceData.Criterion;
import org.grantway.programmes.ReferenceData.Grade;
import org.grantway.programmes.ReferenceData.Scale;

/** Turns marks on any scale into a total on 0..100, and totals into a ranking. */
final class Marking {

	private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

	private Marking() {
	}

	/** The mark on 0..100, or empty if it is not on the scale. */
	static Optional<BigDecimal> points(Scale scale, String mark) {
		if (!scale.values().isEmpty()) {
			return grade(scale, mark);
		}
		try {
			BigDecimal number = new BigDecimal(mark.strip());
			BigDecimal above = number.subtract(scale.min());
			boolean onStep = scale.step() == null || above.remainder(scale.step()).signum() == 0;
			if (above.signum() < 0 || number.compareTo(scale.max()) > 0 || !onStep) {
				return Optional.empty();
			}
			return Optional
				.of(above.multiply(HUNDRED).divide(scale.max().subtract(scale.min()), MathContext.DECIMAL64));
		}
		catch (NumberFormatException ex) {
			return Optional.empty();
		}
	}

	private static Optional<BigDecimal> grade(Scale scale, String mark) {
		BigDecimal best = scale.values()
			.stream()
			.map(Grade::points)
			.filter((points) -> points != null)
			.max(BigDecimal::compareTo)
			.orElse(null);
		for (int index = 0; index < scale.values().size(); index++) {
			Grade grade = scale.values().get(index);
			if (grade.code().equals(mark)) {
				int last = scale.values().size() - 1;
				return Optional.of((best != null) ? grade.points().multiply(HUNDRED).divide(best, MathContext.DECIMAL64)
						: HUNDRED.multiply(BigDecimal.valueOf(last - index))
							.divide(BigDecimal.valueOf(Math.max(1, last)), MathContext.DECIMAL64));
			}
		}
		return Optional.empty();
	}

	/** The lowest mark there is, on 0..100. */
	static BigDecimal least(Scale scale) {
		return scale.values()
			.stream()
			.flatMap((grade) -> grade(scale, grade.code()).stream())
			.min(BigDecimal::compareTo)
			.orElse(BigDecimal.ZERO);
	}

	/** The codes of the advice that speaks against funding. */
	static Set<String> against(Scale scale) {
		return scale.advice().isEmpty() ? Set.of("DECLINE")
				: scale.advice()
					.stream()
					.filter((grade) -> grade.points() != null && grade.points().signum() == 0)
					.map(Grade::code)
					.collect(Collectors.toSet());
	}

	/** The weighted total; criteria without weights count the same. */
	static BigDecimal total(CriteriaSet set, Map<String, String> marks) {
		BigDecimal weights = set.criteria().stream().map(Marking::weight).reduce(BigDecimal.ZERO, BigDecimal::add);
		boolean equal = weights.signum() == 0;
		BigDecimal sum = BigDecimal.ZERO;
		for (Criterion criterion : set.criteria()) {
			BigDecimal points = points(set.scale(), marks.getOrDefault(criterion.code(), "")).orElseThrow();
			sum = sum.add(points.multiply(equal ? BigDecimal.ONE : weight(criterion)));
		}
		BigDecimal divisor = equal ? BigDecimal.valueOf(set.criteria().size()) : weights;
		return sum.divide(divisor, 4, RoundingMode.HALF_UP);
	}

	private static BigDecimal weight(Criterion criterion) {
		return (criterion.weight() != null) ? criterion.weight() : BigDecimal.ZERO;
	}

	/** The mean of so many totals; null if there are none. */
	static BigDecimal mean(BigDecimal sum, int count) {
		return (count == 0) ? null : sum.divide(BigDecimal.valueOf(count), 4, RoundingMode.HALF_UP);
	}

	/**
	 * Ranks by mean, the highest first: 1, 2, 2, 4. What has no mean has no rank; equal
	 * is equal and is not broken by any other order.
	 */
	static List<Integer> ranks(List<BigDecimal> means) {
		List<BigDecimal> ordered = means.stream().filter(Objects::nonNull).sorted(Comparator.reverseOrder()).toList();
		Map<BigDecimal, Integer> rankOf = new TreeMap<>();
		for (int index = 0; index < ordered.size(); index++) {
			rankOf.putIfAbsent(ordered.get(index), index + 1);
		}
		List<Integer> ranks = new ArrayList<>();
		means.forEach((mean) -> ranks.add((mean != null) ? rankOf.get(mean) : null));
		return ranks;
	}

}
