package org.grantway.identity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads comma-separated text with one header line and double quotes where needed.
 */
final class Csv {

	private Csv() {
	}

	/** Every line after the header, its cells by column name. */
	static List<Line> lines(String text) {
		List<List<String>> rows = rows(text.startsWith("\uFEFF") ? text.substring(1) : text);
		if (rows.isEmpty()) {
			return List.of();
		}
		List<String> header = rows.get(0);
		List<Line> lines = new ArrayList<>();
		for (int row = 1; row < rows.size(); row++) {
			Map<String, String> cells = new LinkedHashMap<>();
			for (int column = 0; column < header.size(); column++) {
				cells.put(header.get(column).strip(), cell(rows.get(row), column));
			}
			lines.add(new Line(row + 1, cells));
		}
		return lines;
	}

	private static String cell(List<String> row, int column) {
		return (column < row.size()) ? row.get(column).strip() : "";
	}

	private static List<List<String>> rows(String text) {
		List<List<String>> rows = new ArrayList<>();
		List<String> row = new ArrayList<>();
		StringBuilder cell = new StringBuilder();
		boolean quoted = false;
		for (int at = 0; at < text.length(); at++) {
			char c = text.charAt(at);
			if (quoted) {
				if (c != '"') {
					cell.append(c);
				}
				else if (at + 1 < text.length() && text.charAt(at + 1) == '"') {
					cell.append('"');
					at++;
				}
				else {
					quoted = false;
				}
			}
			else if (c == '"') {
				quoted = true;
			}
			else if (c == ',') {
				row.add(take(cell));
			}
			else if (c == '\n') {
				row.add(take(cell));
				keep(rows, row);
				row = new ArrayList<>();
			}
			else if (c != '\r') {
				cell.append(c);
			}
		}
		row.add(take(cell));
		keep(rows, row);
		return rows;
	}

	private static String take(StringBuilder cell) {
		String text = cell.toString();
		cell.setLength(0);
		return text;
	}

	/** Blank lines are no rows. */
	private static void keep(List<List<String>> rows, List<String> row) {
		if (row.size() > 1 || !row.get(0).isBlank()) {
			rows.add(row);
		}
	}

	/**
	 * @param number the row, counting the header as 1
	 * @param cells text by column name
	 */
	record Line(int number, Map<String, String> cells) {

		String get(String column) {
			return this.cells.getOrDefault(column, "");
		}

	}

}
