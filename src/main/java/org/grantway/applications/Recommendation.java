package org.grantway.applications;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import org.springframework.data.domain.Persistable;

import org.grantway.shared.Audited;

/**
 * A place in the ranking in which a department recommends applications of a call. No two
 * have the same place, which the table's key sees to when two are given at once.
 */
@Entity
@Table(name = "recommendation")
class Recommendation implements Audited, Persistable<UUID> {

	@Id
	private UUID applicationId;

	private UUID callId;

	private String department;

	private int placeNo;

	private UUID givenBy;

	private Instant givenAt;

	@Transient
	private boolean fresh = true;

	protected Recommendation() {
	}

	Recommendation(GrantApplication application, String department, int place, UUID by, Instant at) {
		this.applicationId = application.id();
		this.callId = application.callId();
		this.department = department;
		this.placeNo = place;
		this.givenBy = by;
		this.givenAt = at;
	}

	/** Somebody gives it another place. */
	void move(int place, UUID by, Instant at) {
		this.placeNo = place;
		this.givenBy = by;
		this.givenAt = at;
	}

	Instant givenAt() {
		return this.givenAt;
	}

	int place() {
		return this.placeNo;
	}

	String department() {
		return this.department;
	}

	@Override
	public UUID getId() {
		return this.applicationId;
	}

	@Override
	public boolean isNew() {
		return this.fresh;
	}

	@PostLoad
	@PostPersist
	void kept() {
		this.fresh = false;
	}

	@Override
	public UUID auditedAs() {
		return this.applicationId;
	}

}
