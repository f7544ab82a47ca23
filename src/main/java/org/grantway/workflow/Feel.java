package org.grantway.workflow;

import java.util.Map;

/**
 * Evaluates expressions of the Friendly Enough Expression Language (DMN 1.3), as forms
 * and rules use them.
 */
public interface Feel {

	/**
	 * The value of the expression, with these variables; dates as
	 * {@link java.time.LocalDate}, numbers as BigDecimal or long.
	 */
	Object evaluate(String expression, Map<String, ?> variables);

	/** Whether the condition holds; an expression that cannot be evaluated does not. */
	boolean holds(String condition, Map<String, ?> variables);

}
