package org.grantway.forms.definition;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import org.grantway.shared.LocalizedText;

/**
 * One component of a form.
 *
 * @param kind what kind of field it is
 * @param key name of the answer; null for what is not answered
 * @param label what is asked
 * @param description a hint, or null
 * @param text the text of a {@link FieldKind#TEXT}, or null
 * @param rules what answers must satisfy
 * @param hide FEEL condition under which it is hidden, or null
 * @param options what can be chosen
 * @param fields what a group or each row of a list holds
 * @param properties everything else, as written
 */
public record FormField(FieldKind kind, String key, LocalizedText label, LocalizedText description, LocalizedText text,
		Rules rules, String hide, List<Option> options, List<FormField> fields, Map<String, String> properties) {

	/** Whether the text is an amount of money. */
	public boolean isMoney() {
		return this.kind == FieldKind.TEXTFIELD && "money".equals(this.properties.get("kind"));
	}

	/**
	 * Whether the answer is the number of a bank account: then it is told with its last
	 * digits only, but to those whose task is about it.
	 */
	public boolean isAccount() {
		return "account".equals(this.properties.get("kind"));
	}

	/** Whether several files may be given. */
	public boolean isMultiple() {
		return "true".equals(this.properties.get("multiple"));
	}

	/** Whether the answer states the grounds of what is done. */
	public boolean isGrounds() {
		return "grounds".equals(this.properties.getOrDefault("means", this.key));
	}

	/** The outcomes for which every item of a checklist has to be ticked. */
	public Set<String> allFor() {
		String written = this.properties.get("all_for");
		return (written != null) ? Set.of(written.strip().split("[\\s,]+")) : Set.of();
	}

	/** How many rows a list has at least, or 0. */
	public int minRows() {
		return number("min_rows", this.rules.required() ? 1 : 0);
	}

	/** How many rows a list may have. */
	public int maxRows() {
		return Math.min(number("max_rows", 50), 200);
	}

	/** How many lines a text area shows. */
	public int lines() {
		return number("rows", 5);
	}

	/** The unit behind a number, or null. */
	public LocalizedText unit() {
		String en = this.properties.get("unit");
		return (en != null) ? LocalizedText.of(en, this.properties.get("unit_zh")) : null;
	}

	private int number(String property, int otherwise) {
		String written = this.properties.get(property);
		return (written != null) ? Integer.parseInt(written) : otherwise;
	}

	/** One thing to choose. */
	public record Option(String value, LocalizedText label) {

	}

	/**
	 * What an answer must satisfy; every part but the first may be null.
	 *
	 * @param decimals how many digits a number may have after the point
	 */
	public record Rules(boolean required, Integer minLength, Integer maxLength, BigDecimal min, BigDecimal max,
			Pattern pattern, Integer decimals) {

		public static final Rules NONE = new Rules(false, null, null, null, null, null, null);

	}

}
