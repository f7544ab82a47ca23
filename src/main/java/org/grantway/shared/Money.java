package org.grantway.shared;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An amount of Chinese yuan, kept as whole fen (1 yuan = 100 fen). At most
 * 99,999,999,999.99 yuan either way; sums beyond that fail with
 * {@link ArithmeticException} rather than wrap.
 */
public record Money(long fen) implements Comparable<Money>, java.io.Serializable {

	public static final Money ZERO = new Money(0);

	private static final long LIMIT = 9_999_999_999_999L;

	/** The largest amount there is. */
	public static final Money MOST = new Money(LIMIT);

	private static final Pattern NUMBER = Pattern.compile("-?\\d{1,30}(\\.\\d{1,6})?");

	public Money {
		if (Math.abs(fen) > LIMIT) {
			throw new ArithmeticException("More money than Grantway counts: " + fen + " fen");
		}
	}

	public static Money yuan(long yuan) {
		return new Money(Math.multiplyExact(yuan, 100L));
	}

	/**
	 * Reads what people type: {@code 8,000}, {@code 8 000}, {@code 8000.50},
	 * {@code ８０００}, {@code 0.8万}, {@code 1.2亿}, with or without ¥. Empty if it is no
	 * amount or has parts of a fen.
	 */
	public static Optional<Money> read(String typed) {
		try {
			return yuanIn(typed).filter((yuan) -> yuan.abs().compareTo(MOST.inYuan()) <= 0)
				.map((yuan) -> new Money(yuan.movePointRight(2).longValueExact()));
		}
		catch (ArithmeticException ex) {
			return Optional.empty();
		}
	}

	/** Whether it is written as an amount, but is more than is counted. */
	public static boolean isBeyond(String typed) {
		return yuanIn(typed).filter((yuan) -> yuan.abs().compareTo(MOST.inYuan()) > 0).isPresent();
	}

	private static Optional<BigDecimal> yuanIn(String typed) {
		if (typed == null) {
			return Optional.empty();
		}
		String text = Normalizer.normalize(typed, Normalizer.Form.NFKC).replaceAll("[\\s,，¥元]", "");
		BigDecimal unit = BigDecimal.ONE;
		if (text.endsWith("万")) {
			unit = BigDecimal.valueOf(10_000);
			text = text.substring(0, text.length() - 1);
		}
		else if (text.endsWith("亿")) {
			unit = BigDecimal.valueOf(100_000_000);
			text = text.substring(0, text.length() - 1);
		}
		return NUMBER.matcher(text).matches() ? Optional.of(new BigDecimal(text).multiply(unit)) : Optional.empty();
	}

	/** As people write it in a field, to be read again: 8,000 or 8,000.50. */
	public String typed() {
		return new DecimalFormat("#,##0.##", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(inYuan());
	}

	public Money plus(Money other) {
		return new Money(Math.addExact(this.fen, other.fen));
	}

	public Money minus(Money other) {
		return new Money(Math.subtractExact(this.fen, other.fen));
	}

	/** This share of the amount, rounded down to a whole fen. */
	public Money share(BigDecimal fraction) {
		return new Money(
				BigDecimal.valueOf(this.fen).multiply(fraction).setScale(0, RoundingMode.DOWN).longValueExact());
	}

	public boolean isPositive() {
		return this.fen > 0;
	}

	public boolean isNegative() {
		return this.fen < 0;
	}

	public BigDecimal inYuan() {
		return BigDecimal.valueOf(this.fen, 2);
	}

	@Override
	public int compareTo(Money other) {
		return Long.compare(this.fen, other.fen);
	}

	@Override
	public String toString() {
		return inYuan().toPlainString();
	}

}
