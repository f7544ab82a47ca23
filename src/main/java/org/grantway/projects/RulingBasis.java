package org.grantway.projects;

import java.util.List;
import java.util.Locale;

import org.springframework.stereotype.Component;

import org.grantway.documents.Readable.Part;
import org.grantway.forms.TaskBasis;
import org.grantway.workflow.WorkItem;

/** What was decided and why, where a decision has to be carried out. */
@Component
class RulingBasis implements TaskBasis {

	private final ProjectPapers papers;

	RulingBasis(ProjectPapers papers) {
		this.papers = papers;
	}

	@Override
	public List<Part> of(WorkItem item, Locale locale) {
		if (!item.task().equals("Task_RectifyOperation")) {
			return List.of();
		}
		List<Part> decided = this.papers.decided(item.of().id(), locale);
		return decided.isEmpty() ? List.of() : List.of(decided.get(decided.size() - 1));
	}

}
