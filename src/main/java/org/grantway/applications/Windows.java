package org.grantway.applications;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.Optional;

import org.springframework.stereotype.Component;

import org.grantway.programmes.Call;
import org.grantway.programmes.Grace;
import org.grantway.shared.Times;
import org.grantway.shared.WorkingCalendar;

/**
 * Until when one application is submitted and forwarded: by the days of its call, or for
 * a full application by the days that count from its invitation.
 */
@Component
class Windows {

	private static final String MATCHING = "matching";

	private final Grace grace;

	private final WorkingCalendar calendar;

	private final Clock clock;

	Windows(Grace grace, WorkingCalendar calendar, Clock clock) {
		this.grace = grace;
		this.calendar = calendar;
		this.clock = clock;
	}

	/**
	 * The two days for what is written next, or lies with the host. What the host
	 * returned may come back as long as the host can still forward it.
	 */
	CallWindow of(GrantApplication application, Call call) {
		return of(application.status(), application.statusBefore(), application.invitedSince(), call);
	}

	/** The same from what a list reads of an application. */
	CallWindow of(ApplicationStatus status, ApplicationStatus before, Instant invited, Call call) {
		return switch (status) {
			case FULL_APPLICATION, FULL_CHECK -> full(status, before, invited, call);
			default -> CallWindow.of(call);
		};
	}

	/** The two days of a full application, also if it is just being invited. */
	CallWindow full(GrantApplication application, Call call) {
		return full(application.status(), application.statusBefore(), application.invitedSince(), call);
	}

	private CallWindow full(ApplicationStatus status, ApplicationStatus before, Instant invited, Call call) {
		Instant since = (invited != null && status != ApplicationStatus.RECONSIDERATION) ? invited
				: Instant.now(this.clock);
		Instant own = this.grace.after(call.length("full-application").after(since, this.calendar));
		Instant hosts = this.grace.after(call.length("full-check").after(own, this.calendar));
		boolean returned = status == ApplicationStatus.FULL_CHECK || before == ApplicationStatus.FULL_CHECK;
		return new CallWindow(returned ? hosts : own, hosts);
	}

	/**
	 * Until when the partner agency's confirmation is waited for: to the end of the
	 * call's stage for it; after a reconsideration as long as the call gives for one more
	 * try.
	 */
	Instant matchUntil(GrantApplication application, Call call) {
		Optional<Call.CalendarStage> stage = stage(call, MATCHING);
		boolean again = EnumSet.of(application.status(), before(application))
			.contains(ApplicationStatus.RECONSIDERATION);
		if (stage.isEmpty() || again) {
			return call.length(MATCHING).after(Instant.now(this.clock), this.calendar);
		}
		LocalTime hour = (call.closesAt() != null) ? call.closesAt().atZone(Times.ZONE).toLocalTime() : LocalTime.MAX;
		return Times.at(stage.get().end(), hour);
	}

	/**
	 * Until when hosts hand in their list and commitment, if the call has a stage for it.
	 */
	Optional<Instant> commitUntil(Call call) {
		return stage(call, "host-commitment").filter((stage) -> call.closesAt() != null)
			.map((stage) -> this.grace.after(Times.at(stage.end(), call.closesAt().atZone(Times.ZONE).toLocalTime())));
	}

	/** When the day begins on which a stage of the call does, if it has such a stage. */
	Optional<Instant> begin(Call call, String stage) {
		return stage(call, stage).map((one) -> Times.at(one.start(), LocalTime.MIN));
	}

	private static Optional<Call.CalendarStage> stage(Call call, String name) {
		return call.calendar().stream().filter((one) -> one.stage().equals(name)).findFirst();
	}

	private static ApplicationStatus before(GrantApplication application) {
		return (application.statusBefore() != null) ? application.statusBefore() : application.status();
	}

}
