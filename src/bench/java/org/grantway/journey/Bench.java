package org.grantway.journey;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.util.LinkedCaseInsensitiveMap;

import org.grantway.GrantwayApplication;
import org.grantway.applications.Applications;
import org.grantway.identity.Organisations;
import org.grantway.identity.Organisations.OrganisationView;
import org.grantway.shared.Actor;
import org.grantway.workflow.Timeline;

/**
 * The application over the benchmark's database, and drafts in it that only have to be
 * submitted: one is written through the pages, the others are copies of its rows.
 */
final class Bench implements AutoCloseable {

	/** How many people there are at once. */
	static final int THREADS = Integer.getInteger("benchmark.threads", 8);

	/** How their threads are called. */
	static final String PEOPLE = "people-";

	private static final String TEMPLATE = "CALL-NL-TASK-2027";

	private static final String UNIT = "NL-ZGC";

	/** What a copy takes over of the application that was written. */
	private static final List<String> COPIED = List.of("title_en", "title_zh", "summary_en", "summary_zh", "field_code",
			"requested_fen", "duration_months", "partners", "excluded_reviewers", "screenings");

	private final ConfigurableApplicationContext context;

	private final Cast cast;

	private final JdbcTemplate jdbc;

	private final ExecutorService people = Executors.newFixedThreadPool(THREADS, new CustomizableThreadFactory(PEOPLE));

	private Bench(ConfigurableApplicationContext context) {
		this.context = context;
		this.cast = context.getAutowireCapableBeanFactory().createBean(Cast.class);
		this.jdbc = context.getBean(JdbcTemplate.class);
		this.cast.assemble();
	}

	/**
	 * Where the rows go: the property {@code benchmark.database}, a MySQL, or an H2 in a
	 * file of its own.
	 */
	static String database() {
		String named = System.getProperty("benchmark.database", "");
		return named.isBlank() ? "jdbc:h2:file:./target/benchmark/" + UUID.randomUUID() + ";QUERY_CACHE_SIZE=256"
				: named;
	}

	static String profiles(String database) {
		return database.startsWith("jdbc:mysql:") ? "test,mysql" : "test";
	}

	static Bench start(String database) {
		return new Bench(new SpringApplicationBuilder(GrantwayApplication.class).initializers(
				(context) -> context.getBeanFactory().registerSingleton("withoutTests", new ServerApart.WithoutTests()))
			.run("--server.port=0", "--spring.profiles.active=" + profiles(database),
					"--spring.datasource.url=" + database, "--logging.level.root=error"));
	}

	<T> T bean(Class<T> type) {
		return this.context.getBean(type);
	}

	Clock clock() {
		return bean(Clock.class);
	}

	int port() {
		return ((ServletWebServerApplicationContext) this.context).getWebServer().getPort();
	}

	Cast cast() {
		return this.cast;
	}

	/**
	 * Has it all done by the people, as many at once as there are; tells what came of
	 * each.
	 */
	<T> List<T> all(List<Callable<T>> work) throws Exception {
		List<T> done = new ArrayList<>();
		for (Future<T> one : this.people.invokeAll(work)) {
			done.add(one.get());
		}
		return done;
	}

	/** So many drafts of as many leaders from many institutions in one call. */
	List<Draft> drafts(int howMany) throws Exception {
		LocalDate today = LocalDate.ofInstant(clock().instant(), ZoneOffset.UTC);
		String call = this.cast.publish(TEMPLATE, today.minusDays(46), "CALL-B-" + System.nanoTime());
		bean(Timeline.class).runDueJobs();
		List<String> units = bean(Organisations.class).ofType("university")
			.stream()
			.map(OrganisationView::code)
			.toList();
		String leader = leader(0);
		this.cast.employ(leader, UNIT);
		Draft first = new Draft(leader,
				Writing
					.taskProject(this.cast.signIn(leader, new HttpVisitor(port())), call, this.cast.email(leader), UNIT,
							today.plusMonths(18).toString())
					.number(),
				UNIT);
		Copy copy = new Copy(first);
		List<Callable<Draft>> others = new ArrayList<>();
		for (int number = 1; number < howMany; number++) {
			String next = leader(number);
			String host = units.get(number % units.size());
			others.add(() -> {
				this.cast.employ(next, host);
				return copy.to(new Draft(next, start(call, this.cast.actor(next)), host));
			});
		}
		List<Draft> drafts = new ArrayList<>(List.of(first));
		drafts.addAll(all(others));
		return drafts;
	}

	/**
	 * One after the other: all wait for the counter of numbers anyway, and take turns
	 * sooner here than in H2.
	 */
	private synchronized String start(String call, Actor actor) {
		return bean(Applications.class).start(call, actor);
	}

	private static String leader(int number) {
		return "bench" + number + "." + System.nanoTime();
	}

	private static String text(Object value) {
		try {
			return (value instanceof java.sql.Clob clob) ? clob.getSubString(1, (int) clob.length()) : value.toString();
		}
		catch (java.sql.SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private String id(String number) {
		return this.jdbc.queryForObject("select id from grant_application where case_number = ?", String.class, number);
	}

	@Override
	public void close() {
		this.people.shutdown();
		this.context.close();
	}

	/** The rows of a draft, read once. */
	private final class Copy {

		private final Draft from;

		private final Map<String, Object> application;

		private final List<Map<String, Object>> sections;

		private final List<Map<String, Object>> files;

		private Copy(Draft from) {
			this.from = from;
			String id = id(from.number());
			this.application = rows("grant_application", "id", id).get(0);
			this.application.keySet().removeIf((column) -> !COPIED.contains(column.toLowerCase(Locale.ROOT)));
			this.sections = rows("application_section", "application_id", id);
			this.files = rows("stored_file", "case_id", id);
		}

		private List<Map<String, Object>> rows(String table, String key, String value) {
			List<Map<String, Object>> rows = Bench.this.jdbc
				.queryForList("select * from " + table + " where " + key + " = ?", value);
			rows.forEach((row) -> row
				.replaceAll((column, cell) -> (cell instanceof java.sql.Clob || "content".equalsIgnoreCase(column))
						? text(cell) : cell));
			return rows;
		}

		private Draft to(Draft to) {
			String id = id(to.number());
			List<Object> values = new ArrayList<>(this.application.values());
			values.add(id);
			Bench.this.jdbc.update("update grant_application set " + String.join(" = ?, ", this.application.keySet())
					+ " = ? where id = ?", values.toArray());
			insert("application_section", this.sections, Map.of("application_id", id), to);
			insert("stored_file", this.files, Map.of("case_id", id, "case_number", to.number()), to);
			return to;
		}

		private void insert(String table, List<Map<String, Object>> rows, Map<String, String> others, Draft to) {
			List<Object[]> values = new ArrayList<>();
			for (Map<String, Object> row : rows) {
				Map<String, Object> copy = new LinkedCaseInsensitiveMap<>();
				copy.putAll(row);
				copy.putAll(others);
				copy.put("id", UUID.randomUUID().toString());
				copy.computeIfPresent("content",
						(column, value) -> value.toString()
							.replace(Bench.this.cast.email(this.from.leader()), Bench.this.cast.email(to.leader()))
							.replace(this.from.host(), to.host()));
				values.add(row.keySet().stream().map(copy::get).toArray());
			}
			if (!rows.isEmpty()) {
				Bench.this.jdbc.batchUpdate("insert into " + table + " (" + String.join(", ", rows.get(0).keySet())
						+ ") values (" + "?, ".repeat(rows.get(0).size() - 1) + "?)", values);
			}
		}

	}

	/** An application that may be submitted. */
	record Draft(String leader, String number, String host) {

	}

}
