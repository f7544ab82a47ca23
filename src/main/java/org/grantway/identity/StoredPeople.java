package org.grantway.identity;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.grantway.shared.Actor;
import org.grantway.shared.Fact;
import org.grantway.shared.LocalizedText;
import org.grantway.shared.NotFound;
import org.grantway.shared.Refused;
import org.grantway.shared.Role;
import org.grantway.shared.Role.ScopeKind;
import org.grantway.shared.PersonalNotice;
import org.grantway.shared.SearchTerms;
import org.grantway.shared.RoleAt;
import org.grantway.shared.Times;
import org.grantway.web.Formats;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.PageRequest;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps people and their roles in the database.
 */
@Service
@Transactional
class StoredPeople implements People {

	/** As many as a page of the list shows. */
	static final int PAGE = 50;

	private final Persons persons;

	private final RoleGrants grants;

	private final MembershipOffers offers;

	private final Organisations organisations;

	private final IdentityAccess access;

	private final Passwords passwords;

	private final PasswordEncoder encoder;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	StoredPeople(Persons persons, RoleGrants grants, MembershipOffers offers, Organisations organisations,
			IdentityAccess access, Passwords passwords, PasswordEncoder encoder, ApplicationEventPublisher events,
			Clock clock) {
		this.persons = persons;
		this.grants = grants;
		this.offers = offers;
		this.organisations = organisations;
		this.access = access;
		this.passwords = passwords;
		this.encoder = encoder;
		this.events = events;
		this.clock = clock;
	}

	@Override
	@Transactional(readOnly = true)
	public PersonView require(UUID id) {
		return person(id).view(today());
	}

	@Override
	@Transactional(readOnly = true)
	public Optional<PersonView> byEmail(String email) {
		return this.persons.findByEmail(Person.normal(email)).map(this::view);
	}

	@Override
	@Transactional(readOnly = true)
	public Map<UUID, PersonView> all(Set<UUID> ids) {
		return this.persons.findAllById(ids)
			.stream()
			.map(this::view)
			.collect(Collectors.toMap(PersonView::id, Function.identity()));
	}

	private PersonView view(Person person) {
		return person.view(today());
	}

	@Override
	@Transactional(readOnly = true)
	public Page<Member> members(Set<String> organisations, String text, Pageable page) {
		if (text.isBlank()) {
			return this.persons.findByOrganisationInOrderByNameEnAscIdAsc(organisations, page)
				.map(StoredPeople::member);
		}
		String beginning = SearchTerms.beginning(text);
		return this.persons.members(organisations, beginning, SearchTerms.after(beginning), page)
			.map(StoredPeople::member);
	}

	private static String words(LocalDate from, LocalizedText unit, Locale language) {
		return Formats.day(from, language) + " · " + unit.in(language);
	}

	@Override
	@Transactional(readOnly = true)
	public List<Member> outside(Set<UUID> ids, Set<String> organisations) {
		return ids.isEmpty() ? List.of()
				: this.persons.outside(ids, organisations).stream().map(StoredPeople::member).toList();
	}

	@Override
	@Transactional(readOnly = true)
	public Member member(UUID id) {
		return member(person(id));
	}

	private static Member member(Person person) {
		return new Member(person.id(), person.email(), person.name(), person.organisation(), person.leftOn(),
				person.passwordHash() == null);
	}

	@Override
	@Transactional(readOnly = true)
	public Set<RoleAt> rolesAt(UUID id, String organisation) {
		return this.grants.open(id)
			.stream()
			.filter((grant) -> !grant.over(today()) && grant.role().scope().equals(organisation))
			.map(RoleGrant::role)
			.collect(Collectors.toSet());
	}

	@Override
	public void leave(UUID id, String organisation, LocalDate from, Actor by) {
		Person person = this.persons.lock(List.of(id))
			.stream()
			.filter((found) -> organisation.equals(found.organisation()) && by.holds(Role.HOST_OFFICE, organisation))
			.findFirst()
			.orElseThrow(() -> new NotFound("person " + id));
		if (by.is(id)) {
			throw new Refused("identity.leave.oneself");
		}
		if (from == null || from.isAfter(today().plusYears(1))) {
			throw Refused.at("from", "identity.leave.day");
		}
		if (from.isBefore(today().minusYears(1))) {
			throw Refused.at("from", "identity.leave.day.past");
		}
		if (from.equals(person.leftOn())) {
			return;
		}
		LocalDate before = person.leftOn();
		person.leave(from);
		this.persons.save(person);
		Set<RoleAt> lost = new LinkedHashSet<>();
		for (RoleGrant grant : this.grants.open(id)) {
			if (grant.role().scope().equals(organisation)) {
				if (grant.from().isBefore(from)) {
					grant.endOn(from.minusDays(1));
				}
				if (!grant.from().isBefore(from) || grant.over(today())) {
					grant.end(by.personId(), Instant.now(this.clock));
					lost.add(grant.role());
				}
				this.grants.save(grant);
			}
		}
		Fact fact = Fact.of(person.ref(), "person.left").by(by).now("organisation", organisation).now("from", from);
		this.events.publishEvent((before != null) ? fact.was("from", before) : fact);
		LocalizedText unit = this.organisations.require(organisation).name();
		this.events.publishEvent(new PersonalNotice(person.ref(), id, "person.membership-ends",
				LocalizedText.of(words(from, unit, Locale.ENGLISH), words(from, unit, Locale.SIMPLIFIED_CHINESE)),
				"/account"));
		if (!lost.isEmpty()) {
			this.grants.flush();
			this.events.publishEvent(new RolesLost(id, lost, by));
		}
	}

	@Override
	@Transactional(readOnly = true)
	public long membershipsOffered(UUID id) {
		return this.offers.countByPersonIdAndAnsweredAtIsNull(id);
	}

	@Override
	@Transactional(propagation = Propagation.MANDATORY)
	public void lock(Collection<UUID> ids) {
		this.persons.lock(ids);
	}

	@Override
	@Transactional(readOnly = true)
	public List<PersonView> holding(RoleAt role) {
		return this.persons.holding(role.role(), role.scope(), RoleAt.EVERYWHERE, today())
			.stream()
			.map(this::view)
			.sorted(Comparator.comparing(PersonView::email))
			.toList();
	}

	@Override
	@Transactional(readOnly = true)
	public Actor actor(UUID personId) {
		return actor(person(personId));
	}

	/** Whoever signed in, if the account is still active and the password the same. */
	@Transactional(readOnly = true)
	public Optional<Actor> actor(SignedIn signedIn) {
		return this.persons.findById(signedIn.personId())
			.filter(Person::active)
			.filter((person) -> person.passwordStamp().equals(signedIn.passwordStamp()))
			.map(this::actor);
	}

	private Actor actor(Person person) {
		Set<RoleAt> roles = new LinkedHashSet<>();
		for (RoleGrant grant : this.grants.open(person.id())) {
			if (grant.inForce(today())) {
				roles.add(grant.role());
			}
		}
		// Everyone may lead a project, except the three administrators, who stay apart.
		if (roles.stream().noneMatch((role) -> RoleGrant.ADMINISTRATORS.contains(role.role()))) {
			roles.add(RoleAt.everywhere(Role.PRINCIPAL_INVESTIGATOR));
		}
		return new Actor(person.id(), person.name(), roles);
	}

	@Override
	public UUID register(NewPerson person, Actor by) {
		this.access.require(this.access.mayRegister(by));
		String email = Person.normal(person.email());
		if (this.persons.existsByEmail(email)) {
			throw Refused.at("email", "identity.email.taken");
		}
		if (person.organisation() != null) {
			this.organisations.require(person.organisation());
		}
		Person registered = this.persons.save(new Person(person, Instant.now(this.clock)));
		this.events.publishEvent(
				Fact.of(registered.ref(), "person.registered").by(by).now("organisation", person.organisation()));
		return registered.id();
	}

	@Override
	public void setPassword(UUID personId, String password) {
		Person person = person(personId);
		this.passwords.check(password, person.email());
		person.changePassword(this.encoder.encode(password));
		this.persons.save(person);
		this.events.publishEvent(Fact.of(person.ref(), "person.password-set").by(actor(person)));
	}

	@Transactional(readOnly = true)
	Profile profile(UUID personId) {
		return person(personId).profile();
	}

	/** People keep their details themselves; the journal keeps every change. */
	void change(UUID personId, Profile changed) {
		Person person = person(personId);
		Profile before = person.profile();
		Profile profile = changed.after(before);
		if (before.equals(profile)) {
			return;
		}
		person.change(profile);
		this.persons.save(person);
		this.events.publishEvent(Fact.of(person.ref(), "person.profile-changed")
			.by(actor(person))
			.was("birthDate", before.birthDate())
			.was("title", before.title())
			.was("degree", before.degree())
			.was("outputs", before.outputs())
			.now("birthDate", profile.birthDate())
			.now("title", profile.title())
			.now("degree", profile.degree())
			.now("outputs", profile.outputs()));
	}

	@Override
	@Transactional(readOnly = true)
	public String outputs(UUID personId) {
		String outputs = person(personId).outputs();
		return (outputs != null) ? outputs : "";
	}

	/** The details as they were typed, if they can be so. */
	Profile read(ProfileForm form) {
		return form.toProfile(today());
	}

	@Override
	public void grant(UUID personId, RoleAt role, LocalDate from, LocalDate to, Actor by) {
		if (by.is(personId)) {
			throw new Refused("identity.grant.to-oneself");
		}
		this.access.require(this.access.mayGrantTo(by, personId));
		Person person = person(personId);
		checkScope(role);
		LocalDate start = (from != null) ? from : today();
		if (to != null && to.isBefore(start)) {
			throw Refused.at("to", "identity.grant.ends-before-it-starts");
		}
		List<RoleGrant> open = this.grants.open(personId);
		for (RoleGrant other : open) {
			if (other.over(today())) {
				other.end(by.personId(), Instant.now(this.clock));
			}
			else if (other.excludes(role.role())) {
				throw Refused.at("role", "identity.grant.administrators-apart");
			}
			else if (other.role().equals(role)) {
				throw Refused.at("role", "identity.grant.held-already");
			}
		}
		this.grants.flush();
		try {
			this.grants.saveAndFlush(new RoleGrant(personId, role, start, to, by.personId(), Instant.now(this.clock)));
		}
		catch (DataIntegrityViolationException ex) {
			throw Refused.at("role", "identity.grant.administrators-apart");
		}
		this.events.publishEvent(
				Fact.of(person.ref(), "person.role-granted").by(by).now("role", role).now("from", start).now("to", to));
	}

	private void checkScope(RoleAt role) {
		ScopeKind kind = role.role().scopeKind();
		boolean everywhere = role.scope().equals(RoleAt.EVERYWHERE);
		if (kind == ScopeKind.NONE) {
			throw Refused.at("role", "identity.grant.follows-from-case");
		}
		if (kind == ScopeKind.GLOBAL && !everywhere) {
			throw Refused.at("scope", "identity.grant.scope-global");
		}
		boolean known = switch (kind) {
			case ORGANISATION -> this.organisations.find(role.scope()).isPresent() || isDepartment(role.scope());
			case DEPARTMENT -> isDepartment(role.scope());
			default -> true;
		};
		if (!known) {
			throw Refused.at("scope", "identity.grant.scope-unknown", role.scope());
		}
	}

	/** A lead or supervising department acts like an organisation. */
	private boolean isDepartment(String code) {
		return this.organisations.departments().stream().anyMatch((department) -> department.code().equals(code));
	}

	@Override
	public void endGrant(UUID personId, RoleAt role, Actor by) {
		this.access.require(this.access.mayManagePeople(by));
		RoleGrant grant = this.grants.open(personId)
			.stream()
			.filter((candidate) -> candidate.role().equals(role))
			.findFirst()
			.orElseThrow(() -> new NotFound("grant " + role));
		grant.end(by.personId(), Instant.now(this.clock));
		this.grants.save(grant);
		this.events.publishEvent(Fact.of(Person.ref(personId), "person.role-ended").by(by).was("role", role));
		this.grants.flush();
		this.events.publishEvent(new RolesLost(personId, Set.of(role), by));
	}

	void deactivate(UUID personId, Actor by) {
		this.access.require(this.access.mayGrantTo(by, personId));
		Person person = person(personId);
		person.deactivate();
		this.persons.save(person);
		this.events
			.publishEvent(Fact.of(person.ref(), "person.deactivated").by(by).was("active", true).now("active", false));
		Set<RoleAt> roles = this.grants.open(personId).stream().map(RoleGrant::role).collect(Collectors.toSet());
		this.events.publishEvent(new RolesLost(personId, roles, by));
	}

	void activate(UUID personId, Actor by) {
		this.access.require(this.access.mayGrantTo(by, personId));
		Person person = person(personId);
		person.activate();
		this.persons.save(person);
		this.events
			.publishEvent(Fact.of(person.ref(), "person.activated").by(by).was("active", false).now("active", true));
	}

	@Transactional(readOnly = true)
	@Override
	public List<PersonView> search(String text) {
		List<Person> found;
		if (text == null || text.isBlank()) {
			found = this.persons.findByOrderByEmail(Limit.of(PAGE));
		}
		else {
			String beginning = SearchTerms.beginning(text);
			found = this.persons.search(beginning, SearchTerms.after(beginning), PageRequest.of(0, PAGE));
		}
		return found.stream().map(this::view).toList();
	}

	@Transactional(readOnly = true)
	List<GrantView> grants(UUID personId) {
		return this.grants.open(personId)
			.stream()
			.map((grant) -> new GrantView(grant.role(), grant.from(), grant.to(), grant.inForce(today())))
			.toList();
	}

	/** The roles in force today of each of these people who hold any, in one query. */
	@Transactional(readOnly = true)
	Map<UUID, List<RoleAt>> rolesOf(Collection<UUID> people) {
		return people.isEmpty() ? Map.of()
				: this.grants.openOf(people)
					.stream()
					.filter((grant) -> grant.inForce(today()))
					.collect(Collectors.groupingBy(RoleGrant::personId,
							Collectors.mapping(RoleGrant::role, Collectors.toList())));
	}

	private Person person(UUID id) {
		return this.persons.findById(id).orElseThrow(() -> new NotFound("person " + id));
	}

	private LocalDate today() {
		return Times.dayOf(Instant.now(this.clock));
	}

	/**
	 * @param role what is granted and where
	 * @param from first day
	 * @param to last day, or null
	 * @param inForce whether it counts today
	 */
	record GrantView(RoleAt role, LocalDate from, LocalDate to, boolean inForce) {

	}

}
