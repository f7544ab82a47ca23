package org.grantway.awards.lists;

import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import org.grantway.shared.Audited;
import org.grantway.shared.Money;

/**
 * One application on a submission list.
 */
@Entity
@Table(name = "list_item")
class ListItem implements Audited {

	static final String WITHDRAWN = "withdrawn";

	@Id
	private UUID id;

	@Version
	private long version;

	private UUID listId;

	private UUID applicationId;

	@Column(name = "position_no")
	private int position;

	@Column(name = "proposed_fen")
	private long proposed;

	private String consultation;

	private String notice;

	private String decision;

	@Column(name = "award_fen")
	private Long award;

	private String conditions;

	private String grounds;

	private String integrityNote;

	protected ListItem() {
	}

	ListItem(UUID listId, UUID applicationId, int position, Money proposed) {
		this.id = UUID.randomUUID();
		this.listId = listId;
		this.applicationId = applicationId;
		this.position = position;
		this.proposed = proposed.fen();
	}

	void propose(Money amount) {
		this.proposed = amount.fen();
	}

	void consulted(String result, String why) {
		this.consultation = result;
		if (why != null) {
			this.grounds = why;
		}
	}

	void published(String result, String why) {
		this.notice = result;
		if (why != null) {
			this.grounds = why;
		}
	}

	void award(Money amount, String withConditions, String integrity) {
		this.decision = "award";
		this.award = amount.fen();
		this.conditions = withConditions;
		this.integrityNote = integrity;
	}

	void decline(String why, String integrity) {
		this.decision = "decline";
		this.grounds = why;
		this.integrityNote = integrity;
	}

	/** Its application goes no further, whatever the list's others do. */
	void withdraw(String why) {
		this.decision = WITHDRAWN;
		this.grounds = why;
	}

	UUID listId() {
		return this.listId;
	}

	Money proposed() {
		return new Money(this.proposed);
	}

	boolean decided() {
		return this.decision != null;
	}

	ListView.Item view() {
		return new ListView.Item(this.applicationId, this.position, proposed(), this.consultation, this.notice,
				this.decision, (this.award != null) ? new Money(this.award) : null, this.conditions, this.grounds,
				this.integrityNote);
	}

	@Override
	public UUID auditedAs() {
		return this.listId;
	}

}
