package org.grantway.workflow;

import java.time.Clock;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.jdbc.datasource.DriverManagerDataSource;

import org.grantway.support.NeedsMySql;

import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * A node whose clock is wrong does not start. Asks a real server for its time.
 */
@NeedsMySql
class ClockCheckTests {

	private final DriverManagerDataSource server = new DriverManagerDataSource(
			System.getProperty("grantway.test.mysql"));

	@Test
	void aNodeStartsWhenItsClockIsTheDatabases() {
		check(Duration.ZERO).afterPropertiesSet();
	}

	@ParameterizedTest
	@ValueSource(longs = { -4, 4, 3600, -86_400 })
	void aNodeRefusesToStartWhenItsClockIsAnother(long seconds) {
		assertThatIllegalStateException().isThrownBy(check(Duration.ofSeconds(seconds))::afterPropertiesSet)
			.withMessageContaining("The clock of the database");
	}

	private ClockCheck check(Duration wrong) {
		return new ClockCheck(this.server, Clock.offset(Clock.systemUTC(), wrong));
	}

}
