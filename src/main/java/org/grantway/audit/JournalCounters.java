package org.grantway.audit;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

import org.grantway.shared.CaseRef;

/**
 * Numbers the events of each case from 1, without gaps: the number belongs to the
 * transaction that asked for it.
 */
@Component
class JournalCounters {

	private final JdbcTemplate jdbc;

	JournalCounters(JdbcTemplate jdbc) {
		this.jdbc = jdbc;
	}

	/** The next number, held until the transaction ends. */
	long next(CaseRef of) {
		if (countUp(of) == 0) {
			try {
				this.jdbc.update("insert into journal_counter (case_type, case_id, last_no) values (?, ?, 1)",
						of.type(), of.id().toString());
			}
			catch (DuplicateKeyException ex) {
				// Another transaction has just opened this case's history.
				countUp(of);
			}
		}
		Long number = this.jdbc.queryForObject(
				"select last_no from journal_counter where case_type = ? and case_id = ?", Long.class, of.type(),
				of.id().toString());
		return (number != null) ? number : 0;
	}

	private int countUp(CaseRef of) {
		return this.jdbc.update("update journal_counter set last_no = last_no + 1 where case_type = ? and case_id = ?",
				of.type(), of.id().toString());
	}

}
