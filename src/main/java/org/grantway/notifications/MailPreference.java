package org.grantway.notifications;

import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

/**
 * When a person wants mails, and in which language.
 */
@Entity
@Table(name = "mail_preference")
class MailPreference {

	@Id
	private UUID personId;

	private String languageTag = Locale.SIMPLIFIED_CHINESE.toLanguageTag();

	@Enumerated(EnumType.STRING)
	private Rhythm rhythm = Rhythm.DAILY;

	private LocalDate digestOn;

	@Version
	private Long version;

	protected MailPreference() {
	}

	/** As long as nothing is chosen: mails in Chinese, news once a day. */
	MailPreference(UUID personId) {
		this.personId = personId;
	}

	void choose(Locale language, Rhythm wanted) {
		this.languageTag = language.toLanguageTag();
		this.rhythm = wanted;
	}

	/** The news of this day have gone out. */
	void digested(LocalDate day) {
		this.digestOn = day;
	}

	Locale language() {
		return Locale.forLanguageTag(this.languageTag);
	}

	Rhythm rhythm() {
		return this.rhythm;
	}

}
