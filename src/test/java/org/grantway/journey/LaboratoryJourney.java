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
		reached("formal-check", number);
		Page check = task("agency.one", number, "Task_FormalCheck");
		for (String point : new String[] { "book", "attachments", "commitments", "agreements", "applicant", "limit",
				"integrity", "guide", "units", "recommendation", "ethics", "secrecy" }) {
			check.fill(point, "ok");
		}
		check.outcome("accept");
		settle();
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
		assertThat(new Visitor(this.port).open("/notices").follow("/notices/").text()).contains(number);
		reached("notice", list);
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
	}

	/** Writes and submits an application; returns its number. */
	private String write(String call) {
		Visitor pi = as(PI);
		Page eligibility = pi.open("/calls/" + call).follow("/apply");
		for (String question : eligibility.document().select("main form input[type=radio]").eachAttr("name")) {
			eligibility.fill(question, "yes");
		}
		Page overview = eligibility.press("main form .actions button").ok();
		String number = overview.path().substring(overview.path().lastIndexOf('/') + 1);
		String sections = "/applications/" + number + "/sections/";
		pi.open(sections + "core")
			.fill("title_en", "Quantum gates on silicon 𠮷 😀")
			.fill("title_zh", "硅基量子门 𠮷")
			.fill("field", "K0101")
			.fill("keywords", "qubit; silicon")
			.fill("abstract_en", "Gates with low error.")
			.fill("abstract_zh", "低错误率量子门。")
			.fill("duration", "36")
			.fill("done", "yes")
			.press("button[value=save].btn")
			.ok()
			.fill("background", "What is known.")
			.fill("goals", "What is sought.")
			.fill("approach", "How it is done.")
			.fill("done", "yes")
			.press("button[value=save].btn")
			.ok();
		Page team = pi.open(sections + "team");
		if (!team.has("[name='members.0.name']")) {
			team = team.press("button[value='add:members']").ok();
		}
		team.fill("members.0.name", "Wang Yangben")
			.fill("members.0.email", this.cast.email(PI))
			.fill("members.0.organisation", "NL-ZGC")
			.fill("members.0.role", "leader")
			.fill("members.0.title", "professor")
			.fill("members.0.months", "8")
			.fill("done", "yes")
			.press("button[value=save].btn")
			.ok();
		pi.open(sections + "partners").fill("done", "yes").press("button[value=save].btn").ok();
		Page budget = pi.open(sections + "budget").press("button[value='add:lines']").ok();
		budget.fill("lines.0.category", "D21")
			.fill("lines.0.description", "Samples")
			.fill("lines.0.source", "funder")
			.fill("lines.0.amount", "600万")
			.fill("justification", "Needed for the samples.")
			.fill("done", "yes")
			.press("button[value=save].btn")
			.ok();
		Page plan = pi.open(sections + "plan").press("button[value='add:milestones']").ok();
		plan = plan.press("button[value='add:indicators']").ok();
		plan.fill("milestones.0.name", "First chip")
			.fill("milestones.0.due", "2028-01-31")
			.fill("milestones.0.deliverable", "Chip")
			.fill("indicators.0.name", "Fidelity")
			.fill("indicators.0.unit", "%")
			.fill("indicators.0.baseline", "99")
			.fill("indicators.0.target", "99.9")
			.fill("indicators.0.evidence", "Test report")
			.fill("done", "yes")
			.press("button[value=save].btn")
			.ok();
		Page attachments = pi.open(sections + "attachments");
		attachments.choose("file", "agreement.pdf", "application/pdf", pdf())
			.press("#attachment-co-operation-agreement form[action$=files] button")
			.ok();
		pi.open(sections + "attachments").fill("done", "yes").press("button[value=save].btn").ok();
		Page promises = pi.open(sections + "promises");
		for (String promise : promises.document().select("#section-form input[type=checkbox]").eachAttr("name")) {
			promises.fill(promise, "true");
		}
		promises.fill("done", "yes").press("button[value=save].btn").ok();
		reached("draft", number);
		Page receipt = pi.open("/applications/" + number + "/check").press("form[action$=submit] button").ok();
		assertThat(receipt.path()).endsWith("/receipt");
		return number;
	}

}
