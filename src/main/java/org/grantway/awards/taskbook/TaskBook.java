package org.grantway.awards.taskbook;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import jakarta.persistence.Version;

import org.springframework.data.domain.Persistable;

import org.grantway.shared.Audited;

/**
 * The task book as the principal investigator has prepared it, before it is frozen.
 */
@Entity
@Table(name = "task_book")
class TaskBook implements Persistable<UUID>, Audited {

	@Id
	private UUID applicationId;

	@Version
	private long version;

	private String content;

	private Instant savedAt;

	private UUID savedBy;

	@Transient
	private boolean kept;

	protected TaskBook() {
	}

	TaskBook(UUID applicationId) {
		this.applicationId = applicationId;
	}

	void save(String json, UUID by, Instant at) {
		this.content = json;
		this.savedBy = by;
		this.savedAt = at;
	}

	String content() {
		return this.content;
	}

	UUID savedBy() {
		return this.savedBy;
	}

	@Override
	public UUID getId() {
		return this.applicationId;
	}

	@Override
	public boolean isNew() {
		return !this.kept;
	}

	@PostLoad
	@PostPersist
	void keep() {
		this.kept = true;
	}

	@Override
	public UUID auditedAs() {
		return this.applicationId;
	}

}
