package org.grantway.applications;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import org.grantway.shared.Audited;

/**
 * What was written in one section, as typed.
 */
@Entity
@Table(name = "application_section")
class ApplicationSection implements Audited {

	@Id
	private UUID id;

	@Version
	private long version;

	private UUID applicationId;

	private String sectionKey;

	private String content;

	private boolean complete;

	private UUID updatedBy;

	private Instant updatedAt;

	protected ApplicationSection() {
	}

	ApplicationSection(UUID applicationId, String sectionKey) {
		this.id = UUID.randomUUID();
		this.applicationId = applicationId;
		this.sectionKey = sectionKey;
	}

	void write(String newContent, boolean isComplete, UUID by, Instant at) {
		this.content = newContent;
		this.complete = isComplete;
		this.updatedBy = by;
		this.updatedAt = at;
	}

	UUID id() {
		return this.id;
	}

	UUID applicationId() {
		return this.applicationId;
	}

	String sectionKey() {
		return this.sectionKey;
	}

	String content() {
		return this.content;
	}

	void reopen() {
		this.complete = false;
	}

	boolean isComplete() {
		return this.complete;
	}

	UUID updatedBy() {
		return this.updatedBy;
	}

	Instant updatedAt() {
		return this.updatedAt;
	}

	long version() {
		return this.version;
	}

	@Override
	public UUID auditedAs() {
		return this.applicationId;
	}

}
