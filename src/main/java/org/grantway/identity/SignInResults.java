package org.grantway.identity;

import java.io.IOException;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.stereotype.Component;

/**
 * Where a try to sign in leads: to the page that was asked for, to the form that waits to
 * be sent again, or back to the sign-in page with the reason.
 */
@Component
class SignInResults implements AuthenticationSuccessHandler, AuthenticationFailureHandler {

	static final String FAILURE = SignInResults.class.getName() + ".failure";

	private final SavedRequestAwareAuthenticationSuccessHandler toPage;

	SignInResults() {
		this.toPage = new SavedRequestAwareAuthenticationSuccessHandler();
		this.toPage.setDefaultTargetUrl("/tasks");
	}

	@Override
	public void onAuthenticationSuccess(HttpServletRequest request, HttpServletResponse response, Authentication person)
			throws IOException, ServletException {
		KeptForm kept = KeptForm.carriedBy(request);
		if (kept != null) {
			request.setAttribute(KeptForm.ATTRIBUTE, kept);
			request.getRequestDispatcher("/sign-in/continue").forward(request, response);
		}
		else {
			this.toPage.onAuthenticationSuccess(request, response, person);
		}
	}

	@Override
	public void onAuthenticationFailure(HttpServletRequest request, HttpServletResponse response,
			AuthenticationException ex) throws IOException, ServletException {
		request.setAttribute(KeptForm.ATTRIBUTE, KeptForm.carriedBy(request));
		request.setAttribute(FAILURE, ex);
		response.setStatus(422);
		request.getRequestDispatcher("/sign-in/again").forward(request, response);
	}

}
