package org.grantway.journey;

import java.util.List;

import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterEach;

import org.springframework.beans.factory.annotation.Autowired;

import org.grantway.shared.Actor;
import org.grantway.shared.Role;
import org.grantway.shared.RoleAt;
import org.grantway.workflow.CaseCheck;
import org.grantway.workflow.ProcessVersions;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * In the middle of the reviews a release brings new versions of all processes, and an
 * administrator moves the cases that wait.
 */
class LaboratoryJourneyTests extends LaboratoryJourney {

	@Autowired
	RepositoryService repository;

	@Autowired
	ProcessVersions versions;

	@Autowired
	CaseCheck check;

	private boolean moved;

	@Override
	protected void reached(String place, String number) {
		if (place.equals("review")) {
			NewVersions.deploy(this.repository);
			hire("system", RoleAt.everywhere(Role.SYSTEM_ADMINISTRATOR));
			Actor system = person("system");
			for (String process : List.of("funding-call", "national-lab", "letter-review")) {
				this.versions.behind(process, 50)
					.stream()
					.filter((one) -> one.of().number().equals(number) || one.of().type().equals("call"))
					.forEach((one) -> this.versions.moveToNewest(one.instance(), system, "The rules were amended."));
			}
			assertThat(this.check.faults(this.check.running(null, 500)
				.stream()
				.filter((of) -> of.number().equals(number))
				.findFirst()
				.orElseThrow())).isEmpty();
			this.moved = true;
		}
	}

	@AfterEach
	void itWasMoved() {
		assertThat(this.moved).isTrue();
	}

}
