package org.grantway.programmes;

import org.junit.jupiter.api.Test;

import org.grantway.shared.Money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class TieredRateTests {

	private final TieredRate rate = TieredRate.parse("TIER:<=5000000:0.30;<=10000000:0.25;>10000000:0.20");

	@Test
	void eachPartCountsAtTheRateOfItsTier() {
		assertThat(this.rate.of(Money.yuan(10_000_000))).isEqualTo(Money.yuan(2_750_000));
		assertThat(this.rate.of(Money.yuan(14_000_000))).isEqualTo(Money.yuan(3_550_000));
	}

	@Test
	void theEdgeOfATierBelongsToIt() {
		assertThat(this.rate.of(Money.yuan(5_000_000))).isEqualTo(Money.yuan(1_500_000));
		assertThat(this.rate.of(Money.yuan(5_000_004))).isEqualTo(Money.yuan(1_500_001));
	}

	@Test
	void nothingAndLessThanNothingCarryNoIndirectCosts() {
		assertThat(this.rate.of(Money.ZERO)).isEqualTo(Money.ZERO);
		assertThat(this.rate.of(Money.yuan(-5))).isEqualTo(Money.ZERO);
	}

	@Test
	void aTextWithoutTiersIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> TieredRate.parse("NEGATIVE-LIST"));
	}

}
