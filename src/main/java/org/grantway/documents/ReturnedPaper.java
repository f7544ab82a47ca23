package org.grantway.documents;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.hibernate.annotations.Immutable;

import org.grantway.documents.ReturnedPapers.Paper;
import org.grantway.documents.ReturnedPapers.Returned;
import org.grantway.shared.Audited;

/**
 * An entry from paper that was sent back. It is kept as it was.
 */
@Entity
@Immutable
@Table(name = "returned_paper")
class ReturnedPaper implements Audited {

	@Id
	private UUID id;

	private UUID caseId;

	private UUID subjectId;

	private String partyKey;

	private UUID scanId;

	private String documentNumber;

	private LocalDate dateOnPaper;

	private UUID enteredBy;

	private UUID returnedBy;

	private Instant returnedAt;

	private String reason;

	protected ReturnedPaper() {
	}

	ReturnedPaper(UUID caseId, UUID subjectId, Paper paper, String reason, UUID by, Instant at) {
		this.id = UUID.randomUUID();
		this.caseId = caseId;
		this.subjectId = subjectId;
		this.partyKey = paper.party();
		this.scanId = paper.scan();
		this.documentNumber = paper.documentNumber();
		this.dateOnPaper = paper.dateOnPaper();
		this.enteredBy = paper.enteredBy();
		this.returnedBy = by;
		this.returnedAt = at;
		this.reason = reason;
	}

	Returned view() {
		return new Returned(
				new Paper(this.partyKey, this.scanId, this.documentNumber, this.dateOnPaper, this.enteredBy),
				this.reason, this.returnedBy, this.returnedAt);
	}

	@Override
	public UUID auditedAs() {
		return this.caseId;
	}

}
