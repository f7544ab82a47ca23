package org.grantway.applications;

import java.util.List;
import java.util.Locale;

import org.springframework.stereotype.Component;

import org.grantway.documents.Readable.Part;
import org.grantway.forms.TaskBasis;
import org.grantway.workflow.WorkItem;

/**
 * The budget that was applied for, line by line and as it adds up, where it is assessed.
 */
@Component
class BudgetBasis implements TaskBasis {

	private final ApplicationContent content;

	private final SectionsInWords words;

	BudgetBasis(ApplicationContent content, SectionsInWords words) {
		this.content = content;
		this.words = words;
	}

	@Override
	public List<Part> of(WorkItem item, Locale locale) {
		if (!item.task().equals("Task_AssessBudget")) {
			return List.of();
		}
		return this.words.parts(
				this.content.of(item.of().id()).stream().filter((section) -> section.budget() != null).toList(),
				locale);
	}

}
