package org.grantway.awards.taskbook;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import org.grantway.shared.LocalizedText;
import org.grantway.shared.Money;
import org.grantway.shared.Refused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * The budget that a task book begins with.
 */
class TaskBookBudgetTests {

	@Test
	void whatPartnersBringIsNoPartOfTheAward() {
		List<Map<String, Object>> lines = List.of(Map.of("category", "K1", "amount", "2亿", "source", "funder"),
				Map.of("category", "K2", "amount", "1亿", "source", ""),
				Map.of("category", "M2", "amount", "3亿", "source", "partner"));
		assertThat(TaskBooks.budget(lines, Money.yuan(300_000_000), Optional.empty(), Money.yuan(150_000_000)))
			.containsExactly(new TaskBookContent.BudgetLine("K1", Money.yuan(100_000_000).fen()),
					new TaskBookContent.BudgetLine("K2", Money.yuan(50_000_000).fen()));
	}

	@Test
	void aRoundPartOfTheAwardStaysRound() {
		List<Map<String, Object>> lines = List.of(Map.of("category", "K1", "amount", "112500000", "source", "funder"),
				Map.of("category", "O1", "amount", "112500000", "source", "funder"));
		assertThat(TaskBooks.budget(lines, Money.yuan(225_000_000), Optional.empty(), Money.yuan(210_000_000)))
			.extracting(TaskBookContent.BudgetLine::money)
			.containsOnly(Money.yuan(105_000_000));
	}

	@Test
	void theSplitIsProposedInWholeYuanAndTheLargestLineTakesTheRest() {
		List<Map<String, Object>> lines = List.of(Map.of("category", "K1", "amount", "3000000", "source", "funder"),
				Map.of("category", "K2", "amount", "6000000", "source", "funder"),
				Map.of("category", "K3", "amount", "1100000", "source", "funder"));
		assertThat(TaskBooks.budget(lines, Money.yuan(10_100_000), Optional.empty(), Money.yuan(10_000_000)))
			.containsExactly(new TaskBookContent.BudgetLine("K1", Money.yuan(2_970_297).fen()),
					new TaskBookContent.BudgetLine("K2", Money.yuan(5_940_595).fen()),
					new TaskBookContent.BudgetLine("K3", Money.yuan(1_089_108).fen()));
	}

	@Test
	void indirectCostsStayIndirectCosts() {
		List<Map<String, Object>> lines = List.of(Map.of("category", "D21", "amount", "8000000", "source", "funder"));
		assertThat(TaskBooks.budget(lines, Money.yuan(10_000_000), Optional.of("I"), Money.yuan(5_000_000)))
			.containsExactly(new TaskBookContent.BudgetLine("D21", Money.yuan(4_000_000).fen()),
					new TaskBookContent.BudgetLine("I", Money.yuan(1_000_000).fen()));
	}

	@Test
	void everyAmountThatCannotBeReadIsNamed() {
		TaskBookContent proposal = proposal();
		TaskBooks.Written written = new TaskBooks.Written(List.of(), List.of(), Map.of("D23", Money.yuan(1)), "");
		assertThatThrownBy(() -> TaskBooks.amounts(proposal, written)).isInstanceOfSatisfying(Refused.class,
				(refused) -> assertThat(refused.all()).extracting(Refused::field)
					.containsExactly("amount_D21", "amount_D22"));
		assertThat(TaskBooks.book(proposal, written).budget()).isEqualTo(proposal.budget());
	}

	private static TaskBookContent proposal() {
		List<TaskBookContent.BudgetLine> budget = List.of(new TaskBookContent.BudgetLine("D21", 100),
				new TaskBookContent.BudgetLine("D22", 200), new TaskBookContent.BudgetLine("D23", 300));
		return new TaskBookContent("APP-2029-000001", "No. 1", "Title", "题目", LocalizedText.of("A", "甲"),
				LocalizedText.of("B", "乙"), 36, 600, "", List.of(), List.of(), budget, List.of(), "", List.of(),
				List.of(), List.of(), List.of());
	}

}
