package org.grantway.forms.submission;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

import org.grantway.documents.Files;
import org.grantway.forms.definition.FieldKind;
import org.grantway.forms.definition.FormField;
import org.grantway.shared.LocalizedText;

/**
 * Answers as people read them in the history: labels and options in both languages, files
 * by their names.
 */
@Component
class AnswersInWords {

	private final Files files;

	AnswersInWords(Files files) {
		this.files = files;
	}

	Map<String, String> of(List<FormField> fields, Map<?, ?> answers) {
		Map<String, String> words = new LinkedHashMap<>();
		for (FormField field : fields) {
			if (field.kind() == FieldKind.GROUP) {
				words.putAll(of(field.fields(), answers));
			}
			else if (field.key() != null && answers.get(field.key()) != null) {
				words.put(both(field.label()), value(field, answers.get(field.key())));
			}
		}
		return words;
	}

	private String value(FormField field, Object value) {
		return switch (field.kind()) {
			case CHECKBOX -> Boolean.TRUE.equals(value) ? "Yes / 是" : "No / 否";
			case RADIO, SELECT, CHECKLIST ->
				each(value).map((chosen) -> option(field, chosen)).collect(Collectors.joining("; "));
			case FILEPICKER -> each(value).map((id) -> this.files.require(UUID.fromString(id)).name())
				.collect(Collectors.joining("; "));
			case DYNAMICLIST -> each(value, field);
			default -> value.toString();
		};
	}

	private String each(Object rows, FormField list) {
		return ((Collection<?>) rows).stream()
			.map((row) -> of(list.fields(), (Map<?, ?>) row).entrySet()
				.stream()
				.map((entry) -> entry.getKey() + ": " + entry.getValue())
				.collect(Collectors.joining(", ")))
			.collect(Collectors.joining("; "));
	}

	private static Stream<String> each(Object value) {
		return ((value instanceof Collection<?> collection) ? collection.stream() : Stream.of(value))
			.map(String::valueOf);
	}

	private static String option(FormField field, String value) {
		return field.options()
			.stream()
			.filter((option) -> option.value().equals(value))
			.map((option) -> both(option.label()))
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

}
