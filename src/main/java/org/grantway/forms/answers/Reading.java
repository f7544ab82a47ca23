package org.grantway.forms.answers;

import java.util.Map;
import java.util.Set;

/**
 * What came of reading answers.
 *
 * @param values what could be understood, typed, without what is hidden
 * @param errors a text per field that has a fault, in the order of the form
 * @param hidden names of the fields whose condition hides them
 */
public record Reading(Map<String, Object> values, Map<String, String> errors, Set<String> hidden) {

}
