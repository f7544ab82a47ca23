package org.grantway.journey;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.filter.OncePerRequestFilter;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Sends a form whose head arrives first and whose body later. It knows from inside the
 * server, just behind the filter that stamps a request, when the head has arrived.
 */
@TestComponent
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class SlowLine extends OncePerRequestFilter {

	private static final String MARK = "X-Slow-Line";

	private volatile CountDownLatch arrived;

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		if (request.getHeader(MARK) != null) {
			this.arrived.countDown();
		}
		chain.doFilter(request, response);
	}

	/**
	 * Posts the form.
	 * @param meanwhile what happens between head and body
	 * @return the head of the answer
	 */
	String post(int port, String path, String cookies, String form, Runnable meanwhile) throws Exception {
		this.arrived = new CountDownLatch(1);
		byte[] body = form.getBytes(StandardCharsets.UTF_8);
		try (Socket line = new Socket("localhost", port)) {
			OutputStream out = line.getOutputStream();
			out.write(String
				.join("\r\n", "POST " + path + " HTTP/1.1", "Host: localhost:" + port, "Connection: close",
						"Content-Type: application/x-www-form-urlencoded", "Content-Length: " + body.length,
						"Cookie: " + cookies, MARK + ": yes", "", "")
				.getBytes(StandardCharsets.US_ASCII));
			out.flush();
			assertThat(this.arrived.await(20, TimeUnit.SECONDS)).as("the head has arrived").isTrue();
			meanwhile.run();
			out.write(body);
			out.flush();
			return new String(line.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		}
	}

}
