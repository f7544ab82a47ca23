package org.grantway.workflow.camunda;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;

import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Execution;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import org.grantway.shared.CaseRef;
import org.grantway.workflow.Processes;

@Service
@Transactional
class EngineProcesses implements Processes {

	private static final int MANY = 500;

	private final RuntimeService runtime;

	private final ManagementService management;

	private final TaskService tasks;

	private final Traces traces;

	EngineProcesses(RuntimeService runtime, ManagementService management, TaskService tasks, Traces traces) {
		this.tasks = tasks;
		this.runtime = runtime;
		this.management = management;
		this.traces = traces;
	}

	@Override
	public void start(String process, CaseRef of, UUID subjectId, int round, Map<String, ?> routing) {
		if (this.traces.exists(process, subjectId, round)) {
			return;
		}
		Map<String, Object> variables = new HashMap<>(routing);
		variables.put(Variables.CASE_TYPE, of.type());
		variables.put(Variables.CASE_ID, of.id().toString());
		variables.put(Variables.CASE_NUMBER, of.number());
		variables.put(Variables.SUBJECT_ID, subjectId.toString());
		variables.put(Variables.ROUND, round);
		this.runtime.startProcessInstanceByKey(process, of.number(), variables);
	}

	@Override
	@Transactional(readOnly = true)
	public boolean isRunning(String process, UUID subjectId) {
		return !this.traces.running(process, subjectId).isEmpty();
	}

	@Override
	public boolean send(String message, String process, UUID subjectId, Map<String, ?> routing) {
		return send(message, process, subjectId, (execution) -> true, routing);
	}

	@Override
	public boolean send(String message, String process, UUID subjectId, String itemVariable, String itemKey,
			Map<String, ?> routing) {
		return send(message, process, subjectId,
				(execution) -> Objects.equals(itemKey, this.runtime.getVariable(execution.getId(), itemVariable)),
				routing);
	}

	private boolean send(String message, String process, UUID subjectId, Predicate<Execution> filter,
			Map<String, ?> routing) {
		for (String instance : this.traces.running(process, subjectId)) {
			List<Execution> waiting = this.runtime.createExecutionQuery()
				.processInstanceId(instance)
				.messageEventSubscriptionName(message)
				.listPage(0, MANY)
				.stream()
				.filter(filter)
				.toList();
			if (!waiting.isEmpty()) {
				this.runtime.messageEventReceived(message, waiting.get(0).getId(), new HashMap<>(routing));
				return true;
			}
		}
		return false;
	}

	@Override
	public void moveTimer(String process, UUID subjectId, String timerElement, Instant dueAt) {
		for (String instance : this.traces.running(process, subjectId)) {
			this.management.createJobQuery()
				.processInstanceId(instance)
				.activityId(timerElement)
				.timers()
				.listPage(0, MANY)
				.forEach((job) -> this.management.setJobDuedate(job.getId(), Date.from(dueAt)));
		}
	}

	@Override
	public void shift(CaseRef of, Instant setUpBy, Instant dueFrom, int days) {
		Duration by = Duration.ofDays(days);
		for (String instance : this.traces.runningOfCase(of.type(), of.id())) {
			this.management.createJobQuery()
				.processInstanceId(instance)
				.timers()
				.listPage(0, MANY)
				.stream()
				.filter((job) -> moves(job.getCreateTime(), setUpBy, job.getDuedate(), dueFrom))
				.forEach((job) -> this.management.setJobDuedate(job.getId(),
						Date.from(job.getDuedate().toInstant().plus(by))));
			this.tasks.createTaskQuery()
				.processInstanceId(instance)
				.listPage(0, MANY)
				.stream()
				.filter((task) -> moves(task.getCreateTime(), setUpBy, task.getDueDate(), dueFrom))
				.forEach((task) -> this.tasks.setDueDate(task.getId(),
						Date.from(task.getDueDate().toInstant().plus(by))));
		}
	}

	private static boolean moves(Date setUp, Instant setUpBy, Date due, Instant dueFrom) {
		return due != null && !due.toInstant().isBefore(dueFrom)
				&& (setUp == null || !setUp.toInstant().isAfter(setUpBy));
	}

}
