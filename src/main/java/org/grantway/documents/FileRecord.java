package org.grantway.documents;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import org.grantway.documents.Files.StoredFile;
import org.grantway.documents.Intake.Received;
import org.grantway.documents.MalwareScanner.Verdict;
import org.grantway.shared.Audited;
import org.grantway.shared.CaseRef;

/**
 * That a file with this content lies in a slot of a case.
 */
@Entity
@Table(name = "stored_file")
class FileRecord implements Audited {

	@Id
	private UUID id;

	@Version
	private long version;

	private String caseType;

	private UUID caseId;

	private String caseNumber;

	private String slot;

	private String name;

	private String mediaType;

	private long sizeBytes;

	private String sha256;

	private int pages;

	private UUID storedBy;

	private Instant storedAt;

	private Instant removedAt;

	private UUID removedBy;

	private boolean activeContent;

	/** Whether active content was looked for. */
	private boolean contentChecked;

	@Enumerated(EnumType.STRING)
	private ScanState scanState;

	private String scanSignature;

	private Instant scannedAt;

	protected FileRecord() {
	}

	FileRecord(CaseRef of, String slot, Received received, UUID by, Instant at) {
		this.id = UUID.randomUUID();
		this.caseType = of.type();
		this.caseId = of.id();
		this.caseNumber = of.number();
		this.slot = slot;
		this.name = received.name();
		this.mediaType = received.kind().mediaType();
		this.sizeBytes = received.content().size();
		this.sha256 = received.content().sha256();
		this.pages = received.findings().pages();
		this.activeContent = received.findings().active();
		this.contentChecked = true;
		this.storedBy = by;
		this.storedAt = at;
		this.scanState = received.verdict().state();
		this.scannedAt = received.verdict().isAnswer() ? at : null;
	}

	void remove(UUID by, Instant at) {
		this.removedAt = at;
		this.removedBy = by;
	}

	/**
	 * Takes the scanner's word. What is infected stays so, and a scanner that did not
	 * answer takes nothing back.
	 * @return whether that changed anything
	 */
	boolean scanned(Verdict verdict, Instant at) {
		if (!verdict.isAnswer() || verdict.state() == this.scanState || this.scanState == ScanState.INFECTED) {
			return false;
		}
		this.scanState = verdict.state();
		this.scanSignature = verdict.signature();
		this.scannedAt = at;
		return true;
	}

	/** It was found to do more than show pages, after it had been stored. */
	void foundActive() {
		this.activeContent = true;
		this.contentChecked = true;
	}

	boolean isSame(String otherName, ContentStore.Content content) {
		return this.name.equals(otherName) && this.sha256.equals(content.sha256());
	}

	UUID id() {
		return this.id;
	}

	boolean removed() {
		return this.removedAt != null;
	}

	int pages() {
		return this.pages;
	}

	String sha256() {
		return this.sha256;
	}

	StoredFile view() {
		return new StoredFile(this.id, new CaseRef(this.caseType, this.caseId, this.caseNumber), this.slot, this.name,
				this.mediaType, this.sizeBytes, this.sha256, this.storedBy, this.storedAt, this.activeContent,
				this.scanState);
	}

	@Override
	public UUID auditedAs() {
		return this.caseId;
	}

}
