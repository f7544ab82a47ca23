package org.grantway.review.letters;

import org.grantway.programmes.Call;
import org.grantway.programmes.ReferenceData;
import org.grantway.programmes.ReferenceData.CriteriaSet;
import org.grantway.programmes.ReferenceData.DecisionRule;
import org.springframework.stereotype.Component;

/** What a call lays down for its letter review. */
@Component
class LetterRules {

	private final ReferenceData reference;

	LetterRules(ReferenceData reference) {
		this.reference = reference;
	}

	DecisionRule rule(Call call) {
		return call.review()
			.stream()
			.flatMap((stage) -> stage.rules().stream())
			.map(this.reference::decisionRule)
			.filter((rule) -> rule.invite() != null)
			.findFirst()
			.orElseThrow(() -> new IllegalStateException("Call " + call.code() + " has no rule for letter review"));
	}

	CriteriaSet criteria(Call call) {
		return call.review()
			.stream()
			.filter((stage) -> stage.rules()
				.stream()
				.anyMatch((code) -> this.reference.decisionRule(code).invite() != null))
			.map((stage) -> this.reference.criteriaSet(stage.criteriaSet()))
			.findFirst()
			.orElseThrow(() -> new IllegalStateException("Call " + call.code() + " has no criteria for letter review"));
	}

}
