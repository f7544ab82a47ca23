package org.grantway.audit;

import java.io.Serializable;
import java.util.UUID;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/**
 * How many events a case has.
 */
@Entity
@Table(name = "journal_counter")
class JournalCounter {

	@EmbeddedId
	private Key id;

	private long lastNo;

	long countUp() {
		return ++this.lastNo;
	}

	@Embeddable
	record Key(String caseType, UUID caseId) implements Serializable {

	}

}
