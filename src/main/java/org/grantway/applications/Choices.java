package org.grantway.applications;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

import org.grantway.applications.content.Field;
import org.grantway.identity.Organisations;
import org.grantway.programmes.Call;
import org.grantway.programmes.ReferenceData;
import org.grantway.web.Formats;

/**
 * What can be chosen where, value to text in the order shown.
 */
@Component
class Choices {

	private static final int MONTHS_A_YEAR = 12;

	private static final Map<String, List<String>> FIXED = Map.of("screenings",
			List.of("ethics", "biosafety", "human-genetic-resources", "data-security", "export-control"), "legal-forms",
			List.of("registered", "in-preparation", "department-of-host"), "team-roles",
			List.of("leader", "topic-leader", "participant", "student", "support"), "partner-roles",
			List.of("co-operation", "supply", "application", "region"), "sources",
			List.of("funder", "host", "partner", "region"));

	private final ReferenceData reference;

	private final Budgets budgets;

	private final Organisations organisations;

	private final MessageSource messages;

	Choices(ReferenceData reference, Budgets budgets, Organisations organisations, MessageSource messages) {
		this.reference = reference;
		this.budgets = budgets;
		this.organisations = organisations;
		this.messages = messages;
	}

	Map<String, String> of(Field field, Call call, Locale locale) {
		Map<String, String> options = new LinkedHashMap<>();
		switch (field.options()) {
			case "fields" -> this.reference.fields()
				.stream()
				.filter((research) -> call.fields().contains(research.code())
						|| call.fields().contains(research.parent()))
				.forEach((research) -> options.put(research.code(), research.name().in(locale)));
			case "categories" -> this.budgets.rules(call)
				.choosable()
				.forEach((category) -> options.put(category.code(), category.name().in(locale)));
			case Field.YEARS -> IntStream.rangeClosed(1, years(call.durationMonths()))
				.forEach(
						(year) -> options.put(Integer.toString(year), text("applications.option.years", locale, year)));
			case "funders" -> call.fundingSplit().keySet().forEach((code) -> options.put(code, funder(code, locale)));
			default -> FIXED.getOrDefault(field.options(), List.of())
				.forEach((value) -> options.put(value,
						text("applications.option." + field.options() + "." + value, locale)));
		}
		return options;
	}

	/**
	 * The same under headings, where costs and the money that others give for them stand
	 * in one list; otherwise empty.
	 */
	Map<String, Map<String, String>> grouped(Field field, Call call, Locale locale) {
		Map<String, Map<String, String>> groups = new LinkedHashMap<>();
		if ("categories".equals(field.options())) {
			this.budgets.rules(call).choosable().forEach((category) -> {
				String heading = category.isFunding() ? "applications.budget.funding" : "applications.budget.costs";
				groups.computeIfAbsent(text(heading, locale), (key) -> new LinkedHashMap<>())
					.put(category.code(), category.name().in(locale));
			});
		}
		return (groups.size() > 1) ? groups : Map.of();
	}

	/** How many years a project of so many months touches. */
	static int years(int months) {
		return (months + MONTHS_A_YEAR - 1) / MONTHS_A_YEAR;
	}

	private String funder(String code, Locale locale) {
		return code.equals("central") ? text("applications.option.funders.central", locale)
				: this.organisations.find(code).map((region) -> region.name().in(locale)).orElse(code);
	}

	/** The text, after the name of the place it is about. */
	String at(String place, String text, Locale locale) {
		return (place == null || place.isEmpty()) ? text : text("applications.at-place", locale, place, text);
	}

	String text(String key, Locale locale, Object... arguments) {
		Object[] shown = Stream.of(arguments).map((argument) -> Formats.shown(argument, locale)).toArray();
		return this.messages.getMessage(key, shown, locale);
	}

	/** What it means that a field was left empty; empty if that says nothing. */
	String none(String labelKey, Locale locale) {
		return this.messages.getMessage(labelKey + ".none", null, "", locale);
	}

	/** A person's title in words; as it is recorded if it is none of the known ones. */
	String title(String code, Locale locale) {
		return (code != null) ? this.messages.getMessage("identity.profile.title." + code, null, code, locale) : "";
	}

	/** The name of a document that the call asks for; its code if it is a new kind. */
	String document(String code, Locale locale) {
		return this.messages.getMessage("applications.document." + code, null, code, locale);
	}

}
