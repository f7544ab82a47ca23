package org.grantway.awards.decision;

import java.time.LocalDate;
import java.util.UUID;

import org.springframework.stereotype.Component;

import org.grantway.applications.Applications;
import org.grantway.awards.AppealLetters;
import org.grantway.shared.Actor;

/**
 * Records letters as an officer does on the page.
 */
@Component
class RecordedLetters implements AppealLetters {

	private final Appeals appeals;

	private final Applications applications;

	RecordedLetters(Appeals appeals, Applications applications) {
		this.appeals = appeals;
		this.applications = applications;
	}

	@Override
	public void record(UUID application, String letterNumber, LocalDate receivedOn, String grounds, Actor officer) {
		this.appeals.record(this.applications.require(application), letterNumber, receivedOn, grounds, officer);
	}

}
