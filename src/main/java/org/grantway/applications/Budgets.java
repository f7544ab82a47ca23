package org.grantway.applications;

import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Component;

import org.grantway.applications.budget.BudgetRules;
import org.grantway.applications.budget.BudgetSheet;
import org.grantway.applications.content.Answers;
import org.grantway.applications.content.Finding;
import org.grantway.applications.content.Section;
import org.grantway.programmes.Call;
import org.grantway.programmes.ReferenceData;

/**
 * Reads budgets by the rules of their call.
 */
@Component
class Budgets {

	private final ReferenceData reference;

	Budgets(ReferenceData reference) {
		this.reference = reference;
	}

	BudgetRules rules(Call call) {
		return new BudgetRules(this.reference.costCategories(call.costGroups()), call.awardMin(), call.awardMax(),
				call.matchingMinRatio(), call.costGroups().contains("indirect"), this.reference::indirectCeiling);
	}

	BudgetSheet sheet(Answers budget, Call call) {
		BudgetRules rules = rules(call);
		return BudgetSheet.of(isLumpSum(call) ? lumpSum(budget, rules) : budget.rows("lines"), rules);
	}

	/** What the rules say against it; at the one amount, where there are no lines. */
	List<Finding> findings(Answers budget, Call call) {
		List<Finding> findings = sheet(budget, call).findings();
		return isLumpSum(call) ? findings.stream()
			.map((one) -> new Finding(one.section(), Section.LUMP_SUM, one.messageKey(), one.arguments()))
			.toList() : findings;
	}

	static boolean isLumpSum(Call call) {
		return call.costGroups().contains("lump-sum");
	}

	/** The one amount, as a line of the one category. */
	private static List<Map<String, String>> lumpSum(Answers budget, BudgetRules rules) {
		String amount = budget.text(Section.LUMP_SUM);
		return amount.isBlank() ? List.of()
				: List.of(Map.of("category", rules.choosable().get(0).code(), "source", "funder", "amount", amount));
	}

}
