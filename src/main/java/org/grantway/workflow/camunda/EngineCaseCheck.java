package org.grantway.workflow.camunda;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.BaseElement;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import org.grantway.shared.CaseRef;
import org.grantway.shared.LocalizedText;
import org.grantway.workflow.CaseCheck;
import org.grantway.workflow.CaseDesk;
import org.grantway.workflow.ProcessMap.InstanceTrace;
import org.grantway.workflow.ProcessMap.NodeVisit;
import org.grantway.workflow.Worklist;
import org.grantway.workflow.camunda.WorkItemRow.State;

/**
 * Asks the engine itself, never its history, and holds the work list, the trace and the
 * status to what it answers.
 */
@Service
@Transactional(readOnly = true)
class EngineCaseCheck implements CaseCheck {

	private final RuntimeService runtime;

	private final TaskService tasks;

	private final ManagementService management;

	private final WorkItems items;

	private final Worklist worklist;

	private final Traces traces;

	private final Models models;

	private final Desks desks;

	EngineCaseCheck(RuntimeService runtime, TaskService tasks, ManagementService management, WorkItems items,
			Worklist worklist, Traces traces, Models models, Desks desks) {
		this.runtime = runtime;
		this.tasks = tasks;
		this.management = management;
		this.items = items;
		this.worklist = worklist;
		this.traces = traces;
		this.models = models;
		this.desks = desks;
	}

	@Override
	public List<CaseRef> running(CaseRef after, int most) {
		return this.traces.runningCases(after, most);
	}

	@Override
	public List<Fault> faults(CaseRef of) {
		List<Fault> faults = new ArrayList<>();
		List<InstanceTrace> instances = this.traces.of(of.type(), of.id());
		Map<String, WorkItemRow> open = this.items
			.findByCaseTypeAndCaseIdAndStateOrderByCreatedAt(of.type(), of.id(), State.OPEN)
			.stream()
			.collect(Collectors.toMap((row) -> row.engineTask, Function.identity()));
		for (InstanceTrace instance : instances) {
			if (instance.endedAt() == null) {
				running(instance, open, faults);
			}
			else if (this.runtime.createProcessInstanceQuery().processInstanceId(instance.id()).count() > 0) {
				faults.add(Fault.of("case-check.still-runs", name(instance)));
			}
		}
		open.values().forEach((row) -> faults.add(Fault.of("case-check.task-only-listed", name(row))));
		this.desks.of(of.type()).ifPresent((desk) -> status(of, desk, instances, faults));
		return faults;
	}

	/** Takes from the open items those that the instance accounts for. */
	private void running(InstanceTrace instance, Map<String, WorkItemRow> open, List<Fault> faults) {
		if (this.runtime.createProcessInstanceQuery().processInstanceId(instance.id()).count() == 0) {
			faults.add(Fault.of("case-check.runs-no-more", name(instance)));
			return;
		}
		List<Task> waiting = this.tasks.createTaskQuery().processInstanceId(instance.id()).list();
		for (Task task : waiting) {
			WorkItemRow row = open.remove(task.getId());
			if (row == null) {
				faults.add(Fault.of("case-check.task-not-listed", text(task.getName())));
			}
			else {
				compare(task, row, faults);
			}
		}
		List<Job> jobs = this.management.createJobQuery().processInstanceId(instance.id()).list();
		jobs.stream()
			.filter((job) -> job.getRetries() == 0)
			.forEach((job) -> faults.add(Fault.of("case-check.failed-step", name(instance))));
		boolean calls = this.runtime.createProcessInstanceQuery().superProcessInstanceId(instance.id()).count() > 0;
		if (waiting.isEmpty() && jobs.isEmpty() && !calls
				&& this.runtime.createEventSubscriptionQuery().processInstanceId(instance.id()).count() == 0) {
			faults.add(Fault.of("case-check.stuck", name(instance)));
		}
		position(instance, faults);
	}

	private void compare(Task task, WorkItemRow row, List<Fault> faults) {
		String assignee = (row.assignee != null) ? row.assignee.toString() : null;
		if (!Objects.equals(assignee, task.getAssignee())) {
			faults.add(Fault.of("case-check.other-person", name(row)));
		}
		Instant due = (task.getDueDate() != null) ? task.getDueDate().toInstant() : null;
		if (!Objects.equals(whole(due), whole(row.dueAt))) {
			faults.add(Fault.of("case-check.other-due-date", name(row)));
		}
		Set<UUID> able = this.worklist.mayDo(row.id);
		if (able.isEmpty()) {
			faults.add(Fault.of("case-check.nobody", name(row)));
		}
		else if (row.assignee != null && !able.contains(row.assignee)) {
			faults.add(Fault.of("case-check.not-allowed", name(row)));
		}
	}

	/** Databases keep milliseconds. */
	private static Instant whole(Instant time) {
		return (time != null) ? time.truncatedTo(ChronoUnit.MILLIS) : null;
	}

	/** The trace's open nodes are those where the engine is. */
	private void position(InstanceTrace instance, List<Fault> faults) {
		Map<String, Long> engine = count(Position.of(this.runtime.getActivityInstance(instance.id())));
		Map<String, Long> trace = count(
				instance.nodes().stream().filter((visit) -> visit.leftAt() == null).map(NodeVisit::element).toList());
		if (!engine.equals(trace)) {
			faults.add(Fault.of("case-check.other-place", name(instance), engine.toString(), trace.toString()));
		}
	}

	private static Map<String, Long> count(Collection<String> nodes) {
		return nodes.stream().collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
	}

	/** The status is that of the node with a stage that was entered last. */
	private void status(CaseRef of, CaseDesk desk, List<InstanceTrace> instances, List<Fault> faults) {
		Instant last = null;
		Set<String> stages = new TreeSet<>();
		for (InstanceTrace instance : instances) {
			for (NodeVisit visit : instance.nodes()) {
				if (last != null && visit.enteredAt().isBefore(last)) {
					continue;
				}
				String stage = stage(instance.definition(), visit.element());
				if (stage != null) {
					if (last == null || visit.enteredAt().isAfter(last)) {
						stages.clear();
					}
					last = visit.enteredAt();
					stages.add(stage);
				}
			}
		}
		String status = desk.status(of.id());
		if (!stages.isEmpty() && stages.stream().noneMatch((stage) -> desk.agrees(of.id(), stage))) {
			faults.add(Fault.of("case-check.other-status", status, String.join(", ", stages)));
		}
	}

	private LocalizedText name(InstanceTrace instance) {
		BaseElement process = this.models.of(instance.definition()).getModelElementById(instance.process());
		return (process != null) ? Models.name(process) : text(instance.process());
	}

	private static LocalizedText name(WorkItemRow row) {
		return new LocalizedText(row.nameEn, row.nameZh);
	}

	private static LocalizedText text(String name) {
		return new LocalizedText(name, name);
	}

	private String stage(String definition, String element) {
		BaseElement found = this.models.of(definition).getModelElementById(element);
		return (found != null) ? Models.properties(found).get("stage") : null;
	}

}
