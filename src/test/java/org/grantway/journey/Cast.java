package org.grantway.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import org.springframework.boot.test.context.TestComponent;
import org.springframework.core.io.ClassPathResource;

import org.grantway.identity.Organisations;
import org.grantway.identity.Organisations.OrganisationView;
import org.grantway.identity.People;
import org.grantway.identity.People.NewPerson;
import org.grantway.identity.ReferenceOrganisations;
import org.grantway.programmes.CallInvitations;
import org.grantway.programmes.CallPreparation;
import org.grantway.programmes.CallTemplates;
import org.grantway.programmes.Calls;
import org.grantway.programmes.ReferenceData;
import org.grantway.review.Experts;
import org.grantway.shared.Actor;
import org.grantway.shared.LocalizedText;
import org.grantway.shared.RoleAt;

/**
 * The people of the journeys, taken from the demonstration's list, and a pool of experts;
 * each signs in through the sign-in page when first needed.
 */
@TestComponent
class Cast {

	static final String PASSWORD = "four quiet copper lamps";

	private static final String DOMAIN = "@journey.example.org";

	private static final int EXPERTS = 60;

	private final People people;

	private final Organisations organisations;

	private final ReferenceOrganisations referenceOrganisations;

	private final ReferenceData reference;

	private final Experts experts;

	private final CallTemplates templates;

	private final CallInvitations invitations;

	private final CallPreparation preparation;

	private final Calls calls;

	private final Map<String, Visitor> visitors = new ConcurrentHashMap<>();

	private boolean ready;

	Cast(People people, Organisations organisations, ReferenceOrganisations referenceOrganisations,
			ReferenceData reference, Experts experts, CallTemplates templates, CallInvitations invitations,
			CallPreparation preparation, Calls calls) {
		this.people = people;
		this.organisations = organisations;
		this.referenceOrganisations = referenceOrganisations;
		this.reference = reference;
		this.experts = experts;
		this.templates = templates;
		this.invitations = invitations;
		this.preparation = preparation;
		this.calls = calls;
	}

	/** Registers everybody, once. */
	synchronized void assemble() {
		if (this.ready) {
			return;
		}
		this.referenceOrganisations.loadFictional();
		lines().forEach(this::register);
		enrolExperts();
		this.ready = true;
	}

	/** A published call of the template whose calendar begins on that day. */
	String publish(String template, LocalDate anchor, String code) {
		return publish(template, anchor, code, "officer.one", "officer.two");
	}

	/** The same, prepared and published by these two. */
	String publish(String template, LocalDate anchor, String code, String first, String second) {
		UUID call = this.templates.instantiate(template, code, anchor, null, actor(first));
		this.preparation.submitForApproval(call, actor(first));
		this.preparation.publish(call, actor(second));
		return this.calls.require(call).code();
	}

	/** A published call that only this institution may enter. */
	String commission(String template, LocalDate anchor, String code, String host) {
		UUID call = this.templates.instantiate(template, code, anchor, null, actor("officer.one"));
		this.invitations.invite(call, host, actor("officer.one"));
		this.preparation.submitForApproval(call, actor("officer.one"));
		this.preparation.publish(call, actor("officer.two"));
		return this.calls.require(call).code();
	}

	Actor actor(String name) {
		return this.people.actor(this.people.byEmail(name + DOMAIN).orElseThrow().id());
	}

	/** The short name of a person, e.g. {@code expert07}. */
	String nameOf(UUID person) {
		return this.people.require(person).email().replace(DOMAIN, "");
	}

	String email(String name) {
		return name + DOMAIN;
	}

	/** A person's visitor, signed in through the page. */
	Visitor as(String name, Supplier<Visitor> visitor) {
		return this.visitors.computeIfAbsent(name, (absent) -> signIn(name, visitor.get()));
	}

	/**
	 * Who signed in here before is signed out: a password that was given elsewhere
	 * meanwhile has ended their sessions.
	 */
	void forget() {
		this.visitors.clear();
	}

	/** Gives the person a password and signs the visitor in with it. */
	Visitor signIn(String name, Visitor visitor) {
		return visitor.signIn(withPassword(name), PASSWORD);
	}

	/** Gives the person a password; returns the address that goes with it. */
	String withPassword(String name) {
		this.people.setPassword(actor(name).personId(), PASSWORD);
		return email(name);
	}

	/** Takes on somebody who is not in the demonstration's list. */
	void hire(String name, RoleAt role) {
		if (this.people.byEmail(email(name)).isEmpty()) {
			UUID id = this.people.register(
					new NewPerson(email(name), LocalizedText.of(name, name), null, null, null, null), Actor.SYSTEM);
			this.people.grant(id, role, LocalDate.of(2026, 1, 1), null, Actor.SYSTEM);
		}
	}

	/** Takes on somebody who may lead a project there. */
	void employ(String name, String organisation) {
		employ(name, LocalizedText.of(name, name), organisation);
	}

	void employ(String name, LocalizedText called, String organisation) {
		this.people.register(
				new NewPerson(email(name), called, organisation, LocalDate.of(1985, 5, 5), "professor", "doctorate"),
				Actor.SYSTEM);
	}

	private void register(String line) {
		String[] cells = line.split(",", -1);
		UUID id = this.people.register(new NewPerson(email(cells[0]), LocalizedText.of(cells[1], cells[2]), cells[3],
				LocalDate.parse(cells[4]), cells[5], cells[6]), Actor.SYSTEM);
		if (!cells[7].isBlank()) {
			Arrays.stream(cells[7].split(";"))
				.map(RoleAt::parse)
				.forEach((role) -> this.people.grant(id, role, LocalDate.of(2026, 1, 1), null, Actor.SYSTEM));
		}
	}

	private void enrolExperts() {
		List<String> units = List.of("university", "research-institute", "hospital")
			.stream()
			.flatMap((type) -> this.organisations.ofType(type).stream())
			.map(OrganisationView::code)
			.toList();
		List<String> fields = this.reference.fields()
			.stream()
			.filter((field) -> field.parent() == null || field.parent().isBlank())
			.map(ReferenceData.Field::code)
			.toList();
		for (int number = 1; number <= EXPERTS; number++) {
			String unit = units.get((number * 7) % units.size());
			UUID id = this.people.register(new NewPerson(email("expert%02d".formatted(number)),
					LocalizedText.of("Expert Example " + number, "专家示例" + number), unit,
					LocalDate.of(1960 + number % 25, 1 + number % 12, 1 + number % 27), "professor", "doctorate"),
					Actor.SYSTEM);
			this.experts.register(id, unit,
					Set.of(fields.get(number % fields.size()), fields.get((number * 5 + 1) % fields.size())), 12,
					List.of(), Actor.SYSTEM);
		}
	}

	private static List<String> lines() {
		try {
			return new ClassPathResource("demo/people.csv").getContentAsString(StandardCharsets.UTF_8)
				.lines()
				.skip(1)
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
