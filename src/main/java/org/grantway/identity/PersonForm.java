package org.grantway.identity;

import java.util.regex.Pattern;

import org.grantway.identity.People.NewPerson;
import org.grantway.shared.LocalizedText;
import org.grantway.shared.Refused;

/**
 * Who somebody is, as it was typed.
 */
record PersonForm(String email, String nameEn, String nameZh, String organisation, String title, String degree) {

	static final PersonForm EMPTY = new PersonForm("", "", "", "", "", "");

	private static final Pattern EMAIL = Pattern.compile("[^@\\s<>\"]{1,64}@[^@\\s<>\"]+\\.[^@\\s<>\"]{2,}");

	NewPerson toPerson(Organisations organisations) {
		if (this.email == null || this.email.length() > 254 || !EMAIL.matcher(this.email.strip()).matches()) {
			throw Refused.at("email", "identity.email.form");
		}
		String en = text(this.nameEn);
		String zh = text(this.nameZh);
		if (en == null && zh == null) {
			throw Refused.at("nameEn", "identity.name.missing");
		}
		String code = text(this.organisation);
		if (code != null && organisations.find(code).isEmpty()) {
			throw Refused.at("organisation", "identity.organisation.unknown", code);
		}
		return new NewPerson(this.email.strip(), new LocalizedText(en, zh), code, null,
				ProfileForm.one("title", this.title, Profile.TITLES),
				ProfileForm.one("degree", this.degree, Profile.DEGREES));
	}

	private static String text(String typed) {
		String text = (typed != null) ? typed.strip() : "";
		return text.isEmpty() ? null : text.substring(0, Math.min(text.length(), 120));
	}

}
