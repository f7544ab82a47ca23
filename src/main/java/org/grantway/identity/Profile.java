package org.grantway.identity;

import java.time.LocalDate;
import java.util.List;

/**
 * What conditions of calls ask of a person, and what a person fills in once for all
 * applications.
 *
 * @param birthDate may be null
 * @param title one of {@link #TITLES}, or null
 * @param degree one of {@link #DEGREES}, or null
 * @param outputs papers, patents and prizes as the person words them, one a line; at most
 * {@link #OUTPUTS} characters; may be null
 */
record Profile(LocalDate birthDate, String title, String degree, String outputs) {

	static final int OUTPUTS = 4000;

	static final List<String> TITLES = List.of("professor", "associate-professor", "researcher", "associate-researcher",
			"senior-engineer", "chief-physician", "senior", "intermediate", "none");

	static final List<String> DEGREES = List.of("doctorate", "master", "bachelor", "other");

	/** The same, with the outputs of before where the form did not ask for them. */
	Profile after(Profile before) {
		return (this.outputs != null) ? this : new Profile(this.birthDate, this.title, this.degree, before.outputs());
	}

}
