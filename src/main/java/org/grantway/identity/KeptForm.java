package org.grantway.identity;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.util.StringUtils;

/**
 * What was typed into a form whose session had ended, carried on until it can be sent
 * again. It travels in hidden fields only; nothing is kept on the server, and nothing is
 * sent without a press of a button.
 *
 * @param target the path the form was sent to
 * @param fields names and values, in order
 * @param withFiles whether files were attached, which have to be chosen again
 */
record KeptForm(String target, List<Field> fields, boolean withFiles) {

	static final String ATTRIBUTE = KeptForm.class.getName();

	private static final String TARGET = "kept-target";

	private static final String FILES = "kept-files";

	private static final String PREFIX = "kept:";

	/** From the request that was turned away. */
	static KeptForm of(HttpServletRequest request) {
		List<Field> fields = new ArrayList<>();
		for (Map.Entry<String, String[]> parameter : request.getParameterMap().entrySet()) {
			if (carried(parameter.getKey())) {
				for (String value : parameter.getValue()) {
					fields.add(new Field(parameter.getKey(), value));
				}
			}
		}
		return new KeptForm(request.getRequestURI(), fields, hasFiles(request));
	}

	/** Whether a file was chosen; forms that could have one are many. */
	private static boolean hasFiles(HttpServletRequest request) {
		String type = request.getContentType();
		if (type == null || !type.toLowerCase(Locale.ROOT).startsWith("multipart/")) {
			return false;
		}
		try {
			return request.getParts().stream().anyMatch((part) -> StringUtils.hasText(part.getSubmittedFileName()));
		}
		catch (IOException | ServletException | IllegalStateException ex) {
			return true;
		}
	}

	/** From the hidden fields of the sign-in page, or null if there are none. */
	static KeptForm carriedBy(HttpServletRequest request) {
		String target = request.getParameter(TARGET);
		if (target == null || !local(target)) {
			return null;
		}
		List<Field> fields = new ArrayList<>();
		for (Map.Entry<String, String[]> parameter : request.getParameterMap().entrySet()) {
			if (parameter.getKey().startsWith(PREFIX)) {
				String name = parameter.getKey().substring(PREFIX.length());
				for (String value : parameter.getValue()) {
					if (carried(name)) {
						fields.add(new Field(name, value));
					}
				}
			}
		}
		return new KeptForm(target, fields, request.getParameter(FILES) != null);
	}

	/** The hidden fields that carry it through the sign-in page. */
	public List<Field> hidden() {
		List<Field> hidden = new ArrayList<>();
		hidden.add(new Field(TARGET, this.target));
		if (this.withFiles) {
			hidden.add(new Field(FILES, "true"));
		}
		for (Field field : this.fields) {
			hidden.add(new Field(PREFIX + field.name(), field.value()));
		}
		return hidden;
	}

	/** Tokens are made anew, and secrets are never written into a page. */
	private static boolean carried(String name) {
		return !name.equals("_csrf") && !name.toLowerCase(Locale.ROOT).contains("password");
	}

	private static boolean local(String target) {
		return target.startsWith("/") && !target.startsWith("//") && target.indexOf('\\') < 0
				&& target.chars().noneMatch(Character::isISOControl);
	}

	/**
	 * @param name of the field
	 * @param value as it was sent
	 */
	record Field(String name, String value) {

	}

}
