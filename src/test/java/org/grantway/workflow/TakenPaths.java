package org.grantway.workflow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.springframework.core.Ordered;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.support.AbstractTestExecutionListener;

/**
 * Collects after each test class which flow nodes were entered and which sequence flows
 * were taken by the application's own steps, from the traces they left in the database;
 * for each kind of database apart. The test runner's processes leave their findings side
 * by side in {@code target/walked-paths}.
 */
public class TakenPaths extends AbstractTestExecutionListener {

	private static final Path FOLDER = Path.of("target/walked-paths");

	/** Of this process, by the name of the database. */
	private static final TreeMap<String, Set<String>> TAKEN = new TreeMap<>();

	/**
	 * Everything walked on that database by the tests of this build, each as
	 * {@code process/element}.
	 */
	static Set<String> soFar(String database) throws IOException {
		Set<String> taken = new TreeSet<>();
		if (Files.isDirectory(FOLDER)) {
			try (Stream<Path> files = Files.list(FOLDER)) {
				for (Path file : files.filter((each) -> each.getFileName().toString().startsWith(database + "-"))
					.toList()) {
					taken.addAll(Files.readAllLines(file));
				}
			}
		}
		return taken;
	}

	@Override
	public int getOrder() {
		// what is last in line is first after the class: before the context may be closed
		return Ordered.LOWEST_PRECEDENCE;
	}

	@Override
	public void afterTestClass(TestContext test) {
		if (!test.hasApplicationContext()) {
			return;
		}
		JdbcTemplate jdbc = test.getApplicationContext().getBeanProvider(JdbcTemplate.class).getIfAvailable();
		if (jdbc != null) {
			String database = jdbc
				.execute((Connection connection) -> connection.getMetaData().getDatabaseProductName());
			Set<String> taken = TAKEN.computeIfAbsent(database, (name) -> new TreeSet<>());
			for (String trace : new String[] { "node_trace", "flow_trace" }) {
				jdbc.query("select distinct i.process, t.element from " + trace
						+ " t join workflow_instance i on i.instance_id = t.instance_id", (row) -> {
							taken.add(row.getString(1) + "/" + row.getString(2));
						});
			}
			write(database, taken);
		}
	}

	/** Written anew by each process, so that nothing of an earlier build stays. */
	private static void write(String database, Set<String> taken) {
		try {
			Files.createDirectories(FOLDER);
			Files.write(FOLDER.resolve(database + "-" + System.getProperty("grantway.test.fork") + ".txt"), taken);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
