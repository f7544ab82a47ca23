package org.grantway.applications;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

import org.grantway.applications.ApplicationContent.SectionView;
import org.grantway.applications.budget.BudgetSheet;
import org.grantway.forms.TaskBasis;
import org.grantway.web.Formats;
import org.grantway.workflow.WorkItem;

/**
 * The budget that was applied for, line by line and as it adds up, where it is assessed.
 */
@Component
class BudgetBasis implements TaskBasis {

	private final ApplicationContent content;

	private final Formats formats;

	private final MessageSource messages;

	BudgetBasis(ApplicationContent content, Formats formats, MessageSource messages) {
		this.content = content;
		this.formats = formats;
		this.messages = messages;
	}

	@Override
	public List<Basis> of(WorkItem item, Locale locale) {
		if (!item.task().equals("Task_AssessBudget")) {
			return List.of();
		}
		return this.content.of(item.of().id())
			.stream()
			.filter((section) -> section.budget() != null)
			.flatMap((section) -> bases(section, locale).stream())
			.toList();
	}

	private List<Basis> bases(SectionView section, Locale locale) {
		List<Basis> bases = new ArrayList<>();
		section.fields()
			.stream()
			.filter((field) -> !field.rows().isEmpty())
			.forEach((field) -> bases.add(new Basis(text(locale, "applications.assessment.budget"), List.of(),
					new Table(field.label(), field.headers(), field.rows(), field.figures()))));
		bases.add(new Basis(text(locale, "applications.budget.totals"), totals(section.budget(), locale), null));
		return bases;
	}

	private List<Fact> totals(BudgetSheet budget, Locale locale) {
		List<Fact> facts = new ArrayList<>();
		budget.headings()
			.forEach((category, sum) -> facts.add(new Fact(category.name().in(locale), this.formats.exact(sum))));
		if (budget.rules().indirect()) {
			facts.add(new Fact(text(locale, "applications.budget.indirect", this.formats.exact(budget.indirectBase())),
					this.formats.exact(budget.indirect())));
		}
		facts.add(new Fact(text(locale, "applications.budget.requested"), this.formats.exact(budget.requested())));
		facts.add(new Fact(text(locale, "applications.budget.matching"), this.formats.exact(budget.matching())));
		facts.add(new Fact(text(locale, "applications.budget.total"), this.formats.exact(budget.total())));
		return facts;
	}

	private String text(Locale locale, String key, Object... arguments) {
		return this.messages.getMessage(key, arguments, locale);
	}

}
