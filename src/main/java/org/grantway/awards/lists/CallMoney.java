package org.grantway.awards.lists;

import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import jakarta.persistence.Version;

import org.springframework.data.domain.Persistable;

import org.grantway.shared.Audited;
import org.grantway.shared.Money;
import org.grantway.shared.Refused;

/**
 * How much of a call's budget is reserved and committed. One row per call, so that two
 * lists formed at once cannot both take the last money.
 */
@Entity
@Table(name = "call_money")
class CallMoney implements Persistable<UUID>, Audited {

	@Id
	private UUID callId;

	@Version
	private long version;

	@Column(name = "reserved_fen")
	private long reserved;

	@Column(name = "committed_fen")
	private long committed;

	@Transient
	private boolean kept;

	protected CallMoney() {
	}

	CallMoney(UUID callId) {
		this.callId = callId;
	}

	void reserve(Money amount, Money budget) {
		Money left = left(budget);
		if (amount.compareTo(left) > 0) {
			throw Refused.at("chosen", "lists.over-budget", amount.inYuan(), left.inYuan());
		}
		this.reserved += amount.fen();
	}

	void release(Money amount) {
		this.reserved -= amount.fen();
	}

	/** What was reserved becomes committed up to the award; the rest is free again. */
	void commit(Money proposed, Money award) {
		this.reserved -= proposed.fen();
		this.committed += award.fen();
	}

	void giveBack(Money award) {
		this.committed -= award.fen();
	}

	Money left(Money budget) {
		return budget.minus(new Money(this.reserved)).minus(new Money(this.committed));
	}

	Money reserved() {
		return new Money(this.reserved);
	}

	Money committed() {
		return new Money(this.committed);
	}

	@Override
	public UUID getId() {
		return this.callId;
	}

	@Override
	public boolean isNew() {
		return !this.kept;
	}

	@PostLoad
	@PostPersist
	void keep() {
		this.kept = true;
	}

	@Override
	public UUID auditedAs() {
		return this.callId;
	}

}
