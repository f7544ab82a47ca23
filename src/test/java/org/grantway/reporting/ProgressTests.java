package org.grantway.reporting;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.grantway.applications.ApplicationStatus;
import org.grantway.applications.ApplicationView;
import org.grantway.shared.LocalizedText;
import org.grantway.shared.Money;

import static org.assertj.core.api.Assertions.assertThat;

class ProgressTests {

	@ParameterizedTest
	@CsvSource({ "DRAFT,STARTED", "HOST_REVIEW,SUBMITTED", "NOT_ACCEPTED,SUBMITTED", "NOT_SHORTLISTED,ACCEPTED",
			"PANEL,SHORTLISTED", "DECLINED,PROPOSED", "SIGNING,AWARDED", "AWARDED,AWARDED" })
	void aRefusalCountsForTheStepItWasRefusedAt(ApplicationStatus status, Progress expected) {
		assertThat(Progress.of(application(status, Instant.EPOCH))).isEqualTo(expected);
	}

	@Test
	void whatWasNeverSubmittedIsOnlyStarted() {
		assertThat(Progress.of(application(ApplicationStatus.WITHDRAWN, null))).isEqualTo(Progress.STARTED);
	}

	@Test
	void laterStepsIncludeTheEarlierOnes() {
		assertThat(Progress.AWARDED.reaches(Progress.SUBMITTED)).isTrue();
		assertThat(Progress.STARTED.reaches(Progress.SUBMITTED)).isFalse();
	}

	private static ApplicationView application(ApplicationStatus status, Instant submittedAt) {
		return new ApplicationView(UUID.randomUUID(), "APP-2027-000001", UUID.randomUUID(), LocalizedText.of("T", "题"),
				LocalizedText.of("S", "要"), UUID.randomUUID(), "DEMO-U", List.of(), List.of(), List.of(), "K01",
				Money.ZERO, List.of(), status, submittedAt, null, 36);
	}

}
