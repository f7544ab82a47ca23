package org.grantway.awards.notice;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import org.grantway.shared.Audited;
import org.grantway.shared.Refused;

/**
 * What somebody objected to a public notice, and what came of it.
 */
@Entity
@Table(name = "notice_objection")
class NoticeObjection implements Audited {

	@Id
	private UUID id;

	@Version
	private long version;

	private UUID listId;

	private int sequenceNo;

	private UUID receiptKey;

	private String languageTag;

	private UUID applicationId;

	private String personName;

	private String contact;

	private String grounds;

	private Instant filedAt;

	private String result;

	private String finding;

	private UUID investigatedBy;

	private Instant investigatedAt;

	protected NoticeObjection() {
	}

	NoticeObjection(UUID listId, int sequenceNo, UUID applicationId, String personName, String contact, String grounds,
			Locale language, Instant filedAt) {
		this.id = UUID.randomUUID();
		this.receiptKey = UUID.randomUUID();
		this.listId = listId;
		this.sequenceNo = sequenceNo;
		this.languageTag = language.toLanguageTag();
		this.applicationId = applicationId;
		this.personName = personName;
		this.contact = contact;
		this.grounds = grounds;
		this.filedAt = filedAt;
	}

	void conclude(String outcome, String why, UUID by, Instant at) {
		if (this.result != null) {
			throw new Refused("notice.concluded-already");
		}
		this.result = outcome;
		this.finding = why;
		this.investigatedBy = by;
		this.investigatedAt = at;
	}

	UUID id() {
		return this.id;
	}

	UUID listId() {
		return this.listId;
	}

	String number(String list) {
		return numberOf(list, this.sequenceNo);
	}

	private static String numberOf(String list, int sequence) {
		return list + "-O" + sequence;
	}

	/** Where the receipt stands that only the objector knows; null for old ones. */
	UUID receiptKey() {
		return this.receiptKey;
	}

	/** In which language the objector wrote. */
	Locale language() {
		return (this.languageTag != null) ? Locale.forLanguageTag(this.languageTag) : Locale.SIMPLIFIED_CHINESE;
	}

	/** Upheld against this item, or against the list as a whole. */
	boolean stops(UUID application) {
		return "upheld".equals(this.result) && (this.applicationId == null || this.applicationId.equals(application));
	}

	String finding() {
		return this.finding;
	}

	View view() {
		return new View(this.id, this.sequenceNo, this.applicationId, this.personName, this.contact, this.grounds,
				this.filedAt, this.result, this.finding, this.investigatedAt);
	}

	@Override
	public UUID auditedAs() {
		return this.listId;
	}

	/**
	 * An objection as pages see it.
	 *
	 * @param sequence its place among the objections to the list, from 1
	 * @param application the item it is about, or null for the list as a whole
	 * @param result {@code upheld}, {@code dismissed} or null
	 */
	record View(UUID id, int sequence, UUID application, String name, String contact, String grounds, Instant filedAt,
			String result, String finding, Instant investigatedAt) {

		/** The number people quote. */
		public String number(String list) {
			return numberOf(list, this.sequence);
		}

	}

}
