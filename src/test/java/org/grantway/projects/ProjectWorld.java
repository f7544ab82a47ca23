package org.grantway.projects;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.grantway.applications.ApplicationStatus;
import org.grantway.applications.ApplicationView;
import org.grantway.awards.decision.AppealsAtHand;
import org.grantway.documents.ExamplePage;
import org.grantway.documents.Files;
import org.grantway.forms.Submissions;
import org.grantway.review.ReviewWorld;
import org.grantway.review.panels.Meetings;
import org.grantway.shared.Actor;
import org.grantway.shared.LocalizedText;
import org.grantway.shared.Money;
import org.grantway.shared.Role;
import org.grantway.shared.RoleAt;
import org.grantway.shared.Times;
import org.grantway.workflow.WorkItem;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A project and the people who carry it, in the real engine.
 */
abstract class ProjectWorld extends ReviewWorld {

	/** What an order of a payment says. */
	protected static final Map<String, String> ORDER = Map.of("budgetLine", "B 1", "payee", "Host", "bank", "Bank",
			"account", "0200003600001234567");

	@Autowired
	ProjectSteps steps;

	@Autowired
	Files files;

	@Autowired
	ProjectRepository projects;

	@Autowired
	InstalmentRepository instalments;

	@Autowired
	CheckpointRepository checkpoints;

	@Autowired
	MilestoneRepository milestones;

	@Autowired
	Ledger ledger;

	@Autowired
	Reports reports;

	@Autowired
	Submissions submissions;

	@Autowired
	Meetings meetings;

	@Autowired
	AppealsAtHand appeals;

	protected Project open(String template, Map<String, Money> shares) {
		Actor writer = staff("Writer", RoleAt.of(Role.PROGRAMME_OFFICER, "MOST"));
		String code = this.calls.nextNumber("CALL", Instant.now(this.clock));
		this.call = this.calls
			.require(this.templates.instantiate(template, code, Times.dayOf(Instant.now(this.clock)), null, writer));
		ApplicationView application = application("K0801", ApplicationStatus.AWARDED);
		Money amount = shares.isEmpty() ? Money.yuan(7_000_000).plus(new Money(1))
				: shares.values().stream().reduce(Money.ZERO, Money::plus);
		StringBuilder funders = new StringBuilder();
		shares.forEach((funder, share) -> funders.append(funder).append('=').append(share.fen()).append('\n'));
		this.jdbc.update("""
				insert into award (application_id, call_id, decision_number, amount_fen, conditions, shares, decided_at,
					version) values (?, ?, 'No. 1', ?, '', ?, ?, 0)""", application.id().toString(),
				this.call.id().toString(), amount.fen(), funders.toString(), Timestamp.from(Instant.now(this.clock)));
		section(application.id(), application.principalInvestigator(), "plan", """
				{"milestones":[{"name":"First chip","due":"2027-12-31","deliverable":"Chip"}],
				"indicators":[{"name":"Error rate","unit":"%","baseline":"1.0","target":"0.1"}]}""");
		this.steps.open(application.id().toString());
		this.timeline.runDueJobs();
		Project project = this.projects.findByApplicationId(application.id()).orElseThrow();
		assertThat(sum(project)).isEqualTo(amount);
		return project;
	}

	protected void report(Project project, int number) {
		write(project, number);
		WorkItem check = tasks(project, "Task_HostCheckReport").get(0);
		this.submissions.submit(check, "forward", Map.of("checked", List.of("accounts", "evidence", "partners")),
				holder(check));
		WorkItem accept = tasks(project, "Task_AcceptReport").get(0);
		this.submissions.submit(accept, "accept", Map.of(), holder(accept));
		this.timeline.runDueJobs();
		assertThat(this.reports.require(project, number).status()).isEqualTo(ProgressReport.Status.ACCEPTED);
	}

	/** Hands the report in. */
	protected void write(Project project, int number) {
		WorkItem task = wait(project, "Task_WriteReport");
		Map<String, String> typed = new LinkedHashMap<>();
		typed.put("summary", "The work went on as planned in the task book and its results were published.");
		this.milestones.findByProjectIdOrderByOrdinal(project.id()).forEach((one) -> {
			typed.put("milestone-" + one.id(), "40");
			typed.put("milestone-" + one.id() + "-note", "Test record 12");
		});
		this.reports.costs(project).forEach((category) -> typed.put("spending-" + category, "1,000.50"));
		assertThat(this.reports.faults(project, typed)).isEmpty();
		this.reports.submit(project, number, typed, task, actor(project.principalInvestigator()));
	}

	/** Somebody who may answers the task's form. */
	protected void answer(Project project, String task, String outcome, Map<String, ?> answers) {
		WorkItem item = wait(project, task);
		this.submissions.submit(item, outcome, answers, holder(item));
		this.timeline.runDueJobs();
	}

	protected void governance(Project project) {
		WorkItem task = wait(project, "Task_SetUpGovernance");
		this.submissions.submit(task, "submit",
				Map.of("council", "Nine members", "director", "Zhang", "committee", "Seven"), holder(task));
		this.timeline.runDueJobs();
	}

	protected void panel(Project project, String result) {
		wait(project, "Task_SeatPanel");
		this.meetings.hold(project.asCase(), result);
	}

	protected void accept(Project project, String result) {
		accept(project, result, "7000000.01");
	}

	/** With whatever was not reached before, if it passes. */
	protected void accept(Project project, String result, String spent) {
		WorkItem apply = wait(project, "Task_ApplyAcceptance");
		List<String> reached = result.equals("pass") ? this.milestones.findByProjectIdOrderByOrdinal(project.id())
			.stream()
			.filter((one) -> !one.isDone())
			.map(Milestone::title)
			.toList() : List.of();
		this.submissions.submit(apply, "submit", Map.of("results", "x".repeat(120), "indicators", "All reached",
				"technicalReport", "TR-1", "milestones", reached), holder(apply));
		WorkItem audit = wait(project, "Task_FileAudit");
		this.submissions.submit(audit, "submit",
				Map.of("spent", spent, "auditor", "Firm", "opinion", "clean", "report", file(audit)), holder(audit));
		this.timeline.runDueJobs();
		panel(project, result);
	}

	private String file(WorkItem item) {
		return this.files.store(item.of(), "report", "report.pdf", ExamplePage.of(item.of().number()), holder(item))
			.id()
			.toString();
	}

	/** The leader asks for reconsideration, which goes its whole way. */
	protected void reconsidered(Project project, String rejoinAt) {
		this.appeals.ask(project.id(), actor(project.principalInvestigator()));
		assertThat(fresh(project).status()).isEqualTo(ProjectStatus.RECONSIDERATION);
		this.timeline.runDueJobs();
		answer(project, "Task_AdmitAppeal", "admit", Map.of("checked", List.of("time", "person", "ground")));
		this.appeals.propose(project.id(), rejoinAt, holder(wait(project, "Task_ExamineAppeal")));
		answer(project, "Task_ConfirmAnswer", "confirm", Map.of());
	}

	protected void pay(Project project, int ordinal) {
		WorkItem order = wait(project, "Task_OrderPayment");
		this.submissions.submit(order, "order", ORDER, holder(order));
		WorkItem approve = wait(project, "Task_ApprovePayment");
		this.submissions.submit(approve, "approve", Map.of("compared", List.of("payee", "amount", "line")),
				holder(approve));
		WorkItem confirm = wait(project, "Task_ConfirmPayment");
		this.submissions.submit(confirm, "paid", Map.of("reference", "T-1", "paidOn", today().toString()),
				holder(confirm));
		WorkItem receipt = wait(project, "Task_ConfirmReceipt");
		this.submissions.submit(receipt, "submit", Map.of("arrivedOn", today().toString(), "passedOn", "true"),
				holder(receipt));
		this.timeline.runDueJobs();
		assertThat(this.instalments.findByProjectIdOrderByOrdinalAscFunderAsc(project.id()))
			.anySatisfy((one) -> assertThat(
					one.ordinal() == ordinal && one.isCentral() && one.status() == Instalment.Status.RECEIVED)
				.isTrue());
	}

	protected void regionPays(Project project, String region) {
		WorkItem task = tasks(project, "Task_ConfirmRegionalFunds").stream()
			.filter((item) -> region.equals(item.itemKey()))
			.findFirst()
			.orElseThrow();
		this.submissions.submit(task, "confirm", Map.of("paidOn", today().toString(), "budgetLine", "2027 / 206",
				"reference", "R-1", "proof", file(task)), holder(task));
		this.timeline.runDueJobs();
	}

	/** The task, after the time until it comes up. */
	protected WorkItem wait(Project project, String task) {
		for (int jumps = 0; tasks(project, task).isEmpty() && jumps < 8; jumps++) {
			this.timeline.nextTimer(Project.CASE_TYPE, project.id())
				.ifPresent((next) -> this.timeline.advanceTo(next.plusSeconds(1)));
		}
		assertThat(tasks(project, task)).as(task).isNotEmpty();
		return tasks(project, task).get(0);
	}

	protected void complete(Project project, String task, String outcome) {
		WorkItem item = wait(project, task);
		this.worklist.complete(item.id(), holder(item), outcome, Map.of());
		this.timeline.runDueJobs();
	}

	/** Someone who may do the task; another person for each one. */
	protected Actor holder(WorkItem item) {
		if (item.assignee() != null) {
			return actor(item.assignee());
		}
		UUID person = person("Holder", null);
		return new Actor(person, LocalizedText.of("Holder", "经办"), Set.of(item.candidates().iterator().next()));
	}

	protected List<WorkItem> tasks(Project project, String task) {
		return this.worklist.openOf(Project.CASE_TYPE, project.id())
			.stream()
			.filter((item) -> item.task().equals(task))
			.toList();
	}

	protected Money sum(Project project) {
		return this.instalments.findByProjectIdOrderByOrdinalAscFunderAsc(project.id())
			.stream()
			.map(Instalment::amount)
			.reduce(Money.ZERO, Money::plus);
	}

	protected Project fresh(Project project) {
		return this.projects.findById(project.id()).orElseThrow();
	}

	protected LocalDate today() {
		return Times.dayOf(Instant.now(this.clock));
	}

}
