package org.grantway.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

import org.grantway.shared.MovableClock;
import org.grantway.shared.Refused;
import org.grantway.workflow.Timeline;

/**
 * The clock of the demonstration. It begins on a fixed day, runs on with the real time,
 * and keeps its distance over a restart. Set before any timer can fire.
 */
@Component
@Profile("demo")
class DemoClock implements InitializingBean {

	/** The morning on which the story begins. */
	static final Instant BEGINNING = Instant.parse("2027-01-05T01:00:00Z");

	private static final Duration FARTHEST = Duration.ofDays(3 * 366L);

	private final DemoState state;

	private final Timeline timeline;

	private final Clock clock;

	DemoClock(DemoState state, Timeline timeline, Clock clock) {
		this.state = state;
		this.timeline = timeline;
		this.clock = clock;
	}

	@Override
	public void afterPropertiesSet() {
		Instant real = Clock.systemUTC().instant();
		this.timeline.restore(
				this.state.get("offset").map(Duration::parse).map((offset) -> real.plus(offset)).orElse(BEGINNING));
		keep();
	}

	Instant now() {
		return Instant.now(this.clock);
	}

	/**
	 * Moves on; reminders and deadlines on the way fire in order. Refused backwards and
	 * beyond three years at once.
	 */
	void advanceTo(Instant target) {
		if (target.isBefore(now())) {
			throw Refused.at("to", "demo.refused.backwards");
		}
		if (Duration.between(now(), target).compareTo(FARTHEST) > 0) {
			throw Refused.at("to", "demo.refused.too-far");
		}
		Nobody.does(() -> this.timeline.advanceTo(target));
		keep();
	}

	/**
	 * Sets the clock without letting anything fire, after everything was brought back.
	 */
	void restore(Instant to) {
		this.timeline.restore(to);
		keep();
	}

	private void keep() {
		this.state.put("offset", ((MovableClock) this.clock).offset().toString());
	}

}
