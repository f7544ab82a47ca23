package org.grantway.web;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

import org.grantway.shared.LocalizedText;
import org.grantway.shared.Money;
import org.grantway.shared.Times;

/**
 * Writes money, dates and texts in the reader's language, for templates as {@code fmt}.
 */
@Component
public class Formats {

	/** Characters of a day as it is stored, e.g. 2027-01-04. */
	private static final int ISO_DAY = 10;

	private static final long TEN_THOUSAND_YUAN = 1_000_000;

	private final MessageSource messages;

	private final Clock clock;

	Formats(MessageSource messages, Clock clock) {
		this.messages = messages;
		this.clock = clock;
	}

	/** Whole yuan with separators; in Chinese ten thousands (万元) from 10,000 yuan on. */
	public String money(Money money) {
		if (money == null) {
			return "";
		}
		if (chinese() && Math.abs(money.fen()) >= TEN_THOUSAND_YUAN) {
			BigDecimal tenThousands = money.inYuan().movePointLeft(4).setScale(2, RoundingMode.HALF_UP);
			boolean whole = tenThousands.stripTrailingZeros().scale() <= 0;
			return number(tenThousands, whole ? "#,##0" : "#,##0.00") + " 万元";
		}
		return chinese() ? exact(money) + " 元" : "¥" + exact(money);
	}

	/**
	 * The amount to the fen if it has fen, otherwise in whole yuan; without a sign of
	 * currency.
	 */
	public String exact(Money money) {
		return amount(money);
	}

	public String number(Number number) {
		return number(new BigDecimal(number.toString()), "#,##0.##");
	}

	/** Day, time and zone-free, in China Standard Time. */
	public String dateTime(Instant instant) {
		return dateTime(instant, locale());
	}

	/** The same in this language, for mails. */
	public static String dateTime(Instant instant, Locale language) {
		String pattern = "zh".equals(language.getLanguage()) ? "yyyy年M月d日 HH:mm" : "d MMM yyyy, HH:mm";
		return (instant != null) ? write(instant, pattern, language) : "";
	}

	/** The time of day, 24 hours. */
	public String time(Instant instant) {
		return (instant != null) ? write(instant, "HH:mm", locale()) : "";
	}

	/** The time of day to the second. */
	public String timeToTheSecond(Instant instant) {
		return write(instant, "HH:mm:ss", locale());
	}

	/**
	 * To the second beside days as this language writes them, for papers, which name the
	 * zone once.
	 */
	public static String stamp(Instant instant, Locale language) {
		boolean chinese = "zh".equals(language.getLanguage());
		return (instant != null) ? write(instant, chinese ? "yyyy年M月d日 HH:mm:ss" : "d MMM yyyy, HH:mm:ss", language)
				: "";
	}

	/** To the second, for receipts. */
	public String exactTime(Instant instant) {
		return (instant != null)
				? DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss xxx").format(instant.atZone(Times.ZONE)) : "";
	}

	public String day(LocalDate day) {
		return (day != null) ? day(day, locale()) : "";
	}

	/** What was stored, with the day shown by which it begins; as it is if by none. */
	public String beginningWithDay(String stored) {
		try {
			return (stored != null && stored.length() >= ISO_DAY)
					? day(LocalDate.parse(stored.substring(0, ISO_DAY))) + stored.substring(ISO_DAY) : stored;
		}
		catch (DateTimeParseException ex) {
			return stored;
		}
	}

	/** A day as pages in that language show it. */
	public static String day(LocalDate day, Locale language) {
		boolean chinese = "zh".equals(language.getLanguage());
		return DateTimeFormatter.ofPattern(chinese ? "yyyy年M月d日" : "d MMM yyyy", language).format(day);
	}

	public String dayOf(Instant instant) {
		return (instant != null) ? day(Times.dayOf(instant)) : "";
	}

	public String text(LocalizedText text) {
		return (text != null) ? text.in(locale()) : "";
	}

	/** An argument of a message as texts in that language show it. */
	public static Object shown(Object argument, Locale language) {
		if (argument instanceof LocalizedText text) {
			return text.in(language);
		}
		if (argument instanceof LocalDate day) {
			return day(day, language);
		}
		if (argument instanceof Instant instant) {
			return dateTime(instant, language);
		}
		return (argument instanceof Money money) ? amount(money) : argument;
	}

	/** How long until then, in days or hours; or how long ago. */
	public String left(Instant instant) {
		if (instant == null) {
			return "";
		}
		Instant now = Instant.now(this.clock);
		boolean past = instant.isBefore(now);
		Duration gap = Duration.between(now, instant).abs();
		long days = Math.abs(ChronoUnit.DAYS.between(Times.dayOf(now), Times.dayOf(instant)));
		String unit = (days > 0) ? "days" : "hours";
		long amount = (days > 0) ? days : Math.max(1, gap.toHours());
		return this.messages.getMessage("web.time." + unit + (past ? ".over" : ".left"), new Object[] { amount },
				locale());
	}

	/**
	 * How long something took: days between the two days, or hours on the same day.
	 * @param to the end, or null while it is not there: nothing is said then
	 */
	public String taken(Instant from, Instant to) {
		if (to == null) {
			return "";
		}
		long days = ChronoUnit.DAYS.between(Times.dayOf(from), Times.dayOf(to));
		long amount = (days > 0) ? days : Duration.between(from, to).toHours();
		return this.messages.getMessage("web.time." + ((days > 0) ? "days" : "hours") + ".taken",
				new Object[] { amount }, locale());
	}

	private static String amount(Money money) {
		return number(money.inYuan(), (money.fen() % 100 == 0) ? "#,##0" : "#,##0.00");
	}

	private static String write(Instant instant, String pattern, Locale language) {
		return DateTimeFormatter.ofPattern(pattern, language).format(instant.atZone(Times.ZONE));
	}

	private static String number(BigDecimal number, String pattern) {
		return new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ENGLISH)).format(number);
	}

	private static boolean chinese() {
		return "zh".equals(locale().getLanguage());
	}

	private static Locale locale() {
		return LocaleContextHolder.getLocale();
	}

}
