package org.grantway.projects;

import java.util.List;
import java.util.Locale;

import org.springframework.stereotype.Component;

import org.grantway.documents.Readable.Part;
import org.grantway.forms.TaskBasis;
import org.grantway.workflow.WorkItem;

/**
 * Shows what was decided and why where a decision has to be carried out, and what was
 * paid and reported where accounts are closed.
 */
@Component
class ProjectBasis implements TaskBasis {

	private final ProjectPapers papers;

	private final ProjectRepository projects;

	ProjectBasis(ProjectPapers papers, ProjectRepository projects) {
		this.papers = papers;
		this.projects = projects;
	}

	@Override
	public List<Part> of(WorkItem item, Locale locale) {
		return switch (item.task()) {
			case "Task_RectifyOperation" -> {
				List<Part> decided = this.papers.decided(item.of().id(), null, locale);
				yield decided.subList(Math.max(0, decided.size() - 1), decided.size());
			}
			case "Task_FileAudit",
					"Task_SettleAccounts" ->
				this.projects.findById(item.of().id())
					.map((project) -> this.papers.accounted(project, locale))
					.stream()
					.toList();
			default -> List.of();
		};
	}

}
