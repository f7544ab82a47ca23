package org.grantway.awards.decision;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
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

import org.grantway.awards.Awards.Award;
import org.grantway.shared.Audited;
import org.grantway.shared.Money;

/**
 * What an application was awarded.
 */
@Entity
@Table(name = "award")
class AwardRecord implements Persistable<UUID>, Audited {

	@Id
	private UUID applicationId;

	@Version
	private long version;

	private UUID callId;

	private String decisionNumber;

	@Column(name = "amount_fen")
	private long amount;

	private String conditions;

	/** Funder and fen, one pair per line, in the order of the call's split. */
	private String shares;

	private Instant decidedAt;

	private UUID taskBook;

	@Transient
	private boolean kept;

	protected AwardRecord() {
	}

	AwardRecord(UUID applicationId, UUID callId, String decisionNumber, Money amount, String conditions,
			Map<String, Money> shares, Instant decidedAt) {
		this.applicationId = applicationId;
		this.callId = callId;
		this.decisionNumber = decisionNumber;
		this.amount = amount.fen();
		this.conditions = conditions;
		StringBuilder lines = new StringBuilder();
		shares.forEach((funder, share) -> lines.append(funder).append('=').append(share.fen()).append('\n'));
		this.shares = lines.toString();
		this.decidedAt = decidedAt;
	}

	void signed(UUID document) {
		this.taskBook = document;
	}

	UUID callId() {
		return this.callId;
	}

	String conditions() {
		return this.conditions;
	}

	Award view() {
		Map<String, Money> byFunder = new LinkedHashMap<>();
		this.shares.lines().forEach((line) -> {
			int at = line.indexOf('=');
			byFunder.put(line.substring(0, at), new Money(Long.parseLong(line.substring(at + 1))));
		});
		return new Award(this.applicationId, this.decisionNumber, new Money(this.amount), byFunder, this.decidedAt,
				this.taskBook);
	}

	@Override
	public UUID getId() {
		return this.applicationId;
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
		return this.applicationId;
	}

}
