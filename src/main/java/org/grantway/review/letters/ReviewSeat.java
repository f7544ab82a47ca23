package org.grantway.review.letters;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;

import org.grantway.shared.Audited;
import org.grantway.shared.Refused;
import org.grantway.shared.WorkingDaysChanged;

/** One reviewer's place on one application, from the draw to the opinion. */
@Entity
class ReviewSeat implements Audited {

	@Id
	private UUID id;

	private UUID applicationId;

	private UUID callId;

	private UUID drawId;

	private int ordinalNo;

	private int attemptNo;

	private UUID reviewerId;

	private String organisation;

	@Enumerated(EnumType.STRING)
	private SeatState state;

	private Instant drawnAt;

	private Instant invitedAt;

	private Instant answerBy;

	private Instant answeredAt;

	private Instant remindAt;

	private Instant dueAt;

	private Instant endedAt;

	private String grounds;

	private String remark;

	private Instant promisedAt;

	@Version
	private long version;

	protected ReviewSeat() {
	}

	ReviewSeat(ReviewDraw draw, int ordinal, int attempt, UUID reviewer, String organisation, Instant at) {
		this.id = UUID.randomUUID();
		this.applicationId = draw.applicationId();
		this.callId = draw.callId();
		this.drawId = draw.id();
		this.ordinalNo = ordinal;
		this.attemptNo = attempt;
		this.reviewerId = reviewer;
		this.organisation = organisation;
		this.state = SeatState.DRAWN;
		this.drawnAt = at;
	}

	void invite(Instant at, Instant until) {
		become(SeatState.INVITED);
		this.invitedAt = at;
		this.answerBy = until;
	}

	/** The reviewer declares to have no conflict and promises to keep the case secret. */
	void accept(String statement, Instant at, Instant reminder, Instant due) {
		become(SeatState.IN_REVIEW);
		this.answeredAt = at;
		this.promisedAt = at;
		this.remark = statement;
		this.remindAt = reminder;
		this.dueAt = due;
	}

	void decline(String why, String more, Instant at) {
		become(SeatState.DECLINED);
		end(why, more, at);
	}

	void recuse(String why, String more, Instant at) {
		become(SeatState.RECUSED);
		end(why, more, at);
	}

	void expire(Instant at) {
		become(SeatState.EXPIRED);
		this.endedAt = at;
	}

	void submit(Instant at) {
		if (at.isAfter(this.dueAt)) {
			throw new Refused("review.error.too-late");
		}
		become(SeatState.SUBMITTED);
		this.endedAt = at;
	}

	void passDue(Instant at) {
		become(SeatState.LATE);
		this.endedAt = at;
	}

	/** Moves its days with another arrangement of working days; false if none moves. */
	boolean move(WorkingDaysChanged changed) {
		Instant answer = changed.moved(this.invitedAt, this.answerBy);
		Instant reminder = changed.moved(this.answeredAt, this.remindAt);
		Instant due = changed.moved(this.answeredAt, this.dueAt);
		boolean moves = this.state == SeatState.INVITED && !Objects.equals(answer, this.answerBy)
				|| this.state == SeatState.IN_REVIEW
						&& !(Objects.equals(reminder, this.remindAt) && Objects.equals(due, this.dueAt));
		if (moves) {
			this.answerBy = (this.state == SeatState.INVITED) ? answer : this.answerBy;
			this.remindAt = reminder;
			this.dueAt = due;
		}
		return moves;
	}

	private void end(String why, String more, Instant at) {
		if (this.answeredAt == null) {
			this.answeredAt = at;
		}
		this.endedAt = at;
		this.grounds = why;
		this.remark = more;
	}

	private void become(SeatState wanted) {
		if (!this.state.next().contains(wanted)) {
			throw new Refused("review.error.seat-state");
		}
		this.state = wanted;
	}

	UUID id() {
		return this.id;
	}

	UUID applicationId() {
		return this.applicationId;
	}

	UUID drawId() {
		return this.drawId;
	}

	int ordinal() {
		return this.ordinalNo;
	}

	int attempt() {
		return this.attemptNo;
	}

	UUID reviewer() {
		return this.reviewerId;
	}

	String organisation() {
		return this.organisation;
	}

	SeatState state() {
		return this.state;
	}

	Instant answerBy() {
		return this.answerBy;
	}

	Instant answeredAt() {
		return this.answeredAt;
	}

	Instant remindAt() {
		return this.remindAt;
	}

	Instant dueAt() {
		return this.dueAt;
	}

	Instant endedAt() {
		return this.endedAt;
	}

	String grounds() {
		return this.grounds;
	}

	String remark() {
		return this.remark;
	}

	@Override
	public UUID auditedAs() {
		return this.applicationId;
	}

}
