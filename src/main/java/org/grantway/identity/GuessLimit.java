package org.grantway.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.function.Consumer;

import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Slows guessing of passwords down, without ever locking an account: each failure makes
 * the next try wait longer, counted per account, per network and per both. From a network
 * the account has signed in from before, strangers' failures do not count, so its owner
 * still gets in. Addresses are kept as hashes.
 */
@Component
class GuessLimit {

	private final GuessRepository guesses;

	private final TransactionTemplate transaction;

	private final Clock clock;

	GuessLimit(GuessRepository guesses, PlatformTransactionManager transactions, Clock clock) {
		this.guesses = guesses;
		this.transaction = new TransactionTemplate(transactions);
		// A refused sign-in rolls nothing back that was counted.
		this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
		this.clock = clock;
	}

	/** How long to wait before the next try counts; zero if it may be made now. */
	Duration wait(String email, String network) {
		Instant now = Instant.now(this.clock);
		Guess pair = this.guesses.findById(pair(email, network)).orElse(null);
		Instant until = (pair != null) ? pair.waitUntil() : now;
		if (pair == null || !pair.trusted()) {
			until = later(until, account(email));
		}
		until = later(until, network(network));
		return until.isAfter(now) ? Duration.between(now, until) : Duration.ZERO;
	}

	private Instant later(Instant until, String id) {
		return this.guesses.findById(id).map(Guess::waitUntil).filter((other) -> other.isAfter(until)).orElse(until);
	}

	void failed(String email, String network) {
		count(pair(email, network), 3, Duration.ofMinutes(15));
		count(account(email), 10, Duration.ofMinutes(1));
		count(network(network), 30, Duration.ofMinutes(5));
	}

	void succeeded(String email, String network) {
		Instant now = Instant.now(this.clock);
		change(pair(email, network), (guess) -> guess.succeeded(now));
	}

	private void count(String id, int free, Duration longest) {
		Instant now = Instant.now(this.clock);
		change(id, (guess) -> guess.failed(now, free, longest));
	}

	private void change(String id, Consumer<Guess> change) {
		try {
			this.transaction.executeWithoutResult((status) -> apply(id, change));
		}
		catch (DataIntegrityViolationException ex) {
			// Two first failures at once: the other one has made the row by now.
			this.transaction.executeWithoutResult((status) -> apply(id, change));
		}
	}

	private void apply(String id, Consumer<Guess> change) {
		Guess guess = this.guesses.lock(id).orElseGet(() -> new Guess(id, Instant.now(this.clock)));
		change.accept(guess);
		this.guesses.save(guess);
	}

	private static String pair(String email, String network) {
		return hash("pair|" + email + "|" + network);
	}

	private static String account(String email) {
		return hash("account|" + email);
	}

	private static String network(String network) {
		return hash("network|" + network);
	}

	private static String hash(String text) {
		try {
			return HexFormat.of()
				.formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
