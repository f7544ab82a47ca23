package org.grantway.forms.answers;

import java.util.List;

/**
 * A form as the page shows it, in the reader's language.
 *
 * @param conditional whether fields appear and disappear with the answers
 */
public record FormView(List<FieldView> fields, List<Button> buttons, boolean conditional) {

	/** Whether one of the outcomes is a signature. */
	public boolean signs() {
		return this.buttons.stream().anyMatch(Button::signs);
	}

	/** Whether the page says of an outcome what happens then. */
	public boolean isExplained() {
		return this.buttons.stream().anyMatch((button) -> button.next() != null);
	}

	/** An outcome that can be chosen. */
	public record Button(String value, String label, String next, String tone, boolean signs) {

	}

}
