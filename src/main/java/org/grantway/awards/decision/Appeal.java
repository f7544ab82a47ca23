package org.grantway.awards.decision;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import org.grantway.shared.Audited;

/**
 * A request for reconsideration that came in writing, and the answer to it.
 */
@Entity
@Table(name = "appeal")
class Appeal implements Audited {

	@Id
	private UUID id;

	@Version
	private long version;

	private UUID applicationId;

	private String outcomeNumber;

	private String letterNumber;

	private LocalDate receivedOn;

	private String grounds;

	private UUID recordedBy;

	private Instant recordedAt;

	private String result;

	private String rejoinAt;

	private String finding;

	private String answerNumber;

	private UUID answeredBy;

	private Instant answeredAt;

	protected Appeal() {
	}

	Appeal(UUID applicationId, String outcomeNumber, String letterNumber, LocalDate receivedOn, String grounds, UUID by,
			Instant at) {
		this.id = UUID.randomUUID();
		this.applicationId = applicationId;
		this.outcomeNumber = outcomeNumber;
		this.letterNumber = letterNumber;
		this.receivedOn = receivedOn;
		this.grounds = grounds;
		this.recordedBy = by;
		this.recordedAt = at;
	}

	void answer(String how, String rejoin, String why, String number, UUID by, Instant at) {
		this.result = how;
		this.rejoinAt = rejoin;
		this.finding = why;
		this.answerNumber = number;
		this.answeredBy = by;
		this.answeredAt = at;
	}

	boolean isOpen() {
		return this.result == null;
	}

	View view() {
		return new View(this.letterNumber, this.receivedOn, this.grounds, this.result, this.finding, this.answerNumber,
				this.answeredAt);
	}

	@Override
	public UUID auditedAs() {
		return this.applicationId;
	}

	/**
	 * An appeal as the page shows it.
	 *
	 * @param result upheld or annulled (said of the refusal), or null while it is open
	 */
	public record View(String letterNumber, LocalDate receivedOn, String grounds, String result, String finding,
			String answerNumber, Instant answeredAt) {

	}

}
