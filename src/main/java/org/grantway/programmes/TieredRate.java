package org.grantway.programmes;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.grantway.shared.Money;

/**
 * A cumulative scale: each part of an amount counts at the rate of the tier it falls in.
 * Written {@code TIER:<=5000000:0.30;<=10000000:0.25;>10000000:0.20}, in yuan.
 */
record TieredRate(List<Tier> tiers) {

	private static final Pattern TIER = Pattern.compile("(<=|>)(\\d+):(0\\.\\d+)");

	static TieredRate parse(String rule) {
		List<Tier> tiers = new ArrayList<>();
		Matcher matcher = TIER.matcher(rule);
		while (matcher.find()) {
			Money upTo = matcher.group(1).equals("<=") ? Money.yuan(Long.parseLong(matcher.group(2))) : null;
			tiers.add(new Tier(upTo, new BigDecimal(matcher.group(3))));
		}
		if (tiers.isEmpty()) {
			throw new IllegalArgumentException("Not a scale of tiers: " + rule);
		}
		return new TieredRate(List.copyOf(tiers));
	}

	Money of(Money amount) {
		Money total = Money.ZERO;
		Money from = Money.ZERO;
		for (Tier tier : this.tiers) {
			Money to = (tier.upTo() == null || amount.compareTo(tier.upTo()) < 0) ? amount : tier.upTo();
			if (to.compareTo(from) <= 0) {
				break;
			}
			total = total.plus(to.minus(from).share(tier.rate()));
			from = to;
		}
		return total;
	}

	/**
	 * @param upTo the end of the tier, or null for the last one
	 */
	record Tier(Money upTo, BigDecimal rate) {

	}

}
