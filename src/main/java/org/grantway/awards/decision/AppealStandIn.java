package org.grantway.awards.decision;

import java.time.LocalDate;
import java.util.UUID;

import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

import org.grantway.applications.Applications;
import org.grantway.awards.AppealLetters;
import org.grantway.shared.Actor;

/**
 * Records requests for reconsideration in the demonstration, as an officer does on the
 * page.
 */
@Component
@Profile("demo")
class AppealStandIn implements AppealLetters {

	private final Appeals appeals;

	private final Applications applications;

	AppealStandIn(Appeals appeals, Applications applications) {
		this.appeals = appeals;
		this.applications = applications;
	}

	@Override
	public void record(UUID application, String letterNumber, LocalDate receivedOn, String grounds, Actor officer) {
		this.appeals.record(this.applications.require(application), letterNumber, receivedOn, grounds, officer);
	}

}
