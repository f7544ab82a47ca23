package org.grantway.journey;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.Test;

import org.grantway.shared.Times;

import static org.assertj.core.api.Assertions.assertThat;
import static org.grantway.journey.Writing.values;

/**
 * A joint project of three regions, from the open call to the archived project: the host
 * in each region answers for it, and all regions decide.
 */
public abstract class JointProjectJourney extends Journey {

	private static final String PI = "wu.zhanwei";

	private static final List<String> HOSTS = List.of("host.bjut", "host.tju", "host.ysu");

	private static final List<String> REGIONS = List.of("bj", "tj", "he");

	@Override
	protected String office(String name) {
		return "bj." + name;
	}

	@Override
	protected String spent() {
		return "1100000";
	}

	@Test
	protected void aJointProjectOfThreeRegionsGoesFromTheOpenCallToTheArchive() {
		LocalDate today = LocalDate.ofInstant(now(), java.time.ZoneOffset.UTC);
		String call = this.cast.publish("CALL-RIC-BASIC-2027", today.minusDays(211), "CALL-J-" + System.nanoTime(),
				office("officer.one"), office("officer.two"));
		settle();
		reached("call", call);
		String number = write(call);
		assertThat(status("grant_application", number)).isEqualTo("HOST_REVIEW");
		forward(number);
		checkForm(number);
		assertThat(status("grant_application", number)).isEqualTo("UNDER_REVIEW");
		reviewByLetter(number);
		task(office("officer.one"), number, "Task_Shortlist")
			.fill("chosen", idOf("grant_application", number).toString())
			.fill("grounds", "Within the quota, best of the field.")
			.press("button[value=shortlist]")
			.ok();
		settle();
		panel(number, "pass");
		String list = formList(number);
		assertThat(status("grant_application", number)).isEqualTo("PUBLIC_NOTICE");
		advance(Duration.ofDays(12));
		assertThat(status("grant_application", number)).isEqualTo("DECISION");
		decide(number);
		assertThat(status("grant_application", number)).isEqualTo("SIGNING");
		signTaskBook(PI, number, List.of(PI, "host.bjut", "host.tju", "host.ysu", "bj.government", "tj.government",
				"he.government", office("officer.one")));
		assertThat(status("grant_application", number)).isEqualTo("AWARDED");
		String project = projectOf(number);
		for (String region : List.of("tj", "he")) {
			task(region + ".finance", project, "Task_ConfirmRegionalFunds")
				.fill("paidOn", Times.dayOf(now()).toString())
				.fill("budgetLine", "2060302")
				.fill("reference", "B-2027-1")
				.choose("proof", "proof.pdf", "application/pdf", pdf())
				.outcome("confirm");
			settle();
		}
		pay(project, "host.bjut");
		report(PI, "host.bjut", project);
		report(PI, "host.bjut", project);
		accept(PI, "host.bjut", project);
		archive(project);
		assertRecord("joint", number, list, project);
	}

	/** The host in each region forwards, and hands in its list and commitment. */
	private void forward(String number) {
		for (String host : HOSTS) {
			task(host, number, "Task_HostReview")
				.fill("checked", "people", "conditions", "budget", "partners", "duplicates", "integrity")
				.fill("ethics", "no")
				.fill("secrecy", "public")
				.fill("secrecy_person", "Lin Yanshi")
				.fill("commitment", "true")
				.outcome("forward");
			settle();
		}
		for (String host : HOSTS) {
			task(host, number, "Task_HostCommitment").fill("list_number", "L-2027-1")
				.fill("place", "1")
				.fill("commitments", "conditions", "money", "integrity")
				.fill("signatory", "Lin Yanshi")
				.choose("letter", "letter.pdf", "application/pdf", pdf())
				.outcome("submit");
			settle();
		}
	}

	/** Each region awards, the last one less than the others. */
	private void decide(String number) {
		String application = idOf("grant_application", number).toString();
		for (String region : REGIONS) {
			Page decision = task(region + ".decider", number, "Task_DecideForRegion");
			decision.fill("decisionNumber", "JJJ 2027 No. 12")
				.fill("password", Cast.PASSWORD)
				.fill("integrityNote", "No finding in the integrity records.")
				.fill("result_" + application, "award")
				.fill("amount_" + application, region.equals("he") ? "110万" : "120万")
				.press("form[action$=decision] .actions button")
				.ok();
			settle();
		}
		assertThat(this.jdbc.queryForObject("select amount_fen from award where application_id = ?", Long.class,
				application))
			.isEqualTo(110_000_000L);
	}

	private String write(String call) {
		Writing writing = Writing.begin(as(PI), call)
			.section("core",
					values("title_en", "Hydrogen-rich blast furnaces", "title_zh", "富氢高炉反应机理", "field", "K0805",
							"keywords", "hydrogen", "abstract_en", "Gas and solid reactions.", "abstract_zh", "气固反应。",
							"duration", "36"))
			.section("case",
					values("background", "What is known.", "goals", "What is sought.", "approach", "How it is done."))
			.section("team",
					values("members.0.name", "Wu Zhanwei", "members.0.email", this.cast.email(PI),
							"members.0.organisation", "UNI-BJUT", "members.0.role", "leader", "members.0.title",
							"professor", "members.0.months", "8"))
			.section("partners",
					values("units.0.organisation", "UNI-TJU", "units.0.role", "co-operation", "units.0.task",
							"Experiments", "units.1.organisation", "UNI-YSU", "units.1.role", "co-operation",
							"units.1.task", "Models"))
			.section("budget", values("lump_sum", "120万", "justification", "Needed for the experiments."))
			.section("plan", values("milestones.0.name", "First model", "milestones.0.due", due(18),
					"milestones.0.deliverable", "Report", "indicators.0.name", "Accuracy", "indicators.0.unit", "%",
					"indicators.0.baseline", "80", "indicators.0.target", "95", "indicators.0.evidence", "Test report"))
			.attach("three-party-agreement")
			.section("promises", values());
		writing.submit();
		return writing.number();
	}

}
