package org.grantway.applications.content;

import java.util.List;

/**
 * A part of an application that is written and completed on its own.
 */
public record Section(String key, List<Field> fields) {

	/** The field for the amount of a budget that has no lines. */
	public static final String LUMP_SUM = "lump_sum";

	static Section of(String key, Field... fields) {
		return new Section(key, List.of(fields));
	}

	public String titleKey() {
		return "applications.section." + this.key;
	}

	public String hintKey() {
		boolean lumpSum = this.fields.stream().anyMatch((field) -> field.name().equals(LUMP_SUM));
		return titleKey() + (lumpSum ? ".lump-sum.hint" : ".hint");
	}

	public String labelKey(Field field) {
		return titleKey() + "." + field.name();
	}

	public Field field(String name) {
		return this.fields.stream()
			.filter((field) -> field.name().equals(name))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException("No field " + name + " in section " + this.key));
	}

	public boolean hasFiles() {
		return this.fields.stream().anyMatch((field) -> field.kind() == Field.Kind.FILES);
	}

}
