package org.grantway.forms.definition;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import org.grantway.forms.definition.FormField.Option;
import org.grantway.forms.definition.FormField.Rules;
import org.grantway.shared.DomainEvent.Audience;
import org.grantway.shared.LocalizedText;

/**
 * Reads form-js files. What the server does not know is an error here, so that a form
 * drawn in a modeler cannot lose a question unnoticed.
 */
public final class FormParser {

	private static final JsonMapper JSON = JsonMapper.builder()
		.enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
		.build();

	/** Names that FEEL can read as variables and that cannot clash with control names. */
	private static final Pattern KEY = Pattern.compile("[a-zA-Z][a-zA-Z0-9_]*");

	private final String form;

	private final List<Outcome> outcomes = new ArrayList<>();

	private FormParser(String form) {
		this.form = form;
	}

	/**
	 * @param key the form's key, for messages and as its identity
	 */
	public static FormDefinition parse(String key, String json) {
		return new FormParser(key).read(json);
	}

	private FormDefinition read(String json) {
		JsonNode root;
		try {
			root = JSON.readTree(json);
		}
		catch (JsonProcessingException ex) {
			throw new UnreadableForm(this.form, ex);
		}
		if (!this.form.equals(root.path("id").asText())) {
			throw fault("its id is '" + root.path("id").asText() + "', but the file's name says '" + this.form + "'");
		}
		List<FormField> fields = fields(root, new HashSet<>(), true);
		Set<String> keys = new HashSet<>();
		FormDefinition definition = new FormDefinition(this.form, fields, List.copyOf(this.outcomes), audience(root),
				json);
		definition.everyField().filter((field) -> field.key() != null).forEach((field) -> keys.add(field.key()));
		for (Outcome outcome : this.outcomes) {
			if (!keys.containsAll(outcome.requires())) {
				throw fault("outcome '" + outcome.value() + "' requires an unknown field: " + outcome.requires());
			}
			if (!keys.containsAll(outcome.waives())) {
				throw fault("outcome '" + outcome.value() + "' waives an unknown field: " + outcome.waives());
			}
		}
		definition.everyField().filter((field) -> field.properties().containsKey("all_for")).forEach((field) -> {
			if (field.kind() != FieldKind.CHECKLIST
					|| !field.allFor().stream().allMatch((outcome) -> definition.outcome(outcome).isPresent())) {
				throw fault("'" + field.key() + "' is needed whole for an unknown outcome, or is no checklist");
			}
		});
		return definition;
	}

	private Audience audience(JsonNode root) {
		String written = root.path("properties").path("audience").asText("STAFF").toUpperCase(Locale.ROOT);
		try {
			return Audience.valueOf(written);
		}
		catch (IllegalArgumentException ex) {
			throw fault("unknown audience '" + written + "'");
		}
	}

	private List<FormField> fields(JsonNode parent, Set<String> keys, boolean top) {
		List<FormField> fields = new ArrayList<>();
		for (JsonNode node : parent.path("components")) {
			String type = node.path("type").asText();
			FieldKind kind = FieldKind.ofType(type)
				.orElseThrow(() -> fault("unknown kind of component '" + type + "'"));
			if (kind == FieldKind.BUTTON) {
				if (!top) {
					throw fault("a button stands inside a group or list");
				}
				button(node);
			}
			else {
				fields.add(field(node, kind, keys));
			}
		}
		return List.copyOf(fields);
	}

	private FormField field(JsonNode node, FieldKind kind, Set<String> keys) {
		Map<String, String> properties = properties(node);
		String key = kind.isAnswered() ? key(node, kind, keys) : null;
		String where = (key != null) ? key : kind.type();
		List<FormField> inner = switch (kind) {
			case GROUP -> fields(node, keys, false);
			case DYNAMICLIST -> fields(node, new HashSet<>(), false);
			default -> List.of();
		};
		LocalizedText text = (kind == FieldKind.TEXT) ? localized(node, "text", properties) : null;
		return new FormField(kind, key, localized(node, "label", properties),
				localized(node, "description", properties), text, rules(node, where), hide(node, where),
				kind.hasOptions() ? options(node, where, properties) : List.of(), inner, properties);
	}

	private String key(JsonNode node, FieldKind kind, Set<String> keys) {
		String key = node.path("key").asText((kind == FieldKind.DYNAMICLIST) ? node.path("path").asText() : "");
		if (!KEY.matcher(key).matches()) {
			throw fault("'" + key + "' cannot be a key; use letters, digits and _, a letter first");
		}
		if (!keys.add(key)) {
			throw fault("two fields have the key '" + key + "'");
		}
		return key;
	}

	private Map<String, String> properties(JsonNode node) {
		Map<String, String> properties = new LinkedHashMap<>();
		node.path("properties")
			.fields()
			.forEachRemaining((entry) -> properties.put(entry.getKey(), entry.getValue().asText()));
		for (String standard : List.of("multiple", "accept", "subtype")) {
			if (node.has(standard)) {
				properties.putIfAbsent(standard, node.get(standard).asText());
			}
		}
		if (node.path("appearance").has("suffixAdorner")) {
			properties.putIfAbsent("unit", node.path("appearance").path("suffixAdorner").asText());
		}
		return Collections.unmodifiableMap(properties);
	}

	private LocalizedText localized(JsonNode node, String name, Map<String, String> properties) {
		String en = node.path(name).asText("");
		return en.isBlank() ? null : LocalizedText.of(en, properties.get(name + "_zh"));
	}

	private Rules rules(JsonNode node, String where) {
		JsonNode rules = node.path("validate");
		Integer decimals = node.has("decimalDigits") ? Integer.valueOf(node.get("decimalDigits").asInt()) : null;
		return new Rules(rules.path("required").asBoolean(false), whole(rules, "minLength"), whole(rules, "maxLength"),
				number(rules, "min", where), number(rules, "max", where), pattern(rules, where), decimals);
	}

	private static Integer whole(JsonNode rules, String name) {
		return rules.has(name) ? Integer.valueOf(rules.get(name).asInt()) : null;
	}

	private BigDecimal number(JsonNode rules, String name, String where) {
		if (!rules.has(name)) {
			return null;
		}
		try {
			return new BigDecimal(rules.get(name).asText());
		}
		catch (NumberFormatException ex) {
			throw fault("the " + name + " of '" + where + "' is no number");
		}
	}

	private Pattern pattern(JsonNode rules, String where) {
		if (!rules.has("pattern")) {
			return null;
		}
		try {
			return Pattern.compile(rules.get("pattern").asText());
		}
		catch (PatternSyntaxException ex) {
			throw fault("the pattern of '" + where + "' is no regular expression");
		}
	}

	private String hide(JsonNode node, String where) {
		String written = node.path("conditional").path("hide").asText("").strip();
		if (written.isEmpty()) {
			return null;
		}
		if (!written.startsWith("=")) {
			throw fault("the condition of '" + where + "' does not begin with =");
		}
		return written.substring(1).strip();
	}

	private List<Option> options(JsonNode node, String where, Map<String, String> properties) {
		List<Option> options = new ArrayList<>();
		Set<String> values = new HashSet<>();
		for (JsonNode option : node.path("values")) {
			String value = option.path("value").asText();
			if (value.isBlank() || !values.add(value)) {
				throw fault("an option of '" + where + "' has no value, or that of another: '" + value + "'");
			}
			options.add(new Option(value,
					LocalizedText.of(option.path("label").asText(value), properties.get("option_zh." + value))));
		}
		return List.copyOf(options);
	}

	private void button(JsonNode node) {
		Map<String, String> properties = properties(node);
		String value = properties.getOrDefault("outcome", "");
		if (!KEY.matcher(value.replace('-', '_')).matches()) {
			throw fault("a button has no outcome");
		}
		if (this.outcomes.stream().anyMatch((outcome) -> outcome.value().equals(value))) {
			throw fault("two buttons have the outcome '" + value + "'");
		}
		String next = properties.get("next");
		this.outcomes.add(new Outcome(value, localized(node, "label", properties),
				(next != null) ? LocalizedText.of(next, properties.get("next_zh")) : null,
				properties.getOrDefault("tone", this.outcomes.isEmpty() ? "primary" : "secondary"),
				keys(properties, "requires"), keys(properties, "waives"),
				Boolean.parseBoolean(properties.get("signs"))));
	}

	private static Set<String> keys(Map<String, String> properties, String property) {
		Set<String> keys = new LinkedHashSet<>(
				Arrays.asList(properties.getOrDefault(property, "").strip().split("\\s*,\\s*|\\s+")));
		keys.remove("");
		return Collections.unmodifiableSet(keys);
	}

	private UnreadableForm fault(String fault) {
		return new UnreadableForm(this.form, fault);
	}

}
