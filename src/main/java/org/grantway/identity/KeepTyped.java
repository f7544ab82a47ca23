package org.grantway.identity;

import java.io.IOException;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.grantway.web.ActorSource;

import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;

/**
 * Answers requests without a session or with a stale token so that no typed text is lost:
 * whoever is signed out signs in first, then confirms sending the form again.
 */
@Component
class KeepTyped implements AuthenticationEntryPoint, AccessDeniedHandler {

	private final LoginUrlAuthenticationEntryPoint toSignIn = new LoginUrlAuthenticationEntryPoint("/sign-in");

	private final ActorSource actors;

	KeepTyped(ActorSource actors) {
		this.actors = actors;
	}

	@Override
	public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException ex)
			throws IOException, ServletException {
		if (isSentByScript(request)) {
			response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
		}
		else if (request.getMethod().equals("POST")) {
			keep(request, response);
		}
		else {
			this.toSignIn.commence(request, response, ex);
		}
	}

	@Override
	public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException ex)
			throws IOException, ServletException {
		boolean stale = ex instanceof CsrfException && request.getMethod().equals("POST");
		String path = request.getRequestURI();
		if (!stale || isSentByScript(request)) {
			response.sendError(HttpServletResponse.SC_FORBIDDEN);
		}
		else if (path.equals("/sign-out")) {
			response.sendRedirect("/");
		}
		else if (path.equals("/sign-in")) {
			request.getRequestDispatcher("/sign-in/again").forward(request, response);
		}
		else {
			keep(request, response);
		}
	}

	/** A script of the page keeps what was typed by itself. */
	private static boolean isSentByScript(HttpServletRequest request) {
		String mode = request.getHeader("Sec-Fetch-Mode");
		return mode != null && !mode.equals("navigate");
	}

	private void keep(HttpServletRequest request, HttpServletResponse response) throws IOException, ServletException {
		request.setAttribute(KeptForm.ATTRIBUTE, KeptForm.of(request));
		// Nothing was changed, whoever sent it.
		response.setStatus(HttpServletResponse.SC_FORBIDDEN);
		String page = this.actors.current().isPresent() ? "/sign-in/continue" : "/sign-in/again";
		request.getRequestDispatcher(page).forward(request, response);
	}

}
