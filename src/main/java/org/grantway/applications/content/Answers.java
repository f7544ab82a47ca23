package org.grantway.applications.content;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.grantway.applications.content.Field.Kind;
import org.grantway.shared.Money;

/**
 * What was typed in one section, kept as typed: texts, lists of texts, rows of texts.
 * What cannot be read stays as it is until it is corrected.
 */
public record Answers(Map<String, Object> values) {

	public static final Answers NONE = new Answers(Map.of());

	/** Reads the parameters of a posted form; rows are named {@code lines.0.amount}. */
	public static Answers read(Section section, Map<String, String[]> parameters) {
		Map<String, Object> values = new LinkedHashMap<>();
		for (Field field : section.fields()) {
			switch (field.kind()) {
				case ROWS -> values.put(field.name(), readRows(field, parameters));
				case CHOICES -> values.put(field.name(), List.of(parameters.getOrDefault(field.name(), new String[0])));
				case FILES -> {
				}
				default -> values.put(field.name(), first(parameters, field.name()));
			}
		}
		return new Answers(values);
	}

	private static List<Map<String, String>> readRows(Field field, Map<String, String[]> parameters) {
		Map<Integer, Map<String, String>> rows = new TreeMap<>();
		String prefix = field.name() + ".";
		for (String name : parameters.keySet()) {
			String[] parts = name.startsWith(prefix) ? name.substring(prefix.length()).split("\\.") : new String[0];
			if (parts.length == 2 && parts[0].matches("\\d{1,4}") && hasColumn(field, parts[1])) {
				rows.computeIfAbsent(Integer.valueOf(parts[0]), (index) -> new LinkedHashMap<>())
					.put(parts[1], first(parameters, name));
			}
		}
		return rows.values()
			.stream()
			.limit(Math.max(field.limit(), 1))
			.collect(Collectors.toCollection(ArrayList::new));
	}

	private static boolean hasColumn(Field field, String name) {
		return field.columns().stream().anyMatch((column) -> column.name().equals(name));
	}

	private static String first(Map<String, String[]> parameters, String name) {
		String[] values = parameters.get(name);
		return (values == null || values.length == 0) ? "" : values[0].strip().replace("\r\n", "\n");
	}

	public String text(String field) {
		Object value = this.values.get(field);
		return (value instanceof String text) ? text : "";
	}

	public List<String> list(String field) {
		return (this.values.get(field) instanceof List<?> list) ? list.stream().map(Object::toString).toList()
				: List.of();
	}

	/** Lines of a text, without empty ones. */
	public List<String> lines(String field) {
		return text(field).lines().map(String::strip).filter((line) -> !line.isEmpty()).toList();
	}

	public List<Map<String, String>> rows(String field) {
		if (!(this.values.get(field) instanceof List<?> list)) {
			return List.of();
		}
		List<Map<String, String>> rows = new ArrayList<>();
		for (Object row : list) {
			if (row instanceof Map<?, ?> map) {
				Map<String, String> texts = new LinkedHashMap<>();
				map.forEach((key, value) -> texts.put(key.toString(), (value != null) ? value.toString() : ""));
				rows.add(texts);
			}
		}
		return rows;
	}

	public boolean isEmpty(Field field) {
		return switch (field.kind()) {
			case ROWS -> rows(field.name()).stream().allMatch(Answers::isBlankRow);
			case CHOICES -> list(field.name()).isEmpty();
			default -> text(field.name()).isBlank();
		};
	}

	/** With these values, the others as they were. */
	public Answers with(String field, Object value) {
		Map<String, Object> more = new LinkedHashMap<>(this.values);
		more.put(field, value);
		return new Answers(more);
	}

	/** With one more row; one that says something fills the first blank one. */
	public Answers withRow(Field field, Map<String, String> row) {
		List<Map<String, String>> rows = new ArrayList<>(rows(field.name()));
		for (int index = 0; index < rows.size() && !isBlankRow(row); index++) {
			if (isBlankRow(rows.get(index))) {
				rows.set(index, row);
				return with(field.name(), rows);
			}
		}
		rows.add(row);
		return with(field.name(), rows);
	}

	public Answers withoutRow(String field, int index) {
		List<Map<String, String>> rows = new ArrayList<>(rows(field));
		if (index >= 0 && index < rows.size()) {
			rows.remove(index);
		}
		return with(field, rows);
	}

	/** The same without rows that were added and never filled in. */
	public Answers withoutBlankRows() {
		Map<String, Object> filled = new LinkedHashMap<>(this.values);
		filled.replaceAll((field, value) -> rows(field).isEmpty() ? value
				: rows(field).stream().filter((row) -> !isBlankRow(row)).toList());
		return new Answers(filled);
	}

	/** An empty row of a field. */
	public static Map<String, String> emptyRow(Field field) {
		Map<String, String> row = new LinkedHashMap<>();
		field.columns().forEach((column) -> row.put(column.name(), ""));
		return row;
	}

	public static boolean isBlankRow(Map<String, String> row) {
		return row.values().stream().allMatch(String::isBlank);
	}

	/** Whether the text can be read as this kind. */
	public static boolean isReadable(Kind kind, String text) {
		return switch (kind) {
			case NUMBER -> number(text).isPresent();
			case MONEY -> Money.read(text).isPresent();
			case DATE -> date(text).isPresent();
			default -> true;
		};
	}

	public static Optional<BigDecimal> number(String typed) {
		try {
			String text = Normalizer.normalize(typed, Normalizer.Form.NFKC).replaceAll("[\\s,，%]", "");
			return (text.isEmpty() || text.length() > 20) ? Optional.empty() : Optional.of(new BigDecimal(text));
		}
		catch (NumberFormatException ex) {
			return Optional.empty();
		}
	}

	public static Optional<LocalDate> date(String typed) {
		try {
			return Optional.of(LocalDate.parse(typed.strip()));
		}
		catch (DateTimeParseException ex) {
			return Optional.empty();
		}
	}

}
