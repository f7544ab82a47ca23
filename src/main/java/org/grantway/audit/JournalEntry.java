package org.grantway.audit;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.hibernate.annotations.Immutable;

import org.grantway.shared.DomainEvent.Audience;

/**
 * One event. It holds no personal data but pseudonymous ids; the values lie in
 * {@link JournalPayload}, to which the commitment binds it.
 */
@Entity
@Immutable
@Table(name = "journal_entry")
class JournalEntry {

	@Id
	UUID id;

	String caseType;

	UUID caseId;

	String caseNumber;

	long counter;

	Instant atTime;

	UUID actor;

	String roleAt;

	String onBehalfOf;

	String authLevel;

	String action;

	/** The process instance and its step in which it happened, or null. */
	String instanceId;

	String element;

	@Enumerated(EnumType.STRING)
	Audience audience;

	String beforeHash;

	String afterHash;

	String commitment;

}
