package org.grantway.identity;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

import org.grantway.shared.Actor;
import org.grantway.shared.AuthLevel;
import org.grantway.web.ProofSource;

/**
 * Remembers how people have proved who they are: for the length of a request what they
 * proved in it, for the length of a session how they signed in.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
public class Proofs implements ProofSource {

	private static final String IN_REQUEST = Proofs.class.getName() + ".inRequest";

	private static final String SIGN_IN = Proofs.class.getName() + ".signIn";

	/** A sign-in in this request is of that level, e.g. one without a password typed. */
	public void signInAs(AuthLevel level) {
		HttpServletRequest request = request();
		if (request != null) {
			request.setAttribute(SIGN_IN, level);
		}
	}

	/** The level of a sign-in in this request. */
	AuthLevel ofSignIn() {
		HttpServletRequest request = request();
		return (request != null && request.getAttribute(SIGN_IN) instanceof AuthLevel level) ? level
				: AuthLevel.PASSWORD;
	}

	/** The person has proved it in this request. */
	void proved(UUID person, AuthLevel level) {
		HttpServletRequest request = request();
		if (request != null) {
			inRequest(request).put(person, level);
		}
	}

	@Override
	public Optional<AuthLevel> proofOf(Actor actor) {
		HttpServletRequest request = request();
		if (request != null) {
			AuthLevel proved = inRequest(request).get(actor.personId());
			if (proved != null) {
				return Optional.of(proved);
			}
		}
		Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
		return (authentication != null && authentication.getPrincipal() instanceof SignedIn signedIn
				&& actor.is(signedIn.personId())) ? Optional.of(signedIn.level()) : Optional.empty();
	}

	@SuppressWarnings("unchecked")
	private static Map<UUID, AuthLevel> inRequest(HttpServletRequest request) {
		Map<UUID, AuthLevel> known = (Map<UUID, AuthLevel>) request.getAttribute(IN_REQUEST);
		if (known == null) {
			known = new ConcurrentHashMap<>();
			request.setAttribute(IN_REQUEST, known);
		}
		return known;
	}

	private static HttpServletRequest request() {
		return (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes)
				? attributes.getRequest() : null;
	}

}
