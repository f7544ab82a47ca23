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
		return switch (application.status()) {
			case FULL_APPLICATION, FULL_CHECK -> full(application, call);
			default -> CallWindow.of(call);
		};
	}

	/** The two days of a full application, also if it is just being invited. */
	CallWindow full(GrantApplication application, Call call) {
		boolean invited = application.invitedSince() != null
				&& application.status() != ApplicationStatus.RECONSIDERATION;
		Instant since = invited ? application.invitedSince() : Instant.now(this.clock);
		Instant own = this.grace.after(call.length("full-application").after(since, this.calendar));
		Instant hosts = this.grace.after(call.length("full-check").after(own, this.calendar));
		boolean returned = application.status() == ApplicationStatus.FULL_CHECK
				|| application.statusBefore() == ApplicationStatus.FULL_CHECK;
		return new CallWindow(returned ? hosts : own, hosts);
	}

	/**
	 * Until when the partner agency's confirmation is waited for: to the end of the
	 * call's stage for it; after a reconsideration as long as the call gives for one more
	 * try.
	 */
	Instant matchUntil(GrantApplication application, Call call) {
		Optional<Call.CalendarStage> stage = call.calendar()
			.stream()
			.filter((one) -> one.stage().equals(MATCHING))
			.findFirst();
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
		return call.calendar()
			.stream()
			.filter((stage) -> stage.stage().equals("host-commitment") && call.closesAt() != null)
			.map((stage) -> this.grace.after(Times.at(stage.end(), call.closesAt().atZone(Times.ZONE).toLocalTime())))
			.findFirst();
	}

	private static ApplicationStatus before(GrantApplication application) {
		return (application.statusBefore() != null) ? application.statusBefore() : application.status();
	}

}
