package org.grantway.audit;

import java.util.Locale;
import java.util.stream.Stream;

import org.springframework.context.MessageSource;

import org.grantway.shared.Role;

/**
 * Says in words what events hold: names of fields, statuses, yes and no. What has no word
 * is shown as it is.
 */
public final class EventWords {

	private final MessageSource messages;

	private final Locale locale;

	EventWords(MessageSource messages, Locale locale) {
		this.messages = messages;
		this.locale = locale;
	}

	public String field(String name) {
		return text("field." + name, name);
	}

	/** A value of a field, as the case of that type calls it. */
	public String value(String caseType, String field, Object value) {
		if (value == null) {
			return "";
		}
		String plain = value.toString();
		if (field.equals("status")) {
			String key = "status." + caseType + "." + plain.toLowerCase(Locale.ROOT).replace('_', '-');
			return text(key + ".staff", text(key, plain));
		}
		if (field.equals("as") || field.equals("role")) {
			return Stream.of(Role.values())
				.filter((role) -> role.name().equals(plain))
				.findFirst()
				.map((role) -> text(role.messageKey(), plain))
				.orElse(plain);
		}
		return switch (plain) {
			case "true" -> text("history.yes", plain);
			case "false" -> text("history.no", plain);
			default -> plain;
		};
	}

	private String text(String key, String otherwise) {
		return this.messages.getMessage(key, null, otherwise, this.locale);
	}

}
