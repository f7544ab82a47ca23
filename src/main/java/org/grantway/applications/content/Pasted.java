package org.grantway.applications.content;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Rows that were copied from a spreadsheet: a line for each row, tabs between the cells,
 * and quotes around a cell that has a tab, a quote or a line break in it.
 */
public final class Pasted {

	private Pasted() {
	}

	/**
	 * Reads rows for a field, in the order of its columns. A first row that repeats the
	 * names of the columns is left out, and so are empty rows.
	 * @param names names of the columns, by {@code field.column}, as the page shows them
	 * @param options choices by {@code field.column}, from key to name: a cell may hold
	 * either; what is neither stays as it is until it is corrected
	 */
	public static List<Map<String, String>> rows(Field field, String text, Map<String, String> names,
			Map<String, Map<String, String>> options) {
		List<Map<String, String>> rows = new ArrayList<>();
		for (List<String> cells : cells(text)) {
			if (cells.stream().allMatch(String::isBlank) || isHead(field, cells, names)) {
				continue;
			}
			Map<String, String> row = new LinkedHashMap<>();
			for (int index = 0; index < field.columns().size(); index++) {
				Field column = field.columns().get(index);
				String cell = (index < cells.size()) ? cells.get(index).strip().replaceAll("\\s*\\n\\s*", " ") : "";
				row.put(column.name(),
						chosen(cell, options.getOrDefault(field.name() + "." + column.name(), Map.of())));
			}
			rows.add(row);
		}
		return rows;
	}

	private static boolean isHead(Field field, List<String> cells, Map<String, String> names) {
		return !field.columns().isEmpty()
				&& cells.get(0).strip().equalsIgnoreCase(names.get(field.name() + "." + field.columns().get(0).name()));
	}

	private static String chosen(String cell, Map<String, String> options) {
		if (options.containsKey(cell)) {
			return cell;
		}
		return options.entrySet()
			.stream()
			.filter((
					option) -> option.getValue().strip().toLowerCase(Locale.ROOT).equals(cell.toLowerCase(Locale.ROOT)))
			.map(Map.Entry::getKey)
			.findFirst()
			.orElse(cell);
	}

	private static List<List<String>> cells(String text) {
		List<List<String>> lines = new ArrayList<>();
		List<String> line = new ArrayList<>();
		StringBuilder cell = new StringBuilder();
		boolean quoted = false;
		for (int index = 0; index < text.length(); index++) {
			char next = text.charAt(index);
			if (quoted) {
				boolean quote = next == '"';
				if (quote && index + 1 < text.length() && text.charAt(index + 1) == '"') {
					cell.append(next);
					index++;
				}
				else if (quote) {
					quoted = false;
				}
				else {
					cell.append(next);
				}
			}
			else if (next == '"' && cell.isEmpty()) {
				quoted = true;
			}
			else if (next == '\t' || next == '\n') {
				line.add(cell.toString());
				cell.setLength(0);
				if (next == '\n') {
					lines.add(line);
					line = new ArrayList<>();
				}
			}
			else if (next != '\r') {
				cell.append(next);
			}
		}
		line.add(cell.toString());
		lines.add(line);
		return lines;
	}

}
