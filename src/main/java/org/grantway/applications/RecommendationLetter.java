package org.grantway.applications;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.grantway.audit.Signatures;
import org.grantway.shared.Audited;

/**
 * That an office has issued a letter with its ranking as it was then: what a paper in the
 * hands of whoever it was given to is checked against, and made again from.
 */
@Entity
@Table(name = "recommendation_letter")
class RecommendationLetter implements Audited {

	@Id
	private UUID id;

	private UUID callId;

	private String department;

	private String letterNumber;

	private int places;

	private String sha256;

	private UUID issuedBy;

	private Instant issuedAt;

	private String signature;

	private String signingKey;

	/** As JSON the paper in words by language; null if it was not kept. */
	@Column(columnDefinition = "longtext")
	private String content;

	protected RecommendationLetter() {
	}

	RecommendationLetter(UUID callId, String department, String number, int places, String sha256, UUID by,
			Instant at) {
		this.id = UUID.randomUUID();
		this.callId = callId;
		this.department = department;
		this.letterNumber = number;
		this.places = places;
		this.sha256 = sha256;
		this.issuedBy = by;
		this.issuedAt = at;
	}

	/** Done once, when it is issued. */
	void sign(Signatures signatures) {
		this.signature = signatures.sign(view().signed());
		this.signingKey = signatures.keyId();
	}

	/** Done once, when it is issued. */
	void keep(String words) {
		this.content = words;
	}

	String content() {
		return this.content;
	}

	UUID callId() {
		return this.callId;
	}

	String department() {
		return this.department;
	}

	Letter view() {
		return new Letter(this.letterNumber, this.places, this.sha256, this.issuedAt, this.signature, this.signingKey,
				this.content != null);
	}

	@Override
	public UUID auditedAs() {
		return this.callId;
	}

	/**
	 * A letter as it is shown.
	 *
	 * @param places how many applications it recommends
	 * @param sha256 of the ranking with its reasons, in hexadecimal
	 * @param signature Ed25519 in Base64
	 * @param signingKey short name of the key
	 * @param kept whether it can be read again
	 */
	record Letter(String number, int places, String sha256, Instant issuedAt, String signature, String signingKey,
			boolean kept) {

		/** What the signature is of, line by line. */
		public String signed() {
			return String.join("\n", "Grantway letter of recommendation", this.number, Integer.toString(this.places),
					this.sha256, this.issuedAt.truncatedTo(ChronoUnit.SECONDS).toString());
		}

		/** Where anyone who holds it can check it. */
		public String checkPath() {
			return "/verify/" + this.number + "?code=" + this.sha256.substring(0, SubmissionReceipt.Receipt.CODE);
		}

	}

}
