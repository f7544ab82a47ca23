package org.grantway.forms.definition;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

import org.assertj.core.api.SoftAssertions;
import org.camunda.feel.FeelEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.grantway.shared.LocalizedText;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every form that the processes use, whoever wrote it.
 */
class FormDefinitionTests {

	private static final FeelEngine FEEL = new FeelEngine.Builder().build();

	static List<FormDefinition> forms() throws IOException {
		return new FormCatalogue().all();
	}

	@Test
	void thereAreForms() throws IOException {
		assertThat(forms()).extracting(FormDefinition::key)
			.contains("host-review", "recommendation", "formal-check", "permits", "registration");
	}

	@ParameterizedTest
	@MethodSource("forms")
	void speaksBothLanguages(FormDefinition form) {
		SoftAssertions softly = new SoftAssertions();
		form.everyField().forEach((field) -> {
			String where = form.key() + " " + field.kind().type() + " " + field.key();
			if (field.kind().isAnswered()) {
				softly.assertThat(field.label()).as(where).isNotNull();
			}
			Stream
				.concat(Stream.of(field.label(), field.description(), field.text(), field.unit()),
						field.options().stream().map(FormField.Option::label))
				.filter((text) -> text != null)
				.forEach((text) -> softly.assertThat(isComplete(text)).as(where + ": " + text).isTrue());
			if (field.kind() == FieldKind.RADIO || field.kind() == FieldKind.CHECKLIST) {
				boolean given = "module".equals(field.properties().get("options_of"));
				softly.assertThat(field.options().isEmpty()).as(where).isEqualTo(given);
			}
		});
		softly.assertAll();
	}

	@ParameterizedTest
	@MethodSource("forms")
	void sayInBothLanguagesHowTheTaskEnds(FormDefinition form) {
		assertThat(form.outcomes()).as(form.key()).isNotEmpty().allSatisfy((outcome) -> {
			assertThat(isComplete(outcome.label())).as(outcome.value()).isTrue();
			assertThat(outcome.next() == null || isComplete(outcome.next())).as(outcome.value()).isTrue();
			assertThat(outcome.tone()).isIn("primary", "secondary", "danger");
		});
	}

	@ParameterizedTest
	@MethodSource("forms")
	void haveConditionsThatCanBeRead(FormDefinition form) {
		form.everyField()
			.filter((field) -> field.hide() != null)
			.forEach((field) -> assertThat(FEEL.parseExpression(field.hide()).isRight()).as(field.hide()).isTrue());
	}

	/**
	 * A tick that an outcome needs says that the item was checked; one of many says
	 * nothing.
	 */
	@ParameterizedTest
	@MethodSource("forms")
	void needAllItemsOfAChecklistThatAnOutcomeRequires(FormDefinition form) {
		form.everyField()
			.filter((field) -> field.kind() == FieldKind.CHECKLIST)
			.forEach((field) -> assertThat(form.outcomes()
				.stream()
				.filter((outcome) -> outcome.requires().contains(field.key()))
				.allMatch((outcome) -> field.allFor().contains(outcome.value()))).as(field.key()).isTrue());
	}

	private static boolean isComplete(LocalizedText text) {
		return text != null && text.en() != null && !text.en().isBlank() && text.zh() != null && !text.zh().isBlank()
				&& text.zh().codePoints().anyMatch((c) -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN);
	}

}
