package org.grantway.applications;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import org.grantway.shared.Audited;

/**
 * What the applicant's side asks the officers of the call about its application, and the
 * answer. Neither is changed once it is given.
 */
@Entity
@Table(name = "application_question")
class Question implements Audited {

	@Id
	private UUID id;

	@Version
	private long version;

	private UUID applicationId;

	private String question;

	private UUID askedBy;

	private Instant askedAt;

	private String answer;

	private UUID answeredBy;

	private Instant answeredAt;

	protected Question() {
	}

	Question(UUID applicationId, String question, UUID by, Instant at) {
		this.id = UUID.randomUUID();
		this.applicationId = applicationId;
		this.question = question;
		this.askedBy = by;
		this.askedAt = at;
	}

	void answer(String text, UUID by, Instant at) {
		this.answer = text;
		this.answeredBy = by;
		this.answeredAt = at;
	}

	UUID id() {
		return this.id;
	}

	UUID applicationId() {
		return this.applicationId;
	}

	String question() {
		return this.question;
	}

	UUID askedBy() {
		return this.askedBy;
	}

	Instant askedAt() {
		return this.askedAt;
	}

	/** Null as long as it is open. */
	String answer() {
		return this.answer;
	}

	UUID answeredBy() {
		return this.answeredBy;
	}

	Instant answeredAt() {
		return this.answeredAt;
	}

	@Override
	public UUID auditedAs() {
		return this.applicationId;
	}

}
