package org.grantway.audit;

import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/**
 * The values an event speaks of, with the salt that hides them in its commitment.
 */
@Entity
@Table(name = "journal_payload")
class JournalPayload {

	@Id
	UUID entryId;

	String salt;

	String payload;

}
