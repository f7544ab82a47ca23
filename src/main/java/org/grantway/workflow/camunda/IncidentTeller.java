package org.grantway.workflow.camunda;

import org.camunda.bpm.engine.impl.incident.DefaultIncidentHandler;
import org.camunda.bpm.engine.impl.incident.IncidentContext;
import org.camunda.bpm.engine.runtime.Incident;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

import org.grantway.shared.CaseRef;
import org.grantway.workflow.IncidentOpened;

/**
 * Says when a step has failed for the last time, besides keeping the incident.
 */
@Component
class IncidentTeller extends DefaultIncidentHandler {

	private final ObjectProvider<Traces> traces;

	private final ApplicationEventPublisher events;

	IncidentTeller(ObjectProvider<Traces> traces, ApplicationEventPublisher events) {
		super(Incident.FAILED_JOB_HANDLER_TYPE);
		this.traces = traces;
		this.events = events;
	}

	@Override
	public Incident handleIncident(IncidentContext context, String message) {
		Incident incident = super.handleIncident(context, message);
		String instance = incident.getProcessInstanceId();
		CaseRef of = (instance != null) ? this.traces.getObject().caseOf(instance).orElse(null) : null;
		this.events.publishEvent(new IncidentOpened(incident.getActivityId(), of));
		return incident;
	}

}
