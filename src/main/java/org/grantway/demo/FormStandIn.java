package org.grantway.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.springframework.context.annotation.Profile;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

import org.grantway.applications.ApplicationView;
import org.grantway.applications.Applications;
import org.grantway.documents.ExamplePage;
import org.grantway.documents.Files;
import org.grantway.forms.Submissions;
import org.grantway.programmes.Call;
import org.grantway.programmes.CallConditions;
import org.grantway.programmes.Calls;
import org.grantway.shared.Actor;
import org.grantway.shared.Times;
import org.grantway.workflow.StandIn;
import org.grantway.workflow.WorkItem;

/**
 * Fills in the forms of the generic task page, from the examples in
 * {@code demo/answers.json}.
 */
@Component
@Profile("demo")
class FormStandIn {

	/** A text that has these is written in one of them; a list holds its variants. */
	private static final Set<String> LANGUAGES = Set.of("zh", "en");

	private final Map<String, Example> examples;

	private final Submissions submissions;

	private final Applications applications;

	private final Calls calls;

	private final CallConditions conditions;

	private final Files files;

	private final Clock clock;

	FormStandIn(ObjectMapper json, Submissions submissions, Applications applications, Calls calls,
			CallConditions conditions, Files files, Clock clock) {
		this.examples = read(json);
		this.submissions = submissions;
		this.applications = applications;
		this.calls = calls;
		this.conditions = conditions;
		this.files = files;
		this.clock = clock;
	}

	private static Map<String, Example> read(ObjectMapper json) {
		try (var stream = new ClassPathResource("demo/answers.json").getInputStream()) {
			return json.readValue(stream, new TypeReference<>() {
			});
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** The outcome chosen in the form, or null if there is no example of it. */
	String outcome(String form) {
		Example example = this.examples.get(form);
		return (example != null) ? example.outcome() : null;
	}

	/** The wishes are answers by field, and {@code outcome}. */
	void answer(WorkItem item, Actor actor, Locale language, Map<String, String> wishes) {
		Example example = this.examples.get(item.formKey());
		Map<String, Object> answers = new LinkedHashMap<>();
		String outcome = wishes.getOrDefault("outcome", example.outcome());
		example.answers(outcome).forEach((field, value) -> answers.put(field, filled(value, item, actor, language)));
		answers.putAll(wishes);
		answers.remove("outcome");
		this.submissions.submit(item, outcome, answers, actor);
	}

	private Object filled(Object value, WorkItem item, Actor actor, Locale language) {
		if (value instanceof List<?> list) {
			return list.stream().map((one) -> filled(one, item, actor, language)).toList();
		}
		if (value instanceof Map<?, ?> text && text.keySet().equals(LANGUAGES)) {
			Object said = text.get(language.getLanguage());
			return filled((said instanceof List<?> variants) ? StandIn.oneOf(variants, item.id()) : said, item, actor,
					language);
		}
		if (value instanceof Map<?, ?> row) {
			Map<String, Object> filled = new LinkedHashMap<>();
			row.forEach((field, one) -> filled.put(field.toString(), filled(one, item, actor, language)));
			return filled;
		}
		if ("$conditions".equals(value)) {
			return List.copyOf(this.conditions.forOfficers(this.calls.require(application(item).callId())).keySet());
		}
		if (!(value instanceof String text) || !text.contains("$")) {
			return value;
		}
		LocalDate today = Times.dayOf(Instant.now(this.clock));
		return switch (text) {
			case "$file" -> this.files
				.store(item.of(), item.task() + "-example", "example.pdf", ExamplePage.of(item.of().number()), actor)
				.id()
				.toString();
			case "$conditions" ->
				List.copyOf(this.conditions.forOfficers(this.calls.require(application(item).callId())).keySet());
			case "$requested" -> application(item).requested().inYuan().toPlainString();
			case "$centralAmount" ->
				application(item).requested().share(share(item).movePointLeft(2)).inYuan().toPlainString();
			case "$share" -> share(item).toPlainString();
			default -> text.replace("$today", today.toString())
				.replace("$year", String.valueOf(today.getYear()))
				.replace("$number", String.valueOf(10 + Math.floorMod(item.id().hashCode(), 990)));
		};
	}

	/** What the region, or the central budget, is to give, in percent. */
	private BigDecimal share(WorkItem item) {
		Call call = this.calls.require(application(item).callId());
		String funder = (item.itemKey() != null) ? item.itemKey() : "central";
		return call.fundingSplit()
			.getOrDefault(funder, BigDecimal.ZERO)
			.movePointRight(2)
			.setScale(0, java.math.RoundingMode.HALF_UP);
	}

	private ApplicationView application(WorkItem item) {
		return this.applications.require(item.of().id());
	}

	/**
	 * An example of a form's answers.
	 *
	 * @param also what only some outcomes ask for, by outcome; null if there is no such
	 */
	private record Example(String outcome, Map<String, Object> answers, Map<String, Map<String, Object>> also) {

		Map<String, Object> answers(String chosen) {
			Map<String, Object> all = new LinkedHashMap<>(this.answers);
			if (this.also != null) {
				all.putAll(this.also.getOrDefault(chosen, Map.of()));
			}
			return all;
		}

	}

}
