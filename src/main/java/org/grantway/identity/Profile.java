package org.grantway.identity;

import java.time.LocalDate;
import java.util.List;

/**
 * What conditions of calls ask of a person.
 *
 * @param birthDate may be null
 * @param title one of {@link #TITLES}, or null
 * @param degree one of {@link #DEGREES}, or null
 */
record Profile(LocalDate birthDate, String title, String degree) {

	static final List<String> TITLES = List.of("professor", "associate-professor", "researcher", "associate-researcher",
			"senior-engineer", "chief-physician", "senior", "intermediate", "none");

	static final List<String> DEGREES = List.of("doctorate", "master", "bachelor", "other");

}
