package org.grantway.programmes;

import java.util.Map;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Counts numbers per prefix and year. The row stays locked until the caller's transaction
 * ends, so no number is given twice and none is lost when it rolls back.
 */
@Component
class NumberCounter {

	private static final Map<String, Integer> DIGITS = Map.of("APP", 6, "CALL", 3);

	private static final int OTHER_DIGITS = 5;

	private final JdbcClient jdbc;

	private final TransactionTemplate apart;

	NumberCounter(JdbcClient jdbc, PlatformTransactionManager transactions) {
		this.jdbc = jdbc;
		this.apart = new TransactionTemplate(transactions);
		this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
	}

	@Transactional
	String next(String prefix, int year) {
		if (!increment(prefix, year)) {
			begin(prefix, year);
			increment(prefix, year);
		}
		long number = this.jdbc.sql("select last_number from number_counter where prefix = ? and counter_year = ?")
			.params(prefix, year)
			.query(Long.class)
			.single();
		return String.format("%s-%d-%0" + DIGITS.getOrDefault(prefix, OTHER_DIGITS) + "d", prefix, year, number);
	}

	private boolean increment(String prefix, int year) {
		return this.jdbc
			.sql("update number_counter set last_number = last_number + 1 where prefix = ? and counter_year = ?")
			.params(prefix, year)
			.update() == 1;
	}

	private void begin(String prefix, int year) {
		try {
			this.apart.executeWithoutResult((status) -> this.jdbc
				.sql("insert into number_counter (prefix, counter_year, last_number) values (?, ?, 0)")
				.params(prefix, year)
				.update());
		}
		catch (DuplicateKeyException ex) {
			// Somebody else began the year at this moment.
		}
	}

}
