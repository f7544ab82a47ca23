package org.grantway.forms.definition;

import java.util.Arrays;
import java.util.Optional;

/**
 * Kinds of components, named as the form-js schema names them.
 */
public enum FieldKind {

	TEXTFIELD, TEXTAREA, NUMBER, CHECKBOX, RADIO, SELECT, CHECKLIST, DATETIME, GROUP, DYNAMICLIST, FILEPICKER, TEXT,
	SEPARATOR, BUTTON;

	static Optional<FieldKind> ofType(String type) {
		return Arrays.stream(values()).filter((kind) -> kind.type().equals(type)).findFirst();
	}

	/** The word in the file, e.g. {@code textfield}. */
	public String type() {
		return name().toLowerCase(java.util.Locale.ROOT);
	}

	/** Whether people answer it. */
	public boolean isAnswered() {
		return switch (this) {
			case GROUP, TEXT, SEPARATOR, BUTTON -> false;
			default -> true;
		};
	}

	/** Whether one of several options is chosen. */
	public boolean hasOptions() {
		return this == RADIO || this == SELECT || this == CHECKLIST;
	}

}
