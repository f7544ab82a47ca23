package org.grantway.applications;

import org.springframework.stereotype.Component;

import org.grantway.applications.budget.BudgetRules;
import org.grantway.applications.budget.BudgetSheet;
import org.grantway.applications.content.Answers;
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
		return BudgetSheet.of(budget.rows("lines"), rules(call));
	}

}
