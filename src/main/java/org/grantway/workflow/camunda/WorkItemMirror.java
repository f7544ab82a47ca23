package org.grantway.workflow.camunda;

import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.EntityManager;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.hibernate.Session;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import org.grantway.shared.LocalizedText;
import org.grantway.shared.Role;
import org.grantway.workflow.WorkItemClosed;
import org.grantway.workflow.WorkItemCreated;
import org.grantway.workflow.camunda.WorkItemRow.State;

/**
 * Feeds the work list from the engine's task events, in the engine's transaction.
 */
@Component
class WorkItemMirror {

	private final EntityManager entities;

	private final WorkItems items;

	private final Models models;

	private final Desks desks;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	WorkItemMirror(EntityManager entities, WorkItems items, Models models, Desks desks,
			ApplicationEventPublisher events, Clock clock) {
		this.entities = entities;
		this.items = items;
		this.models = models;
		this.desks = desks;
		this.events = events;
		this.clock = clock;
	}

	@EventListener
	void follow(DelegateTask task) {
		switch (task.getEventName()) {
			case TaskListener.EVENTNAME_CREATE -> created(task);
			case TaskListener.EVENTNAME_COMPLETE -> closed(task, State.DONE);
			case TaskListener.EVENTNAME_DELETE -> closed(task, State.CANCELLED);
			case TaskListener.EVENTNAME_ASSIGNMENT, TaskListener.EVENTNAME_UPDATE ->
				row(task).ifPresent((row) -> refresh(row, task));
			default -> {
			}
		}
	}

	private void created(DelegateTask task) {
		UserTask element = this.models.of(task.getProcessDefinitionId())
			.getModelElementById(task.getTaskDefinitionKey());
		Map<String, String> properties = Models.properties(element);
		LocalizedText name = Models.name(element);
		LocalizedText explanation = Models.explanation(element);
		WorkItemRow row = new WorkItemRow();
		row.id = UUID.randomUUID();
		row.engineTask = task.getId();
		row.instanceId = task.getProcessInstanceId();
		row.process = Variables.process(task.getExecution());
		row.task = task.getTaskDefinitionKey();
		row.caseType = Variables.text(task, Variables.CASE_TYPE);
		row.caseId = UUID.fromString(Variables.text(task, Variables.CASE_ID));
		row.caseNumber = Variables.text(task, Variables.CASE_NUMBER);
		row.subjectId = UUID.fromString(Variables.text(task, Variables.SUBJECT_ID));
		row.itemKey = itemKey(task, properties.get("itemVariable"));
		row.nameEn = name.en();
		row.nameZh = name.zh();
		row.explainEn = explanation.en();
		row.explainZh = explanation.zh();
		row.form = fill(element.getCamundaFormKey(), row);
		row.role = Role.valueOf(properties.get("role"));
		row.exclusiveWith = properties.get("exclusiveWith");
		row.batch = Boolean.parseBoolean(properties.get("batch"));
		row.personal = task.getAssignee() != null;
		this.desks.of(row.caseType).ifPresent((desk) -> {
			row.callNumber = desk.callOf(row.caseId).orElse(null);
			row.handedIn = desk.isHandedIn(row.caseId);
		});
		row.createdAt = Instant.now(this.clock);
		refresh(row, task);
		this.items.save(row);
		this.events.publishEvent(new WorkItemCreated(row.view()));
	}

	private void refresh(WorkItemRow row, DelegateTask task) {
		row.assignee = (task.getAssignee() != null) ? UUID.fromString(task.getAssignee()) : null;
		Date due = task.getDueDate();
		row.dueAt = (due != null) ? due.toInstant() : null;
		task.getCandidates()
			.stream()
			.filter((link) -> link.getGroupId() != null)
			.forEach((link) -> row.candidates.add(link.getGroupId()));
		row.settleRole();
	}

	private void closed(DelegateTask task, State state) {
		row(task).filter((row) -> row.state == State.OPEN).ifPresent((row) -> {
			row.close(state, Instant.now(this.clock));
			this.events.publishEvent(new WorkItemClosed(row.id));
		});
	}

	/** Asks the database only if the transaction has not read it yet. */
	private Optional<WorkItemRow> row(DelegateTask task) {
		return this.entities.unwrap(Session.class).bySimpleNaturalId(WorkItemRow.class).loadOptional(task.getId());
	}

	private static String itemKey(DelegateTask task, String variable) {
		Object value = (variable != null) ? task.getVariable(variable) : null;
		return (value != null) ? value.toString() : null;
	}

	private static String fill(String form, WorkItemRow row) {
		return form.replace("{caseType}", row.caseType)
			.replace("{caseNumber}", row.caseNumber)
			.replace("{caseId}", row.caseId.toString())
			.replace("{subjectId}", row.subjectId.toString())
			.replace("{itemKey}", (row.itemKey != null) ? row.itemKey : "")
			.replace("{task}", row.task);
	}

}
