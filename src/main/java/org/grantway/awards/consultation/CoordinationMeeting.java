package org.grantway.awards.consultation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import org.grantway.shared.Audited;

/**
 * A meeting with the departments that object.
 */
@Entity
@Table(name = "coordination_meeting")
class CoordinationMeeting implements Audited {

	@Id
	private UUID id;

	@Version
	private long version;

	private UUID listId;

	@Column(name = "meeting_no")
	private int number;

	private LocalDate heldOn;

	private String minutes;

	private UUID recordedBy;

	private Instant recordedAt;

	protected CoordinationMeeting() {
	}

	CoordinationMeeting(UUID listId, int number, LocalDate heldOn, String minutes, UUID recordedBy,
			Instant recordedAt) {
		this.id = UUID.randomUUID();
		this.listId = listId;
		this.number = number;
		this.heldOn = heldOn;
		this.minutes = minutes;
		this.recordedBy = recordedBy;
		this.recordedAt = recordedAt;
	}

	View view() {
		return new View(this.number, this.heldOn, this.minutes);
	}

	@Override
	public UUID auditedAs() {
		return this.listId;
	}

	/** A meeting as pages see it. */
	record View(int number, LocalDate heldOn, String minutes) {

	}

}
