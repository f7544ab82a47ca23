package org.grantway.review.results;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

import org.grantway.documents.Readable.Part;
import org.grantway.forms.TaskBasis;
import org.grantway.review.panels.FindingWords;
import org.grantway.review.panels.PanelFindings;
import org.grantway.shared.Role;
import org.grantway.workflow.WorkItem;

/**
 * What the panel found, at the tasks that put it right or decide on it. How many voted
 * which way is for those who decide, not for the case's own side.
 */
@Component
class PanelBasis implements TaskBasis {

	private static final Map<String, String> PURPOSES = Map.of("Task_RevisePlan", "argumentation", "Task_Rectify",
			"mid-term", "Task_DecideTermination", "mid-term", "Task_RectifyAcceptance", "acceptance",
			"Task_RectifyOperation", "evaluation", "Task_DecideRevocation", "evaluation");

	private final PanelFindings panels;

	private final FindingWords words;

	private final MessageSource messages;

	PanelBasis(PanelFindings panels, FindingWords words, MessageSource messages) {
		this.panels = panels;
		this.words = words;
		this.messages = messages;
	}

	@Override
	public List<Part> of(WorkItem item, Locale locale) {
		String purpose = PURPOSES.get(item.task());
		if (purpose == null) {
			return List.of();
		}
		boolean counted = item.role() != Role.PRINCIPAL_INVESTIGATOR;
		return this.panels.newest(item.of().id(), purpose)
			.map((found) -> new Part(this.messages.getMessage("panel.found", null, locale),
					this.words.facts(found, counted, locale)))
			.stream()
			.toList();
	}

}
