package org.grantway.forms.definition;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.grantway.shared.DomainEvent.Audience;

/**
 * A form as its file defines it.
 *
 * @param key the file's name without its ending
 * @param fields components in the order of the page, buttons left out
 * @param outcomes buttons in the order of the page
 * @param audience who may read the answers in the case's history
 * @param json the file's content
 */
public record FormDefinition(String key, List<FormField> fields, List<Outcome> outcomes, Audience audience,
		String json) {

	public Optional<Outcome> outcome(String value) {
		return this.outcomes.stream().filter((outcome) -> outcome.value().equals(value)).findFirst();
	}

	/** Every component, groups and lists before what they hold. */
	public Stream<FormField> everyField() {
		return this.fields.stream().flatMap(FormDefinition::withInner);
	}

	/** Whether files can be given. */
	public boolean hasFiles() {
		return has((field) -> field.kind() == FieldKind.FILEPICKER);
	}

	/** Whether what is shown depends on what is answered. */
	/** Whether an answer makes other questions appear or disappear. */
	public boolean hasConditions() {
		Set<String> words = everyField().map(FormField::hide)
			.filter(Objects::nonNull)
			.flatMap((hide) -> Arrays.stream(hide.split("\\W+")))
			.collect(Collectors.toSet());
		return has((field) -> field.key() != null && words.contains(field.key()));
	}

	private boolean has(Predicate<FormField> condition) {
		return everyField().anyMatch(condition);
	}

	private static Stream<FormField> withInner(FormField field) {
		return Stream.concat(Stream.of(field), field.fields().stream().flatMap(FormDefinition::withInner));
	}

}
