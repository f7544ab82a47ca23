package org.grantway.workflow.camunda;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.migration.MigratingProcessInstanceValidationException;
import org.camunda.bpm.engine.migration.MigrationInstruction;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import org.grantway.shared.Actor;
import org.grantway.shared.CaseRef;
import org.grantway.shared.Fact;
import org.grantway.shared.LocalizedText;
import org.grantway.shared.NotAllowed;
import org.grantway.shared.NotFound;
import org.grantway.shared.Refused;
import org.grantway.shared.Role;
import org.grantway.workflow.ProcessVersions;

/**
 * Places of the same id are the same place; the engine itself checks that they are of the
 * same kind.
 */
@Service
@Transactional
class EngineVersions implements ProcessVersions {

	private final RepositoryService repository;

	private final RuntimeService runtime;

	private final Models models;

	private final Traces traces;

	private final EngineCalls engine;

	private final ApplicationEventPublisher events;

	EngineVersions(RepositoryService repository, RuntimeService runtime, Models models, Traces traces,
			EngineCalls engine, ApplicationEventPublisher events) {
		this.repository = repository;
		this.runtime = runtime;
		this.models = models;
		this.traces = traces;
		this.engine = engine;
		this.events = events;
	}

	@Override
	@Transactional(readOnly = true)
	public List<Version> of(String process) {
		return definitions(process)
			.map((definition) -> new Version(definition.getVersion(), deployedAt(definition),
					this.runtime.createProcessInstanceQuery().processDefinitionId(definition.getId()).count()))
			.toList();
	}

	private Instant deployedAt(ProcessDefinition definition) {
		return this.repository.createDeploymentQuery()
			.deploymentId(definition.getDeploymentId())
			.singleResult()
			.getDeploymentTime()
			.toInstant();
	}

	@Override
	@Transactional(readOnly = true)
	public List<Behind> behind(String process, int most) {
		List<Behind> behind = new ArrayList<>();
		List<ProcessDefinition> versions = definitions(process).toList();
		for (int older = versions.size() - 1; older > 0; older--) {
			Set<String> places = places(plan(versions.get(older), versions.get(0)));
			for (ProcessInstance instance : this.runtime.createProcessInstanceQuery()
				.processDefinitionId(versions.get(older).getId())
				.orderByProcessInstanceId()
				.asc()
				.listPage(0, most - behind.size())) {
				behind.add(view(instance, versions.get(older), places));
			}
		}
		return behind;
	}

	private Behind view(ProcessInstance instance, ProcessDefinition version, Set<String> places) {
		List<String> at = Position.of(this.runtime.getActivityInstance(instance.getId())).stream().distinct().toList();
		return new Behind(instance.getId(), this.traces.caseOf(instance.getId()).orElseThrow(), version.getVersion(),
				this.traces.startedAt(instance.getId()), names(version.getId(), at.stream()),
				names(version.getId(), at.stream().filter((place) -> !places.contains(place))));
	}

	@Override
	public void moveToNewest(String instance, Actor actor, String reason) {
		if (!actor.holds(Role.SYSTEM_ADMINISTRATOR)) {
			throw new NotAllowed("version.only-system-administrator");
		}
		if (reason == null || reason.isBlank()) {
			throw Refused.at("reason", "version.reason-needed");
		}
		ProcessInstance found = this.runtime.createProcessInstanceQuery().processInstanceId(instance).singleResult();
		CaseRef of = this.traces.caseOf(instance).orElse(null);
		if (found == null || of == null) {
			throw new NotFound("instance " + instance);
		}
		ProcessDefinition from = this.repository.getProcessDefinition(found.getProcessDefinitionId());
		ProcessDefinition to = definitions(from.getKey()).findFirst().orElseThrow();
		if (to.getId().equals(from.getId())) {
			throw new Refused("version.newest-already", of.number(), to.getVersion());
		}
		this.engine.as(actor, () -> move(plan(from, to), instance, of, to));
		this.traces.moved(instance, to.getId());
		this.events.publishEvent(Fact.of(of, "process.moved")
			.by(actor)
			.because(reason.strip())
			.was("processVersion", from.getVersion())
			.now("process", from.getKey())
			.now("processVersion", to.getVersion()));
	}

	private void move(MigrationPlan plan, String instance, CaseRef of, ProcessDefinition to) {
		try {
			this.runtime.newMigration(plan).processInstanceIds(instance).execute();
		}
		catch (MigratingProcessInstanceValidationException ex) {
			throw new Refused("version.not-possible", of.number(), to.getVersion());
		}
	}

	private MigrationPlan plan(ProcessDefinition from, ProcessDefinition to) {
		return this.runtime.createMigrationPlan(from.getId(), to.getId()).mapEqualActivities().build();
	}

	private static Set<String> places(MigrationPlan plan) {
		return plan.getInstructions()
			.stream()
			.map(MigrationInstruction::getSourceActivityId)
			.collect(Collectors.toSet());
	}

	private List<LocalizedText> names(String definition, Stream<String> places) {
		return places.map((place) -> {
			BaseElement element = this.models.of(definition).getModelElementById(place);
			LocalizedText name = (element != null) ? Models.name(element) : LocalizedText.of("", "");
			return name.en().isBlank() ? LocalizedText.of(place, place) : name;
		}).toList();
	}

	private Stream<ProcessDefinition> definitions(String process) {
		return this.repository.createProcessDefinitionQuery()
			.processDefinitionKey(process)
			.orderByProcessDefinitionVersion()
			.desc()
			.list()
			.stream();
	}

}
