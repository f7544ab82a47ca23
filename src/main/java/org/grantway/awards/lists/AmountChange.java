package org.grantway.awards.lists;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import org.grantway.shared.Audited;
import org.grantway.shared.Money;

/**
 * Another amount proposed for an application than the one departments were asked about.
 */
@Entity
@Table(name = "amount_change")
class AmountChange implements Audited {

	@Id
	private UUID id;

	@Version
	private long version;

	private UUID listId;

	private UUID applicationId;

	@Column(name = "before_fen")
	private long before;

	@Column(name = "after_fen")
	private long after;

	private String reason;

	private UUID changedBy;

	private Instant changedAt;

	protected AmountChange() {
	}

	AmountChange(ListItem item, Money after, String reason, UUID changedBy, Instant changedAt) {
		this.id = UUID.randomUUID();
		this.listId = item.listId();
		this.applicationId = item.view().applicationId();
		this.before = item.proposed().fen();
		this.after = after.fen();
		this.reason = reason;
		this.changedBy = changedBy;
		this.changedAt = changedAt;
	}

	ListView.Change view(String application) {
		return new ListView.Change(application, new Money(this.before), new Money(this.after), this.reason,
				this.changedAt);
	}

	UUID applicationId() {
		return this.applicationId;
	}

	@Override
	public UUID auditedAs() {
		return this.listId;
	}

}
