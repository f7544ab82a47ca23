package org.grantway.workflow.camunda;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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

	private final Clock clock;

	EngineIncidents(RuntimeService runtime, ManagementService management, RepositoryService repository, Traces traces,
			ApplicationEventPublisher events, Clock clock) {
		this.runtime = runtime;
		this.management = management;
		this.repository = repository;
		this.traces = traces;
		this.events = events;
		this.clock = clock;
	}

	@Override
	@Transactional(readOnly = true)
	public List<Incident> open() {
		return roots().map(this::view).toList();
	}

	@Override
	@Transactional(readOnly = true)
	public long count() {
		return roots().count();
	}

	@Override
	@Transactional(readOnly = true)
	public Optional<Incident> ofCase(String number) {
		return roots().filter((incident) -> {
			CaseRef of = caseOf(incident.getProcessInstanceId());
			return of != null && of.number().equals(number);
		}).map(this::view).min(Comparator.comparing(Incident::since));
	}

	/**
	 * Where the trouble is: callers of a process that stands still share its incident.
	 */
	private Stream<org.camunda.bpm.engine.runtime.Incident> roots() {
		return this.runtime.createIncidentQuery()
			.orderByIncidentTimestamp()
			.desc()
			.listPage(0, MOST)
			.stream()
			.filter((incident) -> incident.getId().equals(incident.getRootCauseIncidentId()));
	}

	@Override
	public void retry(String incidentId, Actor actor, String reason) {
		if (!actor.holds(Role.SYSTEM_ADMINISTRATOR)) {
			throw new NotAllowed("incident.only-system-administrator");
		}
		if (reason == null || reason.isBlank()) {
			throw Refused.at("reason", "incident.reason-needed");
		}
		var incident = roots().filter((candidate) -> candidate.getId().equals(incidentId))
			.findFirst()
			.orElseThrow(() -> new NotFound("incident " + incidentId));
		this.management.setJobRetries(incident.getConfiguration(), 1);
		// The pause after the last failure is over as well.
		this.management.setJobDuedate(incident.getConfiguration(), Date.from(Instant.now(this.clock)));
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
				incident.getIncidentTimestamp().toInstant(), inWords(incident.getIncidentMessage()), trace);
	}

	/** The message without the class of the fault, which the technical cause has. */
	private static String inWords(String message) {
		return (message != null) ? message.replaceFirst("^([\\w$]+\\.)+[\\w$]+: ", "") : "";
	}

	private CaseRef caseOf(String instanceId) {
		return this.traces.caseOf(instanceId).orElse(null);
	}

}
