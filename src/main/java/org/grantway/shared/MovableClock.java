package org.grantway.shared;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * A clock that runs with another one, at a distance that can be changed. Only the
 * demonstration and the tests move it.
 */
public class MovableClock extends Clock {

	private final Clock base;

	private volatile Duration offset = Duration.ZERO;

	public MovableClock(Clock base) {
		this.base = base;
	}

	public Duration offset() {
		return this.offset;
	}

	public void moveBy(Duration newOffset) {
		this.offset = newOffset;
	}

	/** Sets the clock to this instant; it runs on from there. */
	public void moveTo(Instant target) {
		this.offset = Duration.between(this.base.instant(), target);
	}

	@Override
	public ZoneId getZone() {
		return ZoneOffset.UTC;
	}

	@Override
	public Clock withZone(ZoneId zone) {
		return Clock.offset(this.base.withZone(zone), this.offset);
	}

	@Override
	public Instant instant() {
		return this.base.instant().plus(this.offset).truncatedTo(ChronoUnit.MICROS);
	}

}
