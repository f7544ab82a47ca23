package org.grantway.programmes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CallConditionsTests {

	private static final ObjectMapper JSON = new ObjectMapper();

	@Test
	void everyConditionIsCheckedByTheSystemOrAnItemOfTheFormalCheck() throws IOException {
		Set<String> items = new TreeSet<>();
		JSON.readTree(Path.of("bpmn/forms/formal-check.form").toFile())
			.findParents("key")
			.stream()
			.filter((field) -> field.path("key").asText().equals("conditions"))
			.forEach((field) -> field.path("values").forEach((value) -> items.add(value.path("value").asText())));
		assertThat(items).isNotEmpty();
		assertThat(conditions("eligibility", "limits")).isNotEmpty()
			.allSatisfy(
					(code) -> assertThat(CallConditions.isAutomatic(code) ^ items.contains(code)).as(code).isTrue());
	}

	@Test
	void everyConditionHasItsSentenceInBothLanguages() throws IOException {
		for (Locale language : Set.of(Locale.ROOT, Locale.SIMPLIFIED_CHINESE)) {
			ResourceBundle words = ResourceBundle.getBundle("messages.programmes", language,
					ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
			assertThat(conditions("eligibility")).allSatisfy(
					(code) -> assertThat(words.containsKey("programmes.eligibility." + code)).as(code).isTrue());
			assertThat(conditions("limits"))
				.allSatisfy((code) -> assertThat(words.containsKey("programmes.limit." + code)).as(code).isTrue());
		}
	}

	private static Set<String> conditions(String... kinds) throws IOException {
		Set<String> codes = new TreeSet<>();
		for (JsonNode call : JSON.readTree(Files.readString(Path.of("src/main/resources/reference/calls.json")))
			.path("calls")) {
			for (String kind : kinds) {
				call.path(kind).fieldNames().forEachRemaining(codes::add);
			}
		}
		return codes;
	}

}
