package org.grantway.forms.submission;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import org.springframework.stereotype.Component;

import org.grantway.forms.definition.FieldKind;
import org.grantway.forms.definition.FormField;

/**
 * Writes answers as canonical JSON (keys sorted, nothing superfluous), so that equal
 * answers are equal bytes, and reads them back with the types their form gives them.
 */
@Component
class AnswersJson {

	private static final TypeReference<LinkedHashMap<String, Object>> MAP = new TypeReference<>() {
	};

	private final JsonMapper mapper = JsonMapper.builder()
		.enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
		.enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
		.enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
		.addModule(new SimpleModule().addSerializer(LocalDate.class, ToStringSerializer.instance))
		.build();

	String write(Map<String, Object> answers) {
		try {
			return this.mapper.writeValueAsString(answers);
		}
		catch (JsonProcessingException ex) {
			throw new IllegalArgumentException("Answers that cannot be kept", ex);
		}
	}

	Map<String, Object> read(String json) {
		try {
			return this.mapper.readValue(json, MAP);
		}
		catch (JsonProcessingException ex) {
			throw new IllegalStateException("Kept answers are no JSON", ex);
		}
	}

	/** The answers with the types the fields give them. */
	Map<String, Object> read(String json, List<FormField> fields) {
		return typed(read(json), fields);
	}

	private Map<String, Object> typed(Map<?, ?> plain, List<FormField> fields) {
		Map<String, Object> typed = new LinkedHashMap<>();
		for (FormField field : fields) {
			if (field.kind() == FieldKind.GROUP) {
				typed.putAll(typed(plain, field.fields()));
			}
			else if (field.key() != null && plain.get(field.key()) != null) {
				typed.put(field.key(), typed(plain.get(field.key()), field));
			}
		}
		return typed;
	}

	private Object typed(Object plain, FormField field) {
		if (field.kind() == FieldKind.DATETIME) {
			return LocalDate.parse(plain.toString());
		}
		if (field.kind() == FieldKind.NUMBER || field.isMoney()) {
			return new BigDecimal(plain.toString());
		}
		if (field.kind() == FieldKind.DYNAMICLIST) {
			return ((List<?>) plain).stream().map((row) -> typed((Map<?, ?>) row, field.fields())).toList();
		}
		return plain;
	}

}
