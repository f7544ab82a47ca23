package org.grantway.notifications;

import java.util.Locale;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

/**
 * Whether a person wants mails, and in which language.
 */
@Entity
@Table(name = "mail_preference")
class MailPreference {

	@Id
	private UUID personId;

	private String languageTag = Locale.SIMPLIFIED_CHINESE.toLanguageTag();

	private boolean wanted = true;

	@Version
	private Long version;

	protected MailPreference() {
	}

	/** As long as nothing is chosen: mails in Chinese. */
	MailPreference(UUID personId) {
		this.personId = personId;
	}

	void choose(Locale language, boolean mailsWanted) {
		this.languageTag = language.toLanguageTag();
		this.wanted = mailsWanted;
	}

	Locale language() {
		return Locale.forLanguageTag(this.languageTag);
	}

	boolean isWanted() {
		return this.wanted;
	}

}
