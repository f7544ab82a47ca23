package org.grantway.identity;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;

import org.grantway.shared.Refused;

/**
 * A person's details, as they were typed.
 */
record ProfileForm(String birthDate, String title, String degree, String outputs) {

	private static final int YOUNGEST = 16;

	private static final int OLDEST = 110;

	static ProfileForm of(Profile profile) {
		return new ProfileForm((profile.birthDate() != null) ? profile.birthDate().toString() : "",
				(profile.title() != null) ? profile.title() : "", (profile.degree() != null) ? profile.degree() : "",
				(profile.outputs() != null) ? profile.outputs() : "");
	}

	Profile toProfile(LocalDate today) {
		return new Profile(birthDate(today), one("title", this.title, Profile.TITLES),
				one("degree", this.degree, Profile.DEGREES), outputsTyped());
	}

	/** Forms that do not ask for them leave them out. */
	private String outputsTyped() {
		String typed = (this.outputs != null) ? this.outputs.strip().replace("\r\n", "\n") : null;
		if (typed != null && typed.codePointCount(0, typed.length()) > Profile.OUTPUTS) {
			throw Refused.at("outputs", "identity.profile.outputs.long", Profile.OUTPUTS);
		}
		return typed;
	}

	private LocalDate birthDate(LocalDate today) {
		String typed = (this.birthDate != null) ? this.birthDate.strip() : "";
		if (typed.isEmpty()) {
			return null;
		}
		LocalDate day;
		try {
			day = LocalDate.parse(typed);
		}
		catch (DateTimeParseException ex) {
			throw Refused.at("birthDate", "identity.profile.birth-date.form");
		}
		if (day.isAfter(today.minusYears(YOUNGEST)) || day.isBefore(today.minusYears(OLDEST))) {
			throw Refused.at("birthDate", "identity.profile.birth-date.unlikely", String.valueOf(day.getYear()));
		}
		return day;
	}

	/** Empty means none was chosen. */
	static String one(String field, String typed, List<String> known) {
		if (typed == null || typed.isBlank()) {
			return null;
		}
		if (!known.contains(typed)) {
			throw Refused.at(field, "identity.profile.choose");
		}
		return typed;
	}

}
