package org.grantway.projects;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.grantway.applications.RunningProjects;
import org.grantway.awards.FormalDecisions;
import org.grantway.documents.FrozenDocuments;
import org.grantway.documents.FrozenDocuments.FrozenDocument;
import org.grantway.identity.Organisations;
import org.grantway.identity.Organisations.OrganisationView;
import org.grantway.shared.Actor;
import org.grantway.shared.LocalizedText;
import org.grantway.shared.Money;
import org.grantway.shared.NotAllowed;
import org.grantway.shared.Refused;
import org.grantway.shared.Role;
import org.grantway.shared.RoleAt;
import org.grantway.shared.Times;
import org.grantway.workflow.CaseCheck;
import org.grantway.workflow.WorkItem;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Takes projects through their whole life, from the signed task book to the archive.
 */
class ProjectLifeTests extends ProjectWorld {

	private static final String MEASURES = "Every finding of the panel was put right as set out in the annex.";

	private static final Map<String, String> SELF_REPORT = Map.of("results", "Five results are in use. ".repeat(5),
			"services", "All equipment is open to others.", "people", "The director and the committee serve.",
			"spending", "6,000,000", "next", "The second platform is built and opened to all users.");

	private static final String REASON = "The test of the second prototype needs another winter.";

	@Autowired
	ProjectUnderReview underReview;

	@Autowired
	Changes changes;

	@Autowired
	RunningProjects running;

	@Autowired
	EvaluationRepository evaluations;

	@Autowired
	TaskSheets sheets;

	@Autowired
	Demands demands;

	@Autowired
	IndicatorRepository indicators;

	@Autowired
	FrozenDocuments documents;

	@Autowired
	ArchivePackage archive;

	@Autowired
	Archiving archiving;

	@Autowired
	ArchiveReader reader;

	@Autowired
	ProjectPages pages;

	@Autowired
	Organisations organisations;

	@Autowired
	CaseCheck check;

	@Autowired
	FormalDecisions decisions;

	@Test
	void aProjectIsReportedCheckedAcceptedAndArchived() {
		Project project = open("CALL-NL-TASK-2027", Map.of());
		assertThat(this.checkpoints.findByProjectIdOrderByOrdinal(project.id())).extracting(Checkpoint::kind)
			.containsExactly(Checkpoint.Kind.REPORT, Checkpoint.Kind.MID_TERM, Checkpoint.Kind.REPORT,
					Checkpoint.Kind.ACCEPTANCE);
		pay(project, 1);
		report(project, 1);
		panel(project, "pass");
		pay(project, 2);
		report(project, 2);
		pay(project, 3);
		assertThat(this.running.of(Set.of(project.applicationId()))).containsEntry(project.applicationId(),
				project.number());
		accept(project, "pass");
		assertThat(this.milestones.findByProjectIdOrderByOrdinal(project.id()))
			.as("what the last period reached is told by the application for acceptance")
			.isNotEmpty()
			.allMatch(Milestone::isDone);
		assertThat(this.running.of(Set.of(project.applicationId()))).isEmpty();
		assertThat(fresh(project).result()).isEqualTo("passed");
		assertThat(fresh(project).status()).isEqualTo(ProjectStatus.CLOSED);
		Actor archivist = holder(wait(project, "Task_Archive"));
		Instant before = this.clock.instant();
		this.archiving.archive(project, archivist);
		this.timeline.runDueJobs();
		assertThat(fresh(project).status()).isEqualTo(ProjectStatus.ARCHIVED);
		assertThat(fresh(project).archivedBy()).isEqualTo(archivist.personId());
		assertThat(fresh(project).archivedAt()).isBetween(before, this.clock.instant());
		assertThat(this.ledger.sum(project, Posting.Kind.PAY)).isEqualTo(project.award());
		assertThat(this.processes.isRunning("project-delivery", project.id())).isFalse();
		assertThat(this.archive.items(project)).filteredOn(ArchivePackage.Item::isFile)
			.singleElement()
			.satisfies((file) -> {
				assertThat(file.title().en()).startsWith("report.pdf (").containsIgnoringCase("audit");
				assertThat(file.group()).isEqualTo("results");
				assertThat(this.archive.manifest(project)).contains(file.sha256() + "  report.pdf");
			});
		assertThat(words(this.documents.latest(project.asCase(), CaseRecords.ACCOUNT).orElseThrow())).contains(
				"When the money was audited, 7,000,000.01 yuan had been paid and 7,000,000.01 yuan spent; 0 yuan were left.",
				"Accounting firm: Firm", "report.pdf\nSHA-256");
	}

	@Test
	void aCenterWaitsForItsRegionsAndRectifiesOnce() {
		Map<String, Money> shares = new LinkedHashMap<>();
		shares.put("central", Money.yuan(5_000_001));
		shares.put("GOV-BJ", Money.yuan(2_000_000));
		shares.put("GOV-TJ", Money.yuan(1_000_000));
		Project project = open("CALL-RIC-EST-2027", shares);
		assertThat(project.kind()).isEqualTo(ProjectKind.CENTER);
		assertThat(project.status()).isEqualTo(ProjectStatus.CONSTRUCTION);
		assertThat(sum(project)).isEqualTo(Money.yuan(8_000_001));
		regionPays(project, "GOV-BJ");
		assertThat(tasks(project, "Task_OrderPayment")).isEmpty();
		this.timeline.advanceTo(Instant.now(this.clock).plus(Duration.ofDays(91)));
		WorkItem late = tasks(project, "Task_DecideLateShare").get(0);
		this.submissions.submit(late, "part-release", Map.of("reasons", "Works cannot wait", "share", "50"),
				holder(late));
		this.timeline.runDueJobs();
		pay(project, 1);
		assertThat(sum(project)).isEqualTo(Money.yuan(8_000_001));
		for (int month = 6; month <= 18; month += 6) {
			if (month == 6) {
				governance(project);
			}
			report(project, month / 6);
		}
		assertThat(this.underReview.closedResults(project.id(), "mid-term")).isEmpty();
		panel(project, "rectify");
		assertThat(fresh(project).status()).isEqualTo(ProjectStatus.RECTIFYING);
		WorkItem rectify = wait(project, "Task_Rectify");
		this.submissions.submit(rectify, "submit",
				Map.of("measures", "Every finding of the panel was put right as set out in the annex to this report."),
				holder(rectify));
		assertThat(this.underReview.closedResults(project.id(), "mid-term")).as("what was found is put right once")
			.containsExactly("rectify");
		panel(project, "terminate");
		assertThat(fresh(project).status()).isEqualTo(ProjectStatus.CHECK_FAILED);
		WorkItem decide = wait(project, "Task_DecideTermination");
		this.submissions.submit(decide, "terminate", Map.of("reasons", "Not put right", "document", "No. 7"),
				holder(decide));
		this.timeline.runDueJobs();
		assertThat(fresh(project).status()).isEqualTo(ProjectStatus.TERMINATED);
		Instant until = this.decisions.of(project.id()).orElseThrow().appealUntil();
		this.timeline.advanceTo(until.minusSeconds(1));
		assertThat(tasks(project, "Task_SettleAccounts")).as("nothing is settled while it may be appealed").isEmpty();
		assertThat(this.ledger.sum(project, Posting.Kind.RECOVER)).isEqualTo(Money.ZERO);
		this.timeline.advanceTo(until.plusSeconds(1));
		assertThatThrownBy(() -> this.appeals.ask(project.id(), leader(project))).hasMessageContaining("too-late");
		WorkItem settle = tasks(project, "Task_SettleAccounts").get(0);
		this.submissions.submit(settle, "submit", Map.of("spent", "100.01", "statement", "See annex"), holder(settle));
		this.timeline.runDueJobs();
		Money paid = this.ledger.sum(project, Posting.Kind.PAY);
		assertThat(this.ledger.sum(project, Posting.Kind.COMMIT)).isEqualTo(paid);
		assertThat(this.ledger.sum(project, Posting.Kind.RECOVER)).isEqualTo(paid.minus(new Money(10_001)));
		complete(project, "Task_Archive", "archive");
		assertThat(fresh(project).status()).isEqualTo(ProjectStatus.ARCHIVED);
	}

	@Test
	void aTerminationIsReconsideredBeforeAnythingIsSettledAndWhenItIsAnnulledTheProjectIsCheckedAgain() {
		Project project = open("CALL-NL-TASK-2027", Map.of());
		report(project, 1);
		panel(project, "terminate");
		WorkItem decide = wait(project, "Task_DecideTermination");
		Actor decider = holder(decide);
		this.submissions.submit(decide, "terminate", Map.of("reasons", "Too late", "document", "No. 9"), decider);
		this.timeline.runDueJobs();
		assertThat(this.decisions.of(project.id())).hasValueSatisfying((decision) -> {
			assertThat(decision.documentNumber()).isEqualTo("No. 9");
			assertThat(decision.grounds()).isEqualTo("Too late");
		});
		assertThat(this.running.of(Set.of(project.applicationId()))).isEmpty();
		assertThatThrownBy(() -> this.appeals.ask(project.id(), decider)).isInstanceOf(NotAllowed.class);
		this.appeals.ask(project.id(), leader(project));
		assertThat(fresh(project).status()).isEqualTo(ProjectStatus.RECONSIDERATION);
		assertThatThrownBy(() -> this.appeals.ask(project.id(), leader(project))).as("once")
			.isInstanceOf(Refused.class);
		answer(project, "Task_AdmitAppeal", "admit", Map.of("checked", List.of("time", "person", "ground")));
		Actor both = new Actor(decider.personId(), decider.name(), Set.of(RoleAt.of(Role.DECISION_MAKER, "MOST"),
				wait(project, "Task_ExamineAppeal").candidates().iterator().next()));
		assertThatThrownBy(() -> this.appeals.propose(project.id(), "", both)).as("who decided does not examine")
			.isInstanceOf(NotAllowed.class);
		this.timeline.advanceTo(Instant.now(this.clock).plus(Duration.ofDays(20)));
		assertThat(tasks(project, "Task_SettleAccounts")).as("nothing is settled meanwhile").isEmpty();
		assertThatThrownBy(() -> answer(project, "Task_OrderPayment", "order", ORDER)).as("nothing is paid meanwhile")
			.isInstanceOf(RuntimeException.class);
		this.appeals.propose(project.id(), "RECTIFYING", holder(wait(project, "Task_ExamineAppeal")));
		WorkItem confirm = wait(project, "Task_ConfirmAnswer");
		assertThatThrownBy(() -> this.submissions.submit(confirm, "confirm", Map.of(), both))
			.as("who decided does not confirm")
			.isInstanceOf(NotAllowed.class);
		answer(project, "Task_ConfirmAnswer", "confirm", Map.of());
		assertThat(fresh(project).status()).isEqualTo(ProjectStatus.RECTIFYING);
		assertThat(this.decisions.of(project.id())).as("an annulled decision is none").isEmpty();
		assertThat(this.check.faults(project.asCase()))
			.noneMatch((fault) -> fault.messageKey().equals("case-check.other-status"));
		answer(project, "Task_Rectify", "submit", Map.of("measures", MEASURES));
		panel(project, "pass");
		assertThat(fresh(project).status()).isEqualTo(ProjectStatus.ACTIVE);
		agreed(project, ChangeKind.TERMINATION, Map.of("reason", REASON));
		assertThat(tasks(project, "Task_SettleAccounts")).as("what was asked for has no remedy").hasSize(1);
		assertThatThrownBy(() -> this.appeals.ask(project.id(), leader(project))).hasMessageContaining("not-now");
	}

	@Test
	void anOverdueReportHoldsPaymentsUntilItIsAccepted() {
		Project project = open("CALL-NL-TASK-2027", Map.of());
		wait(project, "Task_WriteReport");
		this.timeline.advanceTo(Instant.now(this.clock).plus(Duration.ofDays(31)));
		assertThat(fresh(project).holdReason()).isEqualTo("report 1");
		WorkItem order = tasks(project, "Task_OrderPayment").get(0);
		assertThatThrownBy(() -> this.submissions.submit(order, "order", ORDER, holder(order)))
			.isInstanceOf(RuntimeException.class);
		report(project, 1);
		assertThat(fresh(project).holdReason()).isNull();
	}

	@Test
	void aReportIsReturnedByTheHostAndByTheAgency() {
		Project project = open("CALL-NL-TASK-2027", Map.of());
		write(project, 1);
		answer(project, "Task_HostCheckReport", "return",
				Map.of("checked", List.of("accounts"), "grounds", "The accounts do not agree."));
		write(project, 1);
		answer(project, "Task_HostCheckReport", "forward",
				Map.of("checked", List.of("accounts", "evidence", "partners")));
		answer(project, "Task_AcceptReport", "return", Map.of("grounds", "Name the evidence."));
		report(project, 1);
		assertThat(this.reports.require(project, 1).status()).isEqualTo(ProgressReport.Status.ACCEPTED);
	}

	/** All that a paper says. */
	private String words(FrozenDocument document) {
		return this.reader.read(document, Locale.ENGLISH)
			.stream()
			.flatMap((part) -> part.facts().stream())
			.map((fact) -> fact.label() + ": " + fact.text())
			.collect(Collectors.joining("\n"));
	}

	@Test
	void aProjectThatIsNotTerminatedGoesOnAndMayFailItsAcceptance() {
		Project project = open("CALL-NL-TASK-2027", Map.of());
		pay(project, 1);
		report(project, 1);
		panel(project, "terminate");
		answer(project, "Task_DecideTermination", "continue",
				Map.of("reasons", "The panel was split", "document", "No. 8"));
		assertThat(fresh(project).status()).isEqualTo(ProjectStatus.ACTIVE);
		report(project, 2);
		accept(project, "rectify", "100.00");
		assertThat(fresh(project).status()).isEqualTo(ProjectStatus.RECTIFYING);
		answer(project, "Task_RectifyAcceptance", "submit",
				Map.of("measures", "Every finding of the panel was put right as set out in the annex to this report."));
		accept(project, "fail", "100.00");
		assertThat(fresh(project).status()).isEqualTo(ProjectStatus.NOT_PASSED);
		assertThat(this.decisions.of(project.id()).orElseThrow().grounds()).isNotBlank();
		reconsidered(project, "");
		assertThat(fresh(project).result()).isEqualTo("not-passed");
		assertThat(fresh(project).status()).isEqualTo(ProjectStatus.CLOSED);
		assertThat(tasks(project, "Task_OrderPayment")).isEmpty();
		complete(project, "Task_Archive", "archive");
		assertThat(fresh(project).status()).isEqualTo(ProjectStatus.ARCHIVED);
		assertThat(words(this.documents.latest(project.asCase(), CaseRecords.ACCOUNT).orElseThrow()))
			.contains("Demanded back: ", "reports told of");
		assertThat(this.pages.view(fresh(project)).milestones()).singleElement()
			.satisfies((row) -> assertThat(row.stateKey()).isEqualTo("projects.not-reached"));
		assertThat(this.pages.chart(fresh(project)).bars()).as("the drawing says what the table says")
			.singleElement()
			.satisfies((bar) -> {
				assertThat(bar.stateKey()).isEqualTo("projects.not-reached");
				assertThat(bar.missed()).isTrue();
				assertThat(bar.late()).isNull();
			});
	}

	@Test
	void aCenterIsRunAfterItsAcceptanceOrRevoked() {
		for (String result : List.of("pass", "fail")) {
			Project project = center(Map.of("central", Money.yuan(5_000_000)), "GOV-BJ", Money.yuan(2_000_000));
			regionPays(project, "GOV-BJ");
			pay(project, 1);
			governance(project);
			int reports = 0;
			for (Checkpoint checkpoint : this.checkpoints.findByProjectIdOrderByOrdinal(project.id())) {
				switch (checkpoint.kind()) {
					case REPORT -> report(project, ++reports);
					case MID_TERM -> panel(project, "pass");
					default -> {
					}
				}
			}
			accept(project, result, "100.00");
			if (result.equals("fail")) {
				assertThat(fresh(project).status()).isEqualTo(ProjectStatus.NOT_PASSED);
				wait(project, "Task_Archive");
			}
			assertThat(fresh(project).status())
				.isEqualTo(result.equals("pass") ? ProjectStatus.OPERATION : ProjectStatus.REVOKED);
			complete(project, "Task_Archive", "archive");
			assertThat(fresh(project).status())
				.isEqualTo(result.equals("pass") ? ProjectStatus.OPERATION : ProjectStatus.ARCHIVED);
		}
	}

	@Test
	void aLaboratoryIsCheckedInItsConstructionAndEvaluatedWhileItRuns() {
		Project project = open("CALL-NL-EST-2027", Map.of());
		assertThat(project.kind()).isEqualTo(ProjectKind.LABORATORY);
		assertThat(this.checkpoints.findByProjectIdOrderByOrdinal(project.id())).extracting(Checkpoint::kind)
			.containsExactly(Checkpoint.Kind.REPORT, Checkpoint.Kind.MID_TERM, Checkpoint.Kind.ACCEPTANCE);
		pay(project, 1);
		report(project, 1);
		pay(project, 2);
		panel(project, "pass");
		pay(project, 3);
		accept(project, "pass");
		complete(project, "Task_Archive", "archive");
		assertThat(fresh(project).status()).isEqualTo(ProjectStatus.OPERATION);
		assertThat(this.processes.isRunning("project-delivery", project.id())).isFalse();
		assertThat(this.running.of(Set.of(project.applicationId()))).isEmpty();
		assertThat(evaluation(project, 1).opensOn()).isEqualTo(project.startsOn().plusMonths(36));

		answer(project, "Task_WriteSelfReport", "submit", SELF_REPORT);
		answer(project, "Task_CheckSelfReport", "return", Map.of("grounds", "The accounts do not agree."));
		WorkItem again = wait(project, "Task_WriteSelfReport");
		assertThat(this.sheets.of(again)).containsEntry("returned", "The accounts do not agree.")
			.containsEntry("next", SELF_REPORT.get("next"));
		selfReport(project);
		panel(project, "rectify");
		assertThat(fresh(project).status()).isEqualTo(ProjectStatus.RECTIFYING);
		answer(project, "Task_RectifyOperation", "submit", Map.of("measures", MEASURES));
		panel(project, "excellent");
		assertThat(fresh(project).status()).isEqualTo(ProjectStatus.OPERATION);
		assertThat(evaluation(project, 1).grade()).isEqualTo("excellent");
		assertThat(evaluation(project, 2).opensOn()).isEqualTo(project.startsOn().plusMonths(60));

		selfReport(project);
		panel(project, "fail");
		assertThat(fresh(project).status()).isEqualTo(ProjectStatus.EVALUATION_FAILED);
		assertThat(fresh(project).paysNothing()).isTrue();
		answer(project, "Task_DecideRevocation", "continue", Map.of("reasons", "A flood", "document", "No. 8"));
		assertThat(evaluation(project, 2).grade()).isEqualTo("continued");
		assertThat(evaluation(project, 3).opensOn()).isEqualTo(project.startsOn().plusMonths(120));

		selfReport(project);
		panel(project, "fail");
		answer(project, "Task_DecideRevocation", "rectify", Map.of("reasons", "One chance", "document", "No. 9"));
		answer(project, "Task_RectifyOperation", "submit", Map.of("measures", MEASURES));
		assertThat(this.underReview.closedResults(project.id(), "evaluation")).containsExactly("rectify");
		panel(project, "fail");
		WorkItem decide = wait(project, "Task_DecideRevocation");
		assertThatThrownBy(() -> this.submissions.submit(decide, "rectify",
				Map.of("reasons", "Another chance", "document", "No. 10"), holder(decide)))
			.as("a cycle is rectified once")
			.isInstanceOf(RuntimeException.class);
		answer(project, "Task_DecideRevocation", "revoke", Map.of("reasons", "Not put right", "document", "No. 11"));
		reconsidered(project, "RECTIFYING");
		assertThat(fresh(project).status()).isEqualTo(ProjectStatus.RECTIFYING);
		answer(project, "Task_RectifyOperation", "submit", Map.of("measures", MEASURES));
		panel(project, "fail");
		answer(project, "Task_DecideRevocation", "revoke", Map.of("reasons", "Still wrong", "document", "No. 12"));
		assertThat(fresh(project).status()).isEqualTo(ProjectStatus.REVOKED);
		assertThat(this.decisions.of(project.id()).orElseThrow().documentNumber()).isEqualTo("No. 12");
		assertThat(tasks(project, "Task_SettleAccounts")).isEmpty();
		answer(project, "Task_SettleAccounts", "submit", Map.of("spent", "7000000", "statement", "See annex"));
		assertThat(this.ledger.sum(project, Posting.Kind.RECOVER)).isEqualTo(new Money(1));
		complete(project, "Task_Archive", "archive");
		assertThat(fresh(project).status()).isEqualTo(ProjectStatus.ARCHIVED);
		assertThat(this.processes.isRunning("evaluation", project.id())).isFalse();
	}

	@Test
	void aLaboratoryThatFailsItsAcceptanceTwiceIsRevoked() {
		Project project = open("CALL-NL-EST-2027", Map.of());
		report(project, 1);
		panel(project, "pass");
		accept(project, "fail", "0");
		reconsidered(project, "RECTIFYING");
		answer(project, "Task_RectifyAcceptance", "submit", Map.of("measures", MEASURES));
		accept(project, "fail", "0");
		assertThat(fresh(project).status()).isEqualTo(ProjectStatus.NOT_PASSED);
		assertThat(fresh(project).result()).as("nothing is closed while it may be appealed").isNull();
		wait(project, "Task_Archive");
		assertThat(fresh(project).status()).isEqualTo(ProjectStatus.REVOKED);
	}

	private Evaluation evaluation(Project project, int cycle) {
		return this.evaluations.findByProjectIdAndCycleNo(project.id(), cycle).orElseThrow();
	}

	private void selfReport(Project project) {
		answer(project, "Task_WriteSelfReport", "submit", SELF_REPORT);
		answer(project, "Task_CheckSelfReport", "forward", Map.of("checked", List.of("results", "accounts", "people")));
	}

	@Test
	void aHeldInstalmentIsReleasedAndAReturnedOrFailedPaymentIsOrderedAgain() {
		Project project = open("CALL-NL-TASK-2027", Map.of());
		answer(project, "Task_OrderPayment", "hold", Map.of("reason", "The account is not known."));
		assertThat(first(project).status()).isEqualTo(Instalment.Status.HELD);
		answer(project, "Task_ReleaseHold", "release", Map.of("reason", "The account is known."));
		assertThat(first(project).status()).isEqualTo(Instalment.Status.DUE);
		answer(project, "Task_OrderPayment", "order", ORDER);
		assertThat(this.sheets.of(wait(project, "Task_ApprovePayment")).get("payment").toString())
			.contains("Central budget", "Budget line: B 1. Payee: Host");
		answer(project, "Task_ApprovePayment", "return", Map.of("grounds", "Another account."));
		assertThat(this.sheets.of(wait(project, "Task_OrderPayment"))).containsEntry("returned", "Another account.")
			.containsEntry("payee", "Host");
		answer(project, "Task_OrderPayment", "order", ORDER);
		answer(project, "Task_ApprovePayment", "approve", Map.of("compared", List.of("payee", "amount", "line")));
		answer(project, "Task_ConfirmPayment", "failed", Map.of("failure", "The bank refused."));
		pay(project, 1);
	}

	@Test
	void aSuspendedInstalmentGoesOnWhenTheRegionHasPaid() {
		Project project = center(Map.of("central", Money.yuan(5_000_000)), "GOV-BJ", Money.yuan(2_000_000));
		for (String decision : List.of("wait", "suspend")) {
			this.timeline.advanceTo(Instant.now(this.clock).plus(Duration.ofDays(91)));
			answer(project, "Task_DecideLateShare", decision, Map.of("reasons", "The region is late"));
		}
		assertThat(first(project).status()).isEqualTo(Instalment.Status.SUSPENDED);
		regionPays(project, "GOV-BJ");
		assertThat(first(project).status()).isEqualTo(Instalment.Status.DUE);
		pay(project, 1);
	}

	@Test
	void whatWasNotReleasedInPartIsPaidWhenTheRegionHasPaid() {
		Project project = center(Map.of("central", Money.yuan(5_000_000)), "GOV-BJ", Money.yuan(2_000_000));
		this.timeline.advanceTo(Instant.now(this.clock).plus(Duration.ofDays(91)));
		answer(project, "Task_DecideLateShare", "part-release", Map.of("reasons", "Works cannot wait", "share", "50"));
		pay(project, 1);
		assertThat(tasks(project, "Task_OrderPayment")).isEmpty();
		regionPays(project, "GOV-BJ");
		pay(project, 1);
		assertThat(this.instalments.findByProjectIdOrderByOrdinalAscFunderAsc(project.id()))
			.filteredOn((one) -> one.ordinal() == 1)
			.hasSize(3)
			.allMatch(Instalment::isPaid);
		assertThat(sum(project)).isEqualTo(project.award());
	}

	@Test
	void oneOfficerCannotOrderAndConfirm() {
		Project project = open("CALL-NL-TASK-2027", Map.of());
		WorkItem order = tasks(project, "Task_OrderPayment").get(0);
		Actor officer = holder(order);
		this.submissions.submit(order, "order", ORDER, officer);
		answer(project, "Task_ApprovePayment", "approve", Map.of("compared", List.of("payee", "amount", "line")));
		WorkItem confirm = tasks(project, "Task_ConfirmPayment").get(0);
		assertThatThrownBy(() -> this.submissions.submit(confirm, "paid",
				Map.of("reference", "T-1", "paidOn", today().toString()), officer))
			.isInstanceOfAny(NotAllowed.class, Refused.class);
	}

	@Test
	void anExtensionMovesTheEndTheAcceptanceAndItsTimerAndIsGivenOnce() {
		Project project = open("CALL-NL-TASK-2027", Map.of());
		report(project, 1);
		panel(project, "pass");
		report(project, 2);
		Checkpoint before = acceptance(project);
		Map<String, String> nine = Map.of("months", "9", "reason", REASON);
		assertThat(this.changes.preview(project, ChangeKind.EXTENSION, nine)).extracting(ChangeRules.Effect::what)
			.containsExactly("ends", "acceptance", "acceptance-due", "reports");
		refusedAt("months", project, ChangeKind.EXTENSION, Map.of("months", "13", "reason", REASON));
		refusedAt("reason", project, ChangeKind.EXTENSION, Map.of("months", "9", "reason", "Late"));
		assertThatThrownBy(() -> this.changes.preview(project, ChangeKind.EXTENSION, with(nine, "reason", "Late")))
			.as("the preview asks for the reason too")
			.isInstanceOf(Refused.class);
		ask(project, ChangeKind.EXTENSION, nine);
		assertThatThrownBy(() -> ask(project, ChangeKind.EXTENSION, nine)).as("one at a time")
			.isInstanceOf(Refused.class);
		answer(project, "Task_HostCheckChange", "return", Map.of("grounds", "Say which test is late."));
		assertThat(change(project).state()).isEqualTo(ChangeRequest.State.RETURNED);
		this.changes.revise(fresh(project), change(project).id(), nine, leader(project));
		answer(project, "Task_HostCheckChange", "approve", Map.of());
		answer(project, "Task_DecideChange", "return", Map.of("grounds", "Name the new date of the test."));
		this.changes.revise(fresh(project), change(project).id(), nine, leader(project));
		answer(project, "Task_HostCheckChange", "approve", Map.of());
		assertThat(fresh(project).endsOn()).isEqualTo(project.endsOn());
		answer(project, "Task_DecideChange", "approve", Map.of("document", "No. 12"));
		assertThat(change(project).state()).isEqualTo(ChangeRequest.State.APPLIED);
		assertThat(fresh(project).endsOn()).isEqualTo(project.endsOn().plusMonths(9));
		assertThat(acceptance(project).dueOn()).isEqualTo(before.dueOn().plusMonths(9));
		assertThat(this.timeline.nextTimer(Project.CASE_TYPE, project.id()).map(Times::dayOf))
			.as("the running timer is that of the report of the added time")
			.contains(before.opensOn());
		assertThatThrownBy(() -> ask(project, ChangeKind.EXTENSION, nine)).hasMessageContaining("extended-before");
		assertThat(this.changes.offered(fresh(project)).get(ChangeKind.EXTENSION)).as("why it is not offered again")
			.hasValueSatisfying((why) -> assertThat(why.arguments()).containsExactly(1));
		report(project, 3);
		assertThat(this.timeline.nextTimer(Project.CASE_TYPE, project.id()).map(Times::dayOf))
			.contains(before.opensOn().plusMonths(9));
		wait(project, "Task_ApplyAcceptance");
	}

	@Test
	void aSuspendedProjectStandsStillAndAllThatLiesAheadMovesByItsDays() {
		Project project = open("CALL-NL-TASK-2027", Map.of());
		Checkpoint report = this.checkpoints.findByProjectIdOrderByOrdinal(project.id()).get(0);
		Milestone milestone = this.milestones.findByProjectIdOrderByOrdinal(project.id()).get(0);
		WorkItem order = wait(project, "Task_OrderPayment");
		LocalDate until = today().plusDays(100);
		Map<String, String> typed = Map.of("until", until.toString(), "reason", REASON);
		refusedAt("until", project, ChangeKind.SUSPENSION, with(typed, "until", today().toString()));
		refusedAt("until", project, ChangeKind.SUSPENSION,
				with(typed, "until", today().plusMonths(12).plusDays(1).toString()));
		assertThatThrownBy(() -> ask(project, ChangeKind.RESUMPTION, typed)).hasMessageContaining("not-suspended");
		agreed(project, ChangeKind.SUSPENSION, typed);
		assertThat(change(project).state()).isEqualTo(ChangeRequest.State.APPLIED);
		assertThat(fresh(project).status()).isEqualTo(ProjectStatus.SUSPENDED);
		assertThat(fresh(project).endsOn()).isEqualTo(project.endsOn().plusDays(100));
		assertThat(wait(project, "Task_OrderPayment").dueAt()).as("tasks that are open are due later")
			.isEqualTo(order.dueAt().plus(Duration.ofDays(100)));
		assertThatThrownBy(() -> answer(project, "Task_OrderPayment", "order", ORDER)).as("nothing is paid meanwhile")
			.isInstanceOf(RuntimeException.class);
		assertThatThrownBy(() -> ask(project, ChangeKind.EXTENSION, Map.of("months", "9", "reason", REASON)))
			.hasMessageContaining("while-suspended");
		assertThat(this.changes.offered(fresh(project))).containsOnlyKeys(ChangeKind.LEADER, ChangeKind.HOST,
				ChangeKind.RESUMPTION, ChangeKind.TERMINATION);
		this.timeline.advanceTo(Times.at(until, ProjectSteps.MORNING).minusSeconds(1));
		assertThat(fresh(project).status()).isEqualTo(ProjectStatus.SUSPENDED);
		this.timeline.advanceTo(Times.at(until, ProjectSteps.MORNING).plusSeconds(1));
		assertThat(fresh(project).status()).isEqualTo(ProjectStatus.ACTIVE);
		assertThat(fresh(project).endsOn()).isEqualTo(project.endsOn().plusDays(100));
		assertThat(this.milestones.findById(milestone.id()).orElseThrow().dueOn())
			.isEqualTo(milestone.dueOn().plusDays(100));
		assertThat(this.timeline.nextTimer(Project.CASE_TYPE, project.id()).map(Times::dayOf))
			.as("the report comes up as many days later")
			.contains(report.opensOn().plusDays(100));
		assertThat(this.processes.isRunning("change-request", change(project).id())).isFalse();
		pay(project, 1);
		report(project, 1);
	}

	@Test
	void workThatIsTakenUpBeforeItsDayGetsTheUnusedDaysBack() {
		Project project = open("CALL-NL-TASK-2027", Map.of());
		WorkItem report = wait(project, "Task_WriteReport");
		Map<UUID, Checkpoint> before = new LinkedHashMap<>();
		this.checkpoints.findByProjectIdOrderByOrdinal(project.id()).forEach((one) -> before.put(one.id(), one));
		agreed(project, ChangeKind.SUSPENSION, Map.of("until", today().plusDays(100).toString(), "reason", REASON));
		this.timeline.advanceTo(Instant.now(this.clock).plus(Duration.ofDays(40)));
		assertThat(fresh(project).holdReason()).as("the time for the report stands still").isNull();
		agreed(project, ChangeKind.RESUMPTION, Map.of("reason", REASON));
		assertThat(fresh(project).status()).isEqualTo(ProjectStatus.ACTIVE);
		assertThat(fresh(project).endsOn()).isEqualTo(project.endsOn().plusDays(40));
		assertThat(wait(project, "Task_WriteReport").dueAt()).isEqualTo(report.dueAt().plus(Duration.ofDays(40)));
		assertThat(this.checkpoints.findByProjectIdOrderByOrdinal(project.id())).allSatisfy((one) -> {
			boolean opened = one.id().equals(fresh(project).currentCheckpoint());
			assertThat(one.opensOn()).isEqualTo(before.get(one.id()).opensOn().plusDays(opened ? 0 : 40));
			assertThat(one.dueOn()).isEqualTo(before.get(one.id()).dueOn().plusDays(40));
		});
		this.timeline.advanceTo(report.dueAt().plus(Duration.ofDays(40)).minusSeconds(1));
		assertThat(fresh(project).holdReason()).isNull();
		this.timeline.advanceTo(report.dueAt().plus(Duration.ofDays(40)).plusSeconds(1));
		assertThat(fresh(project).holdReason()).isEqualTo("report 1");
		report(project, 1);
	}

	@Test
	void aReportThatIsFinishedWhileTheProjectIsSuspendedDoesNotTakeTheWorkUp() {
		Project project = open("CALL-NL-TASK-2027", Map.of());
		wait(project, "Task_WriteReport");
		LocalDate until = today().plusDays(300);
		agreed(project, ChangeKind.SUSPENSION, Map.of("until", until.toString(), "reason", REASON));
		report(project, 1);
		assertThat(fresh(project).status()).isEqualTo(ProjectStatus.SUSPENDED);
		assertThat(this.check.faults(project.asCase()))
			.noneMatch((fault) -> fault.messageKey().equals("case-check.other-status"));
		this.timeline.advanceTo(Times.at(until, ProjectSteps.MORNING).plusSeconds(1));
		assertThat(fresh(project).status()).as("no check comes up before").isEqualTo(ProjectStatus.ACTIVE);
		panel(project, "pass");
	}

	@Test
	void aLeaderEndsAProjectWhichIsSettledAndArchived() {
		for (boolean suspended : List.of(false, true)) {
			Project project = open("CALL-NL-TASK-2027", Map.of());
			pay(project, 1);
			wait(project, "Task_WriteReport");
			if (suspended) {
				agreed(project, ChangeKind.SUSPENSION,
						Map.of("until", today().plusDays(30).toString(), "reason", REASON));
			}
			agreed(project, ChangeKind.TERMINATION, Map.of("reason", REASON));
			assertThat(fresh(project).status()).isEqualTo(ProjectStatus.TERMINATED);
			assertThat(tasks(project, "Task_WriteReport")).isEmpty();
			answer(project, "Task_SettleAccounts", "submit", Map.of("spent", "100.00", "statement", "See annex"));
			assertThat(fresh(project).result()).isEqualTo("terminated");
			assertThat(this.ledger.sum(project, Posting.Kind.RECOVER))
				.isEqualTo(this.ledger.sum(project, Posting.Kind.PAY).minus(Money.yuan(100)));
			complete(project, "Task_Archive", "archive");
			assertThat(fresh(project).status()).isEqualTo(ProjectStatus.ARCHIVED);
			assertThat(this.changes.of(project))
				.noneMatch((one) -> this.processes.isRunning("change-request", one.id()));
		}
	}

	@Test
	void whoOwesMoneyIsRemindedOfItUntilAllHasComeBackAndSoIsWhoRecordsIt() {
		Project project = open("CALL-NL-TASK-2027", Map.of());
		pay(project, 1);
		wait(project, "Task_WriteReport");
		agreed(project, ChangeKind.TERMINATION, Map.of("reason", REASON));
		UUID host = person("Office", project.host());
		this.people.grant(host, RoleAt.of(Role.HOST_OFFICE, project.host()), today(), null, Actor.SYSTEM);
		UUID payer = person("Payer", null);
		this.people.grant(payer, RoleAt.of(Role.FINANCE_OFFICER, project.agency()), today(), null, Actor.SYSTEM);
		UUID agency = person("Agency", null);
		this.people.grant(agency, RoleAt.of(Role.AGENCY_OFFICER, project.agency()), today(), null, Actor.SYSTEM);
		answer(project, "Task_SettleAccounts", "submit", Map.of("spent", "100.00", "statement", "See annex"));
		Money owed = this.demands.open(project);
		Instant due = Times.at(today().plusDays(30), Times.CLOSE_OF_BUSINESS);
		WorkItem pay = tasks(project, "Task_PayBack").get(0);
		WorkItem record = tasks(project, "Task_RecordReturn").get(0);
		assertThat(List.of(pay, record)).extracting(WorkItem::dueAt).containsOnly(due);
		assertThat(this.sheets.of(pay).get("payment").toString()).contains("Central budget");
		assertThat(reminded(host, project) + reminded(payer, project)).isZero();

		this.timeline.advanceTo(due.minus(Duration.ofDays(10)).plusSeconds(1));
		assertThat(reminded(host, project)).as("the host is reminded").isEqualTo(1);
		assertThat(reminded(payer, project)).as("who records is reminded").isEqualTo(1);
		assertThatThrownBy(() -> answer(project, "Task_PayBack", "sent",
				Map.of("paidOn", today().plusDays(1).toString(), "reference", "B-1")))
			.hasMessageContaining("day-in-future");
		answer(project, "Task_PayBack", "sent", Map.of("paidOn", today().toString(), "reference", "B-1"));
		assertThat(this.demands.of(project)).singleElement().satisfies((one) -> {
			assertThat(one.said()).isEqualTo(new Demands.Said(today(), "B-1"));
			assertThat(one.open()).as("said is not come").isEqualTo(owed);
		});

		this.timeline.advanceTo(due.plusSeconds(1));
		assertThat(told(host, "Unspent money was not paid back in time", project)).isEqualTo(1);
		assertThat(told(agency, "Unspent money was not paid back in time", project)).isEqualTo(1);
		assertThat(told(project.principalInvestigator(), "Unspent money was not paid back in time%", project))
			.isEqualTo(1);
		assertThat(this.worklist.fellDue(due.minusSeconds(1), due, 100)).contains(record);

		returned(project, "100", "T-7", payer);
		assertThat(tasks(project, "Task_RecordReturn")).as("a part of it").hasSize(1);
		returned(project, owed.minus(Money.yuan(100)).inYuan().toPlainString(), "T-8", payer);
		assertThat(this.demands.open(project)).isEqualTo(Money.ZERO);
		assertThat(tasks(project, "Task_RecordReturn")).isEmpty();
		assertThat(this.processes.isRunning("money-return", record.subjectId())).isFalse();
	}

	@Test
	void whenAllMoneyHasComeTheHostIsNotAskedAnyMore() {
		Project project = open("CALL-NL-TASK-2027", Map.of());
		pay(project, 1);
		wait(project, "Task_WriteReport");
		agreed(project, ChangeKind.TERMINATION, Map.of("reason", REASON));
		answer(project, "Task_SettleAccounts", "submit", Map.of("spent", "100.00", "statement", "See annex"));
		UUID payer = person("Payer", null);
		this.people.grant(payer, RoleAt.of(Role.FINANCE_OFFICER, project.agency()), today(), null, Actor.SYSTEM);
		assertThat(tasks(project, "Task_PayBack")).hasSize(1);
		returned(project, this.demands.open(project).inYuan().toPlainString(), "T-9", payer);
		assertThat(tasks(project, "Task_PayBack")).isEmpty();
	}

	private void returned(Project project, String amount, String reference, UUID payer) {
		this.demands.record(project, Map.of("funder", Instalment.CENTRAL, "amount", amount, "returnedOn",
				today().toString(), "reference", reference), this.people.actor(payer));
	}

	private int reminded(UUID person, Project project) {
		return this.jdbc.queryForObject(
				"select count(*) from message where person_id = ? and kind = 'REMINDER' and case_number = ?",
				Integer.class, person.toString(), project.number());
	}

	private int told(UUID person, String title, Project project) {
		return this.jdbc.queryForObject(
				"select count(*) from message where person_id = ? and title_en like ? and case_number = ?",
				Integer.class, person.toString(), title, project.number());
	}

	@Test
	void aProjectMovesWithItsLeaderOnlyIfBothHostsAndTheAgencyAgree() {
		Project project = open("CALL-NL-TASK-2027", Map.of());
		String next = another(project);
		refusedAt("host", project, ChangeKind.HOST, Map.of("host", "Nowhere", "reason", REASON));
		refusedAt("host", project, ChangeKind.HOST, Map.of("host", project.host(), "reason", REASON));
		refusedAt("host", project, ChangeKind.HOST, Map.of("host", next, "reason", REASON));
		this.people.grant(person("Office", next), RoleAt.of(Role.HOST_OFFICE, next), today(), null, Actor.SYSTEM);
		Map<String, String> move = Map.of("host", next, "reason", REASON);
		ask(project, ChangeKind.HOST, move);
		answer(project, "Task_HostCheckChange", "refuse", Map.of("grounds", "The equipment cannot move."));
		assertThat(change(project).state()).isEqualTo(ChangeRequest.State.REFUSED);
		ask(project, ChangeKind.HOST, move);
		answer(project, "Task_HostCheckChange", "approve", Map.of());
		assertThat(wait(project, "Task_NewHostAgree").candidates()).containsExactly(RoleAt.of(Role.HOST_OFFICE, next));
		answer(project, "Task_NewHostAgree", "refuse", Map.of("grounds", "No rooms are free."));
		assertThat(this.changes.answer(change(project))).isEqualTo("No rooms are free.");
		assertThat(this.changes.offered(fresh(project))).containsKey(ChangeKind.TERMINATION);
		answer(project, "Task_OrderPayment", "order", ORDER);
		answer(project, "Task_ApprovePayment", "approve", Map.of("compared", List.of("payee", "amount", "line")));
		answer(project, "Task_ConfirmPayment", "paid", Map.of("reference", "T-1", "paidOn", today().toString()));
		write(project, 1);
		assertThat(wait(project, "Task_HostCheckReport").candidates())
			.containsExactly(RoleAt.of(Role.HOST_OFFICE, project.host()));
		ask(project, ChangeKind.HOST, move);
		answer(project, "Task_HostCheckChange", "approve", Map.of());
		answer(project, "Task_NewHostAgree", "approve", Map.of());
		assertThat(fresh(project).host()).isEqualTo(project.host());
		answer(project, "Task_DecideChange", "approve", Map.of("document", "No. 12"));
		assertThat(fresh(project).host()).isEqualTo(next);
		assertThat(wait(project, "Task_HostCheckReport").candidates()).as("what waited goes over")
			.containsExactly(RoleAt.of(Role.HOST_OFFICE, next));
		assertThat(wait(project, "Task_ConfirmReceipt").candidates()).as("money on its way arrives where it was sent")
			.containsExactly(RoleAt.of(Role.HOST_OFFICE, project.host()));
	}

	@Test
	void aPartnerJoinsAndLeavesWithItsShareAndAnIndicatorGetsAnotherTarget() {
		Project project = open("CALL-NL-TASK-2027", Map.of());
		String unit = another(project);
		Map<String, String> joins = Map.of("move", "join", "unit", unit, "share", "500,000", "reason", REASON);
		refusedAt("share", project, ChangeKind.PARTNER, with(joins, "share", "99,000,000"));
		refusedAt("unit", project, ChangeKind.PARTNER, with(joins, "move", "leave"));
		agreed(project, ChangeKind.PARTNER, joins);
		assertThat(fresh(project).partners()).containsExactly(unit);
		refusedAt("unit", project, ChangeKind.PARTNER, joins);
		agreed(project, ChangeKind.PARTNER, with(joins, "move", "leave"));
		assertThat(fresh(project).partners()).isEmpty();
		Indicator indicator = this.indicators.findByProjectIdOrderByOrdinal(project.id()).get(0);
		Map<String, String> content = Map.of("indicator", indicator.id().toString(), "target", "0.2", "reason", REASON);
		refusedAt("target", project, ChangeKind.CONTENT, with(content, "target", "0.1"));
		agreed(project, ChangeKind.CONTENT, content);
		assertThat(this.indicators.findById(indicator.id()).orElseThrow().target()).isEqualTo("0.2");
		assertThat(this.changes.earlierTargets(fresh(project))).containsEntry(indicator.id().toString(),
				List.of("0.1"));
	}

	@Test
	void aCategoryKeepsWhatWasSpentOfIt() {
		Project project = open("CALL-NL-TASK-2027", Map.of());
		Map<String, String> change = Map.of("from", "business", "to", "labour", "amount", "12,000", "reason", REASON);
		sign(project,
				"{\"budget\":[{\"category\":\"D1\",\"amount\":600000000},{\"category\":\"D21\",\"amount\":1500000},"
						+ "{\"category\":\"D3\",\"amount\":90000000},{\"category\":\"I\",\"amount\":8500001}]}");
		report(project, 1);
		refusedAt("amount", project, ChangeKind.BUDGET, with(change, "amount", "14,000"));
		ask(project, ChangeKind.BUDGET, with(change, "amount", "13,000"));
		assertThat(change(project).state()).isEqualTo(ChangeRequest.State.APPLIED);
		refusedAt("amount", project, ChangeKind.BUDGET, with(change, "amount", "1,000"));
	}

	@Test
	void aLumpSumHasNoCategoriesBetweenWhichMoneyIsMoved() {
		Project project = open("CALL-RIC-BASIC-2027", Map.of());
		Map<String, String> change = Map.of("from", "business", "to", "labour", "amount", "12,000", "reason", REASON);
		assertThatThrownBy(() -> ask(project, ChangeKind.BUDGET, change)).isInstanceOf(Refused.class)
			.hasMessage("projects.change.lump-sum");
		assertThat(this.changes.offered(project).get(ChangeKind.BUDGET))
			.hasValueSatisfying((why) -> assertThat(why.messageKey()).isEqualTo("projects.change.lump-sum"));
		assertThat(this.changes.offered(open("CALL-NL-TASK-2027", Map.of())).get(ChangeKind.BUDGET)).isEmpty();
	}

	@Test
	void thePartnersOfARunningProjectMeetTheConditionsOfTheCall() {
		Project project = open("CALL-RIC-BASIC-2027", Map.of());
		Map<String, String> joins = Map.of("move", "join", "unit", "UNI-TJU", "share", "0", "reason", REASON);
		agreed(project, ChangeKind.PARTNER, joins);
		agreed(project, ChangeKind.PARTNER, with(joins, "unit", "UNI-YSU"));
		agreed(project, ChangeKind.PARTNER, with(joins, "unit", "UNI-TMU"));
		refused("unit", "projects.change.units.units-per-region", project, ChangeKind.PARTNER,
				with(joins, "unit", "UNI-NKU"));
		refused("unit", "projects.change.units.regions", project, ChangeKind.PARTNER,
				with(with(joins, "unit", "UNI-YSU"), "move", "leave"));
		agreed(project, ChangeKind.PARTNER, with(with(joins, "unit", "UNI-TMU"), "move", "leave"));
		ask(project, ChangeKind.PARTNER, with(joins, "unit", "UNI-NKU"));
		answer(project, "Task_HostCheckChange", "approve", Map.of());
		partners(project, "UNI-TJU UNI-YSU UNI-TMU");
		assertThatThrownBy(() -> answer(project, "Task_DecideChange", "approve", Map.of("document", "No. 12")))
			.as("checked again when it is approved")
			.hasMessage("projects.change.no-longer");
		assertThat(fresh(project).partners()).doesNotContain("UNI-NKU");
		Project wide = open("CALL-KRD-2027", Map.of());
		partners(wide,
				this.organisations.ofType("university")
					.stream()
					.map(OrganisationView::code)
					.filter((code) -> !code.equals(wide.host()) && !code.equals("UNI-NKU"))
					.limit(9)
					.collect(Collectors.joining(" ")));
		refused("unit", "projects.change.units.participants", wide, ChangeKind.PARTNER, with(joins, "unit", "UNI-NKU"));
	}

	@Test
	void aProjectMovesOnlyToAHostAsTheCallDemandsIt() {
		Project project = open("CALL-NL-TASK-2027", Map.of());
		refused("host", "projects.change.host-kind", project, ChangeKind.HOST,
				Map.of("host", registered("TIC-BTH"), "reason", REASON));
		Project joint = open("CALL-RIC-BASIC-2027", Map.of());
		this.jdbc.update("update project set host = 'UNI-BJUT' where id = ?", joint.id().toString());
		partners(joint, "UNI-TJU UNI-YSU");
		refused("host", "projects.change.units.regions", joint, ChangeKind.HOST,
				Map.of("host", registered("UNI-TMU"), "reason", REASON));
	}

	private void partners(Project project, String codes) {
		this.jdbc.update("update project set partners = ? where id = ?", codes, project.id().toString());
	}

	/** Somebody acts for the institution's office. */
	private String registered(String code) {
		this.people.grant(person("Office", code), RoleAt.of(Role.HOST_OFFICE, code), today(), null, Actor.SYSTEM);
		return code;
	}

	/** The task book says so. */
	private void sign(Project project, String book) {
		UUID document = this.documents
			.freeze(project.asCase(), "task-book", LocalizedText.of("Task book", "任务书"), book, List.of(), Actor.SYSTEM)
			.id();
		this.jdbc.update("update award set task_book = ? where application_id = ?", document.toString(),
				project.applicationId().toString());
	}

	/** An institution other than the host, for which nobody acts yet. */
	private String another(Project project) {
		return this.organisations.ofType("university")
			.stream()
			.map(OrganisationView::code)
			.filter((code) -> !code.equals(project.host()))
			.filter((code) -> this.people.holding(RoleAt.of(Role.HOST_OFFICE, code)).isEmpty())
			.findFirst()
			.orElseThrow();
	}

	/** Asked for by the leader, agreed to by the host and the agency. */
	private void agreed(Project project, ChangeKind kind, Map<String, String> typed) {
		ask(project, kind, typed);
		answer(project, "Task_HostCheckChange", "approve", Map.of());
		answer(project, "Task_DecideChange", "approve", Map.of("document", "No. 12"));
	}

	@Test
	void whoDecidesABudgetChangeFollowsFromTheCategory() {
		Project project = open("CALL-NL-TASK-2027", Map.of());
		Map<String, String> small = Map.of("from", "business", "to", "labour", "amount", "12,000", "reason", REASON);
		ask(project, ChangeKind.BUDGET, small);
		assertThat(change(project).state()).as("the leader alone").isEqualTo(ChangeRequest.State.APPLIED);
		ask(project, ChangeKind.BUDGET, with(small, "from", "equipment"));
		answer(project, "Task_HostCheckChange", "approve", Map.of());
		assertThat(change(project).state()).as("the host").isEqualTo(ChangeRequest.State.APPLIED);
		refusedAt("to", project, ChangeKind.BUDGET, with(small, "to", "indirect"));
		refusedAt("to", project, ChangeKind.BUDGET, with(small, "to", "business"));
		refusedAt("amount", project, ChangeKind.BUDGET, with(small, "amount", "99,000,000"));
	}

	@Test
	void aChangeIsRefusedByHostOrAgencyOrTakenBack() {
		Project project = open("CALL-NL-TASK-2027", Map.of());
		Milestone milestone = this.milestones.findByProjectIdOrderByOrdinal(project.id()).get(0);
		Map<String, String> later = Map.of("milestone", milestone.id().toString(), "due",
				milestone.dueOn().plusMonths(2).toString(), "reason", REASON);
		ask(project, ChangeKind.SCHEDULE, later);
		answer(project, "Task_HostCheckChange", "refuse", Map.of("grounds", "The plan can be kept."));
		assertThat(change(project).state()).isEqualTo(ChangeRequest.State.REFUSED);
		assertThat(this.changes.answer(change(project))).isEqualTo("The plan can be kept.");
		ask(project, ChangeKind.SCHEDULE, later);
		answer(project, "Task_HostCheckChange", "approve", Map.of());
		answer(project, "Task_DecideChange", "refuse", Map.of("grounds", "No reason is given."));
		assertThat(change(project).state()).isEqualTo(ChangeRequest.State.REFUSED);
		ask(project, ChangeKind.SCHEDULE, later);
		this.changes.withdraw(fresh(project), leader(project));
		assertThat(change(project).state()).isEqualTo(ChangeRequest.State.WITHDRAWN);
		assertThat(tasks(project, "Task_HostCheckChange")).isEmpty();
		ask(project, ChangeKind.SCHEDULE, later);
		answer(project, "Task_HostCheckChange", "approve", Map.of());
		answer(project, "Task_DecideChange", "approve", Map.of());
		assertThat(this.milestones.findById(milestone.id()).orElseThrow().dueOn())
			.isEqualTo(milestone.dueOn().plusMonths(2));
		ask(project, ChangeKind.SCHEDULE, with(later, "due", milestone.dueOn().plusMonths(3).toString()));
		this.jdbc.update("update project_milestone set done_percent = 100 where id = ?", milestone.id().toString());
		assertThatThrownBy(() -> answer(project, "Task_HostCheckChange", "approve", Map.of()))
			.hasMessageContaining("no-longer");
		assertThatThrownBy(() -> this.changes.request(fresh(project), ChangeKind.SCHEDULE, later,
				holder(wait(project, "Task_OrderPayment"))))
			.isInstanceOf(NotAllowed.class);
	}

	@Test
	void aNewLeaderTakesOverWhatWaitsForTheOneBefore() {
		Project project = open("CALL-NL-TASK-2027", Map.of());
		WorkItem report = wait(project, "Task_WriteReport");
		UUID next = person("Successor", project.host());
		String email = this.people.require(next).email();
		refusedAt("email", project, ChangeKind.LEADER, Map.of("email", "nobody@example.org", "reason", REASON));
		ask(project, ChangeKind.LEADER, Map.of("email", email, "reason", REASON));
		answer(project, "Task_HostCheckChange", "approve", Map.of());
		answer(project, "Task_DecideChange", "approve", Map.of());
		assertThat(fresh(project).principalInvestigator()).isEqualTo(next);
		assertThat(wait(project, "Task_WriteReport").assignee()).isEqualTo(next).isNotEqualTo(report.assignee());
		report(fresh(project), 1);
	}

	private Checkpoint acceptance(Project project) {
		return this.checkpoints.findByProjectIdOrderByOrdinal(project.id())
			.stream()
			.filter((one) -> one.kind() == Checkpoint.Kind.ACCEPTANCE)
			.findFirst()
			.orElseThrow();
	}

	private void ask(Project project, ChangeKind kind, Map<String, String> typed) {
		this.changes.request(fresh(project), kind, typed, leader(project));
		this.timeline.runDueJobs();
	}

	private void refusedAt(String field, Project project, ChangeKind kind, Map<String, String> typed) {
		assertThatThrownBy(() -> ask(project, kind, typed)).isInstanceOfSatisfying(Refused.class,
				(ex) -> assertThat(ex.field()).isEqualTo(field));
	}

	private void refused(String field, String key, Project project, ChangeKind kind, Map<String, String> typed) {
		assertThatThrownBy(() -> ask(project, kind, typed)).isInstanceOfSatisfying(Refused.class, (ex) -> {
			assertThat(ex.field()).isEqualTo(field);
			assertThat(ex.messageKey()).isEqualTo(key);
		});
	}

	private Actor leader(Project project) {
		return actor(fresh(project).principalInvestigator());
	}

	private ChangeRequest change(Project project) {
		return this.changes.of(fresh(project)).get(0);
	}

	private static Map<String, String> with(Map<String, String> typed, String field, String value) {
		Map<String, String> changed = new LinkedHashMap<>(typed);
		changed.put(field, value);
		return changed;
	}

	private Project center(Map<String, Money> central, String region, Money share) {
		Map<String, Money> shares = new LinkedHashMap<>(central);
		shares.put(region, share);
		return open("CALL-RIC-EST-2027", shares);
	}

	/** The central share of the first instalment, as it is now. */
	private Instalment first(Project project) {
		return this.instalments.findByProjectIdOrderByOrdinalAscFunderAsc(project.id())
			.stream()
			.filter((one) -> one.ordinal() == 1 && one.isCentral())
			.findFirst()
			.orElseThrow();
	}

	@Test
	void openingAgainIsTheSameProject() {
		Project project = open("CALL-NL-TASK-2027", Map.of());
		this.steps.open(project.applicationId().toString());
		assertThat(this.projects.findByApplicationId(project.applicationId())).map(Project::number)
			.contains(project.number());
		assertThat(this.instalments.findByProjectIdOrderByOrdinalAscFunderAsc(project.id())).hasSize(3);
	}

	@Test
	void oneOfficerCannotOrderAndApprove() {
		Project project = open("CALL-NL-TASK-2027", Map.of());
		WorkItem order = tasks(project, "Task_OrderPayment").get(0);
		Actor officer = holder(order);
		this.submissions.submit(order, "order", ORDER, officer);
		WorkItem approve = tasks(project, "Task_ApprovePayment").get(0);
		assertThatThrownBy(() -> this.submissions.submit(approve, "approve",
				Map.of("compared", List.of("payee", "amount", "line")), officer))
			.isInstanceOfAny(NotAllowed.class, Refused.class);
	}

	@Test
	void partsAddUpToTheFen() {
		List<Money> parts = ProjectOpening.parts(new Money(10_001),
				List.of(new BigDecimal("0.3"), new BigDecimal("0.4"), new BigDecimal("0.3")));
		assertThat(parts).containsExactly(new Money(3_000), new Money(4_000), new Money(3_001));
	}

}
