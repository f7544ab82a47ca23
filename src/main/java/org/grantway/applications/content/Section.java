package org.grantway.applications.content;

import java.util.Collection;
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

	/** What the section asks for in a call of these cost groups. */
	public String hintKey(Collection<String> costGroups) {
		if (this.fields.stream().anyMatch((field) -> field.name().equals(LUMP_SUM))) {
			return titleKey() + ".lump-sum.hint";
		}
		boolean direct = this.key.equals("budget") && !costGroups.contains("indirect");
		return titleKey() + (direct ? ".direct.hint" : ".hint");
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
