package org.grantway.applications;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.springframework.stereotype.Component;

import org.grantway.documents.Readable;

/**
 * Writes content of sections as canonical JSON, the same for the same content, and reads
 * it.
 */
@Component
class SectionJson {

	private static final TypeReference<LinkedHashMap<String, Object>> FIELDS = new TypeReference<>() {
	};

	private static final TypeReference<TreeMap<String, Object>> DOCUMENT = new TypeReference<>() {
	};

	private static final TypeReference<TreeMap<String, Map<String, Object>>> SECTIONS = new TypeReference<>() {
	};

	private final ObjectMapper mapper = JsonMapper.builder()
		.enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
		.build();

	String write(Map<String, ?> content) {
		try {
			return this.mapper.writeValueAsString(content);
		}
		catch (JsonProcessingException ex) {
			throw new IllegalArgumentException(ex);
		}
	}

	/** A paper in words, in both languages. */
	String write(Readable english, Readable chinese) {
		return write(Map.of("en", english, "zh", chinese));
	}

	/** The paper in the language, as it was written. */
	Readable readable(String content, Locale language) {
		try {
			return this.mapper.treeToValue(
					this.mapper.readTree(content).path("zh".equals(language.getLanguage()) ? "zh" : "en"),
					Readable.class);
		}
		catch (JsonProcessingException ex) {
			throw new IllegalStateException(ex);
		}
	}

	Map<String, Object> read(String content) {
		try {
			return this.mapper.readValue(content, FIELDS);
		}
		catch (JsonProcessingException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** The ids of the files that were frozen with a document, by slot. */
	Map<String, List<UUID>> filesOf(String document) {
		try {
			Map<String, List<UUID>> files = new TreeMap<>();
			this.mapper.readTree(document)
				.path("files")
				.fields()
				.forEachRemaining((slot) -> slot.getValue()
					.forEach((file) -> files.computeIfAbsent(slot.getKey(), (key) -> new ArrayList<>())
						.add(UUID.fromString(file.path("id").asText()))));
			return files;
		}
		catch (JsonProcessingException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** The sections of a frozen document. */
	Map<String, Map<String, Object>> sectionsOf(String document) {
		try {
			Object sections = this.mapper.readValue(document, DOCUMENT).get("sections");
			return this.mapper.convertValue(sections, SECTIONS);
		}
		catch (JsonProcessingException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
