package org.grantway.awards.taskbook;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonIgnore;

import org.grantway.shared.LocalizedText;
import org.grantway.shared.Money;

/**
 * What a task book binds its parties to. Dates and numbers are kept as they were written,
 * amounts in fen.
 *
 * @param reason which review opinion or part of the decision the differences follow
 * @param differences in what the book is not as it was applied for, so that those who
 * sign see it
 * @param funding who gives how much, where several do
 * @param team who works on it, as applied for
 * @param partners which other units take part, as applied for
 */
public record TaskBookContent(String application, String decisionNumber, String titleEn, String titleZh,
		LocalizedText principalInvestigator, LocalizedText host, int durationMonths, long amount, String conditions,
		List<Milestone> milestones, List<Indicator> indicators, List<BudgetLine> budget, List<Instalment> instalments,
		String reason, List<Difference> differences, List<Funding> funding, List<Member> team, List<Partner> partners) {

	/** The amount, for pages. */
	public Money money() {
		return new Money(this.amount);
	}

	/** Who gives how much; none where one funder gives all. */
	public List<Funding> funding() {
		return (this.funding != null) ? this.funding : List.of();
	}

	/** Who works on it; none in a book that was frozen before they were kept. */
	public List<Member> team() {
		return (this.team != null) ? this.team : List.of();
	}

	/** The other units; none in a book that was frozen before they were kept. */
	public List<Partner> partners() {
		return (this.partners != null) ? this.partners : List.of();
	}

	/** The differences; none in a book that was frozen before they were kept. */
	public List<Difference> changes() {
		return (this.differences != null) ? this.differences : List.of();
	}

	/** The same book with another plan and split; who, what for and how much stays. */
	TaskBookContent with(List<Milestone> milestones, List<Indicator> indicators, List<BudgetLine> budget, String reason,
			List<Difference> differences) {
		return new TaskBookContent(this.application, this.decisionNumber, this.titleEn, this.titleZh,
				this.principalInvestigator, this.host, this.durationMonths, this.amount, this.conditions, milestones,
				indicators, budget, this.instalments, reason, differences, this.funding, this.team, this.partners);
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

	/**
	 * What one funder gives.
	 *
	 * @param funder {@code central} or a regional government's code
	 */
	public record Funding(String funder, long amount) {

		/** Whether it is the central budget's part. */
		@JsonIgnore
		public boolean isCentral() {
			return "central".equals(this.funder);
		}

		/** The amount, for pages. */
		public Money money() {
			return new Money(this.amount);
		}

	}

	/**
	 * Somebody of the team.
	 *
	 * @param role code of the role in the team
	 * @param months a year, as written
	 */
	public record Member(String name, LocalizedText unit, String role, String months) {

	}

	/**
	 * Another unit that takes part.
	 *
	 * @param amount its part of the award
	 * @param own what it brings itself
	 */
	public record Partner(LocalizedText unit, String task, long amount, long own) {

		/** Its part of the award, for pages. */
		public Money money() {
			return new Money(this.amount);
		}

		/** What it brings itself, for pages. */
		public Money brings() {
			return new Money(this.own);
		}

	}

	/**
	 * A part that is not as it was applied for.
	 *
	 * @param kind milestone, indicator or budget
	 * @param name of the milestone or indicator, or code of the cost category
	 * @param before as applied for, or null if it is new
	 * @param after as in the book, or null if it was taken out
	 */
	public record Difference(String kind, String name, String before, String after) {

	}

}
