package org.grantway.projects;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import org.grantway.applications.ApplicationView;
import org.grantway.applications.Applications;
import org.grantway.documents.Readable.Part;
import org.grantway.forms.Submissions;
import org.grantway.review.PanelSubject;
import org.grantway.shared.LocalizedText;

/**
 * Shows panels a project at its mid-term check and acceptance.
 */
@Component
@Transactional(readOnly = true)
class ProjectUnderReview implements PanelSubject {

	private final ProjectRepository projects;

	private final Applications applications;

	private final Evaluations evaluations;

	private final Submissions submissions;

	private final ProjectPapers papers;

	ProjectUnderReview(ProjectRepository projects, Applications applications, Evaluations evaluations,
			Submissions submissions, ProjectPapers papers) {
		this.projects = projects;
		this.applications = applications;
		this.evaluations = evaluations;
		this.submissions = submissions;
		this.papers = papers;
	}

	@Override
	public String caseType() {
		return Project.CASE_TYPE;
	}

	@Override
	public Optional<Subject> find(UUID caseId) {
		return this.projects.findById(caseId).map(this::subject);
	}

	@Override
	public List<Part> papers(UUID caseId, Locale locale) {
		return this.projects.findById(caseId)
			.map((project) -> this.papers.forPanels(project, locale))
			.orElse(List.of());
	}

	/** What was found is put right once at each check, and once in each evaluation. */
	@Override
	public Set<String> closedResults(UUID caseId, String purpose) {
		boolean rectified = switch (purpose) {
			case "mid-term" -> this.submissions.latest(caseId, "Task_Rectify").isPresent();
			case "acceptance" -> this.submissions.latest(caseId, "Task_RectifyAcceptance").isPresent();
			case "evaluation" -> this.evaluations.rectified(caseId);
			default -> false;
		};
		return rectified ? Set.of("rectify") : Set.of();
	}

	@Override
	public Map<UUID, LocalizedText> titles(Set<UUID> caseIds) {
		return this.projects.findAllById(caseIds).stream().collect(Collectors.toMap(Project::id, Project::title));
	}

	private Subject subject(Project project) {
		ApplicationView application = this.applications.require(project.applicationId());
		return new Subject(project.asCase(), application.id(), project.title(), project.callId(), project.agency(),
				project.host(), project.partners(), project.principalInvestigator(), application.team(), List.of(),
				application.excludedReviewers(), project.field(), this.applications.content(project.applicationId()),
				List.of());
	}

}
