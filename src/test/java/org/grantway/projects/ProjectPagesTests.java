package org.grantway.projects;

import java.security.MessageDigest;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.grantway.applications.Applications;
import org.grantway.applications.HostAccounts;
import org.grantway.awards.Awards;
import org.grantway.awards.FormalDecisions;
import org.grantway.documents.ExamplePage;
import org.grantway.identity.People;
import org.grantway.programmes.ReferenceData;
import org.grantway.programmes.ReferenceData.CostCategory;
import org.grantway.review.Experts.Relation;
import org.grantway.shared.Actor;
import org.grantway.shared.CaseRef;
import org.grantway.shared.LocalizedText;
import org.grantway.shared.Money;
import org.grantway.shared.Role;
import org.grantway.shared.RoleAt;
import org.grantway.web.Formats;
import org.grantway.workflow.WorkItem;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.context.MessageSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

/**
 * Opens every page of a project as the people who use it, and as others.
 */
class ProjectPagesTests extends ProjectWorld {

	private static final String PASSWORD = "correct horse battery";

	@Autowired
	Formats formats;

	@Autowired
	HostAccounts accounts;

	@Autowired
	ReportDeviations deviations;

	@Autowired
	Applications applications;

	@Autowired
	TaskSheets sheets;

	@Autowired
	Payments payments;

	@Autowired
	IndicatorRepository indicators;

	@Autowired
	FormalDecisions decisions;

	@Autowired
	Changes changes;

	@Autowired
	Delivery delivery;

	@Autowired
	ReferenceData reference;

	@Autowired
	MessageSource messages;

	@Autowired
	Awards awards;

	@Autowired
	MockMvc mvc;

	@Test
	void theLeaderSeesTheProjectAndWritesTheReport() throws Exception {
		Project project = open("CALL-NL-TASK-2027", Map.of());
		String url = "/projects/" + project.number();
		MockHttpSession leader = signIn(project.principalInvestigator());
		assertThat(page(leader, "/my/projects").select("tbody th a").text()).isEqualTo(project.number());
		Document overview = page(leader, url);
		assertThat(overview.select("h1").text()).isEqualTo("Quiet qubits");
		assertThat(overview.text()).contains("First chip", "Error rate", "Progress report, from");
		assertThat(page(leader, url + "?lang=zh-CN").text()).contains("里程碑", "考核指标", "在研");
		page(leader, url + "?lang=en");
		Document schedule = page(leader, url + "/schedule");
		assertThat(schedule.select("svg.gtrack")).hasSize(2);
		assertThat(schedule.select("rect.plan").attr("width")).endsWith("%");
		assertThat(page(leader, url + "/payments").text()).contains("Instalment 1", "Order the payment",
				"7,000,000.01");
		assertThat(status(leader, get(url + "/archive"))).isEqualTo(403);
		assertThat(status(leader, get("/finance/payments"))).isEqualTo(403);
		opensLater(project, leader, url);
		writeReport(project, leader, url);
	}

	private void opensLater(Project project, MockHttpSession leader, String url) throws Exception {
		String opens = "Opens on " + Formats.day(project.startsOn().plusMonths(12), Locale.ENGLISH);
		assertThat(page(leader, url).select("section[aria-labelledby=reports]").text()).contains(opens);
		MockHttpSession finance = signIn(granted(RoleAt.of(Role.FINANCE_OFFICER, project.agency())));
		for (MockHttpSession reader : List.of(leader, finance)) {
			assertThat(page(reader, url + "/reports/1").text()).contains(opens, "can be written from")
				.doesNotContain("Being written", "still writing");
		}
	}

	@Test
	void aLumpSumIsReportedInOneSumAndNotByCategory() throws Exception {
		Project project = open("CALL-RIC-BASIC-2027", Map.of("GOV-BJ", Money.yuan(600_000)));
		wait(project, "Task_WriteReport");
		Document report = page(signIn(project.principalInvestigator()), "/projects/" + project.number() + "/reports/1");
		assertThat(report.select("input[name^=spending-]").eachAttr("name")).containsExactly("spending-total");
	}

	private void writeReport(Project project, MockHttpSession leader, String url) throws Exception {
		wait(project, "Task_WriteReport");
		MockHttpSession again = signIn(project.principalInvestigator());
		assertThat(page(again, url + "/reports/1").select("form textarea[name=summary]")).hasSize(1);
		assertThat(
				status(again, post(url + "/reports/1").with(csrf()).param("act", "submit").param("summary", "Short")))
			.isEqualTo(422);
		assertThat(status(again,
				post(url + "/reports/1").with(csrf())
					.param("act", "save")
					.param("summary", "Kept although unfinished")))
			.isEqualTo(303);
		assertThat(page(again, url + "/reports/1").select("textarea[name=summary]").text())
			.isEqualTo("Kept although unfinished");
		MockHttpSession finance = signIn(granted(RoleAt.of(Role.FINANCE_OFFICER, project.agency())));
		assertThat(page(finance, url + "/reports/1").text()).contains("still writing this report")
			.doesNotContain("Kept although unfinished");
		String field = "milestone-" + this.milestones.findByProjectIdOrderByOrdinal(project.id()).get(0).id();
		MockHttpServletRequestBuilder whole = post(url + "/reports/1").with(csrf())
			.param("act", "submit")
			.param("summary", "The work went on as planned in the task book and its results were published.")
			.param(field, "40")
			.param(field + "-note", "Test record 12");
		ProjectKind.PROJECT.costs().forEach((category) -> whole.param("spending-" + category, "1,000"));
		Map<String, String> reached = new HashMap<>(Map.of(field, "100", field + "-note", "Test record 12"));
		String indicator = "indicator-" + this.indicators.findByProjectIdOrderByOrdinal(project.id()).get(0).id();
		assertThat(this.reports.faults(project, reached)).as("a milestone reached asks for the values")
			.containsEntry(indicator, "projects.report.reached.missing");
		reached.put(field, "99");
		assertThat(this.reports.faults(project, reached)).doesNotContainKey(indicator);
		assertThat(status(again, whole)).as("nothing was paid yet, and no word on it").isEqualTo(422);
		assertThat(status(again, whole.param("deviations", "The host pays in advance."))).isEqualTo(303);
		Document read = page(again, url + "/reports/1");
		assertThat(read.select("form textarea")).isEmpty();
		assertThat(read.text()).contains("Test record 12", "Submitted");
		answer(project, "Task_HostCheckReport", "return", Map.of("grounds", "The accounts are missing."));
		assertThat(page(again, url + "/reports/1").text()).contains("Sent back: The accounts are missing.");
	}

	@Test
	void whatIsEditedAfterItsEffectsWereShownIsShownAgainBeforeItIsSent() throws Exception {
		Project project = open("CALL-NL-TASK-2027", Map.of());
		MockHttpSession leader = signIn(project.principalInvestigator());
		String url = "/projects/" + project.number() + "/changes/new/extension";
		Map<String, String> typed = new HashMap<>(
				Map.of("act", "preview", "months", "9", "reason", "The second winter of the field test is needed."));
		String shown = send(leader, url, typed, 200).select("input[name=shown]").val();
		assertThat(shown).contains(" | ");
		typed.putAll(Map.of("act", "submit", "months", "3", "shown", shown));
		Document again = send(leader, url, typed, 200);
		assertThat(again.select("input[name=months]").val()).isEqualTo("3");
		assertThat(tasks(project, "Task_HostCheckChange")).isEmpty();
		typed.put("shown", again.select("input[name=shown]").val());
		send(leader, url, typed, 303);
		this.timeline.runDueJobs();
		assertThat(tasks(project, "Task_HostCheckChange")).hasSize(1);
	}

	@Test
	void everyKindOfChangeHasItsFormAndIsToldInWordsInBothLanguages() throws Exception {
		Project project = open("CALL-NL-TASK-2027", Map.of());
		MockHttpSession leader = signIn(project.principalInvestigator());
		String url = "/projects/" + project.number();
		for (ChangeKind kind : ChangeKind.values()) {
			String form = url + "/changes/new/" + kind.slug();
			Document asked = page(leader, form + "?lang=en");
			assertThat(kind.fields())
				.allSatisfy((field) -> assertThat(asked.select("[name=" + field + "]")).isNotEmpty());
			assertThat(page(leader, form + "?lang=zh-CN").select("textarea[name=reason]")).hasSize(1);
		}
		page(leader, url + "/changes?lang=en");
		Indicator indicator = this.indicators.findByProjectIdOrderByOrdinal(project.id()).get(0);
		Map<String, String> typed = new HashMap<>(Map.of("act", "preview", "indicator", indicator.id().toString(),
				"target", "0.25", "reason", "The second winter of the field test is needed."));
		Document shown = send(leader, url + "/changes/new/content", typed, 200);
		assertThat(shown.select("#effects").first().parent().text()).contains("Target: 0.1 → 0.25");
		typed.putAll(Map.of("act", "submit", "shown", shown.select("input[name=shown]").val()));
		send(leader, url + "/changes/new/content", typed, 303);
		answer(project, "Task_HostCheckChange", "approve", Map.of());
		answer(project, "Task_DecideChange", "approve", Map.of("document", "No. 12"));
		assertThat(page(leader, url).text()).contains("0.25", "before: 0.1");
		String history = "/cases/" + project.number() + "/history";
		assertThat(page(leader, history).text()).contains("Kind Target of an indicator", "Target 0.1 0.25");
		assertThat(page(leader, history + "?lang=zh-CN").text()).contains("调整考核指标", "指标值");
	}

	private Document send(MockHttpSession who, String url, Map<String, String> typed, int expected) throws Exception {
		MockHttpServletRequestBuilder form = post(url).with(csrf()).session(who);
		typed.forEach(form::param);
		var answer = this.mvc.perform(form).andReturn().getResponse();
		assertThat(answer.getStatus()).isEqualTo(expected);
		return Jsoup.parse(answer.getContentAsString(java.nio.charset.StandardCharsets.UTF_8));
	}

	@Test
	void financeSeesItsOwnPaymentsAndStrangersSeeNothing() throws Exception {
		Project project = open("CALL-NL-TASK-2027", Map.of());
		String url = "/projects/" + project.number();
		MockHttpSession finance = signIn(granted(RoleAt.of(Role.FINANCE_OFFICER, project.agency())));
		Document queue = page(finance, "/finance/payments");
		assertThat(queue.select("a[href$=" + project.number() + "/payments]")).isNotEmpty();
		assertThat(queue.text()).contains("Order the payment");
		MockHttpSession stranger = signIn(granted(RoleAt.of(Role.FINANCE_OFFICER, host())));
		assertThat(page(stranger, "/finance/payments").text()).doesNotContain(project.number());
		for (String tab : new String[] { "", "/schedule", "/payments", "/archive", "/reports/1" }) {
			assertThat(status(stranger, get(url + tab))).as(tab).isEqualTo(404);
		}
		MockHttpSession archivist = signIn(granted(RoleAt.of(Role.ARCHIVIST, project.agency())));
		assertThat(page(archivist, url + "/archive").select("h2").text()).isEqualTo("Archive package");
		assertThat(page(archivist, url + "/archive").select("form[action$=archive]")).isEmpty();
	}

	@Test
	void aReportOfMoreThanTheAwardOrOfWordsForANumberIsRefusedAtItsPlace() {
		Project project = open("CALL-NL-TASK-2027", Map.of());
		Indicator indicator = this.indicators.findByProjectIdOrderByOrdinal(project.id()).get(0);
		String reached = Reports.field(ReportLine.Kind.INDICATOR, indicator.id());
		String labour = Reports.field(ReportLine.Kind.SPENDING, "labour");
		Map<String, String> typed = new HashMap<>(
				Map.of("summary", "The work of this period went as planned. ".repeat(2), reached, "abc", labour,
						project.award().inYuan().toPlainString()));
		this.milestones.findByProjectIdOrderByOrdinal(project.id())
			.forEach((one) -> typed.put(Reports.field(ReportLine.Kind.MILESTONE, one.id()), "0"));
		this.reports.costs(project)
			.forEach((cost) -> typed.putIfAbsent(Reports.field(ReportLine.Kind.SPENDING, cost), "0"));
		assertThat(this.reports.faults(project, typed))
			.containsOnly(Map.entry(reached, "projects.report.reached.number"));
		typed.put(reached, "0.5");
		assertThat(this.reports.faults(project, typed)).as("all of the award may be spent").isEmpty();
		typed.put(labour, project.award().inYuan().add(java.math.BigDecimal.ONE).toPlainString());
		assertThat(this.reports.faults(project, typed))
			.containsOnly(Map.entry(labour, "projects.report.amount.above-award"));
	}

	@Test
	void aReportThatGoesBackOrSpendsMoreThanWasPaidIsHandedInOnlyWithAWordOnIt() throws Exception {
		Project project = open("CALL-NL-TASK-2027", Map.of());
		pay(project, 1);
		report(project, 1);
		wait(project, "Task_SeatPanel");
		panel(project, "pass");
		wait(project, "Task_WriteReport");
		Milestone first = this.milestones.findByProjectIdOrderByOrdinal(project.id()).get(0);
		String field = Reports.field(ReportLine.Kind.MILESTONE, first.id());
		Map<String, String> typed = new HashMap<>(
				Map.of("act", "submit", "summary", "The work of this period went as planned. ".repeat(2)));
		this.milestones.findByProjectIdOrderByOrdinal(project.id()).forEach((one) -> {
			typed.put(Reports.field(ReportLine.Kind.MILESTONE, one.id()), "40");
			typed.put(Reports.field(ReportLine.Kind.MILESTONE, one.id()) + "-note", "Test record 13");
		});
		this.reports.costs(project).forEach((cost) -> typed.put(Reports.field(ReportLine.Kind.SPENDING, cost), "1"));
		assertThat(this.deviations.of(project, typed, Locale.ENGLISH)).as("as agreed").isEmpty();
		typed.put(field, "30");
		Money paid = this.ledger.sum(project, Posting.Kind.PAY);
		typed.put(Reports.field(ReportLine.Kind.SPENDING, "labour"), paid.typed());
		String url = "/projects/" + project.number() + "/reports/2";
		MockHttpSession leader = signIn(project.principalInvestigator());
		Document refused = send(leader, url, typed, 422);
		assertThat(refused.getElementById("deviations-error").text()).contains(
				first.name() + " goes back from 40% to 30%", Formats.shown(paid, Locale.ENGLISH) + " yuan paid so far");
		assertThat(refused.getElementById(field).val()).as("nothing typed is lost").isEqualTo("30");
		typed.put("deviations", "The second prototype failed its test.");
		assertThat(send(leader, url, typed, 303)).isNotNull();
	}

	@Test
	void aPaymentIsNotDatedBeforeItsApprovalNorItsArrivalBeforeThePayment() throws Exception {
		Project project = open("CALL-NL-TASK-2027", Map.of());
		WorkItem order = wait(project, "Task_OrderPayment");
		MockHttpSession orders = signIn(granted(RoleAt.of(Role.FINANCE_OFFICER, project.agency())));
		Document sheet = page(orders, "/tasks/" + order.id());
		assertThat(sheet.text()).as("what the conditions are").contains("Released by: ", "on " + shown(today()));
		assertThat(sheet.getElementById("budgetLine").val()).isEqualTo(String.valueOf(today().getYear()));
		Map<String, String> ordered = new HashMap<>(ORDER);
		ordered.put("_action", "outcome:order");
		ordered.put("budgetLine", String.valueOf(today().getYear()));
		assertThat(send(orders, "/tasks/" + order.id(), ordered, 422).select("#budgetLine-error")).hasSize(1);
		answer(project, "Task_OrderPayment", "order", ORDER);
		answer(project, "Task_ApprovePayment", "approve", Map.of("compared", List.of("payee", "amount", "line")));
		MockHttpSession finance = signIn(granted(RoleAt.of(Role.FINANCE_OFFICER, project.agency())));
		String confirm = "/tasks/" + wait(project, "Task_ConfirmPayment").id();
		Map<String, String> paid = new HashMap<>(
				Map.of("_action", "outcome:paid", "reference", "T-1", "paidOn", "2020-01-01"));
		assertThat(send(finance, confirm, paid, 422).getElementById("paidOn-error").text())
			.contains("from " + shown(today()), "approved");
		paid.put("paidOn", today().plusDays(1).toString());
		assertThat(send(finance, confirm, paid, 422).getElementById("paidOn-error").text()).contains(shown(today()));
		answer(project, "Task_ConfirmPayment", "paid", Map.of("reference", "T-1", "paidOn", today().toString()));
		WorkItem receipt = wait(project, "Task_ConfirmReceipt");
		MockHttpSession host = signIn(granted(receipt.candidates().iterator().next()));
		Map<String, String> arrived = Map.of("_action", "outcome:submit", "arrivedOn", today().minusDays(1).toString(),
				"passedOn", "true");
		assertThat(send(host, "/tasks/" + receipt.id(), arrived, 422).getElementById("arrivedOn-error").text())
			.contains("from " + shown(today()), "was paid");
	}

	private static String shown(LocalDate day) {
		return Formats.day(day, Locale.ENGLISH);
	}

	@Test
	void theArchiveSaysOfEachFileWhatItIs() throws Exception {
		Project project = open("CALL-NL-TASK-2027", Map.of());
		CaseRef application = this.applications.caseOf(project.applicationId());
		Actor leader = actor(project.principalInvestigator());
		this.files.store(application, "attachment-co-operation-agreement", "a.pdf", ExamplePage.of("a"), leader);
		this.files.store(application, "signed-scan", "b.pdf", ExamplePage.of("b"), leader);
		MockHttpSession archivist = signIn(granted(RoleAt.of(Role.ARCHIVIST, project.agency())));
		assertThat(page(archivist, "/projects/" + project.number() + "/archive").select("main").text())
			.contains("a.pdf (Co-operation agreement, if partners take part)", "b.pdf (Signature on paper)");
	}

	@Test
	void theArchivistTakesEachDocumentOfThePackageAsItWasFrozen() throws Exception {
		Project project = open("CALL-NL-TASK-2027", Map.of());
		this.delivery.archive(project.id());
		MockHttpSession archivist = signIn(granted(RoleAt.of(Role.ARCHIVIST, project.agency())));
		String url = "/projects/" + project.number() + "/archive";
		Elements rows = page(archivist, url).select("tbody tr:has(a)");
		assertThat(rows).hasSizeGreaterThan(3);
		for (Element row : rows) {
			String address = row.select("td a").attr("href");
			MockHttpServletResponse document = this.mvc.perform(get(address).session(archivist))
				.andReturn()
				.getResponse();
			assertThat(HexFormat.of()
				.formatHex(MessageDigest.getInstance("SHA-256").digest(document.getContentAsByteArray())))
				.as(row.text())
				.isEqualTo(row.select(".hash").text());
			MockHttpSession leader = signIn(project.principalInvestigator());
			assertThat(status(leader, get(address))).as("not for the leader: it names reviewers").isEqualTo(403);
		}
		assertThat(this.mvc.perform(get(url + "/" + UUID.randomUUID()).session(archivist))
			.andReturn()
			.getResponse()
			.getStatus()).isEqualTo(404);
	}

	@Test
	void archivistsListWhatTheirOfficesArchivedAndSupervisionAll() throws Exception {
		Project project = open("CALL-NL-TASK-2027", Map.of());
		UUID archivist = granted(RoleAt.of(Role.ARCHIVIST, project.agency()));
		MockHttpSession own = signIn(archivist);
		assertThat(page(own, "/archive").text()).as("not archived yet").doesNotContain(project.number());
		Instant at = Instant.now(this.clock);
		this.jdbc.update("update project set archived_at = ?, archived_by = ? where id = ?", Timestamp.from(at),
				archivist.toString(), project.id().toString());
		MockHttpSession lead = signIn(granted(RoleAt.of(Role.ARCHIVIST, project.leadDepartment())));
		MockHttpSession inspector = signIn(granted(RoleAt.everywhere(Role.INSPECTOR)));
		for (MockHttpSession reader : List.of(own, lead, inspector)) {
			Element row = page(reader, "/archive").selectFirst("tr:contains(" + project.number() + ")");
			assertThat(row.select("a").attr("href")).isEqualTo("/projects/" + project.number() + "/archive");
			assertThat(row.text()).contains("Quiet qubits", Formats.dateTime(at, Locale.ENGLISH),
					this.people.require(archivist).name().en());
		}
		MockHttpSession other = signIn(granted(RoleAt.of(Role.ARCHIVIST, host())));
		assertThat(page(other, "/archive").text()).doesNotContain(project.number());
		assertThat(status(signIn(project.principalInvestigator()), get("/archive"))).isEqualTo(403);
	}

	@Test
	void aFileThatWaitsForTheMalwareCheckIsListedInTheArchiveWithoutALink() throws Exception {
		Project project = open("CALL-NL-TASK-2027", Map.of());
		UUID file = this.files
			.store(project.asCase(), "report", "waiting.pdf", ExamplePage.of(project.number()), Actor.SYSTEM)
			.id();
		MockHttpSession archivist = signIn(granted(RoleAt.of(Role.ARCHIVIST, project.agency())));
		String url = "/projects/" + project.number() + "/archive?lang=en";
		String link = "a[href=/files/" + file + "]";
		assertThat(page(archivist, url).select(link)).hasSize(1);
		this.jdbc.update("update stored_file set scan_state = 'WAITING' where id = ?", file.toString());
		Document page = page(archivist, url);
		assertThat(page.select(link)).isEmpty();
		assertThat(page.select("tr:contains(waiting.pdf) th").text()).contains("Waits for the malware check");
	}

	@Test
	void nobodyWithAConflictSitsOnAPanelThatChecksAProject() throws Exception {
		Project project = open("CALL-NL-TASK-2027", Map.of());
		UUID leader = project.principalInvestigator();
		expert(leader, project.host(), List.of());
		UUID colleague = person("Colleague", project.host());
		expert(colleague, project.host(), List.of());
		String elsewhere = project.host().equals("UNI-THU") ? "UNI-PKU" : "UNI-THU";
		UUID kin = person("Kin", null);
		expert(kin, elsewhere, List.of(new Relation(Relation.Kind.KIN, leader, null, null, null)));
		UUID before = person("Before", null);
		expert(before, elsewhere,
				List.of(new Relation(Relation.Kind.COLLABORATION, leader, null, null, today().minusDays(1))));
		List<UUID> free = pool(9, "K0801");
		report(project, 1);
		String seat = "/panels/" + wait(project, "Task_SeatPanel").subjectId() + "/seat";
		MockHttpSession agency = signIn(granted(RoleAt.of(Role.AGENCY_OFFICER, project.agency())));
		Document page = page(agency, seat + "?lang=en");
		List<String> offered = page.select("input[name=members]").eachAttr("value");
		assertThat(offered).contains(before.toString())
			.doesNotContain(leader.toString(), colleague.toString(), kin.toString());
		assertThat(page.select("main details li").eachText())
			.anyMatch((line) -> line.startsWith("Colleague") && line.contains("Same unit"))
			.anyMatch((line) -> line.startsWith("Kin") && line.contains("Kin"));
		for (UUID one : List.of(leader, colleague, kin)) {
			MockHttpServletRequestBuilder wanted = post(seat).param("chair", free.get(0).toString())
				.param("meetsAt", "2031-06-03T09:00");
			free.forEach((member) -> wanted.param("members", member.toString()));
			MockHttpServletResponse refused = this.mvc
				.perform(wanted.param("members", one.toString()).session(agency).with(csrf()))
				.andReturn()
				.getResponse();
			assertThat(refused.getStatus()).isEqualTo(422);
			assertThat(refused.getContentAsString()).contains("conflict of interest");
		}
	}

	private void expert(UUID person, String unit, List<Relation> relations) {
		this.experts.register(person, unit, Set.of("K0801"), 5, relations, Actor.SYSTEM);
	}

	@Test
	void aRegionSeesTheCenterItPaysFor() throws Exception {
		Project project = open("CALL-RIC-EST-2027",
				Map.of("central", Money.yuan(5_000_000), "GOV-BJ", Money.yuan(2_000_000)));
		MockHttpSession region = signIn(granted(RoleAt.of(Role.REGION_FINANCE, "GOV-BJ")));
		assertThat(page(region, "/projects/" + project.number() + "/payments").text())
			.contains("Confirm that the regional share is paid");
		MockHttpSession other = signIn(granted(RoleAt.of(Role.REGION_FINANCE, "GOV-HE")));
		assertThat(status(other, get("/projects/" + project.number()))).isEqualTo(404);
	}

	@Test
	void fundersStandInTheOrderOfTheRegions() throws Exception {
		Project project = open("CALL-RIC-EST-2027", Map.of("GOV-HE", Money.yuan(1_000_000), "central",
				Money.yuan(5_000_000), "GOV-TJ", Money.yuan(1_000_000), "GOV-BJ", Money.yuan(2_000_000)));
		MockHttpSession region = signIn(granted(RoleAt.of(Role.REGION_FINANCE, "GOV-BJ")));
		assertThat(page(region, "/projects/" + project.number() + "/payments").select("td[data-l=Funder]").eachText())
			.startsWith("Central budget", "Beijing Municipal People's Government",
					"Tianjin Municipal People's Government", "Hebei Provincial People's Government");
	}

	@Test
	void aTerminationIsToldWithItsRemedyAndTheLeaderAsksOnItsPage() throws Exception {
		Project project = terminated();
		String url = "/projects/" + project.number();
		String ask = url + "/appeal";
		String record = "/office" + ask;
		MockHttpSession host = signIn(granted(RoleAt.of(Role.HOST_OFFICE, project.host())));
		assertThat(page(host, url).text()).contains("Terminated; reconsideration may be asked for until", "No. 9",
				"The targets were missed.");
		assertThat(page(host, url).select("a[href$=/appeal]")).isEmpty();
		MockHttpSession stranger = signIn(granted(RoleAt.of(Role.HOST_OFFICE, host())));
		MockHttpSession archivist = signIn(granted(RoleAt.of(Role.ARCHIVIST, project.agency())));
		for (MockHttpSession other : List.of(host, stranger, archivist)) {
			assertThat(status(other, get(ask))).isEqualTo(404);
			assertThat(status(other, get(record))).isEqualTo(404);
			assertThat(status(other, post(record).with(csrf()))).isEqualTo(404);
		}
		MockHttpSession leader = signIn(project.principalInvestigator());
		assertThat(page(leader, "/my/messages").text()).as("one message says it all")
			.containsOnlyOnce("Terminated")
			.contains("The targets were missed.");
		Document own = page(leader, url + "?lang=zh-CN");
		assertThat(own.text()).contains("已终止，可于", "决定文号", "申请复审");
		assertThat(page(leader, ask + "?lang=en").select("form[action$=/appeal] textarea")).hasSize(1);
		assertThat(send(leader, ask, Map.of("ground", "facts", "grounds", "Too short"), 422).select("#grounds").text())
			.isEqualTo("Too short");
		send(leader, ask, Map.of("ground", "facts", "grounds", "The second prototype was delivered in time."), 303);
		assertThat(page(leader, url).text()).contains("The decision is being reconsidered.", "Being reconsidered");
		assertThat(page(leader, "/cases/" + project.number() + "/history").text()).contains("Decision served",
				"Reconsideration asked for");
		MockHttpSession agency = signIn(granted(RoleAt.of(Role.AGENCY_OFFICER, project.agency())));
		assertThat(page(agency, "/tasks").text()).contains("Admit the request", project.number());
		assertThat(page(agency, record).text()).contains("The second prototype was delivered in time.");
	}

	/** Other tests pay the same host by what they type. */
	@AfterEach
	void forgetAccounts() {
		this.jdbc.update("delete from host_account");
	}

	@Test
	void anAccountThatTwoOfTheHostsOfficeHaveGivenIsTheOneThatAnOrderPays() throws Exception {
		Project project = open("CALL-NL-TASK-2027", Map.of());
		MockHttpSession one = signIn(granted(RoleAt.of(Role.HOST_OFFICE, project.host())));
		MockHttpSession two = signIn(granted(RoleAt.of(Role.HOST_OFFICE, project.host())));
		String url = "/host/account";
		this.accounts.ask(project.host(), project.asCase());
		assertThat(page(one, "/my/messages?lang=en").text()).contains("Enter your institution's bank account");
		assertThat(page(one, url).text()).contains("No account is confirmed yet");
		Map<String, String> typed = new HashMap<>(
				Map.of("host", project.host(), "name", "Host of the tests", "bank", "Example Bank", "number", "12 34"));
		Document refused = send(one, url, typed, 422);
		assertThat(refused.select("#number-error").text()).contains("9 to 30 digits");
		assertThat(refused.select("#number").val()).as("nothing typed is lost").isEqualTo("12 34");
		typed.put("number", "6222 0200 1234 5678");
		send(one, url, typed, 303);
		assertThat(this.accounts.of(project.host())).as("not before a second person").isEmpty();
		Map<String, String> again = Map.of("host", project.host(), "again", "6222020012345678");
		assertThat(send(one, url + "/confirm", again, 422).text()).contains("another person of your office");
		assertThat(send(two, url + "/confirm", Map.of("host", project.host(), "again", "6222020012345679"), 422)
			.select("#again-error")
			.text()).contains("not the number");
		send(two, url + "/confirm", again, 303);
		assertThat(page(two, url).text()).contains("**** 5678").doesNotContain("6222020012345678");

		assertThat(this.sheets.of(wait(project, "Task_OrderPayment"))).containsEntry("payee", "Host of the tests")
			.containsEntry("account", "6222020012345678");
		assertThatThrownBy(() -> answer(project, "Task_OrderPayment", "order", ORDER)).as("another account")
			.isInstanceOf(RuntimeException.class)
			.hasMessageContaining("other-payee");
		answer(project, "Task_OrderPayment", "order", Map.of("budgetLine", "B 1", "payee", "Host of the tests", "bank",
				"Example Bank", "account", "6222020012345678"));
		assertThat(this.sheets.of(wait(project, "Task_ApprovePayment")).get("payment").toString())
			.as("who compares reads it in full")
			.contains("6222020012345678");
		assertThat(page(signIn(project.principalInvestigator()), "/cases/" + project.number() + "/history").text())
			.contains("**** 5678")
			.doesNotContain("6222020012345678");
	}

	@Test
	void moneyThatComesBackIsRecordedInPartsBesideItsLastDay() throws Exception {
		Project project = open("CALL-NL-TASK-2027", Map.of());
		pay(project, 1);
		this.payments.recoverUnspent(project, this.ledger.sum(project, Posting.Kind.PAY).minus(Money.yuan(500)),
				"terminated");
		String url = "/projects/" + project.number() + "/payments";
		MockHttpSession payer = signIn(granted(RoleAt.of(Role.FINANCE_OFFICER, project.agency())));
		Document before = page(payer, url + "?lang=en");
		assertThat(before.select("[aria-labelledby=demands] td[data-l=Due]").text())
			.isEqualTo(Formats.day(today().plusDays(30), Locale.ENGLISH));
		Map<String, String> typed = new HashMap<>(Map.of("funder", Instalment.CENTRAL, "amount", "501", "returnedOn",
				today().toString(), "reference", "T-1"));
		assertThat(send(payer, url + "/returned", typed, 422).select("#amount-error").text()).contains("500");
		typed.put("amount", "200");
		send(payer, url + "/returned", typed, 303);
		this.timeline.advanceTo(Instant.now(this.clock).plus(Duration.ofDays(31)));
		assertThat(page(payer, url).select("[aria-labelledby=demands]").text()).contains("300", "Overdue");
		assertThat(page(payer, "/finance/payments").select("[aria-labelledby=back]").text()).contains(project.number(),
				"300", "Overdue");
	}

	@Test
	void anOfficerRecordsALetterAndAnswersItAndALateOneIsRefusedWithTheLastDay() throws Exception {
		Project project = terminated();
		String url = "/projects/" + project.number();
		String record = "/office/projects/" + project.number() + "/appeal";
		MockHttpSession agency = signIn(granted(RoleAt.of(Role.AGENCY_OFFICER, project.agency())));
		assertThat(page(agency, url).select("a[href=" + record + "]")).hasSize(1);
		Map<String, String> letter = new HashMap<>(Map.of("action", "record", "letterNumber", "TU-30", "receivedOn",
				today().toString(), "grounds", "The record of the meeting is wrong."));
		send(agency, record, letter, 303);
		answer(project, "Task_AdmitAppeal", "admit", Map.of("checked", List.of("time", "person", "ground")));
		MockHttpSession officer = signIn(granted(RoleAt.of(Role.AGENCY_OFFICER, project.agency())));
		assertThat(page(officer, record).select("select[name=rejoinAt] option").eachText())
			.contains("Rectification, then another check");
		send(officer, record, Map.of("action", "answer", "result", "upheld", "finding", "The record is right.",
				"answerNumber", "A 4"), 303);
		answer(project, "Task_ConfirmAnswer", "confirm", Map.of());
		assertThat(fresh(project).status()).isEqualTo(ProjectStatus.TERMINATED);
		assertThat(tasks(project, "Task_SettleAccounts")).hasSize(1);
		MockHttpSession leader = signIn(project.principalInvestigator());
		assertThat(page(leader, url + "/appeal").text()).contains("The record is right.");
		this.timeline.advanceTo(this.decisions.of(project.id()).orElseThrow().appealUntil().plusSeconds(1));
		leader = signIn(project.principalInvestigator());
		assertThat(send(leader, url + "/appeal", Map.of("ground", "facts", "grounds", "x".repeat(40)), 422).text())
			.contains("ended on");
		assertThat(page(signIn(granted(RoleAt.of(Role.AGENCY_OFFICER, project.agency()))), record).select("form"))
			.as("nothing is typed in vain")
			.noneMatch((form) -> form.attr("action").endsWith("/appeal"));
	}

	@Test
	void whatEndedInItsFirstHalfIsToldAsThatAndItsDecisionOnce() throws Exception {
		Project project = terminated();
		MockHttpSession leader = signIn(project.principalInvestigator());
		String url = "/projects/" + project.number();
		Element checkpoints = page(leader, url + "/schedule").selectFirst("[aria-labelledby=checkpoints]");
		assertThat(checkpoints.select("tr:contains(Mid-term check)").text()).contains("Not passed")
			.doesNotContain("Reached");
		assertThat(checkpoints.select("tr:contains(Acceptance)").text()).contains("Not held");
		assertThat(checkpoints.text()).contains("Reached", "No longer asked for").doesNotContain("Planned", "Late");
		Document overview = page(leader, url);
		assertThat(overview.select("ol.life").text()).contains("First half", "Mid-term check not passed", "Terminated")
			.doesNotContain("Second half");
		assertThat(overview.select("main").text()).containsOnlyOnce("The targets were missed.")
			.contains("Decision maker");
		settled(project, "0");
		this.timeline.advanceTo(this.clock.instant().plus(java.time.Duration.ofDays(900)));
		leader = signIn(project.principalInvestigator());
		assertThat(page(leader, url + "/schedule").select("[aria-labelledby=milestones]").text())
			.contains("Not reached");
		this.jdbc.update("update project_milestone set due_on = ? where project_id = ?", today().minusDays(1),
				project.id().toString());
		assertThat(page(leader, url + "/schedule").select("[aria-labelledby=milestones]").text())
			.as("what was due after the end, however late one reads it")
			.contains("Open when it ended");
		complete(project, "Task_Archive", "archive");
		leader = signIn(project.principalInvestigator());
		assertThat(page(leader, url).select(".head .tag").text()).isEqualTo("Terminated and archived");
	}

	@Test
	void whatIsDemandedBackStaysOpenUntilFinanceRecordsThatItCame() throws Exception {
		Project project = open("CALL-NL-TASK-2027", Map.of());
		pay(project, 1);
		report(project, 1);
		panel(project, "terminate");
		answer(project, "Task_DecideTermination", "terminate",
				Map.of("reasons", "The targets were missed.", "document", "No. 9"));
		settled(project, "1000000");
		Money paid = this.instalments.findByProjectIdOrderByOrdinalAscFunderAsc(project.id()).get(0).amount();
		String open = String.format(Locale.ENGLISH, "%,.0f", paid.minus(Money.yuan(1_000_000)).inYuan());
		MockHttpSession leader = signIn(project.principalInvestigator());
		String url = "/projects/" + project.number();
		String payments = url + "/payments";
		assertThat(page(leader, "/my/messages").text()).contains("Unspent money demanded back")
			.doesNotContain("recovered");
		assertThat(page(leader, payments).select("main").text())
			.contains("Demanded back and not come yet: " + open + " yuan", "tell of 4,002 yuan spent",
					"995,998 yuan more")
			.doesNotContain("Record money");
		complete(project, "Task_Archive", "archive");
		leader = signIn(project.principalInvestigator());
		assertThat(page(leader, url).select("main").text()).as("closing hides no open demand")
			.contains("Demanded back and not come yet: " + open);
		MockHttpSession finance = signIn(granted(RoleAt.of(Role.FINANCE_OFFICER, project.agency())));
		String send = payments + "/returned";
		Map<String, String> typed = new HashMap<>(Map.of("funder", "central", "amount", "999999999", "returnedOn",
				today().plusDays(1).toString(), "reference", ""));
		assertThat(status(leader, post(send).with(csrf()).param("funder", "central"))).isEqualTo(403);
		assertThat(page(finance, "/finance/payments").select("[aria-labelledby=back]").text()).contains(open,
				project.number());
		Document refused = send(finance, send, typed, 422);
		assertThat(refused.select("#amount-error").text()).contains("At most " + open);
		assertThat(refused.select("#returnedOn-error, #reference-error")).hasSize(2);
		assertThat(refused.select("#amount").val()).isEqualTo("999999999");
		typed.putAll(Map.of("amount", "1000", "returnedOn", today().toString(), "reference", "T-77"));
		send(finance, send, typed, 303);
		assertThat(send(finance, send, typed, 422).select("#reference-error").text()).as("sent twice, recorded once")
			.contains("recorded before");
		typed.putAll(Map.of("amount", paid.minus(Money.yuan(1_001_000)).typed(), "reference", "T-78"));
		send(finance, send, typed, 303);
		assertThat(page(leader, payments).text()).doesNotContain("not come yet");
		assertThat(page(finance, "/finance/payments").select("[aria-labelledby=back]").text())
			.doesNotContain(project.number());
		MockHttpSession archivist = signIn(granted(RoleAt.of(Role.ARCHIVIST, project.agency())));
		String account = page(archivist, url + "/archive").select("tr:contains(Account of) th a").attr("href");
		assertThat(this.mvc.perform(get(account.replace(".pdf", "")).session(archivist))
			.andReturn()
			.getResponse()
			.getContentAsString()).as("archived again with what came").contains("\"RETURN\"", "T-78");
	}

	@Test
	void theLeaderReadsWhatWasHandedInForTheAcceptance() throws Exception {
		Project project = open("CALL-NL-TASK-2027", Map.of());
		pay(project, 1);
		accept(reported(project), "pass", "3500000");
		MockHttpSession leader = signIn(project.principalInvestigator());
		assertThat(page(leader, "/projects/" + project.number()).select("main").text()).contains(
				"Application for acceptance", "x".repeat(120), "TR-1", "Audit, ", "Firm", "Unqualified", "report.pdf",
				"Beside the reports");
		String report = page(leader, "/projects/" + project.number()).select("a:contains(report.pdf)").attr("href");
		assertThat(status(leader, get(report))).isEqualTo(200);
	}

	private Project reported(Project project) {
		report(project, 1);
		panel(project, "pass");
		for (int number = 2; tasks(project, "Task_ApplyAcceptance").isEmpty() && number < 6; number++) {
			this.timeline.nextTimer(Project.CASE_TYPE, project.id())
				.ifPresent((next) -> this.timeline.advanceTo(next.plusSeconds(1)));
			if (!tasks(project, "Task_WriteReport").isEmpty()) {
				report(project, number);
			}
		}
		return project;
	}

	@Test
	void anOrderWithoutAnAccountNumberIsRefusedAndTheLastAccountStandsThereAgain() throws Exception {
		Project project = open("CALL-NL-TASK-2027", Map.of());
		WorkItem order = wait(project, "Task_OrderPayment");
		MockHttpSession finance = signIn(granted(RoleAt.of(Role.FINANCE_OFFICER, project.agency())));
		Map<String, String> typed = new HashMap<>(Map.of("_action", "outcome:order", "budgetLine", "B 1", "payee",
				"Host", "bank", "Bank", "account", ""));
		assertThat(send(finance, "/tasks/" + order.id(), typed, 422).select("#account-error")).hasSize(1);
		typed.put("account", "of the host");
		Document again = send(finance, "/tasks/" + order.id(), typed, 422);
		assertThat(again.select("#account-error")).hasSize(1);
		assertThat(again.select("#account").val()).isEqualTo("of the host");
		pay(project, 1);
		report(project, 1);
		panel(project, "pass");
		assertThat(page(signIn(granted(RoleAt.of(Role.FINANCE_OFFICER, project.agency()))),
				"/tasks/" + wait(project, "Task_OrderPayment").id())
			.select("#account")
			.val()).isEqualTo(ORDER.get("account"));
	}

	@Test
	void aKindOfCostHasOneNameInTheBudgetAndInTheReports() {
		List<CostCategory> all = this.reference
			.costCategories(List.of("direct", "indirect", "construction", "operation"));
		for (ProjectKind kind : ProjectKind.values()) {
			for (String cost : kind.costs()) {
				LocalizedText name = all.stream()
					.filter((one) -> kind.cost(one.code()).filter(cost::equals).isPresent())
					.map(CostCategory::name)
					.findFirst()
					.orElseThrow();
				assertThat(this.messages.getMessage("projects.cost." + cost, null, Locale.ENGLISH))
					.isEqualTo(name.en());
				assertThat(this.messages.getMessage("projects.cost." + cost, null, Locale.SIMPLIFIED_CHINESE))
					.isEqualTo(name.zh());
			}
		}
	}

	@Test
	void moneyWasSetAsideBeforeTheProjectWasOpened() {
		Project project = open("CALL-NL-TASK-2027", Map.of());
		java.time.Instant decided = this.clock.instant().minus(java.time.Duration.ofDays(7));
		this.jdbc.update("update award set decided_at = ? where application_id = ?", java.sql.Timestamp.from(decided),
				project.applicationId().toString());
		assertThat(this.awards.reservedAt(this.awards.of(project.applicationId()).orElseThrow()))
			.as("with the decision, where it was on no list")
			.isCloseTo(decided, org.assertj.core.api.Assertions.within(1, java.time.temporal.ChronoUnit.SECONDS));
	}

	private void settled(Project project, String spent) {
		this.timeline.advanceTo(this.decisions.of(project.id()).orElseThrow().appealUntil().plusSeconds(1));
		answer(project, "Task_SettleAccounts", "submit",
				Map.of("spent", spent, "statement", "The accounts are in order."));
	}

	private Project terminated() {
		Project project = open("CALL-NL-TASK-2027", Map.of());
		report(project, 1);
		panel(project, "terminate");
		answer(project, "Task_DecideTermination", "terminate",
				Map.of("reasons", "The targets were missed.", "document", "No. 9"));
		return project;
	}

	@Test
	void whoPutsFindingsRightOrDecidesOnThemReadsThemThere() throws Exception {
		Project project = open("CALL-NL-TASK-2027", Map.of());
		report(project, 1);
		panel(project, "rectify");
		WorkItem rectify = wait(project, "Task_Rectify");
		MockHttpSession leader = signIn(project.principalInvestigator());
		assertThat(page(leader, "/tasks/" + rectify.id()).select("[aria-labelledby=basis-1]").text())
			.contains("Rectify", "The panel has heard the applicant and finds as follows.")
			.doesNotContain("present agreed");
		assertThat(page(leader, "/projects/" + project.number()).select("[aria-labelledby=checks]").text())
			.contains("Mid-term", "Rectify", "finds as follows")
			.doesNotContain("present agreed", "Minutes");
		MockHttpSession agency = signIn(granted(RoleAt.of(Role.AGENCY_OFFICER, project.agency())));
		Element checks = page(agency, "/projects/" + project.number()).selectFirst("[aria-labelledby=checks]");
		assertThat(checks.text()).contains("0 of");
		assertThat(page(agency, checks.select("a").attr("href")).text()).contains("Minutes");
		answer(project, "Task_Rectify", "submit",
				Map.of("measures", "Every finding of the panel was put right as set out in the annex to this report."));
		String again = "/panels/" + wait(project, "Task_SeatPanel").subjectId();
		assertThat(page(signIn(granted(RoleAt.of(Role.AGENCY_OFFICER, project.agency()))), again).text())
			.as("what the second panel judges")
			.contains("Found before: Mid-term", "Every finding of the panel was put right", "Progress report 1",
					"Award, budget and spending", "Award " + this.formats.exact(project.award()), "Spent, as reported");
		assertThat(page(signIn(project.principalInvestigator()), "/projects/" + project.number()).text())
			.contains("Every finding of the panel was put right");
		panel(project, "terminate");
		WorkItem decide = wait(project, "Task_DecideTermination");
		MockHttpSession decider = signIn(granted(RoleAt.of(Role.DECISION_MAKER, project.leadDepartment())));
		assertThat(page(decider, "/tasks/" + decide.id()).select("[aria-labelledby=basis-1]").text())
			.contains("Terminate", "present agreed");
		Map<String, String> typed = Map.of("_action", "outcome:terminate", "reasons", "The targets were missed.",
				"document", "No. 9");
		assertThat(send(decider, "/tasks/" + decide.id(), typed, 422).select("#password-error").text()).isNotBlank();
		assertThat(fresh(project).status()).as("nobody is terminated without a password")
			.isEqualTo(ProjectStatus.CHECK_FAILED);
	}

	@Test
	void aLeaderReadsThatAPanelDidNotPassItAndWhyBeforeItIsDecided() throws Exception {
		Project project = open("CALL-NL-TASK-2027", Map.of());
		String url = "/projects/" + project.number();
		report(project, 1);
		panel(project, "terminate");
		MockHttpSession leader = signIn(project.principalInvestigator());
		Document overview = page(leader, url);
		assertThat(overview.text())
			.contains("Mid-term check not passed; the decision is pending", "nothing is paid until then")
			.doesNotContain("Suspended");
		assertThat(overview.select("a[href=#checks]")).hasSize(1);
		assertThat(overview.select("#checks")).hasSize(1);
		assertThat(told(leader, "Mid-term check not passed; the decision is pending"))
			.contains("The panel has heard the applicant and finds as follows.");
		answer(project, "Task_DecideTermination", "continue",
				Map.of("reasons", "The measures work.", "document", "No. 8"));
		assertThat(told(leader, "Under way")).as("what was decided, and why").contains("The measures work.");
		assertThat(page(leader, url).select("a[href=#checks]")).isEmpty();
	}

	/** What the newest message with this title says. */
	private String told(MockHttpSession reader, String title) throws Exception {
		return page(reader, "/my/messages").select("tbody tr")
			.stream()
			.filter((row) -> row.select(".linkbtn").text().equals(title))
			.findFirst()
			.orElseThrow()
			.text();
	}

	@Test
	void aHostThatAProjectHasLeftReadsWhatWasItsOwnUntilThenAndActsOnNothing() throws Exception {
		Project project = open("CALL-NL-TASK-2027", Map.of());
		String url = "/projects/" + project.number();
		String history = "/cases/" + project.number() + "/history";
		String next = project.host().equals("UNI-PKU") ? "UNI-THU" : "UNI-PKU";
		MockHttpSession before = signIn(granted(RoleAt.of(Role.HOST_OFFICE, project.host())));
		MockHttpSession after = signIn(granted(RoleAt.of(Role.HOST_OFFICE, next)));
		assertThat(status(after, get(url))).isEqualTo(404);
		pay(project, 1);
		report(project, 1);
		this.changes.request(fresh(project), ChangeKind.HOST,
				Map.of("host", next, "reason", "The leader moves with the whole group."),
				actor(project.principalInvestigator()));
		this.timeline.runDueJobs();
		answer(project, "Task_HostCheckChange", "approve", Map.of());
		answer(project, "Task_NewHostAgree", "approve", Map.of());
		answer(project, "Task_DecideChange", "approve", Map.of("document", "No. 12"));
		String whole = page(before, history).select(".dia, .tl").text();
		panel(project, "pass");
		pay(project, 2);
		report(project, 2);
		Document past = page(before, url);
		assertThat(past.text()).contains("moved to another host institution", "Progress report 1", "Instalment 1")
			.doesNotContain("Progress report 2", "Instalment 2", "Waiting for");
		assertThat(page(before, url + "?lang=zh-CN").text()).contains("本项目已于", "已变更至其他依托单位");
		page(before, url + "?lang=en");
		assertThat(page(before, url + "/reports/1").text()).contains("Test record 12");
		assertThat(page(before, history).select(".dia, .tl").text()).isEqualTo(whole).contains("Change in effect");
		assertThat(page(before, "/search?q=" + project.number()).text()).contains("Has left your institution");
		assertThat(page(after, history).select(".dia, .tl").text()).isNotEqualTo(whole);
		for (String tab : new String[] { "/schedule", "/payments", "/changes", "/archive", "/reports/2", "/report" }) {
			assertThat(status(before, get(url + tab))).as(tab).isEqualTo(404);
		}
		assertThat(status(before, post(url + "/reports/1").with(csrf()))).isEqualTo(404);
		assertThat(status(before, post(url + "/changes/withdraw").with(csrf()))).isEqualTo(404);
		assertThat(page(after, url).text()).contains("Progress report 1", "Progress report 2");
		assertThat(page(after, url + "/payments").text()).contains("Instalment 1", "Instalment 2");
	}

	private UUID granted(RoleAt role) {
		UUID person = this.people.register(new People.NewPerson(UUID.randomUUID() + "@example.org",
				LocalizedText.of("Someone", "某人"), null, null, null, null), Actor.SYSTEM);
		this.people.grant(person, role, LocalDate.of(2026, 1, 1), null, Actor.SYSTEM);
		return person;
	}

	private MockHttpSession signIn(UUID person) throws Exception {
		this.people.setPassword(person, PASSWORD);
		return (MockHttpSession) this.mvc
			.perform(post("/sign-in").param("email", this.people.require(person).email())
				.param("password", PASSWORD)
				.with(csrf()))
			.andReturn()
			.getRequest()
			.getSession();
	}

	private Document page(MockHttpSession session, String url) throws Exception {
		var response = this.mvc.perform(get(url).session(session)).andReturn().getResponse();
		assertThat(response.getStatus()).as(url).isEqualTo(200);
		String text = response.getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
		assertThat(text).doesNotContain("??");
		return Jsoup.parse(text);
	}

	private int status(MockHttpSession session, MockHttpServletRequestBuilder request) throws Exception {
		return this.mvc.perform(request.session(session)).andReturn().getResponse().getStatus();
	}

}
