package org.grantway.identity;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.grantway.shared.Refused;
import org.grantway.web.FormErrors;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Says refusals in the reader's language, beside the field they belong to.
 */
@Component
class Wording {

	private final MessageSource messages;

	Wording(MessageSource messages) {
		this.messages = messages;
	}

	Map<String, String> of(Refused refused, Locale locale) {
		return FormErrors.of(refused, this.messages, locale);
	}

	/** What can be chosen, by its name in the bundles. */
	Map<String, String> choices(String prefix, List<String> values, Locale locale) {
		Map<String, String> choices = new LinkedHashMap<>();
		values.forEach((value) -> choices.put(value, text(prefix + value, locale)));
		return choices;
	}

	String text(Refused refused, Locale locale) {
		return text(refused.messageKey(), locale, refused.arguments());
	}

	String text(String key, Locale locale, Object... arguments) {
		return this.messages.getMessage(key, arguments, locale);
	}

}
