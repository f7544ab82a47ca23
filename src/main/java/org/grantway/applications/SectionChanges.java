package org.grantway.applications;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

import org.grantway.applications.content.Answers;
import org.grantway.applications.content.Field;
import org.grantway.applications.content.Section;
import org.grantway.identity.Organisations;
import org.grantway.identity.Organisations.OrganisationView;
import org.grantway.programmes.Call;
import org.grantway.shared.Fact;
import org.grantway.shared.LocalizedText;

/**
 * Says for the history what a save changed in a section, as it is read: choices and
 * organisations by the names that they have at the time, in both languages.
 */
@Component
class SectionChanges {

	/** Long texts are kept in the versions; the history shows how they begin. */
	private static final int MOST_KEPT = 300;

	private static final String ORGANISATION = "organisation";

	private final Choices choices;

	private final Organisations organisations;

	SectionChanges(Choices choices, Organisations organisations) {
		this.choices = choices;
		this.organisations = organisations;
	}

	Fact of(GrantApplication application, Call call, Section section, Answers before, Answers after,
			boolean wasComplete, boolean isComplete) {
		Fact fact = Fact.of(application.asCase(), "application.section-saved").now("section", section.key());
		for (Field field : section.fields()) {
			Object was = before.values().get(field.name());
			Object is = after.values().get(field.name());
			if (!Objects.equals(was, is) && !(was == null && after.isEmpty(field))) {
				fact = fact.was(field.name(), excerpt(call, field, before, after))
					.now(field.name(), excerpt(call, field, after, before));
			}
		}
		if (wasComplete != isComplete) {
			fact = fact.was("complete", wasComplete).now("complete", isComplete);
		}
		return fact;
	}

	private String excerpt(Call call, Field field, Answers answers, Answers others) {
		Object value = answers.values().get(field.name());
		if (value == null) {
			return null;
		}
		if (field.kind() == Field.Kind.ROWS) {
			return rows(call, field, answers, others);
		}
		if (value instanceof Collection<?> several) {
			return several.stream().map((one) -> named(call, field, one.toString())).collect(Collectors.joining("; "));
		}
		String text = named(call, field, value.toString());
		return (text.length() <= MOST_KEPT) ? text : text.substring(0, MOST_KEPT) + "…";
	}

	/** The rows that the other state has not: what is filled in, column by column. */
	private String rows(Call call, Field field, Answers answers, Answers others) {
		List<Map<String, String>> left = new ArrayList<>(answers.rows(field.name()));
		left.removeAll(others.rows(field.name()));
		left.removeIf(Answers::isBlankRow);
		Map<String, OrganisationView> units = this.organisations
			.all(left.stream().map((row) -> row.getOrDefault(ORGANISATION, "")).collect(Collectors.toSet()));
		return left.stream()
			.map((row) -> field.columns()
				.stream()
				.filter((column) -> !row.getOrDefault(column.name(), "").isBlank())
				.map((column) -> {
					String typed = row.get(column.name());
					return (column.name().equals(ORGANISATION) && units.containsKey(typed))
							? both(units.get(typed).name()) : named(call, column, typed);
				})
				.collect(Collectors.joining(" · ")))
			.collect(Collectors.joining("; "));
	}

	private String named(Call call, Field field, String value) {
		if (field.options() == null || Field.UNITS.equals(field.options())) {
			return value;
		}
		return both(new LocalizedText(this.choices.of(field, call, Locale.ENGLISH).getOrDefault(value, value),
				this.choices.of(field, call, Locale.SIMPLIFIED_CHINESE).getOrDefault(value, value)));
	}

	/** As the history reads a text of two languages. */
	private static String both(LocalizedText name) {
		return name.en().equals(name.zh()) ? name.en() : name.en() + " / " + name.zh();
	}

}
