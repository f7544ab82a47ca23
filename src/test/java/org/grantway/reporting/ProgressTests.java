package org.grantway.reporting;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.grantway.applications.ApplicationStatus;
import org.grantway.applications.Applications.Figures;
import org.grantway.shared.Money;

import static org.assertj.core.api.Assertions.assertThat;

class ProgressTests {

	@ParameterizedTest
	@CsvSource({ "DRAFT,STARTED", "HOST_REVIEW,SUBMITTED", "NOT_ACCEPTED,SUBMITTED", "NOT_SHORTLISTED,ACCEPTED",
			"PANEL,SHORTLISTED", "DECLINED,PROPOSED", "SIGNING,AWARDED", "AWARDED,AWARDED" })
	void aRefusalCountsForTheStepItWasRefusedAt(ApplicationStatus status, Progress expected) {
		assertThat(Progress.of(figures(status, true))).isEqualTo(expected);
	}

	@Test
	void whatWasNeverSubmittedIsOnlyStarted() {
		assertThat(Progress.of(figures(ApplicationStatus.WITHDRAWN, false))).isEqualTo(Progress.STARTED);
	}

	@Test
	void laterStepsIncludeTheEarlierOnes() {
		assertThat(Progress.AWARDED.reaches(Progress.SUBMITTED)).isTrue();
		assertThat(Progress.STARTED.reaches(Progress.SUBMITTED)).isFalse();
	}

	private static Figures figures(ApplicationStatus status, boolean submitted) {
		return new Figures(status, submitted, 1, Money.ZERO);
	}

}
