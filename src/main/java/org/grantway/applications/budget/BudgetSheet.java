package org.grantway.applications.budget;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.grantway.applications.content.Answers;
import org.grantway.applications.content.Finding;
import org.grantway.programmes.ReferenceData.CostCategory;
import org.grantway.shared.Money;

/**
 * A budget as it adds up: totals by heading, the computed indirect costs, what is asked
 * of the funder and what others give. Amounts that cannot be read are left out of the
 * totals and counted.
 */
public final class BudgetSheet {

	private static final String EQUIPMENT = "D1";

	private final BudgetRules rules;

	private final List<Line> lines = new ArrayList<>();

	private final List<Finding> unknown = new ArrayList<>();

	private BudgetSheet(BudgetRules rules) {
		this.rules = rules;
	}

	public static BudgetSheet of(List<Map<String, String>> rows, BudgetRules rules) {
		BudgetSheet sheet = new BudgetSheet(rules);
		for (int index = 0; index < rows.size(); index++) {
			Map<String, String> row = multiplied(rows.get(index));
			if (!Answers.isBlankRow(row)) {
				String code = row.getOrDefault("category", "");
				sheet.lines.add(Line.of(index, row, rules.category(code)));
				if (!code.isEmpty() && rules.choosable().stream().noneMatch((one) -> one.code().equals(code))) {
					sheet.unknown.add(finding("lines." + index + ".category", "applications.budget.category"));
				}
			}
		}
		return sheet;
	}

	/**
	 * Totals of what is asked of the funder, by heading in the order of the categories.
	 */
	public Map<CostCategory, Money> headings() {
		Map<CostCategory, Money> totals = new LinkedHashMap<>();
		for (CostCategory category : this.rules.categories()) {
			for (Line line : this.lines) {
				if (category.equals(line.category()) && !line.isMatching() && line.amount().isPresent()) {
					totals.merge(this.rules.heading(category), line.amount().get(), Money::plus);
				}
			}
		}
		return totals;
	}

	public Money equipment() {
		return requestedOf((line) -> line.category() != null && EQUIPMENT.equals(line.category().code()));
	}

	public Money direct() {
		return requestedOf((line) -> line.category() != null && "direct".equals(line.category().group()));
	}

	/** The base of indirect costs: direct costs without equipment. */
	public Money indirectBase() {
		return direct().minus(equipment());
	}

	/** Whether there is something that indirect costs can be computed on. */
	public boolean hasIndirectBase() {
		return indirectBase().isPositive();
	}

	/** Indirect costs, computed at the ceiling of the base. */
	public Money indirect() {
		boolean some = this.rules.indirect() && hasIndirectBase();
		return some ? this.rules.indirectCeiling().apply(indirectBase()) : Money.ZERO;
	}

	/** What is asked of the funder, indirect costs included. */
	public Money requested() {
		return requestedOf((line) -> true).plus(indirect());
	}

	/** What the host, partners and regions give. */
	public Money matching() {
		return this.lines.stream()
			.filter(Line::isMatching)
			.flatMap((line) -> line.amount().stream())
			.reduce(Money.ZERO, Money::plus);
	}

	/** Matching money that the call asks for beside what is requested. */
	public Money matchingNeeded() {
		return requested().share(this.rules.matchingMinRatio());
	}

	/**
	 * By year of the project, in their order, what is asked of the funder without
	 * indirect costs, and what others give; empty where no line names a year.
	 */
	public List<Year> years() {
		return this.lines.stream()
			.map(Line::year)
			.filter((year) -> year > 0)
			.distinct()
			.sorted()
			.map((year) -> new Year(year, requestedOf((line) -> line.year() == year),
					this.lines.stream()
						.filter((line) -> line.year() == year && line.isMatching())
						.flatMap((line) -> line.amount().stream())
						.reduce(Money.ZERO, Money::plus)))
			.toList();
	}

	public Money total() {
		return requested().plus(matching());
	}

	/** How many amounts could not be read and are therefore in no total. */
	public long notCounted() {
		return this.lines.stream().filter((line) -> line.amount().isEmpty()).count();
	}

	public BudgetRules rules() {
		return this.rules;
	}

	/**
	 * Share of the most that may be asked for, in percent with one decimal, at most 100.
	 */
	public BigDecimal percentOfMaximum() {
		return percent(requested(), this.rules.awardMax()).min(new BigDecimal("100.0"));
	}

	/**
	 * Share of the matching money that is there, in percent with one decimal; 0 where
	 * none is needed yet.
	 */
	public BigDecimal percentOfMatching() {
		return !matchingNeeded().isPositive() ? BigDecimal.ZERO
				: percent(matching(), matchingNeeded()).min(new BigDecimal("100.0"));
	}

	public boolean isOverMaximum() {
		return requested().compareTo(this.rules.awardMax()) > 0;
	}

	public boolean isMatchingShort() {
		return matching().compareTo(matchingNeeded()) < 0;
	}

	/** What the call's rules say against this budget, where the fault is. */
	public List<Finding> findings() {
		List<Finding> findings = new ArrayList<>(this.unknown);
		this.lines.forEach((line) -> findings.addAll(line.findings()));
		if (!this.lines.isEmpty() && notCounted() == 0) {
			if (requested().compareTo(this.rules.awardMin()) < 0) {
				findings.add(finding("lines", "applications.budget.below-minimum", requested(), this.rules.awardMin()));
			}
			if (isOverMaximum()) {
				findings.add(finding("lines", "applications.budget.above-maximum", requested(), this.rules.awardMax()));
			}
			if (isMatchingShort()) {
				findings.add(finding("lines", "applications.budget.matching-short", matching(), matchingNeeded()));
			}
		}
		return findings;
	}

	private Money requestedOf(java.util.function.Predicate<Line> wanted) {
		return this.lines.stream()
			.filter((line) -> !line.isMatching())
			.filter(wanted)
			.flatMap((line) -> line.amount().stream())
			.reduce(Money.ZERO, Money::plus);
	}

	private static BigDecimal percent(Money part, Money whole) {
		if (!whole.isPositive()) {
			return new BigDecimal("100.0");
		}
		return part.inYuan().movePointRight(2).divide(whole.inYuan(), 1, RoundingMode.HALF_UP);
	}

	private static Finding finding(String field, String key, Object... arguments) {
		return Finding.of("budget", field, key, arguments);
	}

	/** The same, with the amount of lines that name price and quantity but no amount. */
	public static Answers multiplied(Answers answers) {
		Map<String, Object> values = new LinkedHashMap<>(answers.values());
		values.computeIfPresent("lines",
				(name, rows) -> answers.rows(name).stream().map(BudgetSheet::multiplied).toList());
		return new Answers(values);
	}

	private static Map<String, String> multiplied(Map<String, String> row) {
		Optional<Money> price = Money.read(row.getOrDefault("unit_price", ""));
		Optional<BigDecimal> pieces = Answers.number(row.getOrDefault("quantity", ""));
		if (!row.getOrDefault("amount", "").isBlank() || price.isEmpty() || pieces.isEmpty()) {
			return row;
		}
		Map<String, String> whole = new LinkedHashMap<>(row);
		whole.put("amount", price.get().inYuan().multiply(pieces.get()).stripTrailingZeros().toPlainString());
		return whole;
	}

	/** What a year of the project costs. */
	public record Year(int number, Money requested, Money matching) {

	}

	/**
	 * One line of the table.
	 *
	 * @param index its row, from 0
	 * @param category null if none or an unknown one is chosen
	 * @param year of the project, from 1; 0 if none is named
	 */
	public record Line(int index, CostCategory category, String description, String quantity, String source, int year,
			Optional<Money> amount, Optional<Money> unitPrice) {

		static Line of(int index, Map<String, String> row, CostCategory category) {
			return new Line(index, category, row.getOrDefault("description", ""), row.getOrDefault("quantity", ""),
					row.getOrDefault("source", ""),
					Answers.number(row.getOrDefault("year", "")).map(BigDecimal::intValue).orElse(0),
					Money.read(row.getOrDefault("amount", "")), Money.read(row.getOrDefault("unit_price", "")));
		}

		/** Money that does not come from the funder. */
		public boolean isMatching() {
			boolean matchingGroup = this.category != null && this.category.isFunding();
			return matchingGroup || !(this.source.isEmpty() || this.source.equals("funder"));
		}

		private List<Finding> findings() {
			List<Finding> findings = new ArrayList<>();
			if (mustBeItemised() && (this.unitPrice.isEmpty() || this.quantity.isBlank())) {
				findings.add(at("unit_price", "applications.budget.itemise", this.category.itemiseFrom()));
			}
			else if (this.unitPrice.isPresent() && isWrongProduct()) {
				findings.add(at("amount", "applications.budget.product-differs"));
			}
			return findings;
		}

		private boolean mustBeItemised() {
			return this.category != null && this.category.itemiseFrom() != null
					&& this.amount.filter((sum) -> sum.compareTo(this.category.itemiseFrom()) >= 0).isPresent();
		}

		private boolean isWrongProduct() {
			Optional<BigDecimal> pieces = Answers.number(this.quantity);
			return pieces.isPresent() && this.amount.isPresent()
					&& this.unitPrice.get().inYuan().multiply(pieces.get()).compareTo(this.amount.get().inYuan()) != 0;
		}

		private Finding at(String column, String key, Object... arguments) {
			return finding("lines." + this.index + "." + column, key, arguments);
		}

	}

}
