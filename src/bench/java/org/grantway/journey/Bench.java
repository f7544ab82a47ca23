package org.grantway.journey;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

import org.grantway.GrantwayApplication;
import org.grantway.applications.Applications;
import org.grantway.identity.Organisations;
import org.grantway.identity.Organisations.OrganisationView;
import org.grantway.workflow.Timeline;

/**
 * The application over the benchmark's database, and drafts in it that only have to be
 * submitted: one is written through the pages, the others are copies of its rows.
 */
final class Bench implements AutoCloseable {

	private static final String TEMPLATE = "CALL-NL-TASK-2027";

	private static final String UNIT = "NL-ZGC";

	/** What a copy takes over of the application that was written. */
	private static final List<String> COPIED = List.of("title_en", "title_zh", "summary_en", "summary_zh", "field_code",
			"requested_fen", "duration_months", "partners", "excluded_reviewers", "screenings");

	private final ConfigurableApplicationContext context;

	private final Cast cast;

	private final JdbcTemplate jdbc;

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

	/** So many drafts of as many leaders from many institutions in one call. */
	List<Draft> drafts(int howMany) {
		LocalDate today = LocalDate.ofInstant(clock().instant(), ZoneOffset.UTC);
		String call = this.cast.publish(TEMPLATE, today.minusDays(46), "CALL-B-" + System.nanoTime());
		bean(Timeline.class).runDueJobs();
		List<String> units = bean(Organisations.class).ofType("university")
			.stream()
			.map(OrganisationView::code)
			.toList();
		List<Draft> drafts = new ArrayList<>();
		Draft first = new Draft(leader(0), null, UNIT);
		this.cast.employ(first.leader(), UNIT);
		first = new Draft(first.leader(),
				Writing
					.taskProject(this.cast.signIn(first.leader(), new HttpVisitor(port())), call,
							this.cast.email(first.leader()), UNIT)
					.number(),
				UNIT);
		drafts.add(first);
		for (int number = 1; number < howMany; number++) {
			Draft next = new Draft(leader(number), null, units.get(number % units.size()));
			this.cast.employ(next.leader(), next.host());
			drafts.add(copy(first, new Draft(next.leader(),
					bean(Applications.class).start(call, this.cast.actor(next.leader())), next.host())));
		}
		return drafts;
	}

	private static String leader(int number) {
		return "bench" + number + "." + System.nanoTime();
	}

	private Draft copy(Draft from, Draft to) {
		String source = id(from.number());
		String target = id(to.number());
		COPIED.forEach((column) -> this.jdbc.update("update grant_application set " + column + " = ? where id = ?",
				this.jdbc.queryForObject("select " + column + " from grant_application where id = ?", Object.class,
						source),
				target));
		copyRows("application_section", "application_id", source, Map.of("application_id", target), from, to);
		copyRows("stored_file", "case_id", source, Map.of("case_id", target, "case_number", to.number()), from, to);
		return to;
	}

	private void copyRows(String table, String key, String source, Map<String, String> others, Draft from, Draft to) {
		for (Map<String, Object> row : this.jdbc.queryForList("select * from " + table + " where " + key + " = ?",
				source)) {
			row.put("id", UUID.randomUUID().toString());
			row.putAll(others);
			row.replaceAll((column, value) -> (column.equalsIgnoreCase("content"))
					? text(value).replace(this.cast.email(from.leader()), this.cast.email(to.leader()))
						.replace(from.host(), to.host())
					: value);
			this.jdbc.update("insert into " + table + " (" + String.join(", ", row.keySet()) + ") values ("
					+ "?, ".repeat(row.size() - 1) + "?)", row.values().toArray());
		}
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
		this.context.close();
	}

	/** An application that may be submitted. */
	record Draft(String leader, String number, String host) {

	}

}
