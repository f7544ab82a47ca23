package org.grantway.audit;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

import org.grantway.shared.CaseRef;

/**
 * Numbers the events of each case from 1, without gaps: the number belongs to the
 * transaction that asked for it. A transaction reads and locks the counter of a case
 * once, and writes it with its other rows, however many events it has.
 */
@Component
class JournalCounters {

	private final EntityManager entities;

	private final JdbcTemplate jdbc;

	JournalCounters(EntityManager entities, JdbcTemplate jdbc) {
		this.entities = entities;
		this.jdbc = jdbc;
	}

	/** The next number, held until the transaction ends. */
	long next(CaseRef of) {
		JournalCounter counter = lock(of);
		if (counter == null) {
			open(of);
			counter = lock(of);
		}
		return counter.countUp();
	}

	private JournalCounter lock(CaseRef of) {
		return this.entities.find(JournalCounter.class, new JournalCounter.Key(of.type(), of.id()),
				LockModeType.PESSIMISTIC_WRITE);
	}

	private void open(CaseRef of) {
		try {
			this.jdbc.update("insert into journal_counter (case_type, case_id, last_no) values (?, ?, 0)", of.type(),
					of.id().toString());
		}
		catch (DuplicateKeyException ex) {
			// Another transaction has just opened this case's history.
		}
	}

}
