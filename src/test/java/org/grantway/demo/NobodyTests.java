package org.grantway.demo;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class NobodyTests {

	@AfterEach
	void forget() {
		SecurityContextHolder.clearContext();
		RequestContextHolder.resetRequestAttributes();
	}

	@Test
	void whatTheVisitorMakesHappenIsNotDoneByTheVisitorWhoIsThereAgainAfterwards() {
		TestingAuthenticationToken visitor = new TestingAuthenticationToken("visitor", "");
		ServletRequestAttributes request = new ServletRequestAttributes(new MockHttpServletRequest());
		SecurityContextHolder.getContext().setAuthentication(visitor);
		RequestContextHolder.setRequestAttributes(request);
		assertThatIllegalStateException().isThrownBy(() -> Nobody.does(() -> {
			assertThat(SecurityContextHolder.getContext().getAuthentication()).isNull();
			assertThat(RequestContextHolder.getRequestAttributes()).isNull();
			throw new IllegalStateException("something is refused");
		}));
		assertThat(SecurityContextHolder.getContext().getAuthentication()).isSameAs(visitor);
		assertThat(RequestContextHolder.getRequestAttributes()).isSameAs(request);
	}

}
