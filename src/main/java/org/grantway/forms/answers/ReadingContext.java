package org.grantway.forms.answers;

import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

import org.grantway.documents.Files.StoredFile;
import org.grantway.forms.definition.FormField;

/**
 * What reading and showing answers needs besides the form.
 *
 * @param locale the reader's language
 * @param today the day, for dates in the past or the future
 * @param given values that the task's module gives: shown in texts, used in conditions;
 * {@code <key>_options} are the options of a select, {@code <key>_without} those of the
 * form that are not offered now
 * @param files the file with the id, if it may be used as an answer here
 */
public record ReadingContext(Locale locale, LocalDate today, Map<String, Object> given,
		Function<UUID, Optional<StoredFile>> files) {

	/** What can be chosen, value to text. */
	Map<String, String> options(FormField field) {
		Map<String, String> options = new LinkedHashMap<>();
		if (this.given.get(field.key() + "_options") instanceof Map<?, ?> offered) {
			offered.forEach((value, text) -> options.put(value.toString(), String.valueOf(text)));
		}
		else {
			field.options().forEach((option) -> options.put(option.value(), option.label().in(this.locale)));
		}
		if (this.given.get(field.key() + "_without") instanceof Collection<?> closed) {
			options.keySet().removeAll(closed);
		}
		return options;
	}

	Optional<StoredFile> file(String id) {
		try {
			return this.files.apply(UUID.fromString(id));
		}
		catch (IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

}
