package org.grantway.review.letters;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;

import org.grantway.shared.Audited;
import org.grantway.shared.Refused;

/** What a reviewer has written about one application. */
@Entity
class ReviewSheet implements Audited {

	@Id
	private UUID seatId;

	private String marks;

	private String opinion;

	private String advice;

	private String confidence;

	private String budgetRemark;

	private String officerNote;

	private Instant savedAt;

	private Instant submittedAt;

	private BigDecimal total;

	@Version
	private long version;

	protected ReviewSheet() {
	}

	ReviewSheet(UUID seatId) {
		this.seatId = seatId;
	}

	void save(SheetForm form, String marksJson, Instant at) {
		if (this.submittedAt != null) {
			throw new Refused("review.error.submitted");
		}
		this.marks = marksJson;
		this.opinion = form.opinion();
		this.advice = form.advice();
		this.confidence = form.confidence();
		this.budgetRemark = form.budgetRemark();
		this.officerNote = form.officerNote();
		this.savedAt = at;
	}

	void submit(BigDecimal newTotal, Instant at) {
		if (this.submittedAt != null) {
			throw new Refused("review.error.submitted");
		}
		this.total = newTotal;
		this.submittedAt = at;
	}

	UUID seatId() {
		return this.seatId;
	}

	String marks() {
		return this.marks;
	}

	String opinion() {
		return this.opinion;
	}

	String advice() {
		return this.advice;
	}

	String confidence() {
		return this.confidence;
	}

	String budgetRemark() {
		return this.budgetRemark;
	}

	String officerNote() {
		return this.officerNote;
	}

	Instant savedAt() {
		return this.savedAt;
	}

	Instant submittedAt() {
		return this.submittedAt;
	}

	BigDecimal total() {
		return this.total;
	}

	@Override
	public UUID auditedAs() {
		return this.seatId;
	}

	@Override
	public Class<? extends Audited> partOf() {
		return ReviewSeat.class;
	}

}
