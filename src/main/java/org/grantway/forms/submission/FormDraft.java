package org.grantway.forms.submission;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

/**
 * What a person has typed into a task's form and not sent.
 */
@Entity
@Table(name = "form_draft")
class FormDraft {

	@Id
	private UUID id;

	private UUID workItemId;

	private UUID personId;

	@Column(columnDefinition = "longtext")
	private String answers;

	private Instant savedAt;

	@Version
	private long version;

	protected FormDraft() {
	}

	FormDraft(UUID workItemId, UUID personId) {
		this.id = UUID.randomUUID();
		this.workItemId = workItemId;
		this.personId = personId;
	}

	void keep(String typed, Instant at) {
		this.answers = typed;
		this.savedAt = at;
	}

	String answers() {
		return this.answers;
	}

	Instant savedAt() {
		return this.savedAt;
	}

}
