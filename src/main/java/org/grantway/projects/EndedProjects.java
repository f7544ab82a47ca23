package org.grantway.projects;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import org.grantway.awards.RefusedCase;
import org.grantway.awards.RefusedCase.State;
import org.grantway.awards.RefusedCases;
import org.grantway.forms.Submissions;
import org.grantway.review.ReviewResults;
import org.grantway.review.ReviewResults.PanelResult;

/**
 * Projects that a decision ended, and on which grounds: terminated, not passed at their
 * acceptance, or revoked.
 */
@Component
@Transactional(readOnly = true)
class EndedProjects implements RefusedCases {

	/** Waits out the time to ask and the answer. */
	private static final String PROCESS = "remedy";

	/** An annulled project puts right what was found and is checked again. */
	private static final List<String> STAGES = List.of(ProjectStatus.RECTIFYING.name());

	/** The task in which each is decided. */
	static final Map<String, String> DECIDING = Map.of(ProjectStatus.TERMINATED.name(), "Task_DecideTermination",
			ProjectStatus.REVOKED.name(), "Task_DecideRevocation");

	private final ProjectRepository projects;

	private final Submissions submissions;

	private final ReviewResults reviews;

	EndedProjects(ProjectRepository projects, Submissions submissions, ReviewResults reviews) {
		this.projects = projects;
		this.submissions = submissions;
		this.reviews = reviews;
	}

	@Override
	public Optional<RefusedCase> find(UUID id) {
		return this.projects.findById(id).map(EndedProjects::ended);
	}

	@Override
	public Optional<RefusedCase> byNumber(String number) {
		return this.projects.findByNumber(number).map(EndedProjects::ended);
	}

	private static RefusedCase ended(Project project) {
		return new RefusedCase(project.asCase(), project.title(), project.callId(), project.principalInvestigator(),
				project.host(), state(project), PROCESS, STAGES, "/projects/" + project.number());
	}

	/** What was decided is read as long as the project stays ended by it. */
	private static State state(Project project) {
		if (project.status() == ProjectStatus.RECONSIDERATION) {
			return State.RECONSIDERED;
		}
		boolean endedBadly = project.status().isEnd() && project.result() != null
				&& List.of("terminated", "not-passed", "revoked").contains(project.result());
		return (project.status().isDecided() || endedBadly) ? State.REFUSED : State.NONE;
	}

	/** The decision maker's reasons, or what the acceptance panel concluded. */
	@Override
	public Reasons reasons(UUID id, String status) {
		if (DECIDING.containsKey(status)) {
			return this.submissions.latest(id, DECIDING.get(status))
				.map((decision) -> new Reasons(decision.text("document"), decision.text("reasons")))
				.orElseThrow();
		}
		return new Reasons(null, this.reviews.panel(id, "acceptance").map(PanelResult::conclusion).orElse(""));
	}

}
