package org.grantway.web;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

@ExtendWith(OutputCaptureExtension.class)
class PublicAddressTests {

	@Test
	void linksBeginWithTheAddressThatPeopleUse(CapturedOutput output) {
		assertThat(address("https://grants.example/", "embedded").of("/tasks"))
			.isEqualTo("https://grants.example/tasks");
		assertThat(output).doesNotContain("GRANTWAY_PUBLIC_URL");
	}

	@Test
	void productionIsWarnedOfLinksThatLeadNowhere(CapturedOutput output) {
		assertThat(address("", "embedded").of("/tasks")).isEqualTo("http://localhost:8080/tasks");
		assertThat(output.toString().lines().filter((line) -> line.contains("GRANTWAY_PUBLIC_URL is not set")))
			.hasSize(1);
	}

	@Test
	void theDemonstrationIsNot(CapturedOutput output) {
		address("", "demo");
		assertThat(output).doesNotContain("GRANTWAY_PUBLIC_URL");
	}

	@Test
	void whatIsNoAddressIsRefusedAtTheStart() {
		assertThatIllegalStateException().isThrownBy(() -> address("grants.example", "embedded"))
			.withMessageContaining("https://");
	}

	private static PublicAddress address(String url, String profile) {
		MockEnvironment environment = new MockEnvironment();
		environment.setActiveProfiles(profile);
		return new PublicAddress(url, "8080", environment);
	}

}
