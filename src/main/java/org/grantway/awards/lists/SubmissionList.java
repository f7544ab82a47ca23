package org.grantway.awards.lists;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import org.grantway.shared.Audited;
import org.grantway.shared.CaseRef;

/**
 * Applications of a call that are consulted on, published and decided together.
 */
@Entity
@Table(name = "submission_list")
class SubmissionList implements Audited {

	@Id
	private UUID id;

	@Version
	private long version;

	@Column(name = "list_number")
	private String number;

	private UUID callId;

	@Enumerated(EnumType.STRING)
	private ListStatus status;

	private UUID formedBy;

	private Instant formedAt;

	private Instant noticeFrom;

	private Instant noticeUntil;

	private String decisionNumber;

	private UUID decidedBy;

	private Instant decidedAt;

	protected SubmissionList() {
	}

	SubmissionList(String number, UUID callId, UUID formedBy, Instant formedAt) {
		this.id = UUID.randomUUID();
		this.number = number;
		this.callId = callId;
		this.status = ListStatus.FORMED;
		this.formedBy = formedBy;
		this.formedAt = formedAt;
	}

	/** Moves on; the same status again changes nothing. */
	boolean enter(ListStatus next) {
		if (this.status == next) {
			return false;
		}
		if (!this.status.next().contains(next)) {
			throw new IllegalStateException(this.number + " cannot go from " + this.status + " to " + next);
		}
		this.status = next;
		return true;
	}

	void publish(Instant from, Instant until) {
		this.noticeFrom = from;
		this.noticeUntil = until;
	}

	void decide(String decision, UUID by, Instant at) {
		this.decisionNumber = decision;
		this.decidedBy = by;
		this.decidedAt = at;
	}

	UUID id() {
		return this.id;
	}

	UUID callId() {
		return this.callId;
	}

	ListStatus status() {
		return this.status;
	}

	CaseRef asCase() {
		return new CaseRef(ListView.CASE_TYPE, this.id, this.number);
	}

	ListView view(java.util.List<ListView.Item> items) {
		return new ListView(this.id, this.number, this.callId, this.status, this.formedBy, this.formedAt,
				this.noticeFrom, this.noticeUntil, this.decisionNumber, this.decidedAt, items);
	}

	@Override
	public UUID auditedAs() {
		return this.id;
	}

}
