package org.grantway.programmes;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import java.util.Optional;

import org.grantway.shared.LocalizedText;
import org.grantway.shared.Money;

/**
 * Fields, cost categories, criteria, scales and decision rules.
 */
public interface ReferenceData {

	List<Field> fields();

	Optional<Field> field(String code);

	/**
	 * Cost categories of these groups (direct, indirect, construction, …), parents before
	 * children.
	 */
	List<CostCategory> costCategories(List<String> groups);

	List<CriteriaSet> criteriaSets();

	CriteriaSet criteriaSet(String code);

	List<DecisionRule> decisionRules();

	DecisionRule decisionRule(String code);

	/**
	 * The ceiling of indirect costs on this base (direct costs less equipment),
	 * cumulative by tier.
	 */
	Money indirectCeiling(Money base);

	record Field(String code, String parent, LocalizedText name, List<String> screenings) {

	}

	/**
	 * @param itemiseFrom price from which items are listed one by one, or null
	 */
	record CostCategory(String code, String parent, String group, LocalizedText name, LocalizedText description,
			Money itemiseFrom) {

		/** Whether it says who gives money beside the award, and is no cost. */
		public boolean isFunding() {
			return this.group.equals("matching");
		}

		/**
		 * Those that a cost can be put under: without parts of their own, not computed.
		 */
		public static List<CostCategory> choosable(List<CostCategory> all) {
			return all.stream()
				.filter((category) -> !category.group().equals("indirect"))
				.filter((category) -> all.stream().noneMatch((other) -> category.code().equals(other.parent())))
				.toList();
		}

	}

	/**
	 * @param scale a scale's code: S100, SABCD, SPASS, SVOTE, … @param minTotal
	 * threshold, or null
	 */
	record CriteriaSet(String code, LocalizedText name, Scale scale, BigDecimal minTotal, List<Criterion> criteria) {

	}

	record Criterion(String code, LocalizedText name, BigDecimal weight) {

	}

	/**
	 * @param values empty for a numeric scale @param advice empty if the scale has none
	 */
	record Scale(String code, LocalizedText name, BigDecimal min, BigDecimal max, BigDecimal step, List<Grade> values,
			List<Grade> advice) {

		/** What the reviewer chooses from: the grades' names, or the scale's own. */
		public LocalizedText choices() {
			return this.values.isEmpty() ? this.name
					: new LocalizedText(
							this.values.stream().map((grade) -> grade.name().en()).collect(Collectors.joining(", ")),
							this.values.stream().map((grade) -> grade.name().zh()).collect(Collectors.joining("、")));
		}

	}

	record Grade(String code, LocalizedText name, BigDecimal points) {

	}

	/**
	 * Numbers of a decision rule; what does not apply is null. Shares are fractions as
	 * written, e.g. {@code 2/3}.
	 */
	record DecisionRule(String code, LocalizedText name, Integer invite, Integer minValid, Integer dueWorkingDays,
			Integer panelMin, String attendanceMinShare, String passShare, Boolean strictlyGreater) {

	}

}
