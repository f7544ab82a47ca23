package org.grantway.forms.answers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.grantway.forms.definition.FieldKind;
import org.grantway.forms.definition.FormDefinition;
import org.grantway.forms.definition.FormField;

/**
 * Answers as they come from a page, before anything is checked: texts, lists of texts,
 * lists of rows. Rows are numbered in the names of the fields ({@code team.0.name}); a
 * hidden field says how many there are, because an empty check box sends nothing.
 */
public final class PostedAnswers {

	/** Ending of the hidden field that says how many rows a list has. */
	public static final String ROWS = ".rows";

	/** Ending of the hidden fields that name the files uploaded before. */
	public static final String KEPT = ".kept";

	private final Map<String, String[]> parameters;

	private PostedAnswers(Map<String, String[]> parameters) {
		this.parameters = parameters;
	}

	/** The answers by key, in the order of the form. */
	public static Map<String, Object> of(FormDefinition form, Map<String, String[]> parameters) {
		return new PostedAnswers(parameters).read(form.fields(), "");
	}

	private Map<String, Object> read(List<FormField> fields, String prefix) {
		Map<String, Object> answers = new LinkedHashMap<>();
		for (FormField field : fields) {
			if (field.kind() == FieldKind.GROUP) {
				answers.putAll(read(field.fields(), prefix));
			}
			else if (field.key() != null) {
				answers.put(field.key(), read(field, prefix + field.key()));
			}
		}
		return answers;
	}

	private Object read(FormField field, String name) {
		return switch (field.kind()) {
			case CHECKLIST -> all(name);
			case CHECKBOX -> this.parameters.containsKey(name);
			case FILEPICKER -> all(name + KEPT);
			case DYNAMICLIST -> rows(field, name);
			default -> first(name);
		};
	}

	private List<Map<String, Object>> rows(FormField list, String name) {
		List<Map<String, Object>> rows = new ArrayList<>();
		for (int row = 0; row < Math.min(count(name), list.maxRows()); row++) {
			rows.add(read(list.fields(), name + "." + row + "."));
		}
		return rows;
	}

	private int count(String name) {
		String written = first(name + ROWS);
		return written.matches("\\d{1,4}") ? Integer.parseInt(written) : 0;
	}

	private List<String> all(String name) {
		String[] values = this.parameters.get(name);
		return (values != null) ? Arrays.stream(values).filter((value) -> !value.isBlank()).toList() : List.of();
	}

	private String first(String name) {
		String[] values = this.parameters.get(name);
		return (values != null && values.length > 0) ? values[0] : "";
	}

}
