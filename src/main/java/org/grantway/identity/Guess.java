package org.grantway.identity;

import java.time.Duration;
import java.time.Instant;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;

import org.springframework.data.domain.Persistable;

/**
 * Failed tries to sign in of one account, network, or account from a network.
 */
@Entity
@Table(name = "sign_in_guess")
class Guess implements Persistable<String> {

	/** Without failures for so long, counting starts again. */
	static final Duration FORGOTTEN = Duration.ofHours(24);

	@Id
	private String id;

	private int failures;

	private Instant waitUntil;

	private Instant lastAt;

	/** The account has signed in from this network before. */
	private boolean trusted;

	@Transient
	private boolean kept;

	protected Guess() {
	}

	Guess(String id, Instant at) {
		this.id = id;
		this.waitUntil = Instant.EPOCH;
		this.lastAt = at;
	}

	void failed(Instant at, int free, Duration longest) {
		if (this.lastAt.plus(FORGOTTEN).isBefore(at)) {
			this.failures = 0;
		}
		this.failures++;
		this.lastAt = at;
		int beyond = this.failures - free;
		if (beyond > 0) {
			Duration delay = Duration.ofSeconds(1L << Math.min(beyond, 20));
			this.waitUntil = at.plus((delay.compareTo(longest) < 0) ? delay : longest);
		}
	}

	void succeeded(Instant at) {
		this.failures = 0;
		this.waitUntil = Instant.EPOCH;
		this.lastAt = at;
		this.trusted = true;
	}

	Instant waitUntil() {
		return this.waitUntil;
	}

	boolean trusted() {
		return this.trusted;
	}

	@Override
	public String getId() {
		return this.id;
	}

	@Override
	public boolean isNew() {
		return !this.kept;
	}

	@PostLoad
	@PostPersist
	void keep() {
		this.kept = true;
	}

}
