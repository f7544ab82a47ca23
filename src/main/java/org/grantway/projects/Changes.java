package org.grantway.projects;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import org.grantway.forms.Submissions;
import org.grantway.projects.ChangeRules.Effect;
import org.grantway.shared.Actor;
import org.grantway.shared.Fact;
import org.grantway.shared.NotFound;
import org.grantway.shared.Refused;
import org.grantway.workflow.Processes;
import org.grantway.workflow.WorkItem;
import org.grantway.workflow.Worklist;

/**
 * Changes of running projects: asked for by the leader, decided by their kind, in effect
 * at once. One change of a project is under way at a time.
 */
@Service
@Transactional
class Changes implements ProjectChanges {

	/** Tasks in which a change is agreed to or refused, the last one first. */
	private static final List<String> DECIDING = List.of("Task_DecideChange", "Task_NewHostAgree",
			"Task_HostCheckChange");

	private final ChangeRequestRepository changes;

	private final ChangeRules rules;

	private final Standstill standstill;

	private final ChangeWords words;

	private final ProjectRepository projects;

	private final FormerHostRepository formerHosts;

	private final ProjectAccess access;

	private final Submissions submissions;

	private final Processes processes;

	private final Worklist worklist;

	private final ChangeJson json;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	Changes(ChangeRequestRepository changes, ChangeRules rules, Standstill standstill, ChangeWords words,
			ProjectRepository projects, FormerHostRepository formerHosts, ProjectAccess access, Submissions submissions,
			Processes processes, Worklist worklist, ChangeJson json, ApplicationEventPublisher events, Clock clock) {
		this.changes = changes;
		this.rules = rules;
		this.standstill = standstill;
		this.words = words;
		this.projects = projects;
		this.formerHosts = formerHosts;
		this.access = access;
		this.submissions = submissions;
		this.processes = processes;
		this.worklist = worklist;
		this.json = json;
		this.events = events;
		this.clock = clock;
	}

	@Transactional(readOnly = true)
	List<ChangeRequest> of(Project project) {
		return this.changes.findByProjectIdOrderByOrdinalDesc(project.id());
	}

	@Transactional(readOnly = true)
	Optional<ChangeRequest> open(Project project) {
		return of(project).stream().filter(ChangeRequest::isOpen).findFirst();
	}

	@Transactional(readOnly = true)
	ChangeRequest require(UUID id) {
		return this.changes.findById(id).orElseThrow(() -> new NotFound("change " + id));
	}

	/**
	 * What would follow; refuses what may not be asked for, and a reason that is too
	 * short.
	 */
	@Transactional(readOnly = true)
	List<Effect> preview(Project project, ChangeKind kind, Map<String, String> typed) {
		this.rules.check(project, kind, values(kind, typed), reason(typed));
		return this.rules.effects(project, kind, values(kind, typed));
	}

	@Override
	@Transactional(readOnly = true)
	public boolean isOpenTo(UUID applicationId) {
		return this.projects.findByApplicationId(applicationId)
			.filter((project) -> project.status() == ProjectStatus.ACTIVE
					|| project.status() == ProjectStatus.CONSTRUCTION)
			.filter((project) -> open(project).isEmpty())
			.isPresent();
	}

	@Override
	public void ask(UUID applicationId, String kind, Map<String, String> typed, Actor leader) {
		Project project = this.projects.findByApplicationId(applicationId)
			.orElseThrow(() -> new NotFound("project of " + applicationId));
		request(project, ChangeKind.of(kind).orElseThrow(() -> new NotFound("change " + kind)), typed, leader);
	}

	/** Asks for a change. Refused while another one is under way. */
	void request(Project project, ChangeKind kind, Map<String, String> typed, Actor actor) {
		this.access.requireWriter(project, actor);
		if (open(project).isPresent()) {
			throw new Refused("projects.change.one-at-a-time");
		}
		ChangeRequest change = new ChangeRequest(project.id(), of(project).size() + 1, kind, actor.personId(), now());
		write(project, change, typed);
		this.changes.save(change);
		publish(project, change, "requested", actor);
		this.processes.send("Msg_ChangeRequested", "project-delivery", project.id(), Map.of());
		this.processes.start("change-request", project.asCase(), change.id(), 1,
				Map.of("decidedBy", this.rules.decidedBy(kind, values(kind, typed)), "changeKind", kind.slug()));
	}

	/** Sends a returned change again. */
	void revise(Project project, UUID id, Map<String, String> typed, Actor actor) {
		WorkItem task = this.worklist.find(id, "Task_ReviseChange", actor)
			.orElseThrow(() -> new Refused("projects.change.not-with-you"));
		ChangeRequest change = require(id);
		write(project, change, typed);
		this.changes.save(change);
		publish(project, change, "requested", actor);
		this.worklist.complete(task.id(), actor, "submit",
				Map.of("decidedBy", this.rules.decidedBy(change.kind(), values(change.kind(), typed))));
	}

	private void write(Project project, ChangeRequest change, Map<String, String> typed) {
		Map<String, String> values = values(change.kind(), typed);
		change.write(this.json.text(values), this.json.text(preview(project, change.kind(), typed)), reason(typed));
	}

	private static String reason(Map<String, String> typed) {
		return typed.getOrDefault("reason", "").strip();
	}

	/** Takes the open change back. */
	void withdraw(Project project, Actor actor) {
		this.access.requireWriter(project, actor);
		ChangeRequest change = open(project).orElseThrow(() -> new Refused("projects.change.none-open"));
		if (!this.processes.send("Msg_ChangeWithdrawn", "change-request", change.id(), Map.of())) {
			throw new Refused("projects.change.none-open");
		}
	}

	void returned(UUID id, String grounds, Actor actor) {
		ChangeRequest change = require(id);
		change.returned();
		this.changes.save(change);
		this.events.publishEvent(fact(project(change), change, "returned").by(actor).because(grounds));
	}

	/** Refuses, before it is agreed to, what is not possible any more. */
	@Transactional(readOnly = true)
	void checkAgain(UUID id) {
		ChangeRequest change = require(id);
		try {
			this.rules.checkAgain(project(change), change.kind(), values(change));
		}
		catch (Refused ex) {
			throw new Refused("projects.change.no-longer");
		}
	}

	/** Lets it take effect, once. */
	void apply(UUID id) {
		ChangeRequest change = require(id);
		if (!change.isOpen()) {
			return;
		}
		Project project = project(change);
		Map<String, String> values = values(change);
		// what follows is told as it is today, not as it was when it was asked for
		change.write(change.content(), this.json.text(this.rules.effects(project, change.kind(), values)),
				change.reason());
		String host = project.host();
		this.rules.apply(project, change.kind(), values);
		settle(project, change, ChangeRequest.State.APPLIED, null);
		if (!project.host().equals(host)) {
			this.formerHosts.save(new FormerHost(project.id(), host, now()));
		}
	}

	/** The project stands still from now on. */
	void suspend(UUID id) {
		ChangeRequest change = require(id);
		Project project = project(change);
		if (project.suspension() == null) {
			this.standstill.begin(project, id, until(change));
		}
	}

	@Transactional(readOnly = true)
	LocalDate suspendedUntil(UUID id) {
		return until(require(id));
	}

	private LocalDate until(ChangeRequest change) {
		return ChangeRules.day(values(change).get("until")).orElseThrow();
	}

	/** The project goes on, on its day or before. */
	void resume(UUID id) {
		Project project = project(require(id));
		if (id.equals(project.suspension())) {
			this.standstill.end(project);
			this.events.publishEvent(
					Fact.of(project.asCase(), "project.resumed").by(Actor.SYSTEM).now("endsOn", project.endsOn()));
		}
	}

	/** The code of the host that is to take the project over. */
	@Transactional(readOnly = true)
	String newHost(UUID id) {
		return this.rules.newHost(values(require(id)));
	}

	/** What follows from a change as it stands: as agreed, or as it would be today. */
	@Transactional(readOnly = true)
	List<Effect> effectsNow(UUID id) {
		ChangeRequest change = require(id);
		try {
			return this.rules.effects(project(change), change.kind(), values(change));
		}
		catch (NoSuchElementException ex) {
			// what it was about is gone, which is said when it is approved
			return effects(change);
		}
	}

	/** The kinds of change, and why one cannot be asked for at present. */
	@Transactional(readOnly = true)
	Map<ChangeKind, Optional<Refused>> offered(Project project) {
		Map<ChangeKind, Optional<Refused>> offered = new LinkedHashMap<>();
		for (ChangeKind kind : ChangeKind.values()) {
			if (this.rules.fitsState(project, kind)) {
				offered.put(kind, this.rules.barrier(project, kind));
			}
		}
		return offered;
	}

	/** Targets of indicators before changes that are in effect, the oldest first. */
	@Transactional(readOnly = true)
	Map<String, List<String>> earlierTargets(Project project) {
		Map<String, List<String>> earlier = new LinkedHashMap<>();
		List<ChangeRequest> all = new ArrayList<>(of(project));
		Collections.reverse(all);
		all.stream()
			.filter((one) -> one.kind() == ChangeKind.CONTENT && one.state() == ChangeRequest.State.APPLIED)
			.forEach((one) -> effects(one).stream()
				.filter((effect) -> effect.what().equals("target"))
				.forEach((effect) -> earlier.computeIfAbsent(values(one).get("indicator"), (id) -> new ArrayList<>())
					.add(effect.before())));
		return earlier;
	}

	/**
	 * What changes have replaced since then: days of milestones and targets of
	 * indicators, by the milestone's or indicator's id.
	 */
	@Transactional(readOnly = true)
	Map<String, String> replacedSince(Project project, Instant then) {
		Map<String, String> replaced = new HashMap<>();
		of(project).stream()
			.filter((one) -> one.state() == ChangeRequest.State.APPLIED && one.settledAt().isAfter(then))
			.forEach((one) -> effects(one).stream()
				.filter((effect) -> effect.what().equals("milestone-due") || effect.what().equals("target"))
				.forEach((effect) -> replaced.put(
						values(one).get((one.kind() == ChangeKind.SCHEDULE) ? "milestone" : "indicator"),
						effect.before())));
		return replaced;
	}

	void refuse(UUID id) {
		ChangeRequest change = require(id);
		String grounds = DECIDING.stream()
			.flatMap((task) -> this.submissions.latest(id, task).stream())
			.filter((answer) -> answer.outcome().equals("refuse"))
			.map((answer) -> answer.text("grounds"))
			.findFirst()
			.orElse(null);
		settle(project(change), change, ChangeRequest.State.REFUSED, grounds);
	}

	void withdrawn(UUID id) {
		ChangeRequest change = require(id);
		settle(project(change), change, ChangeRequest.State.WITHDRAWN, null);
	}

	private void settle(Project project, ChangeRequest change, ChangeRequest.State how, String grounds) {
		change.settle(how, now());
		this.changes.save(change);
		Fact fact = fact(project, change, how.name().toLowerCase(java.util.Locale.ROOT)).by(Actor.SYSTEM)
			.because(grounds);
		this.events.publishEvent((how == ChangeRequest.State.APPLIED) ? this.words.tell(fact, effects(change)) : fact);
		this.processes.send("Msg_ChangeDecided", "project-delivery", project.id(), Map.of());
	}

	/** Why it was refused, or came back, in the words of who said so; or empty. */
	@Transactional(readOnly = true)
	String answer(ChangeRequest change) {
		return DECIDING.stream()
			.flatMap((task) -> this.submissions.latest(change.id(), task).stream())
			.filter((answer) -> !answer.outcome().equals("approve"))
			.map((answer) -> answer.text("grounds"))
			.findFirst()
			.orElse("");
	}

	Map<String, String> values(ChangeRequest change) {
		return this.json.values(change);
	}

	List<Effect> effects(ChangeRequest change) {
		return this.json.effects(change);
	}

	private static Map<String, String> values(ChangeKind kind, Map<String, String> typed) {
		Map<String, String> values = new LinkedHashMap<>();
		kind.fields().forEach((field) -> values.put(field, typed.getOrDefault(field, "").strip()));
		return values;
	}

	private Project project(ChangeRequest change) {
		return this.projects.findById(change.projectId()).orElseThrow();
	}

	private void publish(Project project, ChangeRequest change, String action, Actor actor) {
		this.events.publishEvent(fact(project, change, action).by(actor).because(change.reason()));
	}

	private static Fact fact(Project project, ChangeRequest change, String action) {
		return Fact.of(project.asCase(), "project.change-" + action)
			.now("kind", change.kind().slug())
			.now("change", change.ordinal());
	}

	private Instant now() {
		return Instant.now(this.clock);
	}

}
