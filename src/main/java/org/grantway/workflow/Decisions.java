package org.grantway.workflow;

import java.util.List;
import java.util.Map;

/**
 * Evaluates decision tables.
 */
public interface Decisions {

	/** The rows that hold, as maps of output name to value. */
	List<Map<String, Object>> evaluate(String decision, Map<String, ?> inputs);

}
