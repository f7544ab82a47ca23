package org.grantway.identity;

import java.util.regex.Pattern;

import org.grantway.identity.People.NewPerson;
import org.grantway.shared.LocalizedText;
import org.grantway.shared.Refusals;

/**
 * Who somebody is, as it was typed.
 */
record PersonForm(String email, String nameEn, String nameZh, String organisation, String title, String degree) {

	static final PersonForm EMPTY = new PersonForm("", "", "", "", "", "");

	private static final Pattern EMAIL = Pattern.compile("[^@\\s<>\"]{1,64}@[^@\\s<>\"]+\\.[^@\\s<>\"]{2,}");

	/** The same person in this organisation. */
	PersonForm of(String code) {
		return new PersonForm(this.email, this.nameEn, this.nameZh, code, this.title, this.degree);
	}

	NewPerson toPerson(Organisations organisations) {
		String en = text(this.nameEn);
		String zh = text(this.nameZh);
		String code = text(this.organisation);
		boolean reachable = this.email != null && this.email.length() <= 254
				&& EMAIL.matcher(this.email.strip()).matches();
		new Refusals().unless(reachable, "email", "identity.email.form")
			.unless(en != null || zh != null, "nameEn", "identity.name.missing")
			.unless(code == null || organisations.find(code).isPresent(), "organisation",
					"identity.organisation.unknown", code)
			.refuse();
		return new NewPerson(this.email.strip(), new LocalizedText(en, zh), code, null,
				ProfileForm.one("title", this.title, Profile.TITLES),
				ProfileForm.one("degree", this.degree, Profile.DEGREES));
	}

	private static String text(String typed) {
		String text = (typed != null) ? typed.strip() : "";
		return text.isEmpty() ? null : text.substring(0, Math.min(text.length(), 120));
	}

}
