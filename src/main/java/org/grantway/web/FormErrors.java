package org.grantway.web;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

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
		return new LinkedHashMap<>(Map.of((refused.field() != null) ? refused.field() : WHOLE_FORM,
				messages.getMessage(refused.messageKey(), refused.arguments(), locale)));
	}

}
