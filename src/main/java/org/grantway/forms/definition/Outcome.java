package org.grantway.forms.definition;

import java.util.Set;

import org.grantway.shared.LocalizedText;

/**
 * One way to finish a task, shown as a button.
 *
 * @param value what the process branches on
 * @param label the button's text
 * @param next what happens then, one sentence, or null
 * @param tone {@code primary}, {@code secondary} or {@code danger}
 * @param requires keys that must be answered for this outcome only
 * @param waives keys that need no answer for this outcome although the form requires them
 * @param signs whether it is a signature, for which people prove again who they are
 */
public record Outcome(String value, LocalizedText label, LocalizedText next, String tone, Set<String> requires,
		Set<String> waives, boolean signs) {

}
