package org.grantway.shared;

import java.io.Serializable;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * An act that the rules or the state of things do not allow, said in words: a key of the
 * message bundles and its arguments. Shown beside the form (422) or on a page of its own
 * (409).
 */
public class Refused extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final String field;

	private final Serializable[] arguments;

	/** What else is wrong with the same form. */
	private final transient List<Refused> others;

	public Refused(String messageKey, Serializable... arguments) {
		this(null, messageKey, arguments, List.of());
	}

	private Refused(String field, String messageKey, Serializable[] arguments, List<Refused> others) {
		super(messageKey);
		this.field = field;
		this.arguments = arguments;
		this.others = others;
	}

	/** A refusal that belongs beside one field of the form. */
	public static Refused at(String field, String messageKey, Serializable... arguments) {
		return new Refused(field, messageKey, arguments, List.of());
	}

	/** Everything that is wrong with one form; at least one refusal. */
	static Refused together(Collection<Refused> refusals) {
		List<Refused> all = List.copyOf(refusals);
		Refused first = all.get(0);
		return new Refused(first.field, first.getMessage(), first.arguments, all.subList(1, all.size()));
	}

	public String messageKey() {
		return getMessage();
	}

	/** The field it belongs to, or null. */
	public String field() {
		return this.field;
	}

	/** This one and what else is wrong with the same form, in the order of the form. */
	public List<Refused> all() {
		return Stream.concat(Stream.of(this), this.others.stream()).toList();
	}

	public Object[] arguments() {
		return this.arguments.clone();
	}

}
