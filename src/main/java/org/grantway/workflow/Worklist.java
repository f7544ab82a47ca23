package org.grantway.workflow;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;

import org.grantway.shared.Actor;
import org.grantway.shared.CaseRef;
import org.grantway.shared.Role;
import org.grantway.shared.RoleAt;

/**
 * The tasks that wait for people. Everything here asks whether the actor may; what may
 * not be seen is {@link org.grantway.shared.NotFound}, what may be seen but not done is
 * {@link org.grantway.shared.NotAllowed}, and what the state does not allow is
 * {@link org.grantway.shared.Refused}.
 */
public interface Worklist {

	/** Open tasks that the actor may do, the most urgent first. */
	Page<WorkItem> openFor(Actor actor, WorkFilter filter, Pageable page);

	/** Cases of open tasks that the actor may do, the most urgent first; at most 50. */
	List<CaseRef> casesFor(Actor actor);

	/** How many open tasks there are for the actor: all, overdue, and by task. */
	WorkCounts countsFor(Actor actor);

	/** An open task that the actor may do. */
	WorkItem require(UUID id, Actor actor);

	/** Whether the actor did a step that has to be kept apart from this task. */
	boolean isKeptFrom(UUID id, Actor actor);

	/**
	 * An open task of a subject that the actor may do, e.g. for the page that serves it.
	 */
	Optional<WorkItem> find(UUID subjectId, String task, Actor actor);

	/** An open task about one part of a repeated step that the actor may do. */
	Optional<WorkItem> find(UUID subjectId, String task, String itemKey, Actor actor);

	/**
	 * The open task that is done on this page (a path) and that the actor may do; first
	 * one that nobody else has taken.
	 */
	Optional<WorkItem> at(String page, Actor actor);

	/**
	 * All open tasks of a case, whoever they wait for; for "waiting on whom, how long".
	 * The caller checks access.
	 */
	List<WorkItem> openOf(String caseType, UUID caseId);

	/** All open tasks of several cases, in one query. The caller checks access. */
	Map<UUID, List<WorkItem>> openOf(String caseType, Set<UUID> caseIds);

	/**
	 * Open tasks of these kinds in the cases of a call, whoever they wait for, by the
	 * number of the case. The caller checks access.
	 * @param call the call's number
	 * @param tasks element ids
	 */
	Page<WorkItem> openIn(String call, Collection<String> tasks, Pageable page);

	/**
	 * How many tasks are open in those cases of a call that have been handed in, by kind.
	 * The caller checks access.
	 */
	List<Waiting> waitingIn(String caseType, String call);

	/** A page of these tasks, the oldest first. The caller checks access. */
	List<WorkItem> oldestIn(String caseType, String call, Pageable page);

	/**
	 * The cases of a call in which a task of that kind is open: their ids alone, because
	 * there may be as many as there are applications. The caller checks access.
	 */
	Set<UUID> casesWaiting(String call, String task);

	/** All open tasks, the oldest first. The caller checks access. */
	List<WorkItem> open();

	void claim(UUID id, Actor actor);

	void release(UUID id, Actor actor);

	/**
	 * Gives the task to a colleague who could take it as well. Refused, beside the field
	 * {@code colleague}, if they may not do it.
	 */
	void handOver(UUID id, Actor actor, UUID colleague);

	/**
	 * Gives what waits for one person in a case to the one who follows them, in tasks and
	 * in what comes up later by itself.
	 */
	void succeed(CaseRef of, UUID from, UUID to);

	/**
	 * Reminds those whom an open task of a subject waits for; nothing if it is done.
	 * @param itemKey what the task is about inside a repeated step, or null for all
	 */
	void remind(UUID subjectId, String task, String itemKey);

	/**
	 * Everyone who may do an open task, whoever has it now: who holds a role that it is
	 * for and took no part in a step that must be kept apart. The caller checks access.
	 */
	Set<UUID> mayDo(UUID id);

	/** Open tasks that fell due in this time, the most urgent first; at most as many. */
	List<WorkItem> fellDue(Instant after, Instant until, int most);

	/**
	 * Gives a subject's open task to another office, because the one that it waited for
	 * is no longer in charge. Who had claimed it loses it. The caller checks access.
	 */
	void offer(UUID subjectId, String task, RoleAt office);

	/**
	 * Does the task: checks role, scope and exclusive partners, records who did it in
	 * which role, and moves the process on, in the caller's transaction. The outcome
	 * becomes the variable {@code <task>_outcome}.
	 * @param routing further values for gateways
	 */
	void complete(UUID id, Actor actor, String outcome, Map<String, ?> routing);

	/**
	 * Who has or had a task of the case for themselves alone in this role, whether they
	 * did it or the process went over it.
	 */
	Set<UUID> peopleOf(String caseType, UUID caseId, Role role);

	/** Who completed a task of the case, newest first. */
	List<CompletedItem> completedOf(String caseType, UUID caseId);

	/**
	 * A task that was done or overtaken by the process (then nobody did it), for those
	 * who could have done it and the one who did; empty if it is open.
	 */
	Optional<CompletedItem> closed(UUID id, Actor actor);

	/** A task that was done. */
	record CompletedItem(WorkItem item, String outcome, UUID by, RoleAt as, Instant at) {

	}

	/**
	 * Figures over the work list.
	 *
	 * @param waiting what nobody has taken yet, by task and call
	 */
	record WorkCounts(long all, long overdue, Map<String, Long> byTask, Map<Kind, Count> waiting) {

	}

	/**
	 * Tasks of one kind that are done in one role.
	 *
	 * @param batch whether they are usually done for many cases together
	 * @param oldest since when the first of them waits
	 */
	record Waiting(Role role, String task, boolean batch, long open, long overdue, Instant oldest) {

	}

	/** The same task of cases of one call. */
	record Kind(String task, String call) {

	}

	/** How many nobody has taken yet. */
	record Count(long all, long overdue) {

	}

	/**
	 * What part of the work list to show; every part may be null.
	 *
	 * @param text part of the case's or call's number or of the task's name
	 * @param task a task's element id
	 * @param overdue only what is overdue
	 * @param mine only what the actor has claimed
	 * @param cases tasks of these cases are shown as if the text stood in them
	 */
	record WorkFilter(String text, String task, boolean overdue, boolean mine, Set<UUID> cases) {

		public static final WorkFilter NONE = new WorkFilter(null, null, false, false);

		public WorkFilter(String text, String task, boolean overdue, boolean mine) {
			this(text, task, overdue, mine, Set.of());
		}

	}

}
