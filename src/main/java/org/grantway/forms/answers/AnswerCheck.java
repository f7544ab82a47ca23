package org.grantway.forms.answers;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.springframework.context.MessageSource;

import org.grantway.forms.definition.FieldKind;
import org.grantway.forms.definition.FormDefinition;
import org.grantway.forms.definition.FormField;
import org.grantway.forms.definition.FormField.Rules;
import org.grantway.forms.definition.Outcome;
import org.grantway.shared.Money;
import org.grantway.web.Formats;

/**
 * One pass over the answers to a form.
 */
final class AnswerCheck {

	private static final int LINE = 500;

	private static final int TEXT = 20_000;

	/** In a message, the beginning of a long statement is enough to find it. */
	private static final int LONGEST_LABEL = 70;

	private final Outcome outcome;

	private final ReadingContext context;

	private final Set<String> hidden;

	private final MessageSource messages;

	private final Map<String, String> errors = new LinkedHashMap<>();

	AnswerCheck(Outcome outcome, ReadingContext context, Set<String> hidden, MessageSource messages) {
		this.outcome = outcome;
		this.context = context;
		this.hidden = hidden;
		this.messages = messages;
	}

	Reading read(FormDefinition form, Map<String, ?> answers) {
		Map<String, Object> values = values(form.fields(), "", "", answers);
		return new Reading(values, this.errors, this.hidden);
	}

	private Map<String, Object> values(List<FormField> fields, String prefix, String path, Map<?, ?> answers) {
		Map<String, Object> values = new LinkedHashMap<>();
		int index = 0;
		for (FormField field : fields) {
			String name = AnswerReader.nameOf(field, prefix, path + index++);
			if (this.hidden.contains(name)) {
				continue;
			}
			if (field.kind() == FieldKind.GROUP) {
				values.putAll(values(field.fields(), prefix, name + "/", answers));
			}
			else if (field.key() != null) {
				Object value = value(field, name, answers.get(field.key()));
				if (value != null) {
					values.put(field.key(), value);
					checkOutcome(field, name, value);
				}
			}
		}
		return values;
	}

	private Object value(FormField field, String name, Object raw) {
		return switch (field.kind()) {
			case TEXTFIELD -> field.isMoney() ? money(field, name, raw) : text(field, name, raw, LINE);
			case TEXTAREA -> text(field, name, raw, TEXT);
			case NUMBER -> number(field, name, raw);
			case DATETIME -> date(field, name, raw);
			case CHECKBOX -> checkbox(field, name, raw);
			case RADIO, SELECT -> choice(field, name, raw);
			case CHECKLIST -> choices(field, name, raw);
			case FILEPICKER -> files(field, name, raw);
			case DYNAMICLIST -> rows(field, name, raw);
			default -> null;
		};
	}

	private String text(FormField field, String name, Object raw, int otherwise) {
		String text = ValueReader.text(raw);
		if (isMissing(field, name, text.isEmpty(), "text")) {
			return null;
		}
		Rules rules = field.rules();
		int length = text.codePointCount(0, text.length());
		int longest = (rules.maxLength() != null) ? rules.maxLength() : otherwise;
		if (rules.minLength() != null && length < rules.minLength()) {
			error(name, "too-short", label(field), rules.minLength(), length);
		}
		else if (length > longest) {
			error(name, "too-long", label(field), longest, length - longest);
		}
		else if (rules.pattern() != null && !rules.pattern().matcher(text).matches()) {
			error(name, "pattern", label(field), hint(field));
		}
		else if (field.kind() == FieldKind.TEXTFIELD && text.contains("\n")) {
			error(name, "one-line", label(field));
		}
		else if ("credit-code".equals(field.properties().get("kind")) && !CreditCode.isRight(text)) {
			error(name, "credit-code", label(field));
		}
		return text;
	}

	private BigDecimal money(FormField field, String name, Object raw) {
		if (isMissing(field, name, ValueReader.text(raw).isEmpty(), "money")) {
			return null;
		}
		BigDecimal amount = ValueReader.money(raw).orElse(null);
		if (amount == null) {
			boolean beyond = Money.isBeyond(ValueReader.text(raw));
			error(name, beyond ? "too-big" : "money", label(field), Money.MOST.typed());
			return null;
		}
		checkRange(field, name, amount, BigDecimal.ZERO);
		return amount;
	}

	private BigDecimal number(FormField field, String name, Object raw) {
		if (isMissing(field, name, ValueReader.text(raw).isEmpty(), "number")) {
			return null;
		}
		BigDecimal number = ValueReader.number(raw).orElse(null);
		if (number == null) {
			error(name, "number", label(field));
			return null;
		}
		Integer decimals = field.rules().decimals();
		if (decimals != null && number.stripTrailingZeros().scale() > decimals) {
			error(name, (decimals == 0) ? "whole" : "decimals", label(field), decimals);
		}
		else {
			checkRange(field, name, number, null);
		}
		return number;
	}

	private void checkRange(FormField field, String name, BigDecimal number, BigDecimal least) {
		BigDecimal min = (field.rules().min() != null) ? field.rules().min() : least;
		BigDecimal max = field.rules().max();
		if (min != null && number.compareTo(min) < 0) {
			error(name, "too-small", label(field), min.toPlainString());
		}
		else if (max != null && number.compareTo(max) > 0) {
			error(name, "too-big", label(field), max.toPlainString());
		}
	}

	private LocalDate date(FormField field, String name, Object raw) {
		if (isMissing(field, name, ValueReader.text(raw).isEmpty(), "date")) {
			return null;
		}
		LocalDate date = ValueReader.date(raw).orElse(null);
		if (date == null) {
			error(name, "date", label(field));
			return null;
		}
		String range = field.properties().getOrDefault("range", "");
		if ("past".equals(range) && date.isAfter(this.context.today())) {
			error(name, "not-past", label(field), Formats.day(this.context.today(), this.context.locale()));
		}
		else if ("future".equals(range) && date.isBefore(this.context.today())) {
			error(name, "not-future", label(field), Formats.day(this.context.today(), this.context.locale()));
		}
		return date;
	}

	private Boolean checkbox(FormField field, String name, Object raw) {
		boolean ticked = ValueReader.truth(raw);
		if (!ticked) {
			isMissing(field, name, true, "checkbox");
		}
		return ticked;
	}

	private String choice(FormField field, String name, Object raw) {
		String value = ValueReader.text(raw);
		if (isMissing(field, name, value.isEmpty(), "choice")) {
			return null;
		}
		if (!this.context.options(field).containsKey(value)) {
			error(name, "option", label(field));
			return null;
		}
		return value;
	}

	private List<String> choices(FormField field, String name, Object raw) {
		Set<String> known = this.context.options(field).keySet();
		List<String> given = texts(raw);
		if (!known.containsAll(given)) {
			error(name, "option", label(field));
			return null;
		}
		boolean all = this.outcome != null && field.allFor().contains(this.outcome.value());
		// where all are needed, the one message says so at once
		if (!all && isMissing(field, name, given.isEmpty(), "choices")) {
			return List.of();
		}
		if (all && given.size() < known.size()) {
			error(name, "all", label(field), this.outcome.label().in(this.context.locale()),
					open(this.context.options(field), given));
		}
		return known.stream().filter(given::contains).toList();
	}

	/** The items that are not ticked, in the reader's words. */
	private String open(Map<String, String> options, List<String> given) {
		return options.entrySet()
			.stream()
			.filter((option) -> !given.contains(option.getKey()))
			.map((option) -> shortened(option.getValue()))
			.collect(Collectors.joining(this.messages.getMessage("forms.or", null, this.context.locale())));
	}

	private Object files(FormField field, String name, Object raw) {
		List<String> ids = texts(raw);
		if (isMissing(field, name, ids.isEmpty(), "file")) {
			return field.isMultiple() ? List.of() : null;
		}
		if (ids.stream().anyMatch((id) -> this.context.file(id).isEmpty())) {
			error(name, "unknown-file", label(field));
			return null;
		}
		return field.isMultiple() ? ids : ids.get(ids.size() - 1);
	}

	private List<Map<String, Object>> rows(FormField field, String name, Object raw) {
		List<Map<String, Object>> rows = new ArrayList<>();
		int filled = 0;
		int row = 0;
		for (Object answers : (raw instanceof Collection<?> collection) ? collection : List.of()) {
			String prefix = name + "." + row++ + ".";
			boolean blank = !(answers instanceof Map<?, ?> map) || map.values().stream().allMatch(AnswerCheck::isBlank);
			if (!blank || this.outcome == null) {
				rows.add(values(field.fields(), prefix, prefix, (answers instanceof Map<?, ?> map) ? map : Map.of()));
			}
			filled += blank ? 0 : 1;
		}
		int least = (this.outcome != null && this.outcome.requires().contains(field.key()))
				? Math.max(1, field.minRows()) : field.minRows();
		if (this.outcome != null && filled < least) {
			error(name, "too-few-rows", label(field), least);
		}
		else if (filled > field.maxRows()) {
			error(name, "too-many-rows", label(field), field.maxRows());
		}
		return rows;
	}

	private static boolean isBlank(Object raw) {
		if (raw instanceof Collection<?> collection) {
			return collection.isEmpty();
		}
		return raw == null || Boolean.FALSE.equals(raw) || raw.toString().isBlank();
	}

	/** Whether there is no answer; says so if there has to be one. */
	private boolean isMissing(FormField field, String name, boolean missing, String kind) {
		boolean wanted = this.outcome != null && !this.outcome.waives().contains(field.key())
				&& (field.rules().required() || this.outcome.requires().contains(field.key()));
		if (missing && wanted) {
			error(name, "required." + kind, label(field));
		}
		return missing;
	}

	/** Some answers rule an outcome out, e.g. a failed item the outcome "accept". */
	private void checkOutcome(FormField field, String name, Object value) {
		if (this.outcome == null || !field.kind().hasOptions()) {
			return;
		}
		for (String chosen : texts(value)) {
			String excluded = field.properties().getOrDefault("excludes." + chosen, "");
			if (List.of(excluded.split("[\\s,]+")).contains(this.outcome.value())) {
				error(name, "excludes", label(field), this.context.options(field).get(chosen),
						this.outcome.label().in(this.context.locale()));
			}
		}
	}

	private static List<String> texts(Object raw) {
		if (raw instanceof Collection<?> collection) {
			return collection.stream().map(String::valueOf).filter((text) -> !text.isBlank()).distinct().toList();
		}
		String text = (raw instanceof UUID id) ? id.toString() : ValueReader.text(raw);
		return text.isEmpty() ? List.of() : List.of(text);
	}

	private String label(FormField field) {
		String label = (field.label() != null) ? field.label().in(this.context.locale()) : field.key();
		return shortened(label);
	}

	private static String shortened(String label) {
		return (label.length() > LONGEST_LABEL) ? label.substring(0, LONGEST_LABEL - 1).strip() + "…" : label;
	}

	private String hint(FormField field) {
		return (field.description() != null) ? field.description().in(this.context.locale()) : "";
	}

	private void error(String name, String key, Object... arguments) {
		this.errors.putIfAbsent(name, this.messages.getMessage("forms.error." + key, arguments, this.context.locale()));
	}

}
