package org.grantway.projects;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.grantway.shared.Audited;

/**
 * A host that a project has left. Its office reads what was its own until then.
 */
@Entity
@Table(name = "project_former_host")
class FormerHost implements Audited {

	@Id
	private UUID id;

	private UUID projectId;

	private String host;

	private Instant leftAt;

	protected FormerHost() {
	}

	FormerHost(UUID projectId, String host, Instant leftAt) {
		this.id = UUID.randomUUID();
		this.projectId = projectId;
		this.host = host;
		this.leftAt = leftAt;
	}

	UUID projectId() {
		return this.projectId;
	}

	String host() {
		return this.host;
	}

	Instant leftAt() {
		return this.leftAt;
	}

	@Override
	public UUID auditedAs() {
		return this.projectId;
	}

}
