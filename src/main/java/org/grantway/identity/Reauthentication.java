package org.grantway.identity;

import org.grantway.shared.Actor;
import org.grantway.shared.AuthLevel;
import org.grantway.shared.Refused;

import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;

/**
 * Has a person prove again who they are, before a signature or another act that cannot be
 * taken back.
 */
@Service
public class Reauthentication {

	private final Persons persons;

	private final PasswordEncoder encoder;

	private final GuessLimit limit;

	private final Proofs proofs;

	Reauthentication(Persons persons, PasswordEncoder encoder, GuessLimit limit, Proofs proofs) {
		this.persons = persons;
		this.encoder = encoder;
		this.limit = limit;
		this.proofs = proofs;
	}

	/** Refused at the field {@code password} if it is not this person's. */
	public void check(Actor actor, String password) {
		Person person = this.persons.findById(actor.personId())
			.filter(Person::active)
			.orElseThrow(() -> Refused.at("password", "identity.password.wrong"));
		if (password == null || password.isEmpty()) {
			throw Refused.at("password", "identity.password.missing");
		}
		String place = "again";
		if (!this.limit.wait(person.email(), place).isZero()) {
			throw Refused.at("password", "identity.sign-in.too-many",
					this.limit.wait(person.email(), place).toSeconds() + 1);
		}
		if (person.passwordHash() == null || !this.encoder.matches(password, person.passwordHash())) {
			this.limit.failed(person.email(), place);
			throw Refused.at("password", "identity.password.wrong");
		}
		this.limit.succeeded(person.email(), place);
		this.proofs.proved(actor.personId(), AuthLevel.REAUTHENTICATED);
	}

}
