package org.grantway.audit;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.hibernate.annotations.Immutable;

import org.grantway.shared.AuthLevel;
import org.grantway.shared.DomainEvent.Audience;

/**
 * One event. It holds no personal data but pseudonymous ids; the values lie in
 * {@link JournalPayload}, to which the commitment binds it.
 */
@Entity
@Immutable
@Table(name = "journal_entry")
class JournalEntry {

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'");

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

	@Enumerated(EnumType.STRING)
	AuthLevel authLevel;

	String action;

	/** The process instance and its step in which it happened, or null. */
	String instanceId;

	String element;

	@Enumerated(EnumType.STRING)
	Audience audience;

	String beforeHash;

	String afterHash;

	String commitment;

	/** Which key made the mac. */
	String keyId;

	/** Keyed digest of all the above. */
	String mac;

	/** The event as text, each part in its place, for the mac. */
	String canonical() {
		Map<String, Object> event = new HashMap<>();
		event.put("id", this.id);
		event.put("caseType", this.caseType);
		event.put("caseId", this.caseId);
		event.put("caseNumber", this.caseNumber);
		event.put("counter", this.counter);
		event.put("at", TIME.format(this.atTime.atOffset(ZoneOffset.UTC)));
		event.put("actor", this.actor);
		event.put("role", this.roleAt);
		event.put("onBehalfOf", this.onBehalfOf);
		event.put("authLevel", this.authLevel);
		event.put("action", this.action);
		event.put("instance", this.instanceId);
		event.put("element", this.element);
		event.put("audience", this.audience);
		event.put("before", this.beforeHash);
		event.put("after", this.afterHash);
		event.put("commit", this.commitment);
		event.put("key", this.keyId);
		return CanonicalJson.of(event);
	}

}
