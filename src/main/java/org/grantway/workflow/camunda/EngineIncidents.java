package org.grantway.workflow.camunda;

import java.util.List;

import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import org.grantway.shared.Actor;
import org.grantway.shared.CaseRef;
import org.grantway.shared.Fact;
import org.grantway.shared.NotAllowed;
import org.grantway.shared.NotFound;
import org.grantway.shared.Refused;
import org.grantway.shared.Role;
import org.grantway.workflow.Incidents;

/**
 * Failed steps. A retry gives the step one more try at once, by the job executor.
 */
@Service
@Transactional
class EngineIncidents implements Incidents {

	private static final int MOST = 200;

	private final RuntimeService runtime;

	private final ManagementService management;

	private final RepositoryService repository;

	private final Traces traces;

	private final ApplicationEventPublisher events;

	EngineIncidents(RuntimeService runtime, ManagementService management, RepositoryService repository, Traces traces,
			ApplicationEventPublisher events) {
		this.runtime = runtime;
		this.management = management;
		this.repository = repository;
		this.traces = traces;
		this.events = events;
	}

	@Override
	@Transactional(readOnly = true)
	public List<Incident> open() {
		return this.runtime.createIncidentQuery()
			.orderByIncidentTimestamp()
			.desc()
			.listPage(0, MOST)
			.stream()
			.filter((incident) -> incident.getId().equals(incident.getRootCauseIncidentId()))
			.map(this::view)
			.toList();
	}

	@Override
	@Transactional(readOnly = true)
	public long count() {
		return this.runtime.createIncidentQuery().incidentType("failedJob").count();
	}

	@Override
	public void retry(String incidentId, Actor actor, String reason) {
		if (!actor.holds(Role.SYSTEM_ADMINISTRATOR)) {
			throw new NotAllowed("incident.only-system-administrator");
		}
		if (reason == null || reason.isBlank()) {
			throw Refused.at("reason", "incident.reason-needed");
		}
		var incident = this.runtime.createIncidentQuery().incidentId(incidentId).singleResult();
		if (incident == null) {
			throw new NotFound("incident " + incidentId);
		}
		this.management.setJobRetries(incident.getConfiguration(), 1);
		CaseRef of = caseOf(incident.getProcessInstanceId());
		if (of != null) {
			this.events.publishEvent(Fact.of(of, "incident.retried")
				.by(actor)
				.because(reason.strip())
				.now("step", incident.getActivityId()));
		}
	}

	private Incident view(org.camunda.bpm.engine.runtime.Incident incident) {
		Job job = this.management.createJobQuery().jobId(incident.getConfiguration()).singleResult();
		String trace = (job != null) ? this.management.getJobExceptionStacktrace(job.getId()) : null;
		return new Incident(incident.getId(),
				this.repository.getProcessDefinition(incident.getProcessDefinitionId()).getKey(),
				incident.getActivityId(), caseOf(incident.getProcessInstanceId()),
				incident.getIncidentTimestamp().toInstant(), incident.getIncidentMessage(), trace);
	}

	private CaseRef caseOf(String instanceId) {
		return this.traces.caseOf(instanceId)
			.map((found) -> new CaseRef(found.type(), found.id(), found.number()))
			.orElse(null);
	}

}
