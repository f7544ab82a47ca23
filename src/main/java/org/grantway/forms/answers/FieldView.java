package org.grantway.forms.answers;

import java.util.List;
import java.util.Map;

import org.grantway.documents.ScanState;

/**
 * A component as the page shows it, in the reader's language.
 *
 * @param kind kind in the form-js schema; {@code money} for amounts
 * @param name name of the input, unique on the page
 * @param value what was typed: text, Boolean or list of texts
 * @param error what is wrong, or null
 * @param options what can be chosen, value to text
 * @param fields what a group holds
 * @param rows rows of a list
 * @param files files given before
 * @param lines height of a text area
 * @param limit most characters of a text area, 0 for none
 * @param unit unit of a number, or null
 * @param mayAdd whether a row may be added
 */
public record FieldView(String kind, String name, String label, String hint, Object value, String error,
		Map<String, String> options, List<FieldView> fields, List<Row> rows, List<FileEntry> files, int lines,
		int limit, String unit, boolean mayAdd) {

	/** The same under a name that begins with the prefix, with these fields in it. */
	public FieldView within(String prefix, List<FieldView> inner) {
		return new FieldView(this.kind, prefix + this.name, this.label, this.hint, this.value, this.error, this.options,
				inner, this.rows, this.files, this.lines, this.limit, this.unit, this.mayAdd);
	}

	/** One row of a list. */
	public record Row(int index, int number, List<FieldView> fields) {

	}

	/** A file that was given. */
	public record FileEntry(String id, String name, long size, ScanState scan) {

	}

}
