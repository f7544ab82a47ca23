package org.grantway.applications.content;

import java.util.List;
import java.util.Set;

/**
 * One question of a section.
 *
 * @param name key in the stored content, and the input's name
 * @param required whether the section is incomplete without it
 * @param limit most characters of a text, or most rows; 0 for none
 * @param options where the choices come from, or null
 * @param columns of {@link Kind#ROWS}
 */
public record Field(String name, Kind kind, boolean required, int limit, String options, List<Field> columns) {

	/** Options of a column that names a partner of the application; empty is the host. */
	public static final String UNITS = "units";

	/** Options of a column that names a year of the project, from 1. */
	public static final String YEARS = "years";

	/** Options of columns that are not shown where no row has anything in them. */
	private static final Set<String> SELDOM = Set.of(UNITS, YEARS);

	static Field line(String name, int limit) {
		return new Field(name, Kind.LINE, true, limit, null, List.of());
	}

	static Field text(String name, int limit) {
		return new Field(name, Kind.TEXT, true, limit, null, List.of());
	}

	static Field of(String name, Kind kind) {
		return new Field(name, kind, true, 0, null, List.of());
	}

	static Field choice(String name, String options) {
		return new Field(name, Kind.CHOICE, true, 0, options, List.of());
	}

	static Field choices(String name, String options) {
		return new Field(name, Kind.CHOICES, false, 0, options, List.of());
	}

	static Field rows(String name, int limit, Field... columns) {
		return new Field(name, Kind.ROWS, true, limit, null, List.of(columns));
	}

	Field optional() {
		return new Field(this.name, this.kind, false, this.limit, this.options, this.columns);
	}

	/** Whether the column goes without saying where all rows leave it empty. */
	public boolean isSeldom() {
		return this.options != null && SELDOM.contains(this.options);
	}

	public boolean is(String kindName) {
		return this.kind.name().equals(kindName);
	}

	/** Kinds of question. */
	public enum Kind {

		LINE, TEXT, NUMBER, MONEY, DATE, CHOICE, CHOICES, YES, ROWS, FILES

	}

}
