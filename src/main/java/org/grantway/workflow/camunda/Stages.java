package org.grantway.workflow.camunda;

import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.camunda.bpm.engine.delegate.DelegateExecution;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

import org.grantway.workflow.CaseDesk;

/**
 * Tells the owner of a case that its process has entered a node that gives it a status.
 */
@Component
class Stages {

	private final ObjectProvider<CaseDesk> desks;

	private Map<String, CaseDesk> byType;

	Stages(ObjectProvider<CaseDesk> desks) {
		this.desks = desks;
	}

	void entered(DelegateExecution execution, String stage) {
		String type = Variables.text(execution, Variables.CASE_TYPE);
		CaseDesk desk = desks().get(type);
		if (desk == null) {
			throw new IllegalStateException("No desk looks after cases of the kind " + type);
		}
		desk.entered(UUID.fromString(Variables.text(execution, Variables.CASE_ID)), stage);
	}

	private synchronized Map<String, CaseDesk> desks() {
		if (this.byType == null) {
			this.byType = this.desks.stream().collect(Collectors.toMap(CaseDesk::caseType, Function.identity()));
		}
		return this.byType;
	}

}
