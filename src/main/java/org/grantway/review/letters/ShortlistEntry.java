package org.grantway.review.letters;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

import org.grantway.review.ReviewResults.LetterResult;
import org.grantway.shared.Audited;

/** Whether an application was shortlisted, on which figures and grounds. */
@Entity
class ShortlistEntry implements Audited {

	@Id
	private UUID applicationId;

	private UUID callId;

	private Integer rankNo;

	private int validReviews;

	private BigDecimal meanTotal;

	private BigDecimal spread;

	private boolean chosen;

	private String grounds;

	private UUID decidedBy;

	private Instant decidedAt;

	protected ShortlistEntry() {
	}

	ShortlistEntry(UUID applicationId, UUID callId, LetterResult result, boolean chosen, String grounds, UUID by,
			Instant at) {
		this.applicationId = applicationId;
		this.callId = callId;
		this.rankNo = result.rank();
		this.validReviews = result.valid();
		this.meanTotal = result.mean();
		this.spread = result.spread();
		this.chosen = chosen;
		this.grounds = grounds;
		this.decidedBy = by;
		this.decidedAt = at;
	}

	UUID applicationId() {
		return this.applicationId;
	}

	boolean chosen() {
		return this.chosen;
	}

	@Override
	public UUID auditedAs() {
		return this.applicationId;
	}

}
