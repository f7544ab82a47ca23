package org.grantway.forms;

import java.util.Map;

/**
 * Answers that do not pass a form's rules.
 */
public class InvalidAnswers extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final transient Map<String, String> errors;

	/**
	 * @param errors text for the reader by field key, in the order of the form
	 */
	public InvalidAnswers(Map<String, String> errors) {
		super(errors.toString());
		this.errors = errors;
	}

	public Map<String, String> errors() {
		return this.errors;
	}

}
