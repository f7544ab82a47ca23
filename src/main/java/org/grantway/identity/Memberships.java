package org.grantway.identity;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import org.grantway.shared.Actor;
import org.grantway.shared.Fact;
import org.grantway.shared.NotFound;
import org.grantway.shared.PersonalNotice;
import org.grantway.shared.Refused;
import org.grantway.shared.Times;

/**
 * Moves people with an account to another organisation: the one that they belonged to
 * records that they leave, the research office of the next asks them, and they say yes.
 */
@Service
@Transactional
class Memberships {

	private final MembershipOffers offers;

	private final Persons persons;

	private final Organisations organisations;

	private final IdentityAccess access;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	Memberships(MembershipOffers offers, Persons persons, Organisations organisations, IdentityAccess access,
			ApplicationEventPublisher events, Clock clock) {
		this.offers = offers;
		this.persons = persons;
		this.organisations = organisations;
		this.access = access;
		this.events = events;
		this.clock = clock;
	}

	/**
	 * Whether somebody has an account with the address, and is asked instead of invited.
	 */
	@Transactional(readOnly = true)
	boolean isKnown(String email) {
		return this.persons.existsByEmail(Person.normal(email));
	}

	/**
	 * Asks a person to join. Asking twice changes nothing.
	 * @throws Refused beside the address, if the person belongs to this organisation or
	 * still to another one
	 */
	void offer(String email, String organisation, Actor by) {
		this.access.require(this.access.mayInviteTo(by, organisation));
		Person person = this.persons.findByEmail(Person.normal(email))
			.filter(Person::active)
			.orElseThrow(() -> Refused.at("email", "identity.email.taken"));
		// one office after the other, and a double click after the first
		this.persons.lock(List.of(person.id()));
		String current = person.view(today()).organisation();
		if (organisation.equals(current)) {
			throw Refused.at("email", "identity.join.here");
		}
		if (current != null) {
			throw Refused.at("email", "identity.join.elsewhere");
		}
		if (open(person.id()).stream().anyMatch((one) -> one.organisation().equals(organisation))) {
			return;
		}
		this.offers.save(new MembershipOffer(person.id(), organisation, by.personId(), Instant.now(this.clock)));
		this.events
			.publishEvent(Fact.of(person.ref(), "person.membership-offered").by(by).now("organisation", organisation));
		this.events.publishEvent(new PersonalNotice(person.ref(), person.id(), "person.membership-offered",
				this.organisations.require(organisation).name(), "/account"));
	}

	/** What waits for the person's answer, the oldest first. */
	@Transactional(readOnly = true)
	List<Offer> open(UUID person) {
		return this.offers.findByPersonIdAndAnsweredAtIsNullOrderByOfferedAt(person)
			.stream()
			.map((one) -> new Offer(one.id(), one.organisation()))
			.toList();
	}

	/**
	 * The person answers. A second answer changes nothing.
	 * @throws NotFound if somebody else was asked
	 * @throws Refused if the person belongs to an organisation meanwhile
	 */
	void answer(UUID id, boolean yes, Actor actor) {
		MembershipOffer offer = this.offers.findById(id)
			.filter((one) -> actor.is(one.personId()))
			.orElseThrow(() -> new NotFound("membership offer " + id));
		if (!offer.isOpen()) {
			return;
		}
		Person person = this.persons.lock(List.of(offer.personId())).get(0);
		if (yes && person.view(today()).organisation() != null) {
			throw new Refused("identity.join.belongs");
		}
		offer.answer(yes, Instant.now(this.clock));
		this.offers.save(offer);
		String before = person.organisation();
		if (yes) {
			person.join(offer.organisation());
			this.persons.save(person);
		}
		Fact fact = Fact.of(person.ref(), yes ? "person.joined" : "person.membership-declined")
			.by(actor)
			.now("organisation", offer.organisation());
		this.events.publishEvent((yes && before != null) ? fact.was("organisation", before) : fact);
	}

	private LocalDate today() {
		return Times.dayOf(Instant.now(this.clock));
	}

	/**
	 * What waits for the person's answer.
	 *
	 * @param organisation its code
	 */
	record Offer(UUID id, String organisation) {

	}

}
