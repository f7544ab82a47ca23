package org.grantway.awards.consultation;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import org.grantway.shared.Audited;

/**
 * What the decision body ruled on one item the departments could not agree on.
 */
@Entity
@Table(name = "dispute_ruling")
class DisputeRuling implements Audited {

	@Id
	private UUID id;

	@Version
	private long version;

	private UUID listId;

	private UUID applicationId;

	private String result;

	private String grounds;

	private UUID ruledBy;

	private Instant ruledAt;

	protected DisputeRuling() {
	}

	DisputeRuling(UUID listId, UUID applicationId, String result, String grounds, UUID ruledBy, Instant ruledAt) {
		this.id = UUID.randomUUID();
		this.listId = listId;
		this.applicationId = applicationId;
		this.result = result;
		this.grounds = grounds;
		this.ruledBy = ruledBy;
		this.ruledAt = ruledAt;
	}

	UUID applicationId() {
		return this.applicationId;
	}

	String result() {
		return this.result;
	}

	String grounds() {
		return this.grounds;
	}

	@Override
	public UUID auditedAs() {
		return this.listId;
	}

}
