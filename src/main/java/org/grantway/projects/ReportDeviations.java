package org.grantway.projects;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import org.grantway.shared.Money;
import org.grantway.web.Formats;

/**
 * Says in what a progress report departs from what was reported, agreed and paid before,
 * so that it is not handed in without a word on it.
 */
@Component
class ReportDeviations {

	private final Reports reports;

	private final Budget budget;

	private final Ledger ledger;

	private final MilestoneRepository milestones;

	private final MessageSource messages;

	ReportDeviations(Reports reports, Budget budget, Ledger ledger, MilestoneRepository milestones,
			MessageSource messages) {
		this.reports = reports;
		this.budget = budget;
		this.ledger = ledger;
		this.milestones = milestones;
		this.messages = messages;
	}

	/**
	 * Milestones that go back, costs above what is planned for them, and more spent than
	 * was paid; what cannot be read is no deviation but a fault.
	 * @param typed by the names of the page's fields
	 */
	@Transactional(readOnly = true)
	List<String> of(Project project, Map<String, String> typed, Locale locale) {
		List<String> found = new ArrayList<>();
		for (Milestone milestone : this.milestones.findByProjectIdOrderByOrdinal(project.id())) {
			String percent = typed.getOrDefault(Reports.field(ReportLine.Kind.MILESTONE, milestone.id()), "");
			if (percent.matches("100|[0-9]{1,2}") && Integer.parseInt(percent) < milestone.donePercent()) {
				found.add(text(locale, "projects.report.deviates.milestone", milestone.name(), milestone.donePercent(),
						Integer.parseInt(percent)));
			}
		}
		Map<String, Money> spent = this.reports.spent(project);
		this.reports.costs(project)
			.forEach((cost) -> Money.read(typed.get(Reports.field(ReportLine.Kind.SPENDING, cost)))
				.ifPresent((amount) -> spent.merge(cost, amount, Money::plus)));
		Optional<Map<String, Money>> planned = this.budget.planned(project);
		spent.forEach((cost, amount) -> planned.map((plan) -> plan.getOrDefault(cost, Money.ZERO))
			.filter((plan) -> amount.compareTo(plan) > 0)
			.ifPresent((plan) -> found.add(text(locale, "projects.report.deviates.spending",
					text(locale, "projects.cost." + cost), amount, plan))));
		Money all = spent.values().stream().reduce(Money.ZERO, Money::plus);
		Money paid = this.ledger.sum(project, Posting.Kind.PAY);
		if (all.compareTo(paid) > 0) {
			found.add(text(locale, "projects.report.deviates.paid", all, paid));
		}
		return found;
	}

	private String text(Locale locale, String key, Object... arguments) {
		Object[] shown = List.of(arguments).stream().map((one) -> Formats.shown(one, locale)).toArray();
		return this.messages.getMessage(key, shown, locale);
	}

}
