package org.grantway.workflow.camunda;

import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;

/**
 * Names of the variables that every instance carries, and how to read them.
 */
final class Variables {

	static final String CASE_TYPE = "caseType";

	static final String CASE_ID = "caseId";

	static final String CASE_NUMBER = "caseNumber";

	static final String SUBJECT_ID = "subjectId";

	static final String ROUND = "instanceRound";

	private Variables() {
	}

	static String text(VariableScope scope, String name) {
		Object value = scope.getVariable(name);
		if (value == null) {
			throw new IllegalStateException("A process was started without its variable " + name);
		}
		return value.toString();
	}

	static String process(org.camunda.bpm.engine.delegate.DelegateExecution execution) {
		return ((ExecutionEntity) execution).getProcessDefinition().getKey();
	}

}
