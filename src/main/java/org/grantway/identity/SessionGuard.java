package org.grantway.identity;

import java.io.IOException;
import java.time.Duration;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;

import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends sessions that must not go on: of people who were deactivated or changed their
 * password, and after twelve hours.
 */
class SessionGuard extends OncePerRequestFilter {

	private static final Duration LONGEST = Duration.ofHours(12);

	private final CurrentPerson current;

	SessionGuard(CurrentPerson current) {
		this.current = current;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
		if (authentication != null && authentication.getPrincipal() instanceof SignedIn
				&& (tooOld(request.getSession(false)) || this.current.whole().isEmpty())) {
			SecurityContextHolder.clearContext();
			HttpSession session = request.getSession(false);
			if (session != null) {
				session.invalidate();
			}
		}
		chain.doFilter(request, response);
	}

	/** By the container's own clock, which the demonstration cannot move. */
	private static boolean tooOld(HttpSession session) {
		return session != null && session.getLastAccessedTime() - session.getCreationTime() > LONGEST.toMillis();
	}

}
