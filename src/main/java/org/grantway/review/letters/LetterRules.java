package org.grantway.review.letters;

import java.util.Optional;

import org.grantway.programmes.Call;
import org.grantway.programmes.ReferenceData;
import org.grantway.programmes.ReferenceData.CriteriaSet;
import org.grantway.programmes.ReferenceData.DecisionRule;
import org.grantway.shared.NotFound;
import org.springframework.stereotype.Component;

/** What a call lays down for its letter review. */
@Component
class LetterRules {

	private final ReferenceData reference;

	LetterRules(ReferenceData reference) {
		this.reference = reference;
	}

	/**
	 * There are no pages of letter review for a call that goes before a panel at once.
	 */
	void requireReview(Call call) {
		if (find(call).isEmpty()) {
			throw new NotFound("letter review of call " + call.code());
		}
	}

	Optional<DecisionRule> find(Call call) {
		return call.review()
			.stream()
			.flatMap((stage) -> stage.rules().stream())
			.map(this.reference::decisionRule)
			.filter((rule) -> rule.invite() != null)
			.findFirst();
	}

	DecisionRule rule(Call call) {
		return find(call)
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
