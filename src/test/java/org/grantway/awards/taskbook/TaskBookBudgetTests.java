package org.grantway.awards.taskbook;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import org.grantway.shared.Money;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The budget that a task book begins with.
 */
class TaskBookBudgetTests {

	@Test
	void whatPartnersBringIsNoPartOfTheAward() {
		List<Map<String, Object>> lines = List.of(Map.of("category", "K1", "amount", "2亿", "source", "funder"),
				Map.of("category", "K2", "amount", "1亿", "source", ""),
				Map.of("category", "M2", "amount", "3亿", "source", "partner"));
		assertThat(TaskBooks.budget(lines, Money.yuan(150_000_000))).containsExactly(
				new TaskBookContent.BudgetLine("K1", Money.yuan(100_000_000).fen()),
				new TaskBookContent.BudgetLine("K2", Money.yuan(50_000_000).fen()));
	}

	@Test
	void aRoundPartOfTheAwardStaysRound() {
		List<Map<String, Object>> lines = List.of(Map.of("category", "K1", "amount", "112500000", "source", "funder"),
				Map.of("category", "O1", "amount", "112500000", "source", "funder"));
		assertThat(TaskBooks.budget(lines, Money.yuan(210_000_000))).extracting(TaskBookContent.BudgetLine::money)
			.containsOnly(Money.yuan(105_000_000));
	}

}
