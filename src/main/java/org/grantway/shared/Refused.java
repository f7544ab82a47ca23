package org.grantway.shared;

import java.io.Serializable;

/**
 * An act that the rules or the state of things do not allow, said in words: a key of the
 * message bundles and its arguments. Shown beside the form (422) or on a page of its own
 * (409).
 */
public class Refused extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final String field;

	private final Serializable[] arguments;

	public Refused(String messageKey, Serializable... arguments) {
		this(null, messageKey, arguments);
	}

	private Refused(String field, String messageKey, Serializable[] arguments) {
		super(messageKey);
		this.field = field;
		this.arguments = arguments;
	}

	/** A refusal that belongs beside one field of the form. */
	public static Refused at(String field, String messageKey, Serializable... arguments) {
		return new Refused(field, messageKey, arguments);
	}

	public String messageKey() {
		return getMessage();
	}

	/** The field it belongs to, or null. */
	public String field() {
		return this.field;
	}

	public Object[] arguments() {
		return this.arguments.clone();
	}

}
