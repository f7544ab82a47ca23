package org.grantway.web;

import java.util.Locale;

import org.junit.jupiter.api.Test;

import org.springframework.web.context.request.async.AsyncRequestNotUsableException;

import static org.assertj.core.api.Assertions.assertThat;

class ProblemsTests {

	@Test
	void aReaderWhoHasLeftIsNotAnswered() throws Exception {
		Problems problems = new Problems(null, null);
		assertThat(problems.other(new AsyncRequestNotUsableException("gone"), null, Locale.ENGLISH)).isNull();
	}

}
