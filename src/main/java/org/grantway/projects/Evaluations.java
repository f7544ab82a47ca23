package org.grantway.projects;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import org.grantway.documents.FrozenDocuments;
import org.grantway.forms.Submissions;
import org.grantway.programmes.Calls;
import org.grantway.shared.Actor;
import org.grantway.shared.Fact;
import org.grantway.shared.LocalizedText;
import org.grantway.shared.NotFound;
import org.grantway.workflow.Processes;

/**
 * The evaluations of laboratories and centers in operation. Each cycle is a process of
 * its own, planned when the one before has ended, so that the definition in force when a
 * cycle begins is the one it follows.
 */
@Service
@Transactional
class Evaluations {

	private final EvaluationRepository evaluations;

	private final ProjectRepository projects;

	private final Calls calls;

	private final Submissions submissions;

	private final FrozenDocuments documents;

	private final Processes processes;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	Evaluations(EvaluationRepository evaluations, ProjectRepository projects, Calls calls, Submissions submissions,
			FrozenDocuments documents, Processes processes, ApplicationEventPublisher events, Clock clock) {
		this.evaluations = evaluations;
		this.projects = projects;
		this.calls = calls;
		this.submissions = submissions;
		this.documents = documents;
		this.processes = processes;
		this.events = events;
		this.clock = clock;
	}

	/** Kind of the frozen document of a cycle. */
	static String kind(int cycle) {
		return "evaluation-" + cycle;
	}

	/** Plans a cycle, once; the call says in which month. */
	void plan(UUID projectId, int cycle) {
		if (this.evaluations.findByProjectIdAndCycleNo(projectId, cycle).isPresent()) {
			return;
		}
		Project project = project(projectId);
		LocalDate opensOn = project.startsOn()
			.plusMonths(this.calls.require(project.callId()).evaluation().month(cycle));
		this.evaluations.save(new Evaluation(projectId, cycle, opensOn));
		publish(Fact.of(project.asCase(), "project.evaluation-planned").now("cycle", cycle).now("opensOn", opensOn));
		this.processes.start("evaluation", project.asCase(), projectId, cycle,
				Map.of("cycle", cycle, "rectified", "no"));
	}

	@Transactional(readOnly = true)
	Evaluation require(UUID projectId, int cycle) {
		return this.evaluations.findByProjectIdAndCycleNo(projectId, cycle)
			.orElseThrow(() -> new NotFound("evaluation " + cycle + " of " + projectId));
	}

	@Transactional(readOnly = true)
	List<Evaluation> of(Project project) {
		return this.evaluations.findByProjectIdOrderByCycleNo(project.id());
	}

	/** Whether the running cycle was rectified already, which is possible once. */
	@Transactional(readOnly = true)
	boolean rectified(UUID projectId) {
		List<Evaluation> all = this.evaluations.findByProjectIdOrderByCycleNo(projectId);
		Instant since = (all.size() > 1) ? all.get(all.size() - 2).gradedAt() : Instant.EPOCH;
		return this.submissions.all(projectId, "Task_RectifyOperation")
			.stream()
			.anyMatch((one) -> one.at().isAfter(since));
	}

	/** Keeps the grade, and freezes it with the report it rests on. */
	void grade(UUID projectId, int cycle, String grade) {
		Project project = project(projectId);
		Evaluation evaluation = require(projectId, cycle);
		if (evaluation.grade() != null) {
			return;
		}
		evaluation.grade(grade, Instant.now(this.clock));
		this.evaluations.save(evaluation);
		publish(Fact.of(project.asCase(), "project.evaluated").now("cycle", cycle).now("grade", grade));
		Map<String, Object> content = new LinkedHashMap<>();
		content.put("cycle", cycle);
		content.put("grade", grade);
		this.submissions.latest(projectId, "Task_WriteSelfReport").ifPresent((report) -> {
			content.put("form", report.form());
			content.put("form_version", report.formVersion());
			content.put("report", report.answers());
		});
		this.documents
			.freeze(project.asCase(), kind(cycle),
					new LocalizedText("Evaluation " + cycle + " of " + project.number(),
							project.number() + " 第" + cycle + "次评估"),
					RecordJson.write(content), List.of(), Actor.SYSTEM);
	}

	private Project project(UUID id) {
		return this.projects.findById(id).orElseThrow(() -> new NotFound("project " + id));
	}

	private void publish(Fact fact) {
		this.events.publishEvent(fact.by(Actor.SYSTEM));
	}

}
