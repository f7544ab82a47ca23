package org.grantway.workflow;

import java.sql.Connection;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;

import org.springframework.core.Ordered;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.support.AbstractTestExecutionListener;

/**
 * Collects after each test class which flow nodes were entered and which sequence flows
 * were taken by the application's own steps, from the traces they left in the database;
 * for each kind of database apart.
 */
public class TakenPaths extends AbstractTestExecutionListener {

	/** By the name of the database. */
	private static final Map<String, Set<String>> TAKEN = new ConcurrentHashMap<>();

	/**
	 * Everything walked so far on that database, each as {@code process/element}.
	 */
	static Set<String> soFar(String database) {
		return Collections.unmodifiableSet(TAKEN.getOrDefault(database, Set.of()));
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
			Set<String> taken = TAKEN.computeIfAbsent(
					jdbc.execute((Connection connection) -> connection.getMetaData().getDatabaseProductName()),
					(name) -> new ConcurrentSkipListSet<>());
			for (String trace : new String[] { "node_trace", "flow_trace" }) {
				jdbc.query("select distinct i.process, t.element from " + trace
						+ " t join workflow_instance i on i.instance_id = t.instance_id", (row) -> {
							taken.add(row.getString(1) + "/" + row.getString(2));
						});
			}
		}
	}

}
