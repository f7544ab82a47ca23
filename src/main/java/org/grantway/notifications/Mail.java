package org.grantway.notifications;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

/**
 * A mail that has to go out, written in the transaction that gave rise to it.
 */
@Entity
@Table(name = "mail_outbox")
class Mail {

	private static final int LAST_ATTEMPT = 8;

	private static final Duration LEASE = Duration.ofMinutes(5);

	private static final int LONGEST_FAULT = 400;

	@Id
	private UUID id;

	private UUID messageId;

	private String recipient;

	private String subject;

	@Column(columnDefinition = "longtext")
	private String body;

	@Enumerated(EnumType.STRING)
	private Status status = Status.WAITING;

	private int attempts;

	private Instant nextAttemptAt;

	private Instant sentAt;

	private String lastFault;

	/** Null until it is stored: then nobody looks first whether it is there. */
	@Version
	private Long version;

	protected Mail() {
	}

	Mail(UUID messageId, String recipient, String subject, String body, Instant at) {
		this.id = UUID.randomUUID();
		this.messageId = messageId;
		this.recipient = recipient;
		this.subject = subject;
		this.body = body;
		this.nextAttemptAt = at;
	}

	/** Takes it for sending: until the lease ends, no other node tries. */
	void attempt(Instant at) {
		this.attempts++;
		this.nextAttemptAt = at.plus(LEASE);
	}

	void sent(Instant at) {
		this.status = Status.SENT;
		this.sentAt = at;
		this.lastFault = null;
	}

	/** Waits twice as long after each failure, and gives up after the last. */
	void failed(String fault, Instant at) {
		String text = (fault != null) ? fault : "";
		this.lastFault = text.substring(0, Math.min(text.length(), LONGEST_FAULT));
		if (this.attempts >= LAST_ATTEMPT) {
			this.status = Status.FAILED;
		}
		else {
			this.nextAttemptAt = at.plus(Duration.ofMinutes(1L << this.attempts));
		}
	}

	UUID id() {
		return this.id;
	}

	String recipient() {
		return this.recipient;
	}

	String subject() {
		return this.subject;
	}

	String body() {
		return this.body;
	}

	Status status() {
		return this.status;
	}

	int attempts() {
		return this.attempts;
	}

	Instant nextAttemptAt() {
		return this.nextAttemptAt;
	}

	/** Where a mail is on its way. */
	enum Status {

		WAITING, SENT, FAILED

	}

}
