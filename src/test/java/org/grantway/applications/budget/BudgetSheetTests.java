package org.grantway.applications.budget;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import org.grantway.applications.content.Answers;
import org.grantway.applications.content.Finding;
import org.grantway.programmes.ReferenceData.CostCategory;
import org.grantway.shared.LocalizedText;
import org.grantway.shared.Money;

import static org.assertj.core.api.Assertions.assertThat;

class BudgetSheetTests {

	private static final List<CostCategory> CATEGORIES = List.of(category("D", null, "direct", null),
			category("D1", "D", "direct", Money.yuan(500_000)), category("D2", "D", "direct", null),
			category("D21", "D2", "direct", null), category("D22", "D2", "direct", null),
			category("I", null, "indirect", null), category("M", null, "matching", null),
			category("M2", "M", "matching", null));

	/** 30 % of everything is enough here; the tiers are the reference data's. */
	private static final BudgetRules RULES = new BudgetRules(CATEGORIES, Money.yuan(1_000_000), Money.yuan(10_000_000),
			BigDecimal.ONE, true, (base) -> base.share(new BigDecimal("0.30")));

	@Test
	void totalsAddUpByHeadingAndIndirectCostsLeaveEquipmentOut() {
		BudgetSheet sheet = sheet(line("D1", "200,000", "funder"), line("D21", "60万", "funder"),
				line("D22", "４００，０００", ""));
		assertThat(sheet.headings()).hasSize(2);
		assertThat(sheet.headings().values()).containsExactly(Money.yuan(200_000), Money.yuan(1_000_000));
		assertThat(sheet.indirect()).isEqualTo(Money.yuan(300_000));
		assertThat(sheet.requested()).isEqualTo(Money.yuan(1_500_000));
	}

	@Test
	void withoutDirectCostsOtherThanEquipmentThereIsNothingToComputeIndirectCostsOn() {
		for (BudgetSheet sheet : List.of(sheet(), sheet(line("D1", "200,000", "funder")))) {
			assertThat(sheet.hasIndirectBase()).isFalse();
			assertThat(sheet.indirect()).isEqualTo(Money.ZERO);
		}
		assertThat(sheet(line("D21", "1", "funder")).hasIndirectBase()).isTrue();
	}

	@Test
	void anUnreadableAmountIsLeftOutAndCounted() {
		BudgetSheet sheet = sheet(line("D21", "8,000 or so", "funder"), line("D21", "1,000", "funder"));
		assertThat(sheet.direct()).isEqualTo(Money.yuan(1_000));
		assertThat(sheet.notCounted()).isEqualTo(1);
		assertThat(sheet.findings()).isEmpty();
	}

	@Test
	void moneyOfOthersIsMatchingWhateverItsCategory() {
		BudgetSheet sheet = sheet(line("D21", "1,000,000", "funder"), line("D21", "100,000", "host"),
				line("M2", "1,200,000", ""));
		assertThat(sheet.matching()).isEqualTo(Money.yuan(1_300_000));
		assertThat(sheet.requested()).isEqualTo(Money.yuan(1_300_000));
		assertThat(sheet.findings()).isEmpty();
	}

	@Test
	void yearsAddUpByThemselvesAndLinesWithoutOneStandInNone() {
		BudgetSheet sheet = sheet(in("2", line("D21", "400,000", "funder")), in("1", line("D22", "600,000", "funder")),
				in("2", line("D21", "50,000", "host")), line("D21", "1", "funder"));
		assertThat(sheet.years()).containsExactly(new BudgetSheet.Year(1, Money.yuan(600_000), Money.ZERO),
				new BudgetSheet.Year(2, Money.yuan(400_000), Money.yuan(50_000)));
		assertThat(sheet(line("D21", "1", "funder")).years()).isEmpty();
	}

	@Test
	void theCallsLimitsAreToldWithTheirAmounts() {
		assertThat(sheet(line("D21", "1,000", "funder")).findings()).extracting(Finding::messageKey)
			.containsExactly("applications.budget.below-minimum", "applications.budget.matching-short");
		assertThat(sheet(line("D21", "9,000,000", "funder"), line("M2", "20,000,000", "")).findings())
			.extracting(Finding::messageKey)
			.containsExactly("applications.budget.above-maximum");
	}

	@Test
	void largeEquipmentIsItemisedWhereTheFaultIs() {
		List<Finding> findings = sheet(line("D21", "1,000,000", "funder"), line("D1", "500,000", "funder"),
				line("M2", "2,000,000", ""))
			.findings();
		assertThat(findings).extracting(Finding::field).containsExactly("lines.1.unit_price");
	}

	@Test
	void anAmountThatIsLeftOutIsPriceTimesQuantity() {
		Map<String, String> line = Map.of("unit_price", "1.5万", "quantity", "3", "amount", " ", "category", "D1");
		assertThat(amountOf(line)).isEqualTo("45000");
		assertThat(amountOf(Map.of("unit_price", "1.5万", "quantity", "3", "amount", "40,000"))).isEqualTo("40,000");
		assertThat(amountOf(Map.of("unit_price", "about 2", "quantity", "3", "amount", ""))).isEmpty();
		assertThat(BudgetSheet.multiplied(Answers.NONE)).isEqualTo(Answers.NONE);
	}

	private static String amountOf(Map<String, String> line) {
		return BudgetSheet.multiplied(new Answers(Map.of("lines", List.of(line)))).rows("lines").get(0).get("amount");
	}

	@Test
	void unitPriceTimesQuantityIsTheAmount() {
		Map<String, String> right = Map.of("category", "D1", "amount", "1,000,000", "unit_price", "50万", "quantity",
				"2", "source", "host");
		Map<String, String> wrong = Map.of("category", "D1", "amount", "1,000,000", "unit_price", "50万", "quantity",
				"3", "source", "host");
		assertThat(sheet(line("D21", "1,000,000", "funder"), line("M2", "2,000,000", ""), right).findings()).isEmpty();
		assertThat(sheet(line("D21", "1,000,000", "funder"), line("M2", "2,000,000", ""), wrong).findings())
			.extracting(Finding::messageKey)
			.containsExactly("applications.budget.product-differs");
	}

	@Test
	void aCategoryThatIsNotInTheListIsRefusedWhereItStands() {
		assertThat(sheet(line("D21", "1,000,000", "funder"), line("B11", "1", "funder"), line("D2", "1", "funder"),
				line("M2", "2,000,000", ""))
			.findings()).extracting(Finding::field).containsExactly("lines.1.category", "lines.2.category");
	}

	@SafeVarargs
	private static BudgetSheet sheet(Map<String, String>... lines) {
		return BudgetSheet.of(Arrays.asList(lines), RULES);
	}

	private static Map<String, String> line(String category, String amount, String source) {
		return Map.of("category", category, "amount", amount, "source", source, "description", "x");
	}

	private static Map<String, String> in(String year, Map<String, String> line) {
		Map<String, String> dated = new HashMap<>(line);
		dated.put("year", year);
		return dated;
	}

	private static CostCategory category(String code, String parent, String group, Money itemiseFrom) {
		return new CostCategory(code, parent, group, LocalizedText.of(code, code), LocalizedText.of("", ""),
				itemiseFrom);
	}

}
