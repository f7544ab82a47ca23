package org.grantway.projects;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.springframework.stereotype.Component;

import org.grantway.projects.ChangeRules.Effect;

/**
 * Writes and reads what a request for a change keeps as JSON.
 */
@Component
class ChangeJson {

	private final ObjectMapper json;

	ChangeJson(ObjectMapper json) {
		this.json = json;
	}

	/** What was typed, by field. */
	Map<String, String> values(ChangeRequest change) {
		return read(change.content(), new TypeReference<>() {
		});
	}

	/** What follows from it, as it was told last. */
	List<Effect> effects(ChangeRequest change) {
		return read(change.effects(), new TypeReference<>() {
		});
	}

	String text(Object values) {
		try {
			return this.json.writeValueAsString(values);
		}
		catch (JsonProcessingException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private <T> T read(String text, TypeReference<T> type) {
		try {
			return this.json.readValue(text, type);
		}
		catch (JsonProcessingException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
