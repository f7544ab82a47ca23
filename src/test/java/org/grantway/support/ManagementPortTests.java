package org.grantway.support;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.Environment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Where operators ask after the application's health.
 */
class ManagementPortTests {

	@ParameterizedTest
	@ValueSource(strings = { "", "embedded", "mysql" })
	void productionKeepsAPortOfItsOwnForOperators(String profiles) {
		run(profiles, "GRANTWAY_DB_URL=jdbc:h2:mem:none").run((context) -> {
			Environment settings = context.getEnvironment();
			assertThat(settings.getProperty("management.server.port")).isEqualTo("8081");
			assertThat(settings.getProperty("management.server.address")).isEqualTo("127.0.0.1");
			assertThat(settings.getProperty("management.endpoints.web.exposure.include")).isEqualTo("health");
		});
		run(profiles, "GRANTWAY_MANAGEMENT_PORT=9100")
			.run((context) -> assertThat(context.getEnvironment().getProperty("management.server.port"))
				.isEqualTo("9100"));
	}

	@Test
	void theDemonstrationAnswersOnItsOnePort() {
		run("demo").run(
				(context) -> assertThat(context.getEnvironment().containsProperty("management.server.port")).isFalse());
	}

	private static ApplicationContextRunner run(String profiles, String... settings) {
		return new ApplicationContextRunner().withInitializer(new ConfigDataApplicationContextInitializer())
			.withPropertyValues("spring.profiles.active=" + profiles)
			.withPropertyValues(settings);
	}

}
