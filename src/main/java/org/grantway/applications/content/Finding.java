package org.grantway.applications.content;

import java.util.List;

/**
 * Something that is missing or wrong.
 *
 * @param field the input's name, e.g. {@code title_en} or {@code lines.3.amount}; links
 * to it
 * @param messageKey what to do about it
 */
public record Finding(String section, String field, String messageKey, List<Object> arguments) {

	public static Finding of(String section, String field, String messageKey, Object... arguments) {
		return new Finding(section, field, messageKey, List.of(arguments));
	}

}
