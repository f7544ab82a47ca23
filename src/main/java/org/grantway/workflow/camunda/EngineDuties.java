package org.grantway.workflow.camunda;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.camunda.bpm.engine.TaskService;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import org.grantway.identity.Duties;
import org.grantway.identity.People;
import org.grantway.identity.People.PersonView;
import org.grantway.identity.RolesLost;
import org.grantway.shared.Actor;
import org.grantway.shared.CaseRef;
import org.grantway.shared.Fact;
import org.grantway.shared.LocalizedText;
import org.grantway.shared.Notice;
import org.grantway.shared.Role;
import org.grantway.shared.RoleAt;
import org.grantway.workflow.Worklist;
import org.grantway.workflow.camunda.WorkItemRow.State;

/**
 * Says what a role that ends leaves behind, and gives back what the person had taken, so
 * that no task is kept by somebody who may no longer do it.
 */
@Component
@Transactional
class EngineDuties implements Duties {

	private final WorkItems items;

	private final TaskService tasks;

	private final EngineCalls engine;

	private final Worklist worklist;

	private final People people;

	private final ApplicationEventPublisher events;

	EngineDuties(WorkItems items, TaskService tasks, EngineCalls engine, Worklist worklist, People people,
			ApplicationEventPublisher events) {
		this.events = events;
		this.items = items;
		this.tasks = tasks;
		this.engine = engine;
		this.worklist = worklist;
		this.people = people;
	}

	@Override
	@Transactional(readOnly = true)
	public Left ifEnded(UUID personId, RoleAt role) {
		Actor before = this.people.actor(personId);
		Set<RoleAt> kept = new HashSet<>(before.grants());
		kept.remove(role);
		Actor after = new Actor(personId, before.name(), kept);
		Map<RoleAt, Set<UUID>> holders = new HashMap<>();
		List<Duty> alone = new ArrayList<>();
		int taken = 0;
		for (WorkItemRow row : offeredTo(role)) {
			if (!mayDo(row, before) || mayDo(row, after)) {
				continue;
			}
			Set<UUID> others = new LinkedHashSet<>();
			row.roles().forEach((candidate) -> others.addAll(holders.computeIfAbsent(candidate, this::holding)));
			others.remove(personId);
			if (!others.isEmpty()) {
				others.removeAll(this.items.keptFrom(row));
			}
			if (others.isEmpty()) {
				alone.add(new Duty(new LocalizedText(row.nameEn, row.nameZh), row.caseNumber, row.dueAt));
			}
			else if (before.is(row.assignee)) {
				taken++;
			}
		}
		return new Left(alone, taken);
	}

	/** What is open and offered to the role. */
	private List<WorkItemRow> offeredTo(RoleAt role) {
		String scope = role.scope().equals(RoleAt.EVERYWHERE) ? "%" : role.scope();
		return this.items.openToRole(State.OPEN, role.role() + "@" + scope);
	}

	private Set<UUID> holding(RoleAt role) {
		return this.people.holding(role).stream().map(PersonView::id).collect(Collectors.toSet());
	}

	private static boolean mayDo(WorkItemRow row, Actor actor) {
		return row.roles().stream().anyMatch(actor::holds);
	}

	@EventListener
	void giveBack(RolesLost lost) {
		boolean active = this.people.require(lost.personId()).active();
		Actor now = this.people.actor(lost.personId());
		for (WorkItemRow row : this.items.findByAssigneeAndPersonalAndState(lost.personId(), false, State.OPEN)) {
			if (!active || !mayDo(row, now)) {
				this.engine.as(lost.by(), () -> this.tasks.setAssignee(row.engineTask, null));
			}
		}
		if (!active) {
			this.items.findByAssigneeAndPersonalAndState(lost.personId(), true, State.OPEN)
				.forEach((row) -> tellThatNobodyMay(row, lost.by()));
		}
		for (RoleAt role : lost.roles()) {
			offeredTo(role).stream()
				.filter((row) -> row.assignee == null && this.worklist.mayDo(row.id).isEmpty())
				.forEach((row) -> tellThatNobodyMay(row, lost.by()));
		}
	}

	/** Those who grant roles hear of it, so that no task stays without an owner. */
	private void tellThatNobodyMay(WorkItemRow row, Actor by) {
		CaseRef of = row.asCase();
		this.events.publishEvent(Fact.of(of, "task.without-owner")
			.by(by)
			.now("step", row.nameEn + " / " + row.nameZh)
			.readableBy(Fact.Audience.STAFF));
		this.events.publishEvent(new Notice(of, RoleAt.everywhere(Role.SECURITY_ADMINISTRATOR), "task.without-owner",
				"/admin/people", null));
	}

}
