package org.grantway.projects;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Comparator;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import org.grantway.identity.Organisations;
import org.grantway.shared.Audited;
import org.grantway.shared.Money;

/**
 * A part of the award that one funder pays at one point.
 */
@Entity
@Table(name = "project_instalment")
class Instalment implements Audited {

	static final String CENTRAL = "central";

	/** By their numbers; of one number the central part first, then region by region. */
	static final Comparator<Instalment> IN_ORDER = Comparator.comparing(Instalment::ordinal)
		.thenComparing((one) -> !one.isCentral())
		.thenComparing(Instalment::funder, Organisations.BY_REGION);

	@Id
	private UUID id;

	private UUID projectId;

	private int ordinal;

	private String funder;

	private long amountFen;

	private String releaseTrigger;

	@Enumerated(EnumType.STRING)
	private Status status;

	private LocalDate dueOn;

	private LocalDate paidOn;

	private String reference;

	private LocalDate receivedOn;

	private String holdReason;

	@Version
	private long version;

	protected Instalment() {
	}

	Instalment(UUID projectId, int ordinal, String funder, Money amount, String releaseTrigger) {
		this.id = UUID.randomUUID();
		this.projectId = projectId;
		this.ordinal = ordinal;
		this.funder = funder;
		this.amountFen = amount.fen();
		this.releaseTrigger = releaseTrigger;
		this.status = Status.PLANNED;
	}

	void due(LocalDate day) {
		if (this.status == Status.PLANNED) {
			this.status = Status.DUE;
			this.dueOn = day;
		}
	}

	void hold(String reason) {
		this.status = Status.HELD;
		this.holdReason = reason;
	}

	void release() {
		this.status = Status.DUE;
		this.holdReason = null;
	}

	void paid(LocalDate day, String confirmation) {
		this.status = Status.PAID;
		this.paidOn = day;
		this.reference = confirmation;
	}

	void received(LocalDate day) {
		this.status = Status.RECEIVED;
		this.receivedOn = day;
	}

	void suspend() {
		this.status = Status.SUSPENDED;
	}

	void cancel() {
		this.status = Status.CANCELLED;
	}

	/** Leaves only this much; the rest becomes an instalment of its own. */
	Money reduceTo(Money part) {
		Money rest = amount().minus(part);
		this.amountFen = part.fen();
		return rest;
	}

	boolean isCentral() {
		return CENTRAL.equals(this.funder);
	}

	boolean isPaid() {
		return EnumSet.of(Status.PAID, Status.RECEIVED).contains(this.status);
	}

	UUID id() {
		return this.id;
	}

	UUID projectId() {
		return this.projectId;
	}

	int ordinal() {
		return this.ordinal;
	}

	String funder() {
		return this.funder;
	}

	Money amount() {
		return new Money(this.amountFen);
	}

	String releaseTrigger() {
		return this.releaseTrigger;
	}

	Status status() {
		return this.status;
	}

	LocalDate dueOn() {
		return this.dueOn;
	}

	LocalDate paidOn() {
		return this.paidOn;
	}

	String reference() {
		return this.reference;
	}

	LocalDate receivedOn() {
		return this.receivedOn;
	}

	String holdReason() {
		return this.holdReason;
	}

	@Override
	public UUID auditedAs() {
		return this.projectId;
	}

	/** Where the money is. */
	enum Status {

		PLANNED("grey"), DUE("blue"), HELD("amber"), PAID("green"), RECEIVED("plain"), SUSPENDED("red"),
		CANCELLED("grey");

		private final String tone;

		Status(String tone) {
			this.tone = tone;
		}

		String tone() {
			return this.tone;
		}

		String labelKey() {
			return "projects.instalment." + name().toLowerCase(java.util.Locale.ROOT);
		}

	}

}
