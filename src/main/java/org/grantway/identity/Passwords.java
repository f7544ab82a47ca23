package org.grantway.identity;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import org.grantway.shared.Refused;

import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * Judges new passwords: long enough, not too long to hash, none that guessers try first.
 * There are no rules about kinds of characters.
 */
@Component
class Passwords {

	static final int SHORTEST = 12;

	static final int LONGEST = 128;

	private final Set<String> common;

	Passwords() {
		try (BufferedReader lines = new BufferedReader(new InputStreamReader(
				new ClassPathResource("identity/common-passwords.txt").getInputStream(), StandardCharsets.UTF_8))) {
			this.common = lines.lines().collect(Collectors.toUnmodifiableSet());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	void check(String password, String email) {
		int length = (password != null) ? password.codePointCount(0, password.length()) : 0;
		if (length < SHORTEST) {
			throw Refused.at("password", "identity.password.too-short", SHORTEST);
		}
		if (length > LONGEST) {
			throw Refused.at("password", "identity.password.too-long", LONGEST);
		}
		String lower = password.toLowerCase(Locale.ROOT);
		if (this.common.contains(lower) || this.common.contains(lower.replaceAll("[\\d!@#$.]+$", ""))
				|| lower.chars().distinct().count() < 4 || lower.equals(email)) {
			throw Refused.at("password", "identity.password.common");
		}
	}

}
