package org.grantway.workflow.camunda;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TimerEntity;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import org.grantway.shared.Actor;
import org.grantway.shared.CaseRef;
import org.grantway.shared.Fact;
import org.grantway.shared.LocalizedText;
import org.grantway.shared.WorkingCalendar;
import org.grantway.workflow.OpenDeadlines;
import org.grantway.workflow.WorkItemMoved;
import org.grantway.workflow.camunda.WorkItemRow.State;

/**
 * Asks the models again when something falls due, as of the time at which it was asked
 * first. What the model's answer was before the change and is the due date still, becomes
 * its answer after the change.
 */
@Service
@Transactional
class EngineDeadlines implements OpenDeadlines {

	private final TaskService tasks;

	private final ManagementService management;

	private final ProcessEngineConfigurationImpl engine;

	private final Models models;

	private final WorkItems items;

	private final ObjectProvider<WorkingCalendar> calendar;

	private final ApplicationEventPublisher events;

	EngineDeadlines(TaskService tasks, ManagementService management, ProcessEngine engine, Models models,
			WorkItems items, ObjectProvider<WorkingCalendar> calendar, ApplicationEventPublisher events) {
		this.tasks = tasks;
		this.management = management;
		this.engine = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
		this.models = models;
		this.items = items;
		this.calendar = calendar;
		this.events = events;
	}

	@Override
	public Recounted recount(Runnable change, Actor by) {
		List<Counted> open = open();
		change.run();
		int moved = 0;
		int timers = 0;
		for (Counted one : open) {
			Instant due = answer(one);
			if (due != null && !due.equals(one.due())) {
				move(one, due, by);
				moved += one.isTask() ? 1 : 0;
				timers += one.isTask() ? 0 : 1;
			}
		}
		return new Recounted(moved, timers);
	}

	/** What is open and due when its model says. */
	private List<Counted> open() {
		List<Counted> open = new ArrayList<>();
		for (WorkItemRow row : this.items.findByStateOrderByCreatedAt(State.OPEN)) {
			Task task = (row.dueAt != null) ? this.tasks.createTaskQuery().taskId(row.engineTask).singleResult() : null;
			if (task != null && element(task.getProcessDefinitionId(), row.task) instanceof UserTask element) {
				open.add(new Counted(row.id, task.getId(), task.getExecutionId(), element.getCamundaDueDate(),
						row.createdAt, row.dueAt, Models.name(element)));
			}
		}
		for (Job job : this.management.createJobQuery().timers().list()) {
			if (job instanceof TimerEntity timer && timer.getExecutionId() != null && timer.getCreateTime() != null
					&& element(timer.getProcessDefinitionId(), activity(timer)) instanceof CatchEvent event) {
				event.getEventDefinitions()
					.stream()
					.filter((definition) -> definition instanceof TimerEventDefinition dated
							&& dated.getTimeDate() != null)
					.map((definition) -> ((TimerEventDefinition) definition).getTimeDate().getTextContent())
					.forEach((expression) -> open.add(new Counted(null, timer.getId(), timer.getExecutionId(),
							expression, timer.getCreateTime().toInstant(), timer.getDuedate().toInstant(),
							Models.name(event))));
			}
		}
		open.removeIf((one) -> !one.due().equals(answer(one)));
		return open;
	}

	private String activity(TimerEntity timer) {
		return this.management.createJobDefinitionQuery()
			.jobDefinitionId(timer.getJobDefinitionId())
			.singleResult()
			.getActivityId();
	}

	private BaseElement element(String definition, String id) {
		return (definition != null) ? this.models.of(definition).getModelElementById(id) : null;
	}

	/** When the model says that it falls due, asked as of its start. */
	private Instant answer(Counted one) {
		if (one.expression() == null) {
			return null;
		}
		return this.calendar.getObject().countingFrom(one.start(), () -> within(one, (execution) -> {
			Object value = this.engine.getExpressionManager().createExpression(one.expression()).getValue(execution);
			return (value instanceof Date date) ? date.toInstant() : null;
		}));
	}

	private <T> T within(Counted one, java.util.function.Function<ExecutionEntity, T> work) {
		return this.engine.getCommandExecutorTxRequired().execute((context) -> {
			ExecutionEntity execution = context.getExecutionManager().findExecutionById(one.execution());
			return (execution != null) ? work.apply(execution) : null;
		});
	}

	private void move(Counted one, Instant due, Actor by) {
		if (one.isTask()) {
			Task task = this.tasks.createTaskQuery().taskId(one.id()).singleResult();
			task.setDueDate(Date.from(due));
			this.tasks.saveTask(task);
			WorkItemRow row = this.items.findById(one.item()).orElseThrow();
			row.dueAt = due;
			this.items.save(row);
			this.events.publishEvent(new WorkItemMoved(row.view(), one.due()));
			this.events.publishEvent(fact(row.asCase(), one, due, by));
			return;
		}
		this.management.setJobDuedate(one.id(), Date.from(due));
		CaseRef of = within(one,
				(execution) -> execution.hasVariable(Variables.CASE_ID)
						? new CaseRef(Variables.text(execution, Variables.CASE_TYPE),
								UUID.fromString(Variables.text(execution, Variables.CASE_ID)),
								Variables.text(execution, Variables.CASE_NUMBER))
						: null);
		if (of != null) {
			this.events.publishEvent(fact(of, one, due, by));
		}
	}

	private static Fact fact(CaseRef of, Counted one, Instant due, Actor by) {
		return Fact.of(of, "task.due-moved")
			.by(by)
			.was("dueAt", one.due())
			.now("dueAt", due)
			.now("step", one.name().en() + " / " + one.name().zh());
	}

	/**
	 * An open task or a running timer.
	 *
	 * @param item the task's row, or null for a timer
	 * @param id the engine's id of the task or job
	 * @param expression how the model counts
	 * @param start when it was counted
	 */
	private record Counted(UUID item, String id, String execution, String expression, Instant start, Instant due,
			LocalizedText name) {

		Counted {
			Objects.requireNonNull(id);
		}

		boolean isTask() {
			return this.item != null;
		}

	}

}
