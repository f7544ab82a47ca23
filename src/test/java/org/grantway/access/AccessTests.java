package org.grantway.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.server.PathContainer;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

import org.grantway.access.AccessTable.Row;
import org.grantway.programmes.CallPreparation;
import org.grantway.programmes.CallTemplates;
import org.grantway.shared.Times;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Walks the road and asks at each place, as everybody in the table, for everything the
 * table lists there. What it got is written to {@code target/access.csv} in the table's
 * own layout.
 */
class AccessTests extends Persons {

	/** What the filters and the resource handler answer, not a controller. */
	private static final Set<String> WITHOUT_CONTROLLER = Set.of("POST /sign-in", "POST /sign-out", "GET /css/app.css");

	/** Those who may know who reviews: nobody else may read a reviewer's name. */
	private static final Set<String> MAY_KNOW_REVIEWERS = Set.of("officer", "decider", "agency", "secr", "review",
			"expert", "member", "chair", "insp");

	/** Those who must not learn of the application before its list is published. */
	private static final Set<String> STRANGERS = Set.of(NOBODY, "pi2", "host2", "recom", "region", "officer2",
			"agency2", "expert", "clerk2", "fin2", "arch2", "sys", "sec", "aud");

	private static final String TITLE = "Quantum gates on silicon";

	private static final PathPatternParser PATTERNS = new PathPatternParser();

	@Autowired
	private List<RequestMappingInfoHandlerMapping> mappings;

	@Autowired
	private CallTemplates templates;

	@Autowired
	private CallPreparation preparation;

	@Autowired
	private Clock time;

	private final AccessTable table = AccessTable.read();

	private boolean published;

	private final List<String> faults = new ArrayList<>();

	private final Map<Row, Map<String, String>> got = new LinkedHashMap<>();

	@Test
	void everyRouteIsListedAndEveryListedRouteExists() {
		Set<String> routes = routes();
		Set<String> unlisted = new TreeSet<>(routes);
		Set<String> gone = new TreeSet<>();
		for (Row row : this.table.rows()) {
			String listed = row.method() + " " + row.path();
			String route = routes.contains(listed) ? listed : routeOf(row, routes);
			if (route != null) {
				unlisted.remove(route);
			}
			else if (!WITHOUT_CONTROLLER.contains(listed)) {
				gone.add(listed);
			}
		}
		assertThat(unlisted).as("routes that access.csv does not list").isEmpty();
		assertThat(gone).as("rows of access.csv without a route").isEmpty();
	}

	@Test
	@Override
	protected void aTaskProjectGoesFromTheOpenCallToTheArchive() {
		try {
			super.aTaskProjectGoesFromTheOpenCallToTheArchive();
		}
		finally {
			write();
		}
		List<String> never = this.table.rows()
			.stream()
			.filter((row) -> !this.got.containsKey(row))
			.map((row) -> row.place() + " " + row.request())
			.toList();
		assertThat(never).as("rows whose place was never reached").isEmpty();
		assertThat(this.faults).as("answers that differ from access.csv").isEmpty();
	}

	/** The objection that is made here is not on the journey's record. */
	@Override
	protected void assertRecord(String name, String... numbers) {
	}

	@Override
	protected void reached(String place, String number) {
		this.published |= place.equals("notice");
		look(place, number);
		switch (place) {
			case "call" -> prepareAnother();
			case "notice" -> object(number);
			case "decision" -> look("decided", application());
			default -> {
			}
		}
	}

	private void look(String place, String number) {
		assemblePersons(number);
		for (Row row : this.table.rows()) {
			if (row.place().equals(place) && !this.got.containsKey(row)) {
				check(row, number);
			}
		}
	}

	/** A call nobody but its officers may know of yet. */
	private void prepareAnother() {
		String code = "CALL-A-" + System.nanoTime();
		UUID call = this.templates.instantiate("CALL-NL-TASK-2027", code, Times.dayOf(Instant.now(this.time)), null,
				person("officer.one"));
		look("prepared", code);
		this.preparation.submitForApproval(call, person("officer.one"));
		look("approval", code);
	}

	/** Somebody objects, and supervision finds nothing in it. */
	private void object(String list) {
		act(NOBODY, "/notices/" + list,
				Map.of("name", "Zhao", "contact", "010-1234", "grounds", "The figures are copied."));
		look("objection", list);
		act("insp", resolve("/lists/{number}/objections/{id}", list),
				Map.of("result", "dismissed", "finding", "Nothing found."));
	}

	private void check(Row row, String number) {
		Map<String, String> answers = new LinkedHashMap<>();
		String address = resolve(row.address(), number);
		row.answers().forEach((person, expected) -> {
			if (expected.isEmpty()) {
				answers.put(person, "");
				return;
			}
			Answer answer = ask(person, row.method(), address);
			answers.put(person, answer.status());
			if (!answer.status().equals(expected)) {
				this.faults.add("%s: %s as %s: %s instead of %s".formatted(row.place(), row.request(), person,
						answer.status(), expected));
			}
			secrets(person, address).filter(answer.body()::contains)
				.forEach((secret) -> this.faults
					.add("%s: %s tells %s \"%s\"".formatted(row.place(), row.request(), person, secret)));
		});
		this.got.put(row, answers);
	}

	/** What must not stand on any page for this person now. */
	private Stream<String> secrets(String person, String address) {
		boolean pool = address.matches("/(office/experts|admin/people).*");
		Stream<String> names = (pool || MAY_KNOW_REVIEWERS.contains(person)) ? Stream.empty() : reviewers().stream();
		return STRANGERS.contains(person) && !this.published ? Stream.concat(names, Stream.of(TITLE)) : names;
	}

	private void write() {
		List<String> lines = new ArrayList<>();
		lines.add(line("place", "request", this.table.people()));
		this.got.forEach((row, answers) -> lines.add(line(row.place(), row.request(), List.copyOf(answers.values()))));
		try {
			Files.write(Path.of("target/access.csv"), lines, StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private String line(String place, String request, List<String> cells) {
		StringBuilder line = new StringBuilder("%-12s, %-72s".formatted(place, request));
		for (int index = 0; index < cells.size(); index++) {
			int width = Math.max(3, this.table.people().get(index).length());
			line.append(", ").append(("%" + width + "s").formatted(cells.get(index)));
		}
		return line.toString();
	}

	private Set<String> routes() {
		Set<String> routes = new TreeSet<>();
		this.mappings.forEach((mapping) -> mapping.getHandlerMethods().keySet().forEach((info) -> {
			Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
			for (RequestMethod method : methods.isEmpty() ? Set.of(RequestMethod.GET, RequestMethod.POST) : methods) {
				info.getPatternValues().forEach((pattern) -> routes.add(method + " " + pattern));
			}
		}));
		return routes;
	}

	/** The route behind a row that names one value of a variable. */
	private static String routeOf(Row row, Set<String> routes) {
		PathContainer path = PathContainer.parsePath(row.path().replace("{", "").replace("}", ""));
		return routes.stream().filter((route) -> route.startsWith(row.method() + " ")).filter((route) -> {
			PathPattern pattern = PATTERNS.parse(route.substring(route.indexOf(' ') + 1));
			return pattern.matches(path);
		}).findFirst().orElse(null);
	}

}
