package org.grantway.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

import org.springframework.context.annotation.Profile;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import org.grantway.identity.Organisations;
import org.grantway.identity.Organisations.OrganisationView;
import org.grantway.identity.People;
import org.grantway.identity.People.NewPerson;
import org.grantway.programmes.ReferenceData;
import org.grantway.review.Experts;
import org.grantway.shared.Actor;
import org.grantway.shared.LocalizedText;
import org.grantway.shared.Role;
import org.grantway.shared.RoleAt;

/**
 * The people of the demonstration: one for every role, and sixty experts. All invented;
 * all share one password.
 */
@Component
@Profile("demo")
class DemoPeople {

	static final String PASSWORD = "grantway-demo";

	static final String DOMAIN = "@demo.grantway.example";

	private static final int EXPERTS = 60;

	/** Every tenth expert writes English. */
	private static final Pattern ENGLISH_EXPERT = Pattern.compile("expert\\d0");

	private final People people;

	private final Organisations organisations;

	private final ReferenceData reference;

	private final Experts experts;

	private final TransactionTemplate transactions;

	private final List<DemoPerson> listed = read();

	DemoPeople(People people, Organisations organisations, ReferenceData reference, Experts experts,
			TransactionTemplate transactions) {
		this.transactions = transactions;
		this.people = people;
		this.organisations = organisations;
		this.reference = reference;
		this.experts = experts;
	}

	/** Registers those who are not there yet; each can sign in at once. */
	void load() {
		for (DemoPerson person : listed()) {
			this.transactions.executeWithoutResult((transaction) -> load(person));
		}
		loadExperts();
	}

	private void load(DemoPerson person) {
		if (this.people.byEmail(person.email()).isEmpty()) {
			UUID id = register(person);
			for (RoleAt role : person.roles()) {
				this.people.grant(id, role, LocalDate.of(2026, 1, 1), null, Actor.SYSTEM);
			}
		}
	}

	/** The person with that short name, with all roles. */
	Actor actor(String shortName) {
		return this.people.actor(this.people.byEmail(shortName + DOMAIN).orElseThrow().id());
	}

	/** The person with that id, if it is one of the demonstration. */
	Optional<Actor> find(UUID id) {
		return Optional.of(this.people.require(id))
			.filter((person) -> person.email().endsWith(DOMAIN))
			.map((person) -> this.people.actor(person.id()));
	}

	/** Those of the demonstration who hold the role, in the order of the list. */
	List<Actor> holding(RoleAt role) {
		return this.listed.stream()
			.filter((person) -> person.roles().contains(role))
			.flatMap((person) -> this.people.byEmail(person.email()).stream())
			.map((person) -> this.people.actor(person.id()))
			.toList();
	}

	/** The language in which the person writes. */
	Locale language(Actor actor) {
		String shortName = shortName(actor);
		boolean english = this.listed.stream()
			.anyMatch((person) -> person.english() && person.shortName().equals(shortName))
				|| ENGLISH_EXPERT.matcher(shortName).matches();
		return english ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE;
	}

	/** The name with which one can work as that person. */
	String shortName(Actor actor) {
		return this.people.require(actor.personId()).email().replace(DOMAIN, "");
	}

	boolean isThere(String shortName) {
		return this.people.byEmail(shortName + DOMAIN).isPresent();
	}

	/** Those listed for signing in, in the order of the file. */
	List<DemoPerson> listed() {
		return this.listed;
	}

	/** The same people by what they are, in the order of the file. */
	List<DemoGroup> groups() {
		Map<Role, List<DemoPerson>> byRole = new LinkedHashMap<>();
		for (DemoPerson person : this.listed) {
			byRole.computeIfAbsent(person.role(), (role) -> new ArrayList<>()).add(person);
		}
		return byRole.entrySet().stream().map((group) -> new DemoGroup(group.getKey(), group.getValue())).toList();
	}

	private static List<DemoPerson> read() {
		try {
			return new ClassPathResource("demo/people.csv").getContentAsString(StandardCharsets.UTF_8)
				.lines()
				.skip(1)
				.map(DemoPeople::read)
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private UUID register(DemoPerson person) {
		UUID id = this.people.register(new NewPerson(person.email(), person.name(), person.organisation(),
				person.birthDate(), person.title(), person.degree()), Actor.SYSTEM);
		this.people.setPassword(id, PASSWORD);
		return id;
	}

	private void loadExperts() {
		List<String> units = new ArrayList<>();
		for (String type : List.of("university", "research-institute", "hospital")) {
			this.organisations.ofType(type).stream().map(OrganisationView::code).forEach(units::add);
		}
		List<String> fields = this.reference.fields()
			.stream()
			.filter((field) -> field.parent() == null || field.parent().isBlank())
			.map(ReferenceData.Field::code)
			.toList();
		for (int number = 1; number <= EXPERTS; number++) {
			String unit = units.get((number * 7) % units.size());
			DemoPerson expert = new DemoPerson("expert%02d".formatted(number) + DOMAIN,
					LocalizedText.of("Expert Example " + number, "专家示例" + number), unit,
					LocalDate.of(1960 + number % 25, 1 + number % 12, 1 + number % 27), "professor", "doctorate",
					List.of(), false);
			Set<String> known = Set.of(fields.get(number % fields.size()),
					fields.get((number * 5 + 1) % fields.size()));
			this.transactions.executeWithoutResult((transaction) -> loadExpert(expert, known));
		}
	}

	private void loadExpert(DemoPerson expert, Set<String> fields) {
		if (this.people.byEmail(expert.email()).isEmpty()) {
			this.experts.register(register(expert), expert.organisation(), fields, 12, List.of(), Actor.SYSTEM);
		}
	}

	private static DemoPerson read(String line) {
		String[] cells = line.split(",", -1);
		List<RoleAt> roles = cells[7].isBlank() ? List.of()
				: Arrays.stream(cells[7].split(";")).map(RoleAt::parse).toList();
		return new DemoPerson(cells[0] + DOMAIN, LocalizedText.of(cells[1], cells[2]), cells[3],
				LocalDate.parse(cells[4]), cells[5], cells[6], roles, cells[8].equals("en"));
	}

	/**
	 * One person of the demonstration.
	 *
	 * @param english whether the person writes English, not Chinese
	 */
	record DemoPerson(String email, LocalizedText name, String organisation, LocalDate birthDate, String title,
			String degree, List<RoleAt> roles, boolean english) {

		public String shortName() {
			return this.email.substring(0, this.email.indexOf('@'));
		}

		private Role role() {
			return this.roles.isEmpty() ? Role.PRINCIPAL_INVESTIGATOR : this.roles.get(0).role();
		}

	}

	/** Those of the demonstration who have the same role. */
	record DemoGroup(Role role, List<DemoPerson> people) {

	}

}
