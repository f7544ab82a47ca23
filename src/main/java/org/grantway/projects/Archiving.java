package org.grantway.projects;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import org.grantway.shared.Actor;
import org.grantway.shared.Fact;
import org.grantway.shared.Refused;
import org.grantway.workflow.WorkItem;
import org.grantway.workflow.Worklist;

/**
 * Puts a closed project into the archive, once its money has come to rest.
 */
@Service
@Transactional
class Archiving {

	private static final String TASK = "Task_Archive";

	/** An instalment in these states still waits for somebody. */
	private static final Set<Instalment.Status> UNSETTLED = Set.of(Instalment.Status.DUE, Instalment.Status.HELD,
			Instalment.Status.PAID);

	private final ProjectRepository projects;

	private final Payments payments;

	private final Worklist worklist;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	Archiving(ProjectRepository projects, Payments payments, Worklist worklist, ApplicationEventPublisher events,
			Clock clock) {
		this.projects = projects;
		this.clock = clock;
		this.events = events;
		this.payments = payments;
		this.worklist = worklist;
	}

	@Transactional(readOnly = true)
	boolean isOpenTo(Project project, Actor actor) {
		return this.worklist.find(project.id(), TASK, actor).isPresent();
	}

	/** Instalments that have to be paid and received, or cancelled, before. */
	@Transactional(readOnly = true)
	List<Instalment> unsettled(Project project) {
		return this.payments.of(project).stream().filter((one) -> UNSETTLED.contains(one.status())).toList();
	}

	/**
	 * Archives the project. Refused with {@code projects.archive.unsettled} while money
	 * is on its way.
	 */
	void archive(Project project, Actor actor) {
		WorkItem task = this.worklist.find(project.id(), TASK, actor)
			.orElseThrow(() -> new Refused("projects.archive.not-now"));
		int waiting = unsettled(project).size();
		if (waiting > 0) {
			throw new Refused("projects.archive.unsettled", waiting);
		}
		Project archived = this.projects.findById(project.id()).orElseThrow();
		archived.archived(actor.personId(), Instant.now(this.clock));
		this.projects.save(archived);
		this.events.publishEvent(Fact.of(project.asCase(), "project.archive-checked").by(actor));
		this.worklist.complete(task.id(), actor, "archive", Map.of());
	}

}
