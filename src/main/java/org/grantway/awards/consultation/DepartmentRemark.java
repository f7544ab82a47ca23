package org.grantway.awards.consultation;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import org.grantway.shared.Audited;

/**
 * A department's opinion on one item that it excepts from its consent.
 */
@Entity
@Table(name = "department_remark")
class DepartmentRemark implements Audited {

	@Id
	private UUID id;

	@Version
	private long version;

	private UUID replyId;

	private UUID listId;

	private UUID applicationId;

	@Enumerated(EnumType.STRING)
	private Opinion outcome;

	private String grounds;

	private String requestedChange;

	private Boolean adopted;

	private String answer;

	private UUID answeredBy;

	private Instant answeredAt;

	protected DepartmentRemark() {
	}

	DepartmentRemark(UUID replyId, UUID listId, ItemOpinion opinion) {
		this.id = UUID.randomUUID();
		this.replyId = replyId;
		this.listId = listId;
		this.applicationId = opinion.application();
		this.outcome = opinion.opinion();
		this.grounds = opinion.grounds();
		this.requestedChange = opinion.requestedChange();
	}

	void answer(boolean isAdopted, String text, UUID by, Instant at) {
		this.adopted = isAdopted;
		this.answer = text;
		this.answeredBy = by;
		this.answeredAt = at;
	}

	UUID id() {
		return this.id;
	}

	UUID replyId() {
		return this.replyId;
	}

	ReplyView.Remark view() {
		return new ReplyView.Remark(this.id, this.applicationId, this.outcome, this.grounds, this.requestedChange,
				this.adopted, this.answer);
	}

	@Override
	public UUID auditedAs() {
		return this.listId;
	}

}
