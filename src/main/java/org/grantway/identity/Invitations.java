package org.grantway.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.grantway.identity.People.NewPerson;
import org.grantway.identity.People.PersonView;
import org.grantway.shared.Actor;
import org.grantway.shared.AuthLevel;
import org.grantway.shared.Fact;
import org.grantway.shared.Refused;
import org.grantway.shared.Role;
import org.grantway.shared.RoleAt;
import org.grantway.web.PublicAddress;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes one-time links and lets people choose their password with them.
 */
@Service
@Transactional
class Invitations {

	private final InvitationRepository invitations;

	private final Persons persons;

	private final StoredPeople people;

	private final IdentityAccess access;

	private final Proofs proofs;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	private final PublicAddress address;

	private final SecureRandom random = new SecureRandom();

	Invitations(InvitationRepository invitations, Persons persons, StoredPeople people, IdentityAccess access,
			Proofs proofs, ApplicationEventPublisher events, Clock clock, PublicAddress address) {
		this.invitations = invitations;
		this.persons = persons;
		this.people = people;
		this.access = access;
		this.proofs = proofs;
		this.events = events;
		this.clock = clock;
		this.address = address;
	}

	/** Registers a person and makes the link. */
	Link invite(NewPerson person, Actor by) {
		this.access.require(this.access.mayInviteTo(by, person.organisation()));
		return link(this.people.register(person, by), by);
	}

	/**
	 * A new link for a person who has lost theirs, or their password. A research office
	 * makes one only for who has never signed in: nobody else is to enter an account.
	 */
	Link link(UUID personId, Actor by) {
		PersonView person = this.people.require(personId);
		this.access.require(this.access.mayManagePeople(by)
				|| this.people.member(personId).invited() && this.access.mayInviteTo(by, person.organisation()));
		Instant now = Instant.now(this.clock);
		this.invitations.findByPersonIdAndUsedAtIsNull(personId).forEach((earlier) -> use(earlier, now));
		String address = make(personId, null, by, now);
		this.events.publishEvent(Fact.of(Person.ref(personId), "person.invited").by(by));
		this.events.publishEvent(new Invited(personId, person.email(), address));
		return new Link(personId, address);
	}

	/**
	 * Links for the first three administrators while nobody is known; for those of them
	 * who have not used theirs, new ones.
	 */
	Map<Role, String> first() {
		Instant now = Instant.now(this.clock);
		List<Role> wanted = new ArrayList<>();
		for (Invitation waiting : this.invitations.findByFirstRoleIsNotNullAndUsedAtIsNull()) {
			wanted.add(waiting.firstRole());
			use(waiting, now);
		}
		if (this.persons.count() == 0) {
			wanted = List.copyOf(RoleGrant.ADMINISTRATORS);
		}
		Map<Role, String> links = new EnumMap<>(Role.class);
		for (Role role : wanted) {
			links.put(role, make(null, role, Actor.SYSTEM, now));
		}
		return links;
	}

	/** Who the link is for, if it still works. */
	@Transactional(readOnly = true)
	Optional<Guest> guest(String token) {
		return open(token).map((invitation) -> {
			if (invitation.personId() == null) {
				return new Guest(null, invitation.firstRole(), null);
			}
			return new Guest(this.people.require(invitation.personId()).email(), invitation.firstRole(),
					this.people.profile(invitation.personId()));
		});
	}

	/**
	 * Uses the link up.
	 * @param person who the guest is, for a first administrator; otherwise null
	 * @param profile the details of a guest whom the system knows; otherwise null
	 */
	void accept(String token, NewPerson person, Profile profile, String password) {
		Invitation invitation = open(token).orElseThrow(() -> new Refused("identity.invitation.gone.text"));
		UUID personId = invitation.personId();
		if (personId == null) {
			personId = this.people.register(person, Actor.SYSTEM);
			this.people.grant(personId, RoleAt.everywhere(invitation.firstRole()), null, null, Actor.SYSTEM);
		}
		else if (profile != null) {
			this.people.change(personId, profile);
		}
		this.proofs.proved(personId, AuthLevel.ONE_TIME_LINK);
		this.people.setPassword(personId, password);
		use(invitation, Instant.now(this.clock));
	}

	private Optional<Invitation> open(String token) {
		return this.invitations.findByTokenHash(hash(token))
			.filter((invitation) -> invitation.open(Instant.now(this.clock)));
	}

	private void use(Invitation invitation, Instant at) {
		invitation.use(at);
		this.invitations.save(invitation);
	}

	private String make(UUID personId, Role role, Actor by, Instant at) {
		byte[] secret = new byte[32];
		this.random.nextBytes(secret);
		String token = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
		this.invitations.save(new Invitation(hash(token), personId, role, by.personId(), at));
		return this.address.of("/sign-in/invitation/" + token);
	}

	private static String hash(String token) {
		try {
			return HexFormat.of()
				.formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * @param personId who it is for
	 * @param address the whole link
	 */
	record Link(UUID personId, String address) {

	}

	/**
	 * @param email the address of the person invited, or null if the guest enters it
	 * @param firstRole the administrator the guest becomes, or null
	 * @param profile the details known of the guest, or null if the guest enters who they
	 * are
	 */
	record Guest(String email, Role firstRole, Profile profile) {

	}

}
