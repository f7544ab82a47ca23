package org.grantway.applications;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.grantway.shared.Audited;
import org.grantway.shared.LocalizedText;

/**
 * A condition of the call that the eligibility table found not to be met.
 */
@Entity
@Table(name = "eligibility_finding")
class EligibilityFinding implements Audited {

	@Id
	private UUID id;

	private UUID applicationId;

	private int ordinal;

	private String code;

	private String textEn;

	private String textZh;

	private Instant foundAt;

	protected EligibilityFinding() {
	}

	EligibilityFinding(UUID applicationId, int ordinal, String code, LocalizedText text, Instant foundAt) {
		this.id = UUID.randomUUID();
		this.applicationId = applicationId;
		this.ordinal = ordinal;
		this.code = code;
		this.textEn = text.en();
		this.textZh = text.zh();
		this.foundAt = foundAt;
	}

	String code() {
		return this.code;
	}

	LocalizedText text() {
		return new LocalizedText(this.textEn, this.textZh);
	}

	@Override
	public UUID auditedAs() {
		return this.applicationId;
	}

}
