package org.grantway.applications;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/**
 * What one person is typing in a section and has not saved yet. It is no part of the
 * application: nobody else reads it, no history tells of it, and it ends when the section
 * is saved. Whoever writes the section too sees that it is there.
 */
@Entity
@Table(name = "application_working_copy")
class WorkingCopy {

	@Id
	private UUID id;

	private UUID applicationId;

	private String sectionKey;

	private UUID personId;

	private long baseVersion;

	private String content;

	private Instant keptAt;

	protected WorkingCopy() {
	}

	WorkingCopy(UUID applicationId, String sectionKey, UUID personId) {
		this.id = UUID.randomUUID();
		this.applicationId = applicationId;
		this.sectionKey = sectionKey;
		this.personId = personId;
	}

	void write(long version, String typed, Instant at) {
		this.baseVersion = version;
		this.content = typed;
		this.keptAt = at;
	}

	UUID personId() {
		return this.personId;
	}

	String sectionKey() {
		return this.sectionKey;
	}

	/** The version of the section on which it was typed, -1 if it was not written yet. */
	long baseVersion() {
		return this.baseVersion;
	}

	String content() {
		return this.content;
	}

	Instant keptAt() {
		return this.keptAt;
	}

}
