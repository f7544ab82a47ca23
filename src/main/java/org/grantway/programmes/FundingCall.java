package org.grantway.programmes;

import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;

import org.grantway.programmes.Call.CallStatus;
import org.grantway.shared.Audited;
import org.grantway.shared.CaseRef;
import org.grantway.shared.Refused;

/**
 * A call and where it stands. What it says is in its versions.
 */
@Entity
class FundingCall implements Audited {

	private static final Map<CallStatus, Set<CallStatus>> NEXT = new EnumMap<>(CallStatus.class);

	static {
		NEXT.put(CallStatus.DRAFT, EnumSet.of(CallStatus.IN_APPROVAL, CallStatus.CANCELLED));
		NEXT.put(CallStatus.IN_APPROVAL, EnumSet.of(CallStatus.DRAFT, CallStatus.PUBLISHED, CallStatus.CANCELLED));
		NEXT.put(CallStatus.PUBLISHED, EnumSet.of(CallStatus.OPEN, CallStatus.CANCELLED));
		NEXT.put(CallStatus.OPEN, EnumSet.of(CallStatus.CLOSED, CallStatus.CANCELLED));
		NEXT.put(CallStatus.CLOSED, EnumSet.noneOf(CallStatus.class));
		NEXT.put(CallStatus.CANCELLED, EnumSet.noneOf(CallStatus.class));
	}

	@Id
	private UUID id;

	private String code;

	@Enumerated(EnumType.STRING)
	private CallStatus status;

	private String leadDepartment;

	private String managingAgency;

	private int currentVersion;

	private UUID submittedBy;

	private Instant opensAt;

	private Instant closesAt;

	private UUID createdBy;

	private Instant createdAt;

	private Instant publishedAt;

	private String cancelledBecause;

	@Version
	private long version;

	protected FundingCall() {
	}

	FundingCall(String code, CallConfiguration configuration, UUID createdBy, Instant createdAt) {
		this.id = UUID.randomUUID();
		this.code = code;
		this.status = CallStatus.DRAFT;
		this.createdBy = createdBy;
		this.createdAt = createdAt;
		configure(configuration, 1);
	}

	/** Puts another version of the configuration in force, while in preparation. */
	void revise(CallConfiguration configuration, int number) {
		if (this.status != CallStatus.DRAFT) {
			throw new Refused("programmes.refused.not-in-preparation", this.code);
		}
		configure(configuration, number);
	}

	private void configure(CallConfiguration configuration, int number) {
		this.leadDepartment = configuration.leadDepartment();
		this.managingAgency = configuration.managingAgency();
		this.opensAt = configuration.opensAt();
		this.closesAt = configuration.closesAt();
		this.currentVersion = number;
	}

	void submittedBy(UUID person) {
		this.submittedBy = person;
	}

	void published(Instant at) {
		if (this.publishedAt == null) {
			this.publishedAt = at;
		}
	}

	void cancelledBecause(String reason) {
		this.cancelledBecause = reason;
	}

	/** Moves to the status; false if it is there already. */
	boolean become(CallStatus next) {
		if (this.status == next) {
			return false;
		}
		if (!NEXT.get(this.status).contains(next)) {
			throw new Refused("programmes.refused.status", this.code, this.status.name(), next.name());
		}
		this.status = next;
		return true;
	}

	CaseRef asCase() {
		return new CaseRef("call", this.id, this.code);
	}

	UUID id() {
		return this.id;
	}

	String code() {
		return this.code;
	}

	CallStatus status() {
		return this.status;
	}

	String leadDepartment() {
		return this.leadDepartment;
	}

	String managingAgency() {
		return this.managingAgency;
	}

	int currentVersion() {
		return this.currentVersion;
	}

	UUID submittedBy() {
		return this.submittedBy;
	}

	Instant opensAt() {
		return this.opensAt;
	}

	Instant closesAt() {
		return this.closesAt;
	}

	String cancelledBecause() {
		return this.cancelledBecause;
	}

	Instant publishedAt() {
		return this.publishedAt;
	}

	@Override
	public UUID auditedAs() {
		return this.id;
	}

}
