package org.grantway.programmes;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

import com.nlf.calendar.Lunar;
import com.nlf.calendar.Solar;

import org.grantway.shared.LocalizedText;

/**
 * The public holidays of a year as the law fixes them, for years whose arrangement is not
 * published yet (Regulation on Public Holidays for National Festivals and Memorial Days,
 * art. 2 and 6, as in force since 2025). A holiday on a weekend is made up for on the
 * next weekday; which weekends are worked for it only the State Council says.
 */
final class StatutoryHolidays {

	private static final LocalizedText NEW_YEAR = LocalizedText.of("New Year", "元旦");

	private static final LocalizedText SPRING = LocalizedText.of("Spring Festival", "春节");

	private static final LocalizedText QINGMING = LocalizedText.of("Qingming", "清明节");

	private static final LocalizedText LABOUR = LocalizedText.of("Labour Day", "劳动节");

	private static final LocalizedText DRAGON_BOAT = LocalizedText.of("Dragon Boat Festival", "端午节");

	private static final LocalizedText MID_AUTUMN = LocalizedText.of("Mid-Autumn Festival", "中秋节");

	private static final LocalizedText NATIONAL = LocalizedText.of("National Day", "国庆节");

	private static final Map<Integer, SortedMap<LocalDate, LocalizedText>> KNOWN = new ConcurrentHashMap<>();

	private StatutoryHolidays() {
	}

	/** The weekdays and weekends that are free for them, with what for, in order. */
	static SortedMap<LocalDate, LocalizedText> of(int year) {
		return KNOWN.computeIfAbsent(year, StatutoryHolidays::compute);
	}

	private static SortedMap<LocalDate, LocalizedText> compute(int year) {
		SortedMap<LocalDate, LocalizedText> days = new TreeMap<>();
		days.put(LocalDate.of(year, 1, 1), NEW_YEAR);
		List.of(1, 2).forEach((day) -> days.put(LocalDate.of(year, 5, day), LABOUR));
		List.of(1, 2, 3).forEach((day) -> days.put(LocalDate.of(year, 10, day), NATIONAL));
		LocalDate spring = lunar(year, 1, 1);
		List.of(-1, 0, 1, 2).forEach((from) -> days.put(spring.plusDays(from), SPRING));
		days.put(day(Lunar.fromYmd(year, 1, 1).getJieQiTable().get("清明")), QINGMING);
		days.put(lunar(year, 5, 5), DRAGON_BOAT);
		days.putIfAbsent(lunar(year, 8, 15), MID_AUTUMN);
		makeUp(days);
		return Collections.unmodifiableSortedMap(days);
	}

	private static LocalDate lunar(int year, int month, int day) {
		return day(Lunar.fromYmd(year, month, day).getSolar());
	}

	private static LocalDate day(Solar day) {
		return LocalDate.of(day.getYear(), day.getMonth(), day.getDay());
	}

	private static void makeUp(SortedMap<LocalDate, LocalizedText> days) {
		for (Map.Entry<LocalDate, LocalizedText> one : List.copyOf(days.entrySet())) {
			if (isWeekend(one.getKey())) {
				LocalDate instead = one.getKey();
				while (isWeekend(instead) || days.containsKey(instead)) {
					instead = instead.plusDays(1);
				}
				days.put(instead, one.getValue());
			}
		}
	}

	static boolean isWeekend(LocalDate day) {
		return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
	}

}
