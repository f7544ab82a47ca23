package org.grantway.documents;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import org.grantway.documents.FrozenDocuments.FrozenDocument;
import org.grantway.documents.FrozenDocuments.Party;
import org.grantway.shared.Audited;
import org.grantway.shared.CaseRef;
import org.grantway.shared.LocalizedText;

/**
 * A version of a document as it was frozen to be signed. Its content never changes.
 */
@Entity
@Table(name = "frozen_document")
class DocumentVersion implements Audited {

	@Id
	private UUID id;

	@Version
	private Long version;

	private String caseType;

	private UUID caseId;

	private String caseNumber;

	private String kind;

	@Column(name = "document_version")
	private int number;

	@Column(name = "title_en")
	private String titleEn;

	@Column(name = "title_zh")
	private String titleZh;

	@Column(columnDefinition = "longtext", updatable = false)
	private String content;

	@Column(updatable = false)
	private String sha256;

	private Instant frozenAt;

	private boolean voided;

	protected DocumentVersion() {
	}

	DocumentVersion(CaseRef of, String kind, int number, LocalizedText title, String content, Instant at) {
		this.id = UUID.randomUUID();
		this.caseType = of.type();
		this.caseId = of.id();
		this.caseNumber = of.number();
		this.kind = kind;
		this.number = number;
		this.titleEn = title.en();
		this.titleZh = title.zh();
		this.content = content;
		this.sha256 = ContentStore.hash(content.getBytes(StandardCharsets.UTF_8));
		this.frozenAt = at;
	}

	void makeVoid() {
		this.voided = true;
	}

	String content() {
		return this.content;
	}

	UUID id() {
		return this.id;
	}

	int number() {
		return this.number;
	}

	boolean voided() {
		return this.voided;
	}

	String sha256() {
		return this.sha256;
	}

	String kind() {
		return this.kind;
	}

	CaseRef of() {
		return new CaseRef(this.caseType, this.caseId, this.caseNumber);
	}

	FrozenDocument view(List<Party> parties) {
		return new FrozenDocument(this.id, of(), this.kind, this.number, new LocalizedText(this.titleEn, this.titleZh),
				this.content, this.sha256, this.frozenAt, parties, this.voided);
	}

	@Override
	public UUID auditedAs() {
		return this.caseId;
	}

}
