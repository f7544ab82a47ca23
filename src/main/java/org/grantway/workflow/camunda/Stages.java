package org.grantway.workflow.camunda;

import java.util.UUID;

import org.camunda.bpm.engine.delegate.DelegateExecution;

import org.springframework.stereotype.Component;

import org.grantway.workflow.CaseDesk;

/**
 * Tells the owner of a case that its process has entered a node that gives it a status.
 */
@Component
class Stages {

	private final Desks desks;

	Stages(Desks desks) {
		this.desks = desks;
	}

	void entered(DelegateExecution execution, String stage) {
		String type = Variables.text(execution, Variables.CASE_TYPE);
		CaseDesk desk = this.desks.of(type)
			.orElseThrow(() -> new IllegalStateException("No desk looks after cases of the kind " + type));
		desk.entered(UUID.fromString(Variables.text(execution, Variables.CASE_ID)), stage);
	}

}
