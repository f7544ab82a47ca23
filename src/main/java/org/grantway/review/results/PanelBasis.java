package org.grantway.review.results;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

import org.grantway.documents.Readable.Fact;
import org.grantway.documents.Readable.Part;
import org.grantway.forms.TaskBasis;
import org.grantway.review.ReviewResults.PanelResult;
import org.grantway.review.panels.PanelFindings;
import org.grantway.shared.Role;
import org.grantway.web.Formats;
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

	private final Formats formats;

	private final MessageSource messages;

	PanelBasis(PanelFindings panels, Formats formats, MessageSource messages) {
		this.panels = panels;
		this.formats = formats;
		this.messages = messages;
	}

	@Override
	public List<Part> of(WorkItem item, Locale locale) {
		String purpose = PURPOSES.get(item.task());
		if (purpose == null) {
			return List.of();
		}
		return this.panels.newest(item.of().id(), purpose)
			.map((found) -> new Part(text(locale, "panel.found"), facts(item, found, locale)))
			.stream()
			.toList();
	}

	private List<Fact> facts(WorkItem item, PanelResult found, Locale locale) {
		List<Fact> facts = new ArrayList<>();
		facts.add(new Fact(text(locale, "panel.result"), text(locale, "panel.result." + found.result())));
		if (item.role() != Role.PRINCIPAL_INVESTIGATOR) {
			facts.add(new Fact(text(locale, "panel.count"),
					text(locale, "panel.count.line", found.yes(), found.present(), found.no(), found.abstain())));
		}
		facts.add(new Fact(text(locale, "panel.conclusion"), found.conclusion()));
		if (found.conditions() != null && !found.conditions().isBlank()) {
			facts.add(new Fact(text(locale, "panel.conditions.read"), found.conditions()));
		}
		facts.add(new Fact(text(locale, "panel.found.at"), this.formats.dateTime(found.at())));
		return facts;
	}

	private String text(Locale locale, String key, Object... arguments) {
		return this.messages.getMessage(key, arguments, locale);
	}

}
