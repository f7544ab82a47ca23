package org.grantway.review.letters;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;

import org.grantway.review.experts.Draw;
import org.grantway.shared.Audited;

/**
 * A draw of reviewers for an application: the seed first, then the pool, then the order.
 */
@Entity
class ReviewDraw implements Audited {

	@Id
	private UUID id;

	private UUID applicationId;

	private UUID callId;

	private int roundNo;

	private int seats;

	private String seed;

	private String seedHash;

	private Instant seedCommittedAt;

	private Instant poolFixedAt;

	private String poolHash;

	private Instant releasedAt;

	private UUID releasedBy;

	@Version
	private long version;

	protected ReviewDraw() {
	}

	ReviewDraw(UUID applicationId, UUID callId, int round, int seats, String seed, Instant at) {
		this.id = UUID.randomUUID();
		this.applicationId = applicationId;
		this.callId = callId;
		this.roundNo = round;
		this.seats = seats;
		this.seed = seed;
		this.seedHash = Draw.hash(seed);
		this.seedCommittedAt = at;
	}

	void fixPool(String hash, Instant at) {
		if (this.poolFixedAt != null) {
			throw new IllegalStateException("A pool is fixed once");
		}
		this.poolHash = hash;
		this.poolFixedAt = at;
	}

	void release(UUID by, Instant at) {
		this.releasedBy = by;
		this.releasedAt = at;
	}

	UUID id() {
		return this.id;
	}

	UUID callId() {
		return this.callId;
	}

	UUID applicationId() {
		return this.applicationId;
	}

	int round() {
		return this.roundNo;
	}

	int seats() {
		return this.seats;
	}

	String seed() {
		return this.seed;
	}

	String seedHash() {
		return this.seedHash;
	}

	Instant seedCommittedAt() {
		return this.seedCommittedAt;
	}

	boolean isFixed() {
		return this.poolFixedAt != null;
	}

	boolean isReleased() {
		return this.releasedAt != null;
	}

	@Override
	public UUID auditedAs() {
		return this.applicationId;
	}

}
