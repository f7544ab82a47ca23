package org.grantway.demo;

import java.util.Optional;

import org.springframework.context.annotation.Profile;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

import org.grantway.shared.Actor;
import org.grantway.shared.AuthLevel;
import org.grantway.web.ProofSource;

/**
 * Whoever acts in the demonstration without a sign-in of their own is stood in for.
 */
@Component
@Profile("demo")
@Order(Ordered.LOWEST_PRECEDENCE)
class DemoProof implements ProofSource {

	@Override
	public Optional<AuthLevel> proofOf(Actor actor) {
		return Optional.of(AuthLevel.DEMO);
	}

}
