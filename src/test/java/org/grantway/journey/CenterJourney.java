package org.grantway.journey;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.Test;

import org.grantway.shared.Times;

import static org.assertj.core.api.Assertions.assertThat;
import static org.grantway.journey.Writing.values;

/**
 * The establishment of a regional innovation center, from its intention to the archive.
 */
abstract class CenterJourney extends Journey {

	private static final String PI = "sun.fanli";

	private static final String HOST = "host.center";

	private static final List<String> REGIONS = List.of("bj", "tj", "he");

	@Test
	void aCenterGoesFromItsIntentionToTheArchive() {
		Writing center = Writing.begin(as(PI), call())
			.section("core",
					values("title_en", "Center for green hydrogen", "title_zh", "绿氢区域创新中心", "field", "K0501",
							"keywords", "hydrogen", "abstract_en", "A center for three regions.", "abstract_zh",
							"三地共建。", "duration", "36"))
			.section("intention",
					values("purpose", "Hydrogen for three regions.", "regional_need", "Steel and transport.",
							"foundation", "Two laboratories.", "investment", "3亿", "regions_roles",
							"Beijing leads, Tianjin builds, Hebei applies."))
			.section("promises", values());
		center.submit();
		String number = center.number();
		task("bj.science", number, "Task_AnswerIntention").fill("checked", "need", "foundation", "overlap")
			.fill("support", "Land and half of the regional share.")
			.outcome("accept");
		settle();
		assertThat(status("grant_application", number)).isEqualTo("INCUBATION");
		plan(center);
		assertThat(center.check().text()).containsPattern("at least 6 months|不少于6个月");
		advance(Duration.ofDays(184));
		center.submit();
		settle();
		assertThat(status("grant_application", number)).isEqualTo("AGREEMENT");
		center
			.section("agreement", values("shares.0.funder", "central", "shares.0.share", "40", "shares.0.amount",
					"1.2亿", "shares.0.source", "Central budget", "shares.1.funder", "GOV-BJ", "shares.1.share", "30",
					"shares.1.amount", "0.9亿", "shares.1.source", "Beijing budget", "shares.2.funder", "GOV-TJ",
					"shares.2.share", "15", "shares.2.amount", "0.45亿", "shares.2.source", "Tianjin budget",
					"shares.3.funder", "GOV-HE", "shares.3.share", "15", "shares.3.amount", "0.45亿", "shares.3.source",
					"Hebei budget", "terms", "Three instalments.", "governance", "A council of four."))
			.agreement()
			.press("form[action$=agreement] button")
			.ok();
		settle();
		coSign(number);
		checkForm(number);
		assertThat(status("grant_application", number)).isEqualTo("ARGUMENTATION");
		panel(number, "pass");
		task("officer.one", number, "Task_FundingTalks").fill("central_share", "40")
			.fill("central_amount", "1.2亿")
			.fill("result", "All four funders keep their shares.")
			.outcome("agreed");
		assertThat(task("finance.one", number, "Task_AssessBudget").fill("assessed_amount", "9亿")
			.fill("grounds", "More than was asked for, which cannot be right.")
			.press("button[value='outcome:submit']")
			.status()).isEqualTo(422);
		task("finance.one", number, "Task_AssessBudget").fill("assessed_amount", "3亿")
			.fill("grounds", "Prices compared with three offers.")
			.outcome("submit");
		settle();
		String list = formList(number);
		consult(list, "cae", "cas", "cnipa", "mara", "mee", "miit", "mnr", "moe", "mof", "mofcom", "mohrss", "mot",
				"ndrc", "nea", "nhc", "nsfc", "pbc", "samr", "sasac", "sastind");
		advance(Duration.ofDays(12));
		award(number, list);
		register(number);
		signTaskBook(PI, number, List.of(HOST, "bj.government", "tj.government", "he.government", "officer.one"));
		assertThat(status("grant_application", number)).isEqualTo("AWARDED");
		String project = projectOf(number);
		payTogether(project);
		for (int report = 1; report <= 5; report++) {
			if (report == 1) {
				until(project, "Task_SetUpGovernance");
				task(PI, project, "Task_SetUpGovernance").fill("council", "Four members.")
					.fill("director", "Sun Fanli")
					.fill("committee", "Nine experts.")
					.outcome("submit");
				settle();
			}
			if (report == 4) {
				until(project, "Task_SeatPanel");
				panel(project, "pass");
				payTogether(project);
			}
			report(PI, HOST, project);
		}
		accept(PI, HOST, project);
		Page early = task("archivist", project, "Task_Archive").press("form[action$=archive] button");
		assertThat(early.status()).isEqualTo(422);
		payTogether(project);
		archive(project);
		assertRecord("center", number, list, project);
	}

	/** A call for centers that is open. */
	String call() {
		String call = this.cast.publish("CALL-RIC-EST-2027", Times.dayOf(now()).minusDays(46),
				"CALL-J-" + System.nanoTime());
		settle();
		return call;
	}

	/** The regions prove their shares, then the central share is paid. */
	private void payTogether(String project) {
		for (String region : REGIONS) {
			task(region + ".finance", project, "Task_ConfirmRegionalFunds")
				.fill("paidOn", Times.dayOf(now()).toString())
				.fill("budgetLine", "2060302")
				.fill("reference", "B-2027-1")
				.choose("proof", "proof.pdf", "application/pdf", pdf())
				.outcome("confirm");
			settle();
		}
		pay(project, HOST);
	}

	private void coSign(String number) {
		for (String region : REGIONS) {
			for (String office : List.of("science", "finance", "government")) {
				Page signing = task(region + "." + office, number,
						"Task_Region" + office.substring(0, 1).toUpperCase(Locale.ROOT) + office.substring(1));
				signing.fill("share", region.equals("bj") ? "30" : "15").fill("password", Cast.PASSWORD);
				if (office.equals("finance")) {
					signing.fill("budget_line", "2060302");
				}
				signing.outcome("sign");
				settle();
			}
		}
		assertThat(status("grant_application", number)).isEqualTo("FORMAL_CHECK");
	}

	private void register(String number) {
		task(PI, number, "Task_ProvideRegistration").fill("name", "Green Hydrogen Center")
			.fill("credit_code", "91110108MA01ABCD1E")
			.fill("kind", "institution")
			.fill("representative", "Sun Fanli")
			.fill("registered", Times.dayOf(now()).toString())
			.fill("capital", "1000万")
			.fill("bank", "Example Bank, Beijing")
			.fill("account", "0200003600000000001")
			.fill("governance", "later")
			.fill("declaration", "true")
			.choose("certificate", "certificate.pdf", "application/pdf", pdf())
			.choose("account_proof", "account.pdf", "application/pdf", pdf())
			.outcome("submit");
		settle();
	}

	private void plan(Writing center) {
		center
			.section("construction",
					values("goals", "An institution of 120 people.", "tasks", "Three laboratories.", "governance",
							"A council.", "legal_entity", "Green Hydrogen Center", "legal_form", "in-preparation",
							"charter", "Articles 1 to 30."))
			.section("team",
					values("members.0.name", "Sun Fanli", "members.0.organisation", "TIC-BTH", "members.0.role",
							"leader", "members.0.title", "professor", "members.0.months", "12"))
			.section("partners",
					values("units.0.organisation", "UNI-TJU", "units.0.role", "co-operation", "units.0.task",
							"Pilot line", "units.1.organisation", "UNI-HBU", "units.1.role", "application",
							"units.1.task", "Steel"))
			.section("budget",
					values("lines.0.category", "K1", "lines.0.description", "Laboratory building", "lines.0.source",
							"funder", "lines.0.amount", "3亿", "lines.1.category", "M2", "lines.1.description",
							"Contribution of the partners", "lines.1.source", "partner", "lines.1.amount", "3亿",
							"justification", "Needed."))
			.section("plan", values("milestones.0.name", "Building ready", "milestones.0.due", due(24),
					"milestones.0.deliverable", "Building", "indicators.0.name", "Staff", "indicators.0.unit", "people",
					"indicators.0.baseline", "0", "indicators.0.target", "120", "indicators.0.evidence", "Contracts"));
	}

}
