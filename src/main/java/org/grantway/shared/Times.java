package org.grantway.shared;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * The time zone of all deadlines, China Standard Time, and conversions into it.
 */
public final class Times {

	public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

	/**
	 * The hour at which offices close; due dates without a time of their own end then.
	 */
	public static final LocalTime CLOSE_OF_BUSINESS = LocalTime.of(17, 0);

	private Times() {
	}

	public static LocalDate dayOf(Instant instant) {
		return instant.atZone(ZONE).toLocalDate();
	}

	public static Instant at(LocalDate day, LocalTime time) {
		return day.atTime(time).atZone(ZONE).toInstant();
	}

}
