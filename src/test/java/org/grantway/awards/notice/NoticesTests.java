package org.grantway.awards.notice;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class NoticesTests {

	@ParameterizedTest
	@ValueSource(strings = { "010-1234", "+86 10 6849 9999", "zhao@example.org", " WeChat or zhao@example.org " })
	void takesATelephoneNumberOrAnAddress(String contact) {
		assertThat(Notices.isReachable(contact)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "x", "Zhao", "12", "zhao@", "@example.org", "zhao@example" })
	void refusesWhatNobodyCanBeReachedAt(String contact) {
		assertThat(Notices.isReachable(contact)).isFalse();
	}

}
