package org.grantway.applications;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import org.grantway.identity.Organisations;
import org.grantway.shared.Audited;

/**
 * A bank account of an institution, as it was entered. It holds once a second person has
 * confirmed it; its words never change.
 */
@Entity
@Table(name = "host_account")
class HostAccount implements Audited {

	@Id
	private UUID id;

	private String organisation;

	private String accountName;

	private String bank;

	private String accountNumber;

	private UUID enteredBy;

	private Instant enteredAt;

	private UUID confirmedBy;

	private Instant confirmedAt;

	@Version
	private Long version;

	protected HostAccount() {
	}

	HostAccount(String organisation, HostAccounts.Account account, UUID by, Instant at) {
		this.id = UUID.randomUUID();
		this.organisation = organisation;
		this.accountName = account.name();
		this.bank = account.bank();
		this.accountNumber = account.number();
		this.enteredBy = by;
		this.enteredAt = at;
	}

	void confirm(UUID by, Instant at) {
		this.confirmedBy = by;
		this.confirmedAt = at;
	}

	HostAccounts.Account view() {
		return new HostAccounts.Account(this.accountName, this.bank, this.accountNumber);
	}

	boolean isConfirmed() {
		return this.confirmedAt != null;
	}

	UUID id() {
		return this.id;
	}

	UUID enteredBy() {
		return this.enteredBy;
	}

	Instant enteredAt() {
		return this.enteredAt;
	}

	UUID confirmedBy() {
		return this.confirmedBy;
	}

	Instant confirmedAt() {
		return this.confirmedAt;
	}

	@Override
	public UUID auditedAs() {
		return Organisations.caseOf(this.organisation).id();
	}

}
