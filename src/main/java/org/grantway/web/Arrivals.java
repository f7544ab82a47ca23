package org.grantway.web;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Notes when each request reached this server: the first filter stamps it with the time,
 * before anything of its body is read. What is judged by a deadline is judged by this
 * instant, so that nobody is late whose line is slow or who waits for others.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
public class Arrivals extends OncePerRequestFilter {

	/** How long after its arrival a request may be worked on and still count by it. */
	public static final Duration PATIENCE = Duration.ofMinutes(10);

	private static final String STAMP = Arrivals.class.getName();

	private final Clock clock;

	Arrivals(Clock clock) {
		this.clock = clock;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		request.setAttribute(STAMP, Instant.now(this.clock));
		chain.doFilter(request, response);
	}

	/** When the request of this thread arrived; now where there is none. */
	public Arrival current() {
		Instant now = Instant.now(this.clock);
		RequestAttributes request = RequestContextHolder.getRequestAttributes();
		Object stamp = (request != null) ? request.getAttribute(STAMP, RequestAttributes.SCOPE_REQUEST) : null;
		return new Arrival((stamp instanceof Instant at && at.isBefore(now)) ? at : now, now);
	}

	/**
	 * An arrival as it is looked at.
	 *
	 * @param at when the request arrived
	 * @param now when it is worked on, not earlier
	 */
	public record Arrival(Instant at, Instant now) {

		/** The instant that counts: that of the arrival, or now if it is too long ago. */
		public Instant counts() {
			return this.now.isAfter(this.at.plus(PATIENCE)) ? this.now : this.at;
		}

	}

}
