package org.grantway.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.core.io.ClassPathResource;

/**
 * The table that people review: which answer each person gets to each request, at which
 * place of the road.
 *
 * @param people the persons, in the order of the columns
 * @param rows one for each request and place
 */
record AccessTable(List<String> people, List<Row> rows) {

	private static final int LEADING = 2;

	static AccessTable read() {
		try {
			List<String[]> lines = new ClassPathResource("access.csv").getContentAsString(StandardCharsets.UTF_8)
				.lines()
				.filter((line) -> !line.isBlank() && !line.startsWith("#"))
				.map((line) -> Arrays.stream(line.split(",", -1)).map(String::strip).toArray(String[]::new))
				.toList();
			List<String> people = List.of(lines.get(0)).subList(LEADING, lines.get(0).length);
			return new AccessTable(people, lines.stream().skip(1).map((cells) -> row(cells, people)).toList());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Row row(String[] cells, List<String> people) {
		if (cells.length != people.size() + LEADING) {
			throw new IllegalStateException("access.csv: " + cells.length + " cells in the row of " + cells[1]);
		}
		Map<String, String> answers = new LinkedHashMap<>();
		for (int index = 0; index < people.size(); index++) {
			answers.put(people.get(index), cells[index + LEADING]);
		}
		return new Row(cells[0], cells[1], answers);
	}

	/**
	 * One request at one place.
	 *
	 * @param place where the case stands
	 * @param request method and path with variables, e.g. {@code GET
	 * /applications/{number}}
	 * @param answers the expected answer for each person
	 */
	record Row(String place, String request, Map<String, String> answers) {

		String method() {
			return this.request.substring(0, this.request.indexOf(' '));
		}

		/** Path with variables and parameters. */
		String address() {
			return this.request.substring(this.request.indexOf(' ') + 1);
		}

		/** Path with variables. */
		String path() {
			return address().replaceAll("\\?.*", "");
		}

	}

}
