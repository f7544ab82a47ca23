package org.grantway.audit;

import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes values in the one form of JSON that can be hashed (RFC 8785): members sorted, no
 * white space, escapes only where they must be. Numbers are whole numbers.
 */
final class CanonicalJson {

	private CanonicalJson() {
	}

	static String of(Map<String, ?> members) {
		StringBuilder text = new StringBuilder();
		write(members, text);
		return text.toString();
	}

	private static void write(Object value, StringBuilder text) {
		if (value == null || value instanceof Boolean || value instanceof Integer || value instanceof Long) {
			text.append(value);
		}
		else if (value instanceof Map<?, ?> members) {
			members(members, text);
		}
		else if (value instanceof Iterable<?> items) {
			items(items.iterator(), text);
		}
		else {
			string(value.toString(), text);
		}
	}

	private static void members(Map<?, ?> members, StringBuilder text) {
		Map<String, Object> sorted = new TreeMap<>();
		members.forEach((name, value) -> sorted.put(name.toString(), value));
		text.append('{');
		String comma = "";
		for (Map.Entry<String, Object> member : sorted.entrySet()) {
			text.append(comma);
			string(member.getKey(), text);
			text.append(':');
			write(member.getValue(), text);
			comma = ",";
		}
		text.append('}');
	}

	private static void items(Iterator<?> items, StringBuilder text) {
		text.append('[');
		String comma = "";
		while (items.hasNext()) {
			text.append(comma);
			write(items.next(), text);
			comma = ",";
		}
		text.append(']');
	}

	private static void string(String value, StringBuilder text) {
		text.append('"');
		for (int at = 0; at < value.length(); at++) {
			char c = value.charAt(at);
			switch (c) {
				case '"' -> text.append("\\\"");
				case '\\' -> text.append("\\\\");
				case '\b' -> text.append("\\b");
				case '\f' -> text.append("\\f");
				case '\n' -> text.append("\\n");
				case '\r' -> text.append("\\r");
				case '\t' -> text.append("\\t");
				default -> {
					if (c < ' ') {
						text.append(String.format("\\u%04x", (int) c));
					}
					else {
						text.append(c);
					}
				}
			}
		}
		text.append('"');
	}

}
