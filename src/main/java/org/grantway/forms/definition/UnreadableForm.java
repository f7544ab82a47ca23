package org.grantway.forms.definition;

/**
 * A form's file that breaks the rules of the format. A mistake of its author, never of
 * the person who fills it in.
 */
public class UnreadableForm extends RuntimeException {

	private static final long serialVersionUID = 1L;

	UnreadableForm(String form, String fault) {
		super("Form '" + form + "': " + fault);
	}

	UnreadableForm(String form, Throwable cause) {
		super("Form '" + form + "' is no JSON: " + cause.getMessage(), cause);
	}

}
