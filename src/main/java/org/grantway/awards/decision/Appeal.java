package org.grantway.awards.decision;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import org.grantway.shared.Audited;
import org.grantway.shared.CaseRef;

/**
 * A request for reconsideration of a decision that ended a case, and the answer to it.
 */
@Entity
@Table(name = "appeal")
class Appeal implements Audited {

	@Id
	private UUID id;

	@Version
	private long version;

	private String caseType;

	private UUID caseId;

	private String outcomeNumber;

	private String letterNumber;

	private LocalDate receivedOn;

	private String ground;

	private String grounds;

	private boolean online;

	private UUID recordedBy;

	private Instant recordedAt;

	private String result;

	private String rejoinAt;

	private String finding;

	private String answerNumber;

	private UUID answeredBy;

	private Instant answeredAt;

	private Instant servedAt;

	protected Appeal() {
	}

	Appeal(CaseRef of, String outcomeNumber, Filing filing, boolean online, UUID by, Instant at) {
		this.id = UUID.randomUUID();
		this.caseType = of.type();
		this.caseId = of.id();
		this.outcomeNumber = outcomeNumber;
		this.letterNumber = filing.number();
		this.receivedOn = filing.receivedOn();
		this.ground = filing.ground();
		this.grounds = filing.grounds();
		this.online = online;
		this.recordedBy = by;
		this.recordedAt = at;
	}

	/** Proposes an answer; it counts once it is served. */
	void answer(String how, String rejoin, String why, String number, UUID by, Instant at) {
		this.result = how;
		this.rejoinAt = rejoin;
		this.finding = why;
		this.answerNumber = number;
		this.answeredBy = by;
		this.answeredAt = at;
	}

	void serve(Instant at) {
		this.servedAt = at;
	}

	boolean isOpen() {
		return this.servedAt == null;
	}

	UUID id() {
		return this.id;
	}

	UUID caseId() {
		return this.caseId;
	}

	LocalDate receivedOn() {
		return this.receivedOn;
	}

	String result() {
		return this.result;
	}

	String rejoinAt() {
		return this.rejoinAt;
	}

	String finding() {
		return this.finding;
	}

	String answerNumber() {
		return this.answerNumber;
	}

	View view() {
		return new View(this.letterNumber, this.online, this.receivedOn, this.ground, this.grounds, this.result,
				this.rejoinAt, this.finding, this.answerNumber, this.servedAt);
	}

	/**
	 * A request as it is filed.
	 *
	 * @param ground procedure, facts or rules; null where a letter does not say
	 */
	record Filing(String number, LocalDate receivedOn, String ground, String grounds) {

	}

	@Override
	public UUID auditedAs() {
		return this.caseId;
	}

	/**
	 * An appeal as the page shows it.
	 *
	 * @param online filed by the leader here, not by letter
	 * @param ground procedure, facts or rules; null where a letter does not say
	 * @param result upheld or annulled (said of the decision) as proposed; null before
	 * that
	 * @param servedAt when the answer was served, or null while the request is open
	 */
	public record View(String letterNumber, boolean online, LocalDate receivedOn, String ground, String grounds,
			String result, String rejoinAt, String finding, String answerNumber, Instant servedAt) {

	}

}
