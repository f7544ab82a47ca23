package org.grantway.web;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

import org.springframework.context.MessageSource;
import org.springframework.validation.BindingResult;
import org.springframework.validation.FieldError;

import org.grantway.shared.Refused;

/**
 * Turns what is wrong with a form into texts by field, for {@code ui/errors} and
 * {@code ui/field}.
 */
public final class FormErrors {

	/** The key of what belongs to no single field. */
	public static final String WHOLE_FORM = "form";

	private FormErrors() {
	}

	public static Map<String, String> of(BindingResult result, MessageSource messages, Locale locale) {
		Map<String, String> errors = new LinkedHashMap<>();
		result.getAllErrors()
			.forEach((error) -> errors.putIfAbsent((error instanceof FieldError field) ? field.getField() : WHOLE_FORM,
					messages.getMessage(error, locale)));
		return errors;
	}

	public static Map<String, String> of(Refused refused, MessageSource messages, Locale locale) {
		return of(refused, messages, locale, UnaryOperator.identity());
	}

	/**
	 * As above.
	 * @param shown how an argument reads, for those that are no text or number
	 */
	public static Map<String, String> of(Refused refused, MessageSource messages, Locale locale,
			UnaryOperator<Object> shown) {
		Map<String, String> errors = new LinkedHashMap<>();
		refused.all()
			.forEach((one) -> errors.putIfAbsent((one.field() != null) ? one.field() : WHOLE_FORM,
					messages.getMessage(one.messageKey(),
							Arrays.stream(one.arguments())
								.map(shown)
								.map((argument) -> Formats.shown(argument, locale))
								.toArray(),
							locale)));
		return errors;
	}

}
