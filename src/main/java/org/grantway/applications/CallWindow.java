package org.grantway.applications;

import java.time.Instant;
import java.util.Date;
import java.util.Optional;

import org.grantway.programmes.Call;

/**
 * The two days of a call: until when the applicant submits, and until when the host
 * forwards. Whichever of the call's two dates comes first is the applicant's deadline;
 * the other is the host's. Rolling calls have neither.
 */
record CallWindow(Instant applicantUntil, Instant hostUntil) {

	static CallWindow of(Call call) {
		if (call.closesAt() == null) {
			return new CallWindow(null, null);
		}
		Instant host = (call.hostClosesAt() != null) ? call.hostClosesAt() : call.closesAt();
		boolean hostFirst = host.isBefore(call.closesAt());
		return new CallWindow(hostFirst ? host : call.closesAt(), hostFirst ? call.closesAt() : host);
	}

	/**
	 * The last instant at which an application in this status may be submitted. What the
	 * host returned may come back as long as the host can still forward it.
	 */
	public Optional<Instant> submitUntil(ApplicationStatus status) {
		return Optional.ofNullable((status == ApplicationStatus.RETURNED) ? this.hostUntil : this.applicantUntil);
	}

	public boolean isLate(ApplicationStatus status, Instant now) {
		return submitUntil(status).filter((until) -> !now.isBefore(until)).isPresent();
	}

	Date hostDate() {
		return Date.from(this.hostUntil);
	}

}
