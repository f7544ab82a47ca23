package org.grantway.applications;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.springframework.data.domain.Persistable;

import org.grantway.audit.Signatures;
import org.grantway.documents.FrozenDocuments.FrozenDocument;
import org.grantway.shared.Audited;

/**
 * Proof that a version was received at a moment.
 */
@Entity
@Table(name = "submission_receipt")
class SubmissionReceipt implements Audited, Persistable<UUID> {

	@Id
	private UUID id;

	private UUID applicationId;

	private String receiptNumber;

	private UUID documentId;

	private int documentVersion;

	private String sha256;

	@Enumerated(EnumType.STRING)
	private ApplicationStatus stage;

	private UUID submittedBy;

	private Instant submittedAt;

	private String signature;

	private String signingKey;

	protected SubmissionReceipt() {
	}

	SubmissionReceipt(GrantApplication application, FrozenDocument document, ApplicationStatus stage, UUID by,
			Instant at) {
		this.id = UUID.randomUUID();
		this.applicationId = application.id();
		this.receiptNumber = "R-" + application.number() + "-" + document.version();
		this.documentId = document.id();
		this.documentVersion = document.version();
		this.sha256 = document.sha256();
		this.stage = stage;
		this.submittedBy = by;
		this.submittedAt = at;
	}

	/** Done once, when the receipt is made. */
	void sign(Signatures signatures) {
		this.signature = signatures.sign(view().signed());
		this.signingKey = signatures.keyId();
	}

	Receipt view() {
		return new Receipt(this.receiptNumber, this.documentId, this.documentVersion, this.sha256, this.stage,
				this.submittedBy, this.submittedAt, this.signature, this.signingKey);
	}

	@Override
	public UUID getId() {
		return this.id;
	}

	/** It is stored once and never changed, so nobody looks first whether it is there. */
	@Override
	public boolean isNew() {
		return true;
	}

	@Override
	public UUID auditedAs() {
		return this.applicationId;
	}

	/**
	 * A receipt as it is shown.
	 *
	 * @param sha256 of the frozen text, in hexadecimal
	 * @param signature Ed25519 in Base64; null on receipts from before they were signed
	 * @param signingKey short name of the key
	 */
	record Receipt(String number, UUID documentId, int version, String sha256, ApplicationStatus stage,
			UUID submittedBy, Instant submittedAt, String signature, String signingKey) {

		/** How much of the fingerprint whoever holds a receipt shows. */
		static final int CODE = 12;

		/** What the signature is of, line by line. */
		public String signed() {
			return String.join("\n", "Grantway receipt", this.number, Integer.toString(this.version), this.sha256,
					this.submittedAt.truncatedTo(ChronoUnit.SECONDS).toString());
		}

		/** Where anyone who holds it can check it. */
		public String checkPath() {
			return "/verify/" + this.number + "?code=" + this.sha256.substring(0, CODE);
		}

	}

}
