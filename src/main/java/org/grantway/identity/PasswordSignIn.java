package org.grantway.identity;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import org.grantway.shared.Actor;
import org.grantway.shared.AuthLevel;
import org.grantway.shared.Fact;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Checks address and password. An unknown address costs the same work and gets the same
 * answer as a wrong password.
 */
@Component
class PasswordSignIn implements AuthenticationProvider {

	/** Hashing is heavy on purpose; more at once would starve the rest. */
	private final Semaphore atOnce = new Semaphore(4, true);

	private final Persons persons;

	private final PasswordEncoder encoder;

	private final GuessLimit limit;

	private final ApplicationEventPublisher events;

	private final StoredPeople people;

	private final Proofs proofs;

	private final TransactionTemplate transaction;

	private final String decoy;

	PasswordSignIn(Persons persons, PasswordEncoder encoder, GuessLimit limit, ApplicationEventPublisher events,
			StoredPeople people, Proofs proofs, PlatformTransactionManager transactions) {
		this.persons = persons;
		this.encoder = encoder;
		this.limit = limit;
		this.events = events;
		this.people = people;
		this.proofs = proofs;
		this.transaction = new TransactionTemplate(transactions);
		this.decoy = encoder.encode("nobody has this password");
	}

	@Override
	public Authentication authenticate(Authentication attempt) {
		String email = Person.normal(attempt.getName());
		String network = (attempt.getDetails() instanceof WebAuthenticationDetails details) ? details.getRemoteAddress()
				: "";
		Duration wait = this.limit.wait(email, network);
		if (!wait.isZero()) {
			throw new TooManyGuesses(wait);
		}
		Optional<Person> person = this.persons.findByEmail(email);
		if (!matches(person, String.valueOf(attempt.getCredentials()))) {
			this.limit.failed(email, network);
			person.ifPresent(this::recordRefusal);
			throw new BadCredentialsException("Wrong address or password");
		}
		this.limit.succeeded(email, network);
		Person known = person.orElseThrow();
		AuthLevel level = this.proofs.ofSignIn();
		this.proofs.proved(known.id(), level);
		recordSuccess(known, String.valueOf(attempt.getCredentials()));
		return new UsernamePasswordAuthenticationToken(new SignedIn(known.id(), known.passwordStamp(), level), null,
				List.of(new SimpleGrantedAuthority("ROLE_SIGNED_IN")));
	}

	private boolean matches(Optional<Person> person, String password) {
		String hash = person.filter(Person::active).map(Person::passwordHash).orElse(null);
		try {
			if (!this.atOnce.tryAcquire(10, TimeUnit.SECONDS)) {
				throw new TooManyGuesses(Duration.ofSeconds(5));
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new TooManyGuesses(Duration.ofSeconds(5));
		}
		try {
			return this.encoder.matches(password, (hash != null) ? hash : this.decoy) && hash != null;
		}
		finally {
			this.atOnce.release();
		}
	}

	private void recordRefusal(Person person) {
		this.transaction.executeWithoutResult(
				(status) -> this.events.publishEvent(Fact.of(person.ref(), "person.sign-in-refused").by(Actor.SYSTEM)));
	}

	private void recordSuccess(Person person, String password) {
		this.transaction.executeWithoutResult((status) -> {
			if (this.encoder.upgradeEncoding(person.passwordHash())) {
				person.strengthenHash(this.encoder.encode(password));
				this.persons.save(person);
			}
			this.events.publishEvent(Fact.of(person.ref(), "person.signed-in").by(this.people.actor(person.id())));
		});
	}

	@Override
	public boolean supports(Class<?> type) {
		return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
	}

}
