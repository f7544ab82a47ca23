package org.grantway.journey;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A task project of a national laboratory, from the open call to the archived project.
 */
public abstract class LaboratoryJourney extends Journey {

	private static final String PI = "wang.yangben";

	@Test
	protected void aTaskProjectGoesFromTheOpenCallToTheArchive() {
		LocalDate today = LocalDate.ofInstant(now(), java.time.ZoneOffset.UTC);
		String call = this.cast.publish("CALL-NL-TASK-2027", today.minusDays(46), "CALL-J-" + System.nanoTime());
		settle();
		reached("call", call);
		String number = write(call);
		assertThat(status("grant_application", number)).isEqualTo("HOST_REVIEW");
		reached("host-review", number);
		task("host.zgc", number, "Task_HostReview")
			.fill("checked", "people", "conditions", "budget", "partners", "duplicates", "integrity")
			.fill("ethics", "no")
			.fill("secrecy", "public")
			.fill("secrecy_person", "Lin Yanshi")
			.fill("commitment", "true")
			.outcome("forward");
		settle();
		checkForm(number);
		assertThat(status("grant_application", number)).isEqualTo("UNDER_REVIEW");
		reviewByLetter(number);
		reached("shortlist", number);
		task("officer.one", number, "Task_Shortlist").fill("chosen", idOf("grant_application", number).toString())
			.fill("grounds", "Within the quota, best of the field.")
			.press("button[value=shortlist]")
			.ok();
		settle();
		assertThat(status("grant_application", number)).isEqualTo("PANEL");
		panel(number, "pass");
		String list = formList(number);
		assertThat(status("grant_application", number)).isEqualTo("CONSULTATION");
		consult(list, "nsfc", "cas", "moe");
		assertThat(status("grant_application", number)).isEqualTo("PUBLIC_NOTICE");
		reached("notice", list);
		assertThat(stranger().open("/notices").follow("/notices/").text()).contains(number);
		advance(Duration.ofDays(12));
		assertThat(status("grant_application", number)).isEqualTo("DECISION");
		award(number, list);
		assertThat(status("grant_application", number)).isEqualTo("SIGNING");
		signTaskBook(PI, number, List.of(PI, "host.zgc", "agency.one"));
		assertThat(status("grant_application", number)).isEqualTo("AWARDED");
		String project = projectOf(number);
		pay(project, "host.zgc");
		report(PI, "host.zgc", project);
		until(project, "Task_SeatPanel");
		panel(project, "pass");
		pay(project, "host.zgc");
		report(PI, "host.zgc", project);
		pay(project, "host.zgc");
		accept(PI, "host.zgc", project);
		archive(project);
		assertRecord("laboratory", number, list, project);
	}

	/** Writes and submits an application; returns its number. */
	private String write(String call) {
		Writing writing = Writing.taskProject(as(PI), call, this.cast.email(PI), "NL-ZGC", due(18));
		reached("draft", writing.number());
		writing.submit();
		return writing.number();
	}

}
