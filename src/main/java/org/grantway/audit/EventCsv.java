package org.grantway.audit;

import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.context.MessageSource;

import org.grantway.shared.Times;

/**
 * Events as a file for spreadsheets. A value that a spreadsheet would take for a formula
 * is written as text.
 */
final class EventCsv {

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS xxx");

	private final MessageSource messages;

	private final Locale locale;

	EventCsv(MessageSource messages, Locale locale) {
		this.messages = messages;
		this.locale = locale;
	}

	String of(List<Row> rows) {
		String head = Stream
			.of("history.number", "history.when", "audit.journal.event", "history.who", "history.role-used",
					"history.on-behalf-of", "history.reason", "history.before", "history.after", "history.commitment")
			.map((key) -> cell(text(key)))
			.collect(Collectors.joining(","));
		return "\uFEFF" + Stream.concat(Stream.of(head), rows.stream().map(this::line))
			.collect(Collectors.joining("\r\n", "", "\r\n"));
	}

	private String line(Row row) {
		return Stream
			.of(String.valueOf(row.counter()), TIME.format(row.at().atZone(Times.ZONE)),
					this.messages.getMessage("event." + row.action(), null, row.action(), this.locale),
					(row.who() != null) ? row.who().in(this.locale) : text("history.someone"),
					(row.roleKey() != null) ? text(row.roleKey()) : "",
					(row.forKey() != null) ? text(row.forKey()) : "", row.reason(),
					values(row, (change) -> change.was()), values(row, (change) -> change.now()), row.commitment())
			.map(EventCsv::cell)
			.collect(Collectors.joining(","));
	}

	private String values(Row row, java.util.function.Function<Row.Change, Object> side) {
		return row.changes()
			.stream()
			.filter((change) -> side.apply(change) != null)
			.map((change) -> change.field() + "=" + side.apply(change))
			.collect(Collectors.joining("; "));
	}

	private String text(String key) {
		return this.messages.getMessage(key, null, this.locale);
	}

	static String cell(String value) {
		String text = (value != null) ? value : "";
		if (!text.isEmpty() && "=+-@\t\r\uFF1D\uFF0B\uFF0D\uFF20".indexOf(text.charAt(0)) >= 0) {
			text = "'" + text;
		}
		return "\"" + text.replace("\"", "\"\"") + "\"";
	}

}
