package org.grantway.journey;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.Test;

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

	private static final String LEADER = "qian.ceshi";

	private static final String OFFICE = "host.huairou";

	@Autowired
	RepositoryService repository;

	@Autowired
	ProcessVersions versions;

	@Autowired
	CaseCheck check;

	/** New releases come while the call is open, and while reviewers read. */
	@Override
	protected void reached(String place, String number) {
		if (place.equals("draw")) {
			moveToNewRelease(number, "funding-call", "national-lab");
		}
		if (place.equals("review")) {
			moveToNewRelease(number, "national-lab", "letter-review");
		}
	}

	private void moveToNewRelease(String number, String... processes) {
		NewVersions.deploy(this.repository);
		hire("system", RoleAt.everywhere(Role.SYSTEM_ADMINISTRATOR));
		Actor system = person("system");
		for (String process : processes) {
			var behind = this.versions.behind(process, 50)
				.stream()
				.filter((one) -> one.of().number().equals(number) || one.of().type().equals("call"))
				.toList();
			assertThat(behind).as(process).isNotEmpty();
			behind.forEach((one) -> this.versions.moveToNewest(one.instance(), system, "The rules were amended."));
		}
		assertThat(this.check.faults(this.check.running(null, 500)
			.stream()
			.filter((of) -> of.number().equals(number))
			.findFirst()
			.orElseThrow())).isEmpty();
	}

	/** A task given to one laboratory: one round of argumentation, and no departments. */
	@Test
	void aDirectedTaskGoesFromItsCommissionToItsProject() {
		LocalDate today = LocalDate.ofInstant(now(), ZoneOffset.UTC);
		String call = this.cast.commission("CALL-NL-DIR-2027", today.minusDays(5), "CALL-D-" + System.nanoTime(),
				"NL-HR");
		settle();
		assertThat(stranger().open("/calls").text()).doesNotContain(call);
		Writing writing = Writing.taskProject(as(LEADER), call, account(LEADER), "NL-HR", due(18), "1200万");
		writing.submit();
		String number = writing.number();
		task(OFFICE, number, "Task_HostReview")
			.fill("checked", "people", "conditions", "budget", "partners", "duplicates", "integrity")
			.fill("ethics", "no")
			.fill("secrecy", "public")
			.fill("secrecy_person", "Lin Yanshi")
			.fill("commitment", "true")
			.outcome("forward");
		settle();
		checkForm(number);
		panel(number, "pass");
		task("finance.one", number, "Task_AssessBudget").fill("assessed_amount", "12,000,000")
			.fill("grounds", "The budget fits the tasks and is well founded.")
			.outcome("submit");
		settle();
		String list = formList(number);
		assertThat(status("grant_application", number)).isEqualTo("PUBLIC_NOTICE");
		advance(Duration.ofDays(12));
		award(number, list);
		signTaskBook(LEADER, number, List.of(LEADER, OFFICE, "agency.one"));
		assertThat(status("grant_application", number)).isEqualTo("AWARDED");
		String project = projectOf(number);
		pay(project, OFFICE);
		assertThat(status("project", project)).isEqualTo("ACTIVE");
	}

}
