package org.grantway.projects;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.springframework.stereotype.Component;

import org.grantway.forms.TaskHandler;
import org.grantway.shared.Actor;
import org.grantway.shared.Money;
import org.grantway.shared.Refused;
import org.grantway.shared.Times;
import org.grantway.workflow.WorkItem;

/**
 * Acts on the answers of a project's and a payment's tasks.
 */
@Component
class ProjectTasks implements TaskHandler {

	private final Delivery delivery;

	private final Reports reports;

	private final Payments payments;

	private final Payees payees;

	private final Ledger ledger;

	private final Demands demands;

	private final Evaluations evaluations;

	private final TaskSheets sheets;

	private final Clock clock;

	ProjectTasks(Delivery delivery, Reports reports, Payments payments, Payees payees, Ledger ledger, Demands demands,
			Evaluations evaluations, TaskSheets sheets, Clock clock) {
		this.demands = demands;
		this.evaluations = evaluations;
		this.sheets = sheets;
		this.delivery = delivery;
		this.reports = reports;
		this.payments = payments;
		this.payees = payees;
		this.ledger = ledger;
		this.clock = clock;
	}

	@Override
	public Set<String> tasks() {
		return Set.of("Task_HostCheckReport", "Task_AcceptReport", "Task_ConfirmRegionalFunds", "Task_OrderPayment",
				"Task_ApprovePayment", "Task_ConfirmPayment", "Task_ConfirmReceipt", "Task_DecideLateShare",
				"Task_SettleAccounts", "Task_FileAudit", "Task_DecideRevocation", "Task_WriteSelfReport",
				"Task_CheckSelfReport", "Task_ApplyAcceptance", "Task_PayBack");
	}

	@Override
	public Set<String> closedOutcomes(WorkItem item) {
		if (item.task().equals("Task_DecideRevocation")) {
			return this.evaluations.rectified(item.of().id()) ? Set.of("rectify") : Set.of();
		}
		if (!this.delivery.require(item.of().id()).paysNothing()) {
			return Set.of();
		}
		return switch (item.task()) {
			case "Task_OrderPayment" -> Set.of("order");
			case "Task_ApprovePayment" -> Set.of("approve");
			default -> Set.of();
		};
	}

	@Override
	public Map<String, Object> prefill(WorkItem item) {
		return this.sheets.of(item);
	}

	@Override
	public Optional<Paper> paper(WorkItem item) {
		return this.sheets.paper(item);
	}

	@Override
	public Map<String, ?> completing(WorkItem item, String outcome, Map<String, Object> answers, Actor actor) {
		Project project = this.delivery.require(item.of().id());
		switch (item.task()) {
			case "Task_HostCheckReport", "Task_AcceptReport" -> {
				if (outcome.equals("return")) {
					int number = this.delivery.requireCurrent(project.id()).reportNumber();
					this.reports.giveBack(project, number, text(answers, "grounds"), actor);
				}
			}
			case "Task_ConfirmRegionalFunds" -> this.payments.regionPaid(item.subjectId(), item.itemKey(),
					past(answers, "paidOn", project.startsOn(), "projects.day-before-start"),
					text(answers, "reference"), actor);
			case "Task_OrderPayment" -> {
				if (outcome.equals("order")) {
					requirePays(project);
					if (text(answers, "budgetLine").strip().matches("\\d{4}")) {
						throw Refused.at("budgetLine", "projects.budget-line-missing");
					}
					this.payees.require(project, answers);
				}
			}
			case "Task_ConfirmPayment" -> {
				if (outcome.equals("paid")) {
					past(answers, "paidOn", this.sheets.approvedOn(item), "projects.day-before-approval");
				}
			}
			case "Task_PayBack" ->
				past(answers, "paidOn", this.demands.demandedOn(item.subjectId()), "projects.day-before-demand");
			case "Task_ConfirmReceipt" ->
				past(answers, "arrivedOn", this.payments.paidOn(item.subjectId()), "projects.day-before-payment");
			case "Task_ApplyAcceptance" -> {
				if (answers.get("milestones") instanceof Collection<?> titles) {
					this.delivery.milestonesReached(project.id(), titles, actor);
				}
				if (answers.get("reached") instanceof List<?> rows) {
					this.delivery.indicatorsReached(project.id(), rows, actor);
				}
			}
			case "Task_SettleAccounts", "Task_FileAudit" -> requireWithinPaid(project, answers);
			case "Task_ApprovePayment" -> {
				if (outcome.equals("approve")) {
					requirePays(project);
				}
			}
			case "Task_DecideLateShare", "Task_DecideRevocation", "Task_WriteSelfReport", "Task_CheckSelfReport" -> {
				// what was decided is read by the process's next step
			}
			default -> throw new IllegalArgumentException(item.task());
		}
		return Map.of();
	}

	private static void requirePays(Project project) {
		if (project.paysNothing()) {
			throw new Refused((project.holdReason() != null) ? "projects.payments-are-held" : "projects.pays-nothing");
		}
	}

	private void requireWithinPaid(Project project, Map<String, Object> answers) {
		Money spent = Money.read(text(answers, "spent"))
			.orElseThrow(() -> Refused.at("spent", "projects.report.amount.wrong"));
		Money paid = this.ledger.sum(project, Posting.Kind.PAY);
		if (spent.compareTo(paid) > 0) {
			throw Refused.at("spent", "projects.spent-above-paid", paid);
		}
	}

	/**
	 * A day from the first one that is possible to today.
	 * @param tooEarly the message that names both
	 */
	private LocalDate past(Map<String, Object> answers, String key, LocalDate first, String tooEarly) {
		LocalDate day = LocalDate.parse(text(answers, key));
		LocalDate today = Times.dayOf(Instant.now(this.clock));
		if (day.isAfter(today)) {
			throw Refused.at(key, "projects.day-in-future", today);
		}
		if (day.isBefore(first)) {
			throw Refused.at(key, tooEarly, first, today);
		}
		return day;
	}

	private static String text(Map<String, Object> answers, String key) {
		Object value = answers.get(key);
		return (value != null) ? value.toString() : "";
	}

}
