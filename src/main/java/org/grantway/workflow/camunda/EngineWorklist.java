package org.grantway.workflow.camunda;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageImpl;
import org.springframework.data.domain.Pageable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import org.grantway.identity.People;
import org.grantway.shared.Actor;
import org.grantway.shared.CaseRef;
import org.grantway.shared.NotAllowed;
import org.grantway.shared.NotFound;
import org.grantway.shared.Refused;
import org.grantway.shared.Role;
import org.grantway.shared.RoleAt;
import org.grantway.shared.SearchTerms;
import org.grantway.workflow.CurrentStep;
import org.grantway.workflow.RolesInUse;
import org.grantway.workflow.WorkItem;
import org.grantway.workflow.WorkItemHandedOver;
import org.grantway.workflow.WorkItemReminded;
import org.grantway.workflow.Worklist;
import org.grantway.workflow.camunda.WorkItemRow.State;

/**
 * The work list over our own table, and what is done with tasks.
 */
@Service
@Transactional
class EngineWorklist implements Worklist {

	private static final String NOBODY = "-";

	private final WorkItems items;

	private final TaskService tasks;

	private final EngineCalls engine;

	private final Models models;

	private final People people;

	private final RolesInUse roles;

	private final CurrentStep step;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	EngineWorklist(WorkItems items, TaskService tasks, EngineCalls engine, Models models, People people,
			RolesInUse roles, CurrentStep step, ApplicationEventPublisher events, Clock clock) {
		this.items = items;
		this.tasks = tasks;
		this.engine = engine;
		this.models = models;
		this.people = people;
		this.roles = roles;
		this.step = step;
		this.events = events;
		this.clock = clock;
	}

	@Override
	@Transactional(readOnly = true)
	public Page<WorkItem> openFor(Actor actor, WorkFilter filter, Pageable page) {
		String text = (filter.text() == null || filter.text().isBlank()) ? null
				: "%" + filter.text().strip().toLowerCase(Locale.ROOT) + "%";
		String task = (filter.task() == null || filter.task().isBlank()) ? null : filter.task();
		return this.items
			.openFor(actor.personId(), groups(actor), task, text,
					SearchTerms.ids(filter.cases()).stream().map(UUID::toString).toList(),
					filter.overdue() ? Instant.now(this.clock) : null, filter.mine(), page)
			.map(WorkItemRow::view);
	}

	@Override
	@Transactional(readOnly = true)
	public List<CaseRef> casesFor(Actor actor) {
		return this.items.casesOpenTo(actor.personId(), groups(actor))
			.stream()
			.map((row) -> new CaseRef((String) row[0], UUID.fromString(row[1].toString().strip()), (String) row[2]))
			.toList();
	}

	@Override
	@Transactional(readOnly = true)
	public WorkCounts countsFor(Actor actor) {
		Map<String, Long> byTask = new LinkedHashMap<>();
		Map<Kind, Count> waiting = new HashMap<>();
		long overdue = 0;
		for (Object[] row : this.items.countsFor(actor.personId(), groups(actor), Instant.now(this.clock))) {
			byTask.merge((String) row[0], (Long) row[2], Long::sum);
			overdue += ((Number) row[3]).longValue();
			waiting.put(new Kind((String) row[0], (String) row[1]),
					new Count(((Number) row[4]).longValue(), ((Number) row[5]).longValue()));
		}
		return new WorkCounts(byTask.values().stream().mapToLong(Long::longValue).sum(), overdue, byTask, waiting);
	}

	@Override
	@Transactional(readOnly = true)
	public WorkItem require(UUID id, Actor actor) {
		WorkItemRow row = visible(id, actor);
		refuseIfClosed(row);
		refuseExclusive(row, actor);
		return row.view();
	}

	@Override
	@Transactional(readOnly = true)
	public boolean isKeptFrom(UUID id, Actor actor) {
		return this.items.findById(id).filter((row) -> this.items.keptFrom(row).contains(actor.personId())).isPresent();
	}

	@Override
	@Transactional(readOnly = true)
	public Optional<WorkItem> find(UUID subjectId, String task, Actor actor) {
		return find(subjectId, task, null, actor);
	}

	@Override
	@Transactional(readOnly = true)
	public Optional<WorkItem> find(UUID subjectId, String task, String itemKey, Actor actor) {
		return this.items.findBySubjectIdAndTaskAndState(subjectId, task, State.OPEN)
			.stream()
			.filter((row) -> itemKey == null || Objects.equals(itemKey, row.itemKey))
			.filter((row) -> roleFor(row, actor).isPresent())
			.findFirst()
			.map((row) -> taken(row, actor).view());
	}

	@Override
	@Transactional(readOnly = true)
	public Optional<WorkItem> at(String page, Actor actor) {
		return this.items.findByFormAndStateOrderByCreatedAt("page:" + page, State.OPEN)
			.stream()
			.filter((row) -> roleFor(row, actor).isPresent())
			.min(Comparator.comparing((row) -> row.assignee != null && !actor.is(row.assignee)))
			.map(WorkItemRow::view);
	}

	@Override
	@Transactional(readOnly = true)
	public List<WorkItem> openOf(String caseType, UUID caseId) {
		return views(this.items.findByCaseTypeAndCaseIdAndStateOrderByCreatedAt(caseType, caseId, State.OPEN));
	}

	@Override
	@Transactional(readOnly = true)
	public Map<UUID, List<WorkItem>> openOf(String caseType, Set<UUID> caseIds) {
		if (caseIds.isEmpty()) {
			return Map.of();
		}
		return views(this.items.findByCaseTypeAndCaseIdInAndStateOrderByCreatedAt(caseType, caseIds, State.OPEN))
			.stream()
			.collect(Collectors.groupingBy((item) -> item.of().id()));
	}

	@Override
	@Transactional(readOnly = true)
	public Page<WorkItem> openIn(String call, Collection<String> tasks, Pageable page) {
		Page<UUID> found = this.items.idsIn(call, tasks, State.OPEN, page);
		return new PageImpl<>(inOrder(found.getContent()), page, found.getTotalElements());
	}

	@Override
	@Transactional(readOnly = true)
	public List<Waiting> waitingIn(String caseType, String call) {
		return this.items.waitingIn(caseType, call, State.OPEN, Instant.now(this.clock));
	}

	@Override
	@Transactional(readOnly = true)
	public List<WorkItem> oldestIn(String caseType, String call, Pageable page) {
		return inOrder(this.items.oldestIn(caseType, call, State.OPEN, page));
	}

	/** Rows that were found by an index alone. */
	private List<WorkItem> inOrder(List<UUID> ids) {
		Map<UUID, WorkItem> byId = views(this.items.findByIdIn(ids)).stream()
			.collect(Collectors.toMap(WorkItem::id, Function.identity()));
		return ids.stream().map(byId::get).toList();
	}

	@Override
	@Transactional(readOnly = true)
	public Set<UUID> casesWaiting(String call, String task) {
		return this.items.casesWaiting(call, task, State.OPEN);
	}

	@Override
	@Transactional(readOnly = true)
	public List<WorkItem> open() {
		return views(this.items.findByStateOrderByCreatedAt(State.OPEN));
	}

	@Override
	@Transactional(readOnly = true)
	public Set<UUID> peopleOf(String caseType, UUID caseId, Role role) {
		return this.items.people(caseType, caseId, role);
	}

	@Override
	@Transactional(readOnly = true)
	public List<CompletedItem> completedOf(String caseType, UUID caseId) {
		return this.items.findByCaseTypeAndCaseIdAndStateOrderByCompletedAtDesc(caseType, caseId, State.DONE)
			.stream()
			.map(WorkItemRow::completed)
			.toList();
	}

	@Override
	@Transactional(readOnly = true)
	public Optional<CompletedItem> closed(UUID id, Actor actor) {
		return Optional.of(visible(id, actor)).filter((row) -> row.state != State.OPEN).map(WorkItemRow::completed);
	}

	@Override
	public void claim(UUID id, Actor actor) {
		WorkItemRow row = doable(id, actor);
		if (row.assignee == null) {
			this.engine.as(actor, () -> this.tasks.claim(row.engineTask, actor.personId().toString()));
		}
	}

	@Override
	public void release(UUID id, Actor actor) {
		WorkItemRow row = doable(id, actor);
		if (row.personal) {
			throw new Refused("work.personal");
		}
		this.engine.as(actor, () -> this.tasks.setAssignee(row.engineTask, null));
	}

	@Override
	public void handOver(UUID id, Actor actor, UUID colleague) {
		WorkItemRow row = doable(id, actor);
		if (row.personal) {
			throw new Refused("work.personal");
		}
		Actor next = this.people.actor(colleague);
		if (roleFor(row, next).isEmpty() || !this.people.require(colleague).active()) {
			throw Refused.at("colleague", "work.colleague-role");
		}
		if (this.items.keptFrom(row).contains(colleague)) {
			throw Refused.at("colleague", "work.colleague-exclusive");
		}
		this.engine.as(actor, () -> this.tasks.setAssignee(row.engineTask, colleague.toString()));
		this.events.publishEvent(new WorkItemHandedOver(row.view(), actor));
	}

	@Override
	public void succeed(CaseRef of, UUID from, UUID to) {
		this.items.findByCaseTypeAndCaseIdAndStateOrderByCreatedAt(of.type(), of.id(), State.OPEN)
			.stream()
			.filter((row) -> row.personal && from.equals(row.assignee))
			.forEach(
					(row) -> this.engine.as(Actor.SYSTEM, () -> this.tasks.setAssignee(row.engineTask, to.toString())));
	}

	@Override
	public void remind(UUID subjectId, String task, String itemKey) {
		this.items.findBySubjectIdAndTaskAndState(subjectId, task, State.OPEN)
			.stream()
			.filter((row) -> itemKey == null || Objects.equals(itemKey, row.itemKey))
			.forEach((row) -> this.events.publishEvent(new WorkItemReminded(row.view())));
	}

	@Override
	@Transactional(readOnly = true)
	public Set<UUID> mayDo(UUID id) {
		Set<UUID> people = new LinkedHashSet<>();
		this.items.findById(id).filter((row) -> row.state == State.OPEN).ifPresent((row) -> {
			row.roles().forEach((role) -> this.people.holding(role).forEach((person) -> people.add(person.id())));
			if (row.personal && row.assignee != null) {
				people.add(row.assignee);
			}
			people.removeAll(this.items.keptFrom(row));
		});
		return people;
	}

	@Override
	@Transactional(readOnly = true)
	public List<WorkItem> fellDue(Instant after, Instant until, int most) {
		return views(this.items.findByStateAndDueAtAfterAndDueAtLessThanEqualOrderByDueAt(State.OPEN, after, until,
				Limit.of(most)));
	}

	@Override
	public void offer(UUID subjectId, String task, RoleAt office) {
		for (WorkItemRow row : this.items.findBySubjectIdAndTaskAndState(subjectId, task, State.OPEN)) {
			this.engine.as(Actor.SYSTEM, () -> {
				List.copyOf(row.candidates).forEach((group) -> this.tasks.deleteCandidateGroup(row.engineTask, group));
				this.tasks.addCandidateGroup(row.engineTask, office.toString());
				this.tasks.setAssignee(row.engineTask, null);
			});
			row.candidates.clear();
			row.candidates.add(office.toString());
			row.settleRole();
			row.assignee = null;
			this.items.save(row);
		}
	}

	@Override
	public void complete(UUID id, Actor actor, String outcome, Map<String, ?> routing) {
		WorkItemRow row = doable(id, actor);
		row.outcome = outcome;
		row.completedBy = actor.personId();
		row.completedAs = roleFor(row, actor).map(RoleAt::toString).orElseThrow();
		this.items.save(row);
		Map<String, Object> values = new LinkedHashMap<>(routing);
		values.put(row.task + "_outcome", outcome);
		this.engine.atOnce(actor, (context) -> {
			keep(context.getTaskManager().findTaskById(row.engineTask), row, values);
			this.tasks.complete(row.engineTask);
		});
	}

	/**
	 * Keeps routing values beside the variable that names the part of a repeated step, so
	 * that parallel parts do not overwrite each other; otherwise in the instance.
	 */
	private void keep(TaskEntity task, WorkItemRow row, Map<String, Object> values) {
		if (task == null) {
			throw new OptimisticLockingException("Task " + row.engineTask + " was completed meanwhile");
		}
		String itemVariable = Models
			.properties(this.models.of(task.getProcessDefinitionId()).getModelElementById(row.task))
			.get("itemVariable");
		ExecutionEntity scope = (itemVariable != null) ? task.getExecution() : null;
		while (scope != null && !scope.hasVariableLocal(itemVariable)) {
			scope = scope.getParent();
		}
		((scope != null) ? scope : task.getProcessInstance()).setVariablesLocal(values);
	}

	private WorkItemRow visible(UUID id, Actor actor) {
		return this.items.findById(id)
			.filter((row) -> roleFor(row, actor).isPresent() || actor.is(row.completedBy))
			.map((row) -> taken(row, actor))
			.orElseThrow(() -> new NotFound("work item " + id));
	}

	private WorkItemRow taken(WorkItemRow row, Actor actor) {
		roleFor(row, actor).ifPresent((role) -> this.roles.acts(actor, role));
		this.step.at(row.instanceId, row.task);
		return row;
	}

	private WorkItemRow doable(UUID id, Actor actor) {
		WorkItemRow row = visible(id, actor);
		refuseIfClosed(row);
		refuseExclusive(row, actor);
		if (row.assignee != null && !actor.is(row.assignee)) {
			throw new Refused("work.taken");
		}
		return row;
	}

	private void refuseIfClosed(WorkItemRow row) {
		if (row.state != State.OPEN) {
			throw new Refused("work.closed", row.caseNumber);
		}
	}

	/**
	 * Two sides of one matter are never judged by the same person, whatever roles they
	 * hold. Within a process the matter is its subject, e.g. one of several instalments;
	 * where the model says so it is the whole case.
	 */
	private void refuseExclusive(WorkItemRow row, Actor actor) {
		if (this.items.keptFrom(row).contains(actor.personId())) {
			throw new NotAllowed("work.exclusive");
		}
	}

	private static Optional<RoleAt> roleFor(WorkItemRow row, Actor actor) {
		Optional<RoleAt> byGrant = row.roles().stream().map(actor::grantFor).flatMap(Optional::stream).findFirst();
		if (byGrant.isPresent()) {
			return byGrant;
		}
		return (row.personal && actor.is(row.assignee)) ? Optional.of(RoleAt.everywhere(row.role)) : Optional.empty();
	}

	private static Collection<String> groups(Actor actor) {
		List<String> groups = new ArrayList<>(actor.grants().stream().map(RoleAt::toString).toList());
		groups.add(NOBODY);
		return groups;
	}

	private static List<WorkItem> views(List<WorkItemRow> rows) {
		return rows.stream().map(WorkItemRow::view).toList();
	}

}
