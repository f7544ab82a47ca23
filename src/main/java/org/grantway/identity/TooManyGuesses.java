package org.grantway.identity;

import java.time.Duration;

import org.springframework.security.core.AuthenticationException;

/**
 * A try that came before its time; the password was not looked at.
 */
class TooManyGuesses extends AuthenticationException {

	private static final long serialVersionUID = 1L;

	private final long seconds;

	TooManyGuesses(Duration wait) {
		super("Too many guesses");
		this.seconds = Math.max(1, wait.toSeconds() + 1);
	}

	long seconds() {
		return this.seconds;
	}

}
