package org.grantway.audit;

import java.util.Locale;
import java.util.stream.Stream;

import org.springframework.util.StringUtils;
import org.springframework.web.util.UriComponentsBuilder;

import org.grantway.workflow.ProcessMap.InstanceTrace;

/**
 * Which events of a history to show; every part may be missing.
 *
 * @param q part of the event's title, the person's name or a value that the reader may
 * see
 * @param kind the first part of the action
 * @param by {@code people} or {@code system}
 */
record HistoryFilter(String q, String kind, String by) {

	public boolean isEmpty() {
		return !StringUtils.hasText(this.q) && !StringUtils.hasText(this.kind) && !StringUtils.hasText(this.by);
	}

	boolean matches(Row row, String title, Locale locale) {
		if (StringUtils.hasText(this.kind) && !row.kind().equals(this.kind)) {
			return false;
		}
		if (StringUtils.hasText(this.by) && row.bySystem() != this.by.equals("system")) {
			return false;
		}
		return !StringUtils.hasText(this.q) || texts(row, title, locale)
			.anyMatch((text) -> text.toLowerCase(locale).contains(this.q.strip().toLowerCase(locale)));
	}

	/** The address that shows this choice again. */
	String url(String path, InstanceTrace shown) {
		UriComponentsBuilder url = UriComponentsBuilder.fromPath(path);
		if (shown != null) {
			url.queryParam("process", shown.id());
		}
		for (String[] part : new String[][] { { "q", this.q }, { "kind", this.kind }, { "by", this.by } }) {
			if (StringUtils.hasText(part[1])) {
				url.queryParam(part[0], part[1]);
			}
		}
		return url.build().toUriString();
	}

	private static Stream<String> texts(Row row, String title, Locale locale) {
		Stream<String> values = row.changes()
			.stream()
			.flatMap((change) -> Stream.of(change.was(), change.now()))
			.filter((value) -> value != null)
			.map(Object::toString);
		return Stream.concat(values, Stream.of(title, (row.who() != null) ? row.who().in(locale) : "",
				(row.reason() != null) ? row.reason() : ""));
	}

}
