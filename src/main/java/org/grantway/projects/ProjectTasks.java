package org.grantway.projects;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

import org.grantway.forms.Submissions;
import org.grantway.forms.TaskHandler;
import org.grantway.shared.Actor;
import org.grantway.shared.Money;
import org.grantway.shared.Refused;
import org.grantway.shared.Times;
import org.grantway.web.Formats;
import org.grantway.workflow.WorkItem;

/**
 * Acts on the answers of a project's and a payment's tasks.
 */
@Component
class ProjectTasks implements TaskHandler {

	private static final Set<String> PAYMENT = Set.of("Task_OrderPayment", "Task_ApprovePayment", "Task_ConfirmPayment",
			"Task_ConfirmReceipt");

	private final Delivery delivery;

	private final Reports reports;

	private final Payments payments;

	private final Ledger ledger;

	private final Submissions submissions;

	private final Formats formats;

	private final Clock clock;

	// The submissions ask the handlers, so they are asked for only when needed.
	ProjectTasks(Delivery delivery, Reports reports, Payments payments, Ledger ledger, @Lazy Submissions submissions,
			Formats formats, Clock clock) {
		this.delivery = delivery;
		this.reports = reports;
		this.payments = payments;
		this.ledger = ledger;
		this.submissions = submissions;
		this.formats = formats;
		this.clock = clock;
	}

	@Override
	public Set<String> tasks() {
		return Set.of("Task_HostCheckReport", "Task_AcceptReport", "Task_ConfirmRegionalFunds", "Task_OrderPayment",
				"Task_ApprovePayment", "Task_ConfirmPayment", "Task_ConfirmReceipt", "Task_SettleAccounts",
				"Task_FileAudit");
	}

	/** Which instalment is paid, and how it was ordered. */
	@Override
	public Map<String, Object> prefill(WorkItem item) {
		if (!PAYMENT.contains(item.task())) {
			return Map.of();
		}
		Instalment instalment = this.payments.require(item.subjectId());
		Map<String, Object> shown = new LinkedHashMap<>();
		shown.put("instalment", instalment.ordinal());
		shown.put("amount", this.formats.exact(instalment.amount()));
		this.submissions.latest(item.subjectId(), "Task_OrderPayment")
			.filter((order) -> !item.task().equals("Task_OrderPayment"))
			.ifPresent((order) -> {
				shown.put("ordered_line", order.text("budgetLine"));
				shown.put("ordered_payee", order.text("payee"));
			});
		return shown;
	}

	@Override
	public Set<String> closedOutcomes(WorkItem item) {
		boolean held = item.task().equals("Task_OrderPayment")
				&& this.delivery.require(item.of().id()).holdReason() != null;
		return held ? Set.of("order") : Set.of();
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
					past(answers, "paidOn"), text(answers, "reference"), actor);
			case "Task_OrderPayment" -> {
				if (outcome.equals("order") && project.holdReason() != null) {
					throw new Refused("projects.payments-are-held");
				}
			}
			case "Task_ApprovePayment" -> {
				// the order stands as it was compared
			}
			case "Task_ConfirmPayment" -> {
				if (outcome.equals("paid")) {
					past(answers, "paidOn");
				}
			}
			case "Task_ConfirmReceipt" -> past(answers, "arrivedOn");
			case "Task_SettleAccounts", "Task_FileAudit" -> requireWithinPaid(project, answers);
			default -> throw new IllegalArgumentException(item.task());
		}
		return Map.of();
	}

	private void requireWithinPaid(Project project, Map<String, Object> answers) {
		Money spent = Money.read(text(answers, "spent"))
			.orElseThrow(() -> Refused.at("spent", "projects.report.amount.wrong"));
		if (spent.compareTo(this.ledger.sum(project, Posting.Kind.PAY)) > 0) {
			throw Refused.at("spent", "projects.spent-above-paid");
		}
	}

	private LocalDate past(Map<String, Object> answers, String key) {
		LocalDate day = LocalDate.parse(text(answers, key));
		if (day.isAfter(Times.dayOf(Instant.now(this.clock)))) {
			throw Refused.at(key, "projects.day-in-future");
		}
		return day;
	}

	private static String text(Map<String, Object> answers, String key) {
		Object value = answers.get(key);
		return (value != null) ? value.toString() : "";
	}

}
