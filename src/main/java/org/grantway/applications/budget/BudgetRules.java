package org.grantway.applications.budget;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.UnaryOperator;

import org.grantway.programmes.ReferenceData.CostCategory;
import org.grantway.shared.Money;

/**
 * What a call says about budgets.
 *
 * @param categories those that may be used, parents before children
 * @param awardMin least that may be asked for
 * @param awardMax most that may be asked for
 * @param matchingMinRatio matching money per yuan asked for
 * @param indirect whether indirect costs are asked for; they are computed, not typed
 * @param indirectCeiling the ceiling for a base (direct costs less equipment)
 */
public record BudgetRules(List<CostCategory> categories, Money awardMin, Money awardMax, BigDecimal matchingMinRatio,
		boolean indirect, UnaryOperator<Money> indirectCeiling) {

	/** Categories a line may name: those without parts of their own, not computed. */
	public List<CostCategory> choosable() {
		return CostCategory.choosable(this.categories);
	}

	CostCategory category(String code) {
		return this.categories.stream().filter((category) -> category.code().equals(code)).findFirst().orElse(null);
	}

	/** The heading directly below the group, e.g. equipment, business, labour. */
	CostCategory heading(CostCategory category) {
		CostCategory heading = category;
		CostCategory parent = category(category.parent());
		while (parent != null && parent.parent() != null && !parent.parent().isBlank()) {
			heading = parent;
			parent = category(parent.parent());
		}
		return heading;
	}

}
