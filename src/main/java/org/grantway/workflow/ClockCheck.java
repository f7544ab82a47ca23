package org.grantway.workflow;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import javax.sql.DataSource;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Refuses to start beside a database server whose clock differs from this machine's:
 * deadlines are judged to the second, by every node alike. An embedded database runs on
 * this machine's clock, and a clock that can be moved is not compared.
 */
@Component
@ConditionalOnExpression("'${camunda.bpm.database.type:}' == 'mysql' and !${grantway.clock.movable:false}")
class ClockCheck implements InitializingBean {

	private static final Duration TOLERATED = Duration.ofSeconds(2);

	private final JdbcTemplate database;

	private final Clock clock;

	ClockCheck(DataSource database, Clock clock) {
		this.database = new JdbcTemplate(database);
		this.clock = clock;
	}

	@Override
	public void afterPropertiesSet() {
		String there = this.database.queryForObject("select cast(unix_timestamp(now(3)) * 1000 as unsigned)",
				String.class);
		Duration apart = Duration.between(Instant.now(this.clock), Instant.ofEpochMilli(Long.parseLong(there)));
		if (apart.abs().compareTo(TOLERATED) > 0) {
			throw new IllegalStateException(
					"The clock of the database is %d ms apart from this machine's, 2000 are tolerated: set both by the same time server, then start again"
						.formatted(apart.toMillis()));
		}
	}

}
