package org.grantway.forms.submission;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/**
 * A form as it stood when someone first answered it.
 */
@Entity
@Table(name = "form_version")
class FormVersion {

	@Id
	private UUID id;

	private String formKey;

	private int versionNo;

	private String contentHash;

	@Column(columnDefinition = "longtext")
	private String definition;

	private Instant createdAt;

	protected FormVersion() {
	}

	FormVersion(String formKey, int versionNo, String contentHash, String definition, Instant createdAt) {
		this.id = UUID.randomUUID();
		this.formKey = formKey;
		this.versionNo = versionNo;
		this.contentHash = contentHash;
		this.definition = definition;
		this.createdAt = createdAt;
	}

	String formKey() {
		return this.formKey;
	}

	int number() {
		return this.versionNo;
	}

	String definition() {
		return this.definition;
	}

}
