package org.grantway.awards.taskbook;

import java.util.List;

import org.grantway.shared.Money;

/**
 * What a task book binds its parties to. Dates and numbers are kept as they were written,
 * amounts in fen.
 */
public record TaskBookContent(String application, String decisionNumber, String titleEn, String titleZh,
		String principalInvestigator, String host, int durationMonths, long amount, String conditions,
		List<Milestone> milestones, List<Indicator> indicators, List<BudgetLine> budget, List<Instalment> instalments) {

	/** The amount, for pages. */
	public Money money() {
		return new Money(this.amount);
	}

	/** A date by which something is delivered. */
	public record Milestone(String name, String due, String deliverable) {

	}

	/** A measure of success. */
	public record Indicator(String name, String unit, String baseline, String target, String evidence) {

	}

	/**
	 * @param category code of the cost category
	 */
	public record BudgetLine(String category, long amount) {

		/** The amount, for pages. */
		public Money money() {
			return new Money(this.amount);
		}

	}

	/**
	 * @param share fraction of the award
	 * @param trigger event that releases it
	 */
	public record Instalment(int number, String share, String trigger, long amount) {

		/** The amount, for pages. */
		public Money money() {
			return new Money(this.amount);
		}

	}

}
