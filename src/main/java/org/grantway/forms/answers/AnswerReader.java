package org.grantway.forms.answers;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

import org.grantway.forms.definition.FieldKind;
import org.grantway.forms.definition.FormDefinition;
import org.grantway.forms.definition.FormField;
import org.grantway.forms.definition.Outcome;
import org.grantway.workflow.Feel;

/**
 * Reads and checks answers. What a condition hides is neither read nor checked; since one
 * condition may depend on an answer that another one hides, they are worked out until
 * nothing changes any more.
 */
@Component
public class AnswerReader {

	private static final int ROUNDS = 10;

	private final Feel feel;

	private final MessageSource messages;

	AnswerReader(Feel feel, MessageSource messages) {
		this.feel = feel;
		this.messages = messages;
	}

	/**
	 * @param outcome the outcome chosen, or null while the form is only being filled in
	 */
	public Reading read(FormDefinition form, Map<String, ?> answers, Outcome outcome, ReadingContext context) {
		Set<String> hidden = Set.of();
		Reading reading = null;
		for (int round = 0; round < ROUNDS; round++) {
			reading = new AnswerCheck(outcome, context, hidden, this.messages).read(form, answers);
			Set<String> now = hiddenBy(form.fields(), "", "", reading.values(), variables(form, reading, context));
			if (now.equals(hidden)) {
				break;
			}
			hidden = now;
		}
		return reading;
	}

	/** Every key is a variable, so that conditions can ask for what is not answered. */
	private Map<String, Object> variables(FormDefinition form, Reading reading, ReadingContext context) {
		Map<String, Object> variables = new HashMap<>();
		form.everyField().filter((field) -> field.key() != null).forEach((field) -> variables.put(field.key(), null));
		variables.putAll(context.given());
		variables.putAll(reading.values());
		return variables;
	}

	private Set<String> hiddenBy(List<FormField> fields, String prefix, String path, Map<?, ?> values,
			Map<String, Object> variables) {
		Set<String> hidden = new HashSet<>();
		int index = 0;
		for (FormField field : fields) {
			String name = nameOf(field, prefix, path + index++);
			if (field.hide() != null && this.feel.holds(field.hide(), variables)) {
				hidden.add(name);
			}
			else if (field.kind() == FieldKind.GROUP) {
				hidden.addAll(hiddenBy(field.fields(), prefix, name + "/", values, variables));
			}
			else if (field.kind() == FieldKind.DYNAMICLIST && values.get(field.key()) instanceof List<?> rows) {
				hidden.addAll(hiddenInRows(field, name, rows, variables));
			}
		}
		return hidden;
	}

	private Set<String> hiddenInRows(FormField list, String name, List<?> rows, Map<String, Object> variables) {
		Set<String> hidden = new HashSet<>();
		for (int row = 0; row < rows.size(); row++) {
			Map<String, Object> inner = new HashMap<>(variables);
			Map<?, ?> values = (Map<?, ?>) rows.get(row);
			list.fields().stream().filter((field) -> field.key() != null).forEach((field) -> {
				inner.put(field.key(), values.get(field.key()));
			});
			String rowName = name + "." + row + ".";
			hidden.addAll(hiddenBy(list.fields(), rowName, rowName, values, inner));
		}
		return hidden;
	}

	/** What is not answered has no key; its place in the form names it. */
	static String nameOf(FormField field, String prefix, String place) {
		return (field.key() != null) ? prefix + field.key() : "/" + place;
	}

}
