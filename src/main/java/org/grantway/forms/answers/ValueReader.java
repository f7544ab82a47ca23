package org.grantway.forms.answers;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.grantway.shared.Money;

/**
 * Understands single values the way people type them: full-width digits, thousands
 * separators, dates in the usual spellings.
 */
final class ValueReader {

	private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d{1,15}|\\d{1,3}(,\\d{3}){1,4})(\\.\\d{1,6})?");

	private static final Pattern DATE = Pattern.compile("(\\d{4})[-/.年](\\d{1,2})[-/.月](\\d{1,2})日?");

	private ValueReader() {
	}

	/** Typed text without control characters, with plain line ends. */
	static String text(Object raw) {
		if (raw == null) {
			return "";
		}
		String text = (raw instanceof BigDecimal number) ? number.toPlainString() : raw.toString();
		return text.replaceAll("\\r\\n?", "\n").replaceAll("[\\p{Cntrl}&&[^\\n\\t]]", "").strip();
	}

	static Optional<BigDecimal> number(Object raw) {
		if (raw instanceof Number number) {
			return Optional.of(new BigDecimal(number.toString()));
		}
		String text = folded(raw).replace('\u2212', '-');
		return NUMBER.matcher(text).matches() ? Optional.of(new BigDecimal(text.replace(",", ""))) : Optional.empty();
	}

	static Optional<BigDecimal> money(Object raw) {
		if (raw instanceof Money money) {
			return Optional.of(money.inYuan());
		}
		return Money.read(text(raw)).map(Money::inYuan);
	}

	static Optional<LocalDate> date(Object raw) {
		if (raw instanceof LocalDate date) {
			return Optional.of(date);
		}
		Matcher matcher = DATE.matcher(folded(raw));
		if (!matcher.matches()) {
			return Optional.empty();
		}
		try {
			return Optional.of(LocalDate.of(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)),
					Integer.parseInt(matcher.group(3))));
		}
		catch (DateTimeException ex) {
			return Optional.empty();
		}
	}

	static boolean truth(Object raw) {
		return (raw instanceof Boolean truth) ? truth : raw != null && raw.toString().matches("true|on|yes|1");
	}

	private static String folded(Object raw) {
		return Normalizer.normalize(text(raw), Normalizer.Form.NFKC).replaceAll("\\s", "");
	}

}
