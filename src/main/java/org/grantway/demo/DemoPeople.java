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
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.context.annotation.Profile;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import org.grantway.applications.HostAccounts;
import org.grantway.identity.Organisations;
import org.grantway.identity.People;
import org.grantway.identity.People.NewPerson;
import org.grantway.review.Experts;
import org.grantway.shared.Actor;
import org.grantway.shared.LocalizedText;
import org.grantway.shared.Role;
import org.grantway.shared.RoleAt;

/**
 * The people of the demonstration: one for every role, and sixty experts, whose fields
 * are such as their unit works in. All invented; all share one password.
 */
@Component
@Profile("demo")
class DemoPeople {

	static final String PASSWORD = "grantway-demo";

	static final String DOMAIN = "@demo.grantway.example";

	private static final String ACCOUNT = "0200003600001234567";

	private final People people;

	private final Experts experts;

	private final HostAccounts accounts;

	private final Organisations organisations;

	private final TransactionTemplate transactions;

	private final List<DemoPerson> listed = read("people.csv").stream()
		.map((cells) -> person(cells, roles(cells[7])))
		.toList();

	/** The experts with the codes of their fields. */
	private final Map<DemoPerson, Set<String>> fields = read("experts.csv").stream()
		.collect(Collectors.toMap((cells) -> person(cells, List.of()), (cells) -> Set.of(cells[7].split(";")),
				(one, other) -> one, LinkedHashMap::new));

	DemoPeople(People people, Experts experts, HostAccounts accounts, Organisations organisations,
			TransactionTemplate transactions) {
		this.accounts = accounts;
		this.organisations = organisations;
		this.transactions = transactions;
		this.people = people;
		this.experts = experts;
	}

	/** Registers those who are not there yet; each can sign in at once. */
	void load() {
		for (DemoPerson person : listed()) {
			this.transactions.executeWithoutResult((transaction) -> load(person));
		}
		this.fields.forEach(
				(expert, known) -> this.transactions.executeWithoutResult((transaction) -> loadExpert(expert, known)));
	}

	/**
	 * Offices of two people have an account, which one entered and the other confirmed.
	 */
	void giveAccounts() {
		this.listed.stream()
			.flatMap((person) -> person.roles().stream())
			.filter((role) -> role.role() == Role.HOST_OFFICE)
			.distinct()
			.filter((role) -> this.accounts.of(role.scope()).isEmpty())
			.forEach((role) -> {
				List<Actor> office = holding(role);
				if (office.size() > 1) {
					String host = role.scope();
					this.accounts.enter(host, Map.of("name", this.organisations.require(host).name().zh(), "bank",
							"示例银行海淀支行", "number", ACCOUNT), office.get(0));
					this.accounts.confirm(host, ACCOUNT, office.get(1));
				}
			});
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
		boolean english = Stream.concat(this.listed.stream(), this.fields.keySet().stream())
			.anyMatch((person) -> person.english() && person.shortName().equals(shortName));
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

	/** The cells of each line but the first. */
	private static List<String[]> read(String file) {
		try {
			return new ClassPathResource("demo/" + file).getContentAsString(StandardCharsets.UTF_8)
				.lines()
				.skip(1)
				.map((line) -> line.split(",", -1))
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

	private void loadExpert(DemoPerson expert, Set<String> fields) {
		if (this.people.byEmail(expert.email()).isEmpty()) {
			this.experts.register(register(expert), expert.organisation(), fields, 12, List.of(), Actor.SYSTEM);
		}
	}

	private static DemoPerson person(String[] cells, List<RoleAt> roles) {
		return new DemoPerson(cells[0] + DOMAIN, LocalizedText.of(cells[1], cells[2]), cells[3],
				LocalDate.parse(cells[4]), cells[5], cells[6], roles, cells[8].equals("en"));
	}

	private static List<RoleAt> roles(String cell) {
		return cell.isBlank() ? List.of() : Arrays.stream(cell.split(";")).map(RoleAt::parse).toList();
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
