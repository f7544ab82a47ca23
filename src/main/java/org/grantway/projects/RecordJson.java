package org.grantway.projects;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

/**
 * Records as they are frozen: the same content gives the same text. Instants are UTC,
 * amounts are fen where a name says so.
 */
final class RecordJson {

	private static final ObjectMapper MAPPER = JsonMapper.builder()
		.enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
		.enable(SerializationFeature.INDENT_OUTPUT)
		.disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
		.enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
		.enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
		.addModule(new JavaTimeModule())
		.build();

	private RecordJson() {
	}

	/** Names and values in turn; what is no number, list or map is kept as its text. */
	static Map<String, Object> line(Object... namesAndValues) {
		Map<String, Object> line = new LinkedHashMap<>();
		for (int at = 0; at < namesAndValues.length; at += 2) {
			Object value = namesAndValues[at + 1];
			boolean plain = value == null || value instanceof Number || value instanceof Boolean || value instanceof Map
					|| value instanceof List;
			line.put((String) namesAndValues[at], plain ? value : value.toString());
		}
		return line;
	}

	static String write(Object content) {
		try {
			return MAPPER.writeValueAsString(content);
		}
		catch (JsonProcessingException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** What was frozen; missing if it is no JSON, as reports once were. */
	static JsonNode read(String content) {
		try {
			return MAPPER.readTree(content);
		}
		catch (JsonProcessingException ex) {
			return MAPPER.missingNode();
		}
	}

	static Map<String, Object> map(JsonNode node) {
		return MAPPER.convertValue(node,
				MAPPER.getTypeFactory().constructMapType(LinkedHashMap.class, String.class, Object.class));
	}

}
