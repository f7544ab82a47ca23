package org.grantway.demo;

import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * Does what the visitor of the demonstration has made happen, but does not do: history
 * names the others and the system for it.
 */
final class Nobody {

	private Nobody() {
	}

	static void does(Runnable work) {
		SecurityContext visitor = SecurityContextHolder.getContext();
		RequestAttributes request = RequestContextHolder.getRequestAttributes();
		SecurityContextHolder.clearContext();
		RequestContextHolder.resetRequestAttributes();
		try {
			work.run();
		}
		finally {
			SecurityContextHolder.setContext(visitor);
			RequestContextHolder.setRequestAttributes(request);
		}
	}

}
