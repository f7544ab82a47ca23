package org.grantway.workflow;

import java.util.Collections;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

import org.springframework.core.Ordered;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.support.AbstractTestExecutionListener;

/**
 * Collects after each test class which flow nodes were entered and which sequence flows
 * were taken by the application's own steps, from the traces they left in the database.
 */
public class TakenPaths extends AbstractTestExecutionListener {

	private static final Set<String> TAKEN = new ConcurrentSkipListSet<>();

	/**
	 * Everything walked so far, each as {@code process/element}.
	 */
	static Set<String> soFar() {
		return Collections.unmodifiableSet(TAKEN);
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
			for (String trace : new String[] { "node_trace", "flow_trace" }) {
				jdbc.query("select distinct i.process, t.element from " + trace
						+ " t join workflow_instance i on i.instance_id = t.instance_id", (row) -> {
							TAKEN.add(row.getString(1) + "/" + row.getString(2));
						});
			}
		}
	}

}
