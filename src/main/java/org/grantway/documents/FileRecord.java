package org.grantway.documents;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import org.grantway.documents.Files.StoredFile;
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

	protected FileRecord() {
	}

	FileRecord(CaseRef of, String slot, String name, FileKind kind, ContentStore.Content content, int pages, UUID by,
			Instant at) {
		this.id = UUID.randomUUID();
		this.caseType = of.type();
		this.caseId = of.id();
		this.caseNumber = of.number();
		this.slot = slot;
		this.name = name;
		this.mediaType = kind.mediaType();
		this.sizeBytes = content.size();
		this.sha256 = content.sha256();
		this.pages = pages;
		this.storedBy = by;
		this.storedAt = at;
	}

	void remove(UUID by, Instant at) {
		this.removedAt = at;
		this.removedBy = by;
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
				this.mediaType, this.sizeBytes, this.sha256, this.storedBy, this.storedAt);
	}

	@Override
	public UUID auditedAs() {
		return this.caseId;
	}

}
