package org.grantway.forms.submission;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

import org.grantway.documents.Files;
import org.grantway.forms.Submissions.Line;
import org.grantway.forms.definition.FieldKind;
import org.grantway.forms.definition.FormField;
import org.grantway.shared.AccountNumber;
import org.grantway.shared.LocalizedText;
import org.grantway.shared.Money;
import org.grantway.web.Formats;

/**
 * Answers as people read them in the history: labels and options in both languages, files
 * by their names.
 */
@Component
class AnswersInWords {

	private static final LocalizedText YES = LocalizedText.of("Yes", "是");

	private static final LocalizedText NO = LocalizedText.of("No", "否");

	private static final LocalizedText COLON = LocalizedText.of(": ", "：");

	private static final LocalizedText COMMA = LocalizedText.of(", ", "，");

	private static final LocalizedText SEMICOLON = LocalizedText.of("; ", "；");

	/** As numbers stand in records of answers. */
	private static final Pattern SCIENTIFIC = Pattern.compile("-?[\\d.]+E[+-]?\\d+");

	private final Files files;

	AnswersInWords(Files files) {
		this.files = files;
	}

	/** In both languages, as the journal keeps them. */
	Map<String, String> of(List<FormField> fields, Map<?, ?> answers) {
		return of(fields, answers, new Wording(AnswersInWords::both, LocalizedText::en, LocalDate::toString));
	}

	/** In one language, for a page. */
	List<Line> in(Locale locale, List<FormField> fields, Map<?, ?> answers) {
		List<Line> lines = new ArrayList<>();
		for (FormField field : fields) {
			Object answer = (field.key() != null) ? answers.get(field.key()) : null;
			if (field.kind() == FieldKind.GROUP) {
				lines.addAll(in(locale, field.fields(), answers));
			}
			else if (answer != null && field.kind() == FieldKind.FILEPICKER) {
				lines.add(new Line(field.label().in(locale), "", each(answer).map(UUID::fromString).toList()));
			}
			else if (answer != null) {
				String text = value(field, answer, new Wording((label) -> label.in(locale), (mark) -> mark.in(locale),
						(day) -> Formats.day(day, locale)));
				if (!text.isBlank()) {
					lines.add(new Line(field.label().in(locale), text, List.of()));
				}
			}
		}
		return lines;
	}

	private Map<String, String> of(List<FormField> fields, Map<?, ?> answers, Wording wording) {
		Map<String, String> words = new LinkedHashMap<>();
		for (FormField field : fields) {
			if (field.kind() == FieldKind.GROUP) {
				words.putAll(of(field.fields(), answers, wording));
			}
			else if (field.key() != null && answers.get(field.key()) != null) {
				words.put(wording.names().apply(field.label()), value(field, answers.get(field.key()), wording));
			}
		}
		return words;
	}

	private String value(FormField field, Object value, Wording wording) {
		return switch (field.kind()) {
			case CHECKBOX -> wording.names().apply(Boolean.TRUE.equals(value) ? YES : NO);
			case RADIO, SELECT, CHECKLIST -> each(value).map((chosen) -> option(field, chosen, wording))
				.collect(Collectors.joining(wording.marks().apply(SEMICOLON)));
			case FILEPICKER -> each(value).map((id) -> this.files.require(UUID.fromString(id)).name())
				.collect(Collectors.joining(wording.marks().apply(SEMICOLON)));
			case DATETIME -> wording.days().apply(LocalDate.parse(value.toString()));
			case DYNAMICLIST -> each(value, field, wording);
			case TEXTFIELD -> field.isAccount() ? AccountNumber.masked(value.toString())
					: number(field, value).map(AnswersInWords::figure).orElse(value.toString());
			default -> number(field, value).map(AnswersInWords::figure).orElse(value.toString());
		};
	}

	/** A number, or an amount however it was kept; empty for texts. */
	private static Optional<BigDecimal> number(FormField field, Object value) {
		if (value instanceof Number) {
			return Optional.of(new BigDecimal(value.toString()));
		}
		if (!field.isMoney()) {
			return Optional.empty();
		}
		String text = value.toString();
		return SCIENTIFIC.matcher(text).matches() ? Optional.of(new BigDecimal(text))
				: Money.read(text).map(Money::inYuan);
	}

	private static String figure(BigDecimal number) {
		return new DecimalFormat("#,##0.########", DecimalFormatSymbols.getInstance(Locale.ENGLISH)).format(number);
	}

	private String each(Object rows, FormField list, Wording wording) {
		return ((Collection<?>) rows).stream()
			.map((row) -> of(list.fields(), (Map<?, ?>) row, wording).entrySet()
				.stream()
				.map((entry) -> entry.getKey() + wording.marks().apply(COLON) + entry.getValue())
				.collect(Collectors.joining(wording.marks().apply(COMMA))))
			.collect(Collectors.joining(wording.marks().apply(SEMICOLON)));
	}

	private static Stream<String> each(Object value) {
		return ((value instanceof Collection<?> collection) ? collection.stream() : Stream.of(value))
			.map(String::valueOf);
	}

	private static String option(FormField field, String value, Wording wording) {
		return field.options()
			.stream()
			.filter((option) -> option.value().equals(value))
			.map((option) -> wording.names().apply(option.label()))
			.findFirst()
			.orElse(value);
	}

	static String both(LocalizedText text) {
		if (text == null) {
			return "";
		}
		boolean same = text.zh() == null || text.zh().isBlank() || text.zh().equals(text.en());
		return same ? text.en() : text.en() + " / " + text.zh();
	}

	/** How labels, marks and days are written. */
	private record Wording(Function<LocalizedText, String> names, Function<LocalizedText, String> marks,
			Function<LocalDate, String> days) {

	}

}
