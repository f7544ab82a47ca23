package org.grantway.programmes;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Component;

import org.grantway.programmes.Call.CallStatus;
import org.grantway.programmes.CallConditions.Condition;
import org.grantway.programmes.ReferenceData.CriteriaSet;
import org.grantway.shared.Times;

/**
 * Prepares a call's page as applicants read it.
 */
@Component
class CallPages {

	private final CallTexts texts;

	private final CallConditions conditions;

	private final ReferenceData reference;

	private final Clock clock;

	CallPages(CallTexts texts, CallConditions conditions, ReferenceData reference, Clock clock) {
		this.texts = texts;
		this.conditions = conditions;
		this.reference = reference;
		this.clock = clock;
	}

	String title(Call call) {
		return this.texts.in(call.title());
	}

	View view(Call call) {
		Instant now = Instant.now(this.clock);
		return new View(call, this.texts.programmes().getOrDefault(call.programme(), call.programme()),
				this.texts.nameOf(call.leadDepartment()), this.texts.nameOf(call.managingAgency()),
				CallTexts.statusKey(call.status()), CallTexts.tone(call.status()), call.isOpen(now),
				this.texts.word("channel", String.valueOf(call.switches().get("recommendation"))),
				call.fields().stream().map(this.texts::fieldName).toList(), this.conditions.eligibility(call),
				this.conditions.limits(call), this.conditions.shortlist(call),
				call.documents().stream().map((code) -> this.texts.word("document", code)).toList(),
				call.costGroups().stream().map((code) -> this.texts.word("cost-group", code)).toList(), funders(call),
				instalments(call), lengths(call), reviews(call), stages(call, Times.dayOf(now)),
				this.texts.departmentNames(call.consultationDepartments()));
	}

	private Map<String, String> funders(Call call) {
		Map<String, String> shares = new LinkedHashMap<>();
		call.fundingSplit()
			.forEach((funder, share) -> shares.put(
					funder.equals("central") ? this.texts.word("term", funder) : this.texts.nameOf(funder),
					percent(share)));
		return shares;
	}

	private List<Instalment> instalments(Call call) {
		return call.instalments()
			.stream()
			.map((rule) -> new Instalment(percent(rule.share()), this.texts.word("trigger", rule.trigger())))
			.toList();
	}

	private Map<String, String> lengths(Call call) {
		Map<String, String> lengths = new LinkedHashMap<>();
		call.lengths()
			.forEach((step, length) -> lengths.put(this.texts.word("length", step),
					this.texts.say("programmes.length.unit." + length.unit(), length.length())));
		return lengths;
	}

	private static String percent(BigDecimal share) {
		return CallTerms.percent(share) + " %";
	}

	private List<Review> reviews(Call call) {
		List<Review> reviews = new ArrayList<>();
		for (Call.ReviewStage stage : call.review()) {
			CriteriaSet set = this.reference.criteriaSet(stage.criteriaSet());
			List<String> rules = stage.rules()
				.stream()
				.map(this.reference::decisionRule)
				.filter((rule) -> stage.byLetter() || rule.minValid() == null)
				.map((rule) -> this.texts.in(rule.name()))
				.toList();
			reviews.add(new Review(this.texts.word("review-stage", stage.stage()), set, rules));
		}
		return reviews;
	}

	private static List<Stage> stages(Call call, LocalDate today) {
		return call.calendar()
			.stream()
			.map((line) -> new Stage(line, line.end().isBefore(today),
					!line.start().isAfter(today) && !line.end().isBefore(today)
							&& call.status() != CallStatus.CANCELLED))
			.toList();
	}

	record Instalment(String share, String trigger) {

	}

	record Review(String name, CriteriaSet set, List<String> rules) {

	}

	record Stage(Call.CalendarStage line, boolean past, boolean current) {

	}

	/** A call in words. */
	record View(Call call, String programme, String lead, String agency, String statusKey, String tone, boolean open,
			String channel, List<String> fields, List<Condition> eligibility, List<Condition> limits,
			List<Condition> shortlist, List<String> documents, List<String> costGroups, Map<String, String> funders,
			List<Instalment> instalments, Map<String, String> lengths, List<Review> reviews, List<Stage> stages,
			List<String> departments) {

	}

}
