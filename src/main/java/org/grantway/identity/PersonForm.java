package org.grantway.identity;

import org.grantway.identity.People.NewPerson;
import org.grantway.shared.Email;
import org.grantway.shared.LocalizedText;
import org.grantway.shared.Refusals;

/**
 * Who somebody is, as it was typed.
 */
record PersonForm(String email, String nameEn, String nameZh, String organisation, String title, String degree) {

	static final PersonForm EMPTY = new PersonForm("", "", "", "", "", "");

	/** The same person in this organisation. */
	PersonForm of(String code) {
		return new PersonForm(this.email, this.nameEn, this.nameZh, code, this.title, this.degree);
	}

	NewPerson toPerson(Organisations organisations) {
		String en = text(this.nameEn);
		String zh = text(this.nameZh);
		String code = text(this.organisation);
		new Refusals().unless(Email.isAddress(this.email), "email", "identity.email.form")
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
