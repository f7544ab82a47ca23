package org.grantway.programmes;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

import org.grantway.shared.Money;

/**
 * What an officer typed about a call, as text by field name, so that nothing typed is
 * ever lost. Stage dates are {@code start_<stage>} and {@code end_<stage>}, review rules
 * {@code criteria_<stage>} and {@code rules_<stage>}; for lines of money, time and limits
 * see {@link CallTerms}.
 */
record CallForm(MultiValueMap<String, String> typed) {

	private static final Map<String, String> TEXTS = Map.of("title_en", "title_en", "title_zh", "title_zh", "text_en",
			"text_en", "text_zh", "text_zh", "managing_agency", "managing_agency", "lead_department",
			"lead_department");

	private static final Map<String, String> AMOUNTS = Map.of("budget", "budget_total_cny", "award_min",
			"award_min_cny", "award_max", "award_max_cny");

	private static final Map<String, String> COUNTS = Map.of("quota", "quota", "duration", "duration_months", "notice",
			"public_notice_working_days");

	private static final Map<String, String> LISTS = Map.of("fields", "fields", "documents", "documents", "departments",
			"consultation_departments");

	/** The form filled with a configuration. */
	static CallForm of(CallConfiguration configuration) {
		JsonNode json = configuration.json();
		MultiValueMap<String, String> typed = new LinkedMultiValueMap<>();
		TEXTS.forEach((name, field) -> typed.set(name, json.path(field).asText("")));
		AMOUNTS.forEach((name, field) -> typed.set(name, json.path(field).asText("")));
		COUNTS.forEach((name, field) -> typed.set(name, json.path(field).asText("")));
		LISTS.forEach((name, field) -> typed.put(name, CallConfiguration.strings(json.path(field))));
		typed.put("hosts", CallConfiguration.strings(json.path("eligibility").path("host_types")));
		typed.set("closing_time", json.path("closing_time").asText());
		typed.set("rolling", json.path("rolling").asText());
		typed.set("blind", json.path("blind_review").asText());
		configuration.calendar().forEach((stage) -> {
			typed.set("start_" + stage.stage(), stage.start().toString());
			typed.set("end_" + stage.stage(), stage.end().toString());
		});
		configuration.review().forEach((stage) -> {
			typed.set("criteria_" + stage.stage(), stage.criteriaSet());
			typed.put("rules_" + stage.stage(), stage.rules());
		});
		new CallTerms(typed).fill(configuration);
		return new CallForm(typed);
	}

	/** The numbers of the instalments' lines. */
	public List<Integer> parts() {
		return new CallTerms(this.typed).parts();
	}

	public String value(String name) {
		String value = this.typed.getFirst(name);
		return (value != null) ? value : "";
	}

	public List<String> values(String name) {
		return this.typed.getOrDefault(name, List.of());
	}

	public boolean isTicked(String name) {
		return "true".equals(value(name));
	}

	/**
	 * What is wrong, as message keys by field.
	 * @param funders who may pay a share
	 */
	Map<String, String> problems(CallConfiguration base, Collection<String> funders) {
		Map<String, String> problems = new LinkedHashMap<>();
		TEXTS.keySet().stream().sorted().forEach((name) -> {
			if (value(name).isBlank()) {
				problems.put(name, "programmes.edit.error.required");
			}
		});
		AMOUNTS.keySet().forEach((name) -> {
			if (amount(name).isEmpty()) {
				problems.put(name, "programmes.edit.error.amount");
			}
		});
		COUNTS.keySet().forEach((name) -> {
			if (count(name).isEmpty() || (!name.equals("notice") && count(name).get() < 1)) {
				problems.put(name, "programmes.edit.error.count");
			}
		});
		if (problems.isEmpty() && amount("award_min").get().compareTo(amount("award_max").get()) > 0) {
			problems.put("award_min", "programmes.edit.error.award-order");
		}
		if (problems.isEmpty() && amount("award_max").get().compareTo(amount("budget").get()) > 0) {
			problems.put("award_max", "programmes.edit.error.award-over-budget");
		}
		if (time().isEmpty()) {
			problems.put("closing_time", "programmes.edit.error.time");
		}
		if (values("fields").isEmpty()) {
			problems.put("fields", "programmes.edit.error.tick-one");
		}
		if (values("documents").isEmpty()) {
			problems.put("documents", "programmes.edit.error.tick-one");
		}
		base.calendar().forEach((stage) -> problemOfStage(stage.stage(), problems));
		base.review().forEach((stage) -> {
			if (value("criteria_" + stage.stage()).isBlank()) {
				problems.put("criteria_" + stage.stage(), "programmes.edit.error.choose");
			}
			if (values("rules_" + stage.stage()).isEmpty()) {
				problems.put("rules_" + stage.stage(), "programmes.edit.error.tick-one");
			}
		});
		problemOfHostDay(base, problems);
		new CallTerms(this.typed).check(base, funders, problems);
		return problems;
	}

	private void problemOfStage(String stage, Map<String, String> problems) {
		Optional<LocalDate> start = day("start_" + stage);
		Optional<LocalDate> end = day("end_" + stage);
		if (start.isEmpty()) {
			problems.put("start_" + stage, "programmes.edit.error.date");
		}
		if (end.isEmpty()) {
			problems.put("end_" + stage, "programmes.edit.error.date");
		}
		else if (start.isPresent() && end.get().isBefore(start.get())) {
			problems.put("end_" + stage, "programmes.edit.error.date-order");
		}
	}

	private void problemOfHostDay(CallConfiguration base, Map<String, String> problems) {
		Optional<LocalDate> host = day("end_host-review");
		Optional<LocalDate> applicant = day("end_" + base.json().path("entry_stage").asText());
		if (host.isPresent() && applicant.isPresent() && host.get().isBefore(applicant.get())) {
			problems.putIfAbsent("end_host-review", "programmes.edit.error.host-day");
		}
	}

	/** The configuration with what was typed; only for a form without problems. */
	CallConfiguration applyTo(CallConfiguration base, Collection<String> funders) {
		CallConfiguration revised = base.copy();
		ObjectNode json = revised.json();
		TEXTS.forEach((name, field) -> json.put(field, value(name).strip()));
		AMOUNTS.forEach((name, field) -> json.put(field, amount(name).orElseThrow().fen() / 100));
		COUNTS.forEach((name, field) -> json.put(field, count(name).orElseThrow()));
		LISTS.forEach((name, field) -> putList(json, field, values(name)));
		if (json.path("eligibility") instanceof ObjectNode eligibility
				&& (eligibility.has("host_types") || !values("hosts").isEmpty())) {
			putList(eligibility, "host_types", values("hosts"));
		}
		json.put("closing_time", time().orElseThrow().toString());
		json.put("rolling", isTicked("rolling"));
		json.put("blind_review", isTicked("blind"));
		json.path("stages").forEach((line) -> {
			String stage = line.path("stage").asText();
			((ObjectNode) line).put("start", value("start_" + stage)).put("end", value("end_" + stage));
		});
		json.path("review").forEach((line) -> {
			String stage = line.path("stage").asText();
			((ObjectNode) line).put("criteria_set", value("criteria_" + stage));
			putList((ObjectNode) line, "rules", values("rules_" + stage));
		});
		new CallTerms(this.typed).applyTo(json, funders);
		CallConfigurations.recomputeOffsets(json);
		return revised;
	}

	private static void putList(ObjectNode json, String field, List<String> values) {
		var list = json.putArray(field);
		values.forEach(list::add);
	}

	private Optional<Money> amount(String name) {
		return Money.read(value(name)).filter((money) -> !money.isNegative() && money.fen() % 100 == 0);
	}

	private Optional<Integer> count(String name) {
		return value(name).strip().matches("\\d{1,5}") ? Optional.of(Integer.valueOf(value(name).strip()))
				: Optional.empty();
	}

	private Optional<LocalTime> time() {
		try {
			return Optional.of(LocalTime.parse(value("closing_time").strip()));
		}
		catch (DateTimeException ex) {
			return Optional.empty();
		}
	}

	private Optional<LocalDate> day(String name) {
		try {
			return Optional.of(LocalDate.parse(value(name).strip()));
		}
		catch (DateTimeException ex) {
			return Optional.empty();
		}
	}

}
