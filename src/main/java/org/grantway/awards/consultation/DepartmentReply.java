package org.grantway.awards.consultation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import org.grantway.documents.ReturnedPapers.Paper;
import org.grantway.shared.Actor;
import org.grantway.shared.Audited;
import org.grantway.shared.Refused;
import org.grantway.shared.WorkingDaysChanged;

/**
 * What one department was asked in one round, and what it replied.
 */
@Entity
@Table(name = "department_reply")
class DepartmentReply implements Audited {

	@Id
	private UUID id;

	@Version
	private long version;

	private UUID listId;

	private String department;

	@Column(name = "round_no")
	private int round;

	@Column(name = "position_no")
	private int position;

	private Instant askedAt;

	private Instant remindAt;

	private Instant dueAt;

	private Instant remindedAt;

	private Instant extendedAt;

	private String extensionReason;

	@Enumerated(EnumType.STRING)
	private State state;

	@Enumerated(EnumType.STRING)
	private Opinion outcome;

	private String draft;

	private String returnRemark;

	private UUID draftedBy;

	private Instant draftedAt;

	private UUID answeredBy;

	private Instant answeredAt;

	private UUID scanId;

	private String documentNumber;

	private LocalDate dateOnPaper;

	private UUID enteredBy;

	protected DepartmentReply() {
	}

	DepartmentReply(UUID listId, String department, int round, int position, Instant askedAt, Instant remindAt,
			Instant dueAt) {
		this.id = UUID.randomUUID();
		this.listId = listId;
		this.department = department;
		this.round = round;
		this.position = position;
		this.askedAt = askedAt;
		this.remindAt = remindAt;
		this.dueAt = dueAt;
		this.state = State.ASKED;
	}

	void draft(Opinion opinion, String text, Actor by, Instant at) {
		requireOpen();
		this.outcome = opinion;
		this.draft = text;
		this.draftedBy = by.personId();
		this.draftedAt = at;
		this.state = State.DRAFTED;
		this.returnRemark = null;
	}

	void sendBack(String remark) {
		requireOpen();
		this.returnRemark = remark;
		this.state = State.ASKED;
	}

	void answer(UUID by, Instant at) {
		requireOpen();
		this.state = State.ANSWERED;
		this.answeredBy = by;
		this.answeredAt = at;
	}

	void signOff(Actor by) {
		requireOpen();
		this.answeredBy = by.personId();
	}

	/** Nobody answered in time. */
	void silent(Opinion means, Instant at) {
		if (this.state != State.ANSWERED) {
			this.state = State.ANSWERED;
			this.outcome = means;
			this.answeredAt = at;
		}
	}

	void onPaper(UUID scan, String number, LocalDate date, Opinion opinion, String text, Actor by, Instant at) {
		requireOpen();
		this.scanId = scan;
		this.documentNumber = number;
		this.dateOnPaper = date;
		this.enteredBy = by.personId();
		this.outcome = opinion;
		this.draft = text;
		this.draftedBy = by.personId();
		this.draftedAt = at;
		this.state = State.ON_PAPER;
	}

	Paper paper() {
		return new Paper(this.department, this.scanId, this.documentNumber, this.dateOnPaper, this.enteredBy);
	}

	void dropPaper() {
		this.scanId = null;
		this.documentNumber = null;
		this.dateOnPaper = null;
		this.enteredBy = null;
		this.outcome = null;
		this.state = State.ASKED;
	}

	void askForTime(String reason) {
		requireOpen();
		if (this.extensionReason != null) {
			throw new Refused("consultation.extended-already");
		}
		this.extensionReason = reason;
	}

	void extend(Instant until, Instant at) {
		if (this.extendedAt == null) {
			this.dueAt = until;
			this.extendedAt = at;
		}
	}

	/** Moves its days with another arrangement of working days; false if none moves. */
	boolean move(WorkingDaysChanged changed) {
		Instant due = changed.moved(this.askedAt, this.dueAt);
		Instant reminder = changed.moved(this.askedAt, this.remindAt);
		boolean moves = !due.equals(this.dueAt) || !reminder.equals(this.remindAt);
		this.dueAt = due;
		this.remindAt = reminder;
		return moves;
	}

	boolean remind(Instant at) {
		if (this.remindedAt != null) {
			return false;
		}
		this.remindedAt = at;
		return true;
	}

	private void requireOpen() {
		if (this.state == State.ANSWERED) {
			throw new Refused("consultation.answered-already");
		}
	}

	UUID id() {
		return this.id;
	}

	UUID listId() {
		return this.listId;
	}

	String department() {
		return this.department;
	}

	int round() {
		return this.round;
	}

	Instant askedAt() {
		return this.askedAt;
	}

	Instant remindAt() {
		return this.remindAt;
	}

	Instant dueAt() {
		return this.dueAt;
	}

	State state() {
		return this.state;
	}

	Opinion outcome() {
		return this.outcome;
	}

	boolean answered() {
		return this.state == State.ANSWERED;
	}

	UUID answeredBy() {
		return this.answeredBy;
	}

	UUID enteredBy() {
		return this.enteredBy;
	}

	boolean reminded() {
		return this.remindedAt != null;
	}

	ReplyView view(java.util.List<ReplyView.Remark> remarks) {
		return new ReplyView(this.id, this.listId, this.department, this.round, this.askedAt, this.dueAt,
				this.remindedAt, this.extendedAt, this.extensionReason, this.state.name(), this.outcome, this.draft,
				this.returnRemark, this.draftedBy, this.answeredBy, this.answeredAt, this.scanId, this.documentNumber,
				this.dateOnPaper, this.enteredBy, remarks);
	}

	@Override
	public UUID auditedAs() {
		return this.listId;
	}

	/** Where a reply stands. */
	enum State {

		ASKED, DRAFTED, ON_PAPER, ANSWERED

	}

}
