package org.grantway.projects;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.grantway.shared.Actor;
import org.grantway.shared.Money;
import org.grantway.shared.NotAllowed;
import org.grantway.shared.Refused;
import org.grantway.workflow.WorkItem;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Takes projects through their whole life, from the signed task book to the archive.
 */
class ProjectLifeTests extends ProjectWorld {

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
		accept(project, "pass");
		assertThat(fresh(project).result()).isEqualTo("passed");
		assertThat(fresh(project).status()).isEqualTo(ProjectStatus.CLOSED);
		complete(project, "Task_Archive", "archive");
		assertThat(fresh(project).status()).isEqualTo(ProjectStatus.ARCHIVED);
		assertThat(this.ledger.sum(project, Posting.Kind.PAY)).isEqualTo(project.award());
		assertThat(this.processes.isRunning("project-delivery", project.id())).isFalse();
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
		panel(project, "rectify");
		assertThat(fresh(project).status()).isEqualTo(ProjectStatus.RECTIFYING);
		WorkItem rectify = wait(project, "Task_Rectify");
		this.submissions.submit(rectify, "submit",
				Map.of("measures", "Every finding of the panel was put right as set out in the annex to this report."),
				holder(rectify));
		panel(project, "rectify");
		assertThat(fresh(project).status()).isEqualTo(ProjectStatus.SUSPENDED);
		WorkItem decide = wait(project, "Task_DecideTermination");
		this.submissions.submit(decide, "terminate", Map.of("reasons", "Not put right", "document", "No. 7"),
				holder(decide));
		this.timeline.runDueJobs();
		assertThat(fresh(project).status()).isEqualTo(ProjectStatus.TERMINATED);
		WorkItem settle = wait(project, "Task_SettleAccounts");
		this.submissions.submit(settle, "submit", Map.of("spent", "100.01", "statement", "See annex"), holder(settle));
		this.timeline.runDueJobs();
		Money paid = this.ledger.sum(project, Posting.Kind.PAY);
		assertThat(this.ledger.sum(project, Posting.Kind.COMMIT)).isEqualTo(paid);
		assertThat(this.ledger.sum(project, Posting.Kind.RECOVER)).isEqualTo(paid.minus(new Money(10_001)));
		complete(project, "Task_Archive", "archive");
		assertThat(fresh(project).status()).isEqualTo(ProjectStatus.ARCHIVED);
	}

	@Test
	void anOverdueReportHoldsPaymentsUntilItIsAccepted() {
		Project project = open("CALL-NL-TASK-2027", Map.of());
		wait(project, "Task_WriteReport");
		this.timeline.advanceTo(Instant.now(this.clock).plus(Duration.ofDays(31)));
		assertThat(fresh(project).holdReason()).isEqualTo("report 1");
		WorkItem order = tasks(project, "Task_OrderPayment").get(0);
		assertThatThrownBy(() -> this.submissions.submit(order, "order", Map.of("budgetLine", "B 1", "payee", "Host"),
				holder(order)))
			.isInstanceOf(RuntimeException.class);
		report(project, 1);
		assertThat(fresh(project).holdReason()).isNull();
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
		this.submissions.submit(order, "order", Map.of("budgetLine", "B 1", "payee", "Host"), officer);
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
