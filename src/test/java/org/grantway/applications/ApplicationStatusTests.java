package org.grantway.applications;

import java.util.EnumSet;
import java.util.Set;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ApplicationStatusTests {

	@Test
	void everyStatusCanBeReachedFromADraftOrAnIntention() {
		Set<ApplicationStatus> reached = EnumSet.of(ApplicationStatus.DRAFT, ApplicationStatus.INTENTION);
		boolean more = true;
		while (more) {
			Set<ApplicationStatus> next = EnumSet.copyOf(reached);
			reached.forEach((status) -> next.addAll(status.next()));
			more = !next.equals(reached);
			reached = next;
		}
		assertThat(reached).containsExactlyInAnyOrder(ApplicationStatus.values());
	}

	@Test
	void aRefusalCanOnlyBeReconsidered() {
		for (ApplicationStatus status : ApplicationStatus.values()) {
			if (status.isRefusal()) {
				assertThat(status.next()).containsExactly(ApplicationStatus.RECONSIDERATION);
			}
		}
	}

	@Test
	void anythingOpenCanBeWithdrawnAndNothingEnded() {
		for (ApplicationStatus status : ApplicationStatus.values()) {
			assertThat(status.next().contains(ApplicationStatus.WITHDRAWN)).isEqualTo(!status.isEnd());
		}
	}

}
