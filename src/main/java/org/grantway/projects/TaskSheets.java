package org.grantway.projects;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

import org.grantway.forms.Submissions;
import org.grantway.forms.Submissions.Submission;
import org.grantway.forms.TaskHandler;
import org.grantway.identity.OrganisationNames;
import org.grantway.shared.LocalizedText;
import org.grantway.shared.Times;
import org.grantway.web.Formats;
import org.grantway.workflow.WorkItem;

/**
 * Says at a payment's or a report's task what it is about: how much, of whom, to whom,
 * and what others have entered before.
 */
@Component
class TaskSheets {

	/** Tasks about the report that is under way. */
	private static final Set<String> REPORTS = Set.of("Task_HostCheckReport", "Task_AcceptReport");

	private final Payments payments;

	private final Payees payees;

	private final Demands demands;

	private final Delivery delivery;

	private final Reports reports;

	private final Submissions submissions;

	private final OrganisationNames names;

	private final Formats formats;

	private final MessageSource messages;

	TaskSheets(Payments payments, Payees payees, Demands demands, Delivery delivery, Reports reports,
			Submissions submissions, OrganisationNames names, Formats formats, MessageSource messages) {
		this.payees = payees;
		this.demands = demands;
		this.payments = payments;
		this.delivery = delivery;
		this.reports = reports;
		this.submissions = submissions;
		this.names = names;
		this.formats = formats;
		this.messages = messages;
	}

	Map<String, Object> of(WorkItem item) {
		return switch (item.task()) {
			case "Task_ConfirmRegionalFunds" -> Map.of("payment", share(item));
			case "Task_OrderPayment" -> order(item);
			case "Task_ApprovePayment", "Task_ConfirmPayment" -> Map.of("payment", ordered(item));
			case "Task_ConfirmReceipt" ->
				Map.of("payment", received(item), "partners", this.delivery.require(item.of().id()).partners().size());
			case "Task_DecideLateShare" -> Map.of("payment", late(item));
			case "Task_PayBack" -> Map.of("payment", owed(item));
			case "Task_HostCheckReport", "Task_AcceptReport" -> Map.of("report", report(item));
			case "Task_WriteSelfReport" -> again(item);
			case "Task_ApplyAcceptance" -> acceptance(item);
			default -> Map.of();
		};
	}

	/** The milestones that no report has told to be reached, and what is measured. */
	private Map<String, Object> acceptance(WorkItem item) {
		Map<String, String> open = new LinkedHashMap<>();
		this.delivery.openMilestones(item.of().id())
			.forEach((one) -> open.put(one.title(),
					text("projects.sheet.milestone", one.title(), this.formats.day(one.dueOn()))));
		List<Indicator> measured = this.delivery.measured(item.of().id());
		Map<String, String> targets = new LinkedHashMap<>();
		measured.forEach((one) -> targets.put(one.title(),
				text("projects.sheet.indicator", one.title(), one.target(), (one.unit() != null) ? one.unit() : "")));
		return Map.of("milestones_options", open, "milestones_left", open.size(), "indicator_options", targets,
				"measured", measured.size(), "reached",
				measured.stream()
					.map((one) -> Map.of("indicator", one.title(), "value",
							(one.reached() != null) ? one.reached() : ""))
					.toList());
	}

	/** What was written before, and why it came back. */
	private Map<String, Object> again(WorkItem item) {
		return latest(item.subjectId(), "Task_CheckSelfReport")
			.filter((answer) -> answer.outcome().equals("return") && !answer.at().isAfter(item.createdAt()))
			.flatMap((answer) -> latest(item.subjectId(), "Task_WriteSelfReport")
				.filter((report) -> report.at().isBefore(answer.at()))
				.map((report) -> {
					Map<String, Object> before = new HashMap<>(report.answers());
					before.put("returned", answer.text("grounds"));
					return before;
				}))
			.orElse(Map.of());
	}

	/** The region's own part of the instalment. */
	private String share(WorkItem item) {
		return this.payments.missingRegions(item.subjectId())
			.stream()
			.filter((one) -> one.funder().equals(item.itemKey()))
			.map(this::line)
			.findFirst()
			.orElse("");
	}

	private Map<String, Object> order(WorkItem item) {
		Map<String, Object> sheet = new HashMap<>(
				Map.of("payment", lead(item) + "\n" + conditions(item), "returned", "", "budgetLine", year(item)));
		Optional<Submission> before = latest(item.subjectId(), "Task_OrderPayment");
		before.ifPresentOrElse((order) -> {
			sheet.put("budgetLine", order.text("budgetLine"));
			sheet.putAll(account(order));
			latest(item.subjectId(), "Task_ApprovePayment")
				.filter((answer) -> answer.outcome().equals("return") && answer.at().isAfter(order.at()))
				.ifPresent((answer) -> sheet.put("returned", answer.text("grounds")));
		}, () -> sheet.putAll(account(item)));
		return sheet;
	}

	/** The year in which it is paid, where a budget line begins. */
	private String year(WorkItem item) {
		return String.valueOf(Times.dayOf(item.createdAt()).getYear());
	}

	/**
	 * What released the instalment and when, what the regions have paid of theirs, and
	 * whether the one before has arrived.
	 */
	private String conditions(WorkItem item) {
		Instalment lead = this.payments.require(item.subjectId());
		List<String> lines = new ArrayList<>();
		lines.add(text("projects.sheet.released", text("projects.trigger." + lead.releaseTrigger()),
				this.formats.day((lead.dueOn() != null) ? lead.dueOn() : Times.dayOf(item.createdAt()))));
		together(item).stream()
			.filter((one) -> !one.id().equals(lead.id()) && !one.isCentral())
			.map((one) -> one.isPaid()
					? text("projects.sheet.share-paid", funder(one.funder()), this.formats.exact(one.amount()),
							this.formats.day(one.paidOn()))
					: text("projects.sheet.share-open", funder(one.funder()), this.formats.exact(one.amount())))
			.forEach(lines::add);
		this.payments.of(this.payments.projectOf(lead))
			.stream()
			.filter((one) -> one.ordinal() == lead.ordinal() - 1 && one.isPaid())
			.map((one) -> (one.receivedOn() != null)
					? text("projects.sheet.before-arrived", one.ordinal(), funder(one.funder()),
							this.formats.exact(one.amount()), this.formats.day(one.receivedOn()))
					: text("projects.sheet.before-open", one.ordinal(), funder(one.funder()),
							this.formats.exact(one.amount()), this.formats.day(one.paidOn())))
			.forEach(lines::add);
		return String.join("\n", lines);
	}

	/**
	 * The account that the host has given and confirmed, or a center has registered;
	 * where there is none the one that was paid last, or the host, whose account is not
	 * known.
	 */
	private Map<String, String> account(WorkItem item) {
		Project project = this.delivery.require(item.of().id());
		return this.payees.of(project)
			.map((known) -> Map.of("payee", known.name(), "bank", known.bank(), "account", known.number()))
			.orElseGet(() -> paidLast(project));
	}

	private Map<String, String> paidLast(Project project) {
		return this.submissions.ofCase(project.id())
			.stream()
			.filter((answer) -> answer.task().equals("Task_OrderPayment") && !answer.text("payee").isBlank())
			.reduce((earlier, later) -> later)
			.map(TaskSheets::account)
			.orElseGet(() -> Map.of("payee", this.names.of(project.host()).in(LocaleContextHolder.getLocale())));
	}

	private static Map<String, String> account(Submission order) {
		return Map.of("payee", order.text("payee"), "bank", order.text("bank"), "account", order.text("account"));
	}

	/** The day on which the payment was approved. */
	LocalDate approvedOn(WorkItem item) {
		return latest(item.subjectId(), "Task_ApprovePayment").map((answer) -> Times.dayOf(answer.at()))
			.orElseThrow(() -> new IllegalStateException("No approval of " + item.subjectId()));
	}

	private String ordered(WorkItem item) {
		String order = latest(item.subjectId(), "Task_OrderPayment")
			.map((answer) -> text("projects.sheet.ordered", answer.text("budgetLine"),
					answer.text("account").isBlank() ? payee(item, answer) : text("projects.sheet.account",
							payee(item, answer), answer.text("bank"), answer.text("account"))))
			.orElse("");
		return lead(item) + "\n" + order;
	}

	/** As the account is named; the host itself also in the reader's language. */
	private String payee(WorkItem item, Submission order) {
		String payee = order.text("payee");
		LocalizedText host = this.names.of(this.delivery.require(item.of().id()).host());
		String read = host.in(LocaleContextHolder.getLocale());
		return (!payee.equals(read) && (payee.equals(host.en()) || payee.equals(host.zh())))
				? text("projects.sheet.payee", payee, read) : payee;
	}

	private String owed(WorkItem item) {
		Posting demand = this.demands.require(item.subjectId());
		return text("projects.sheet.owed", funder(demand.funder()), this.formats.exact(this.demands.open(demand)),
				this.formats.day(this.demands.dueOn(demand)));
	}

	private String received(WorkItem item) {
		return together(item).stream()
			.filter((one) -> one.status() == Instalment.Status.PAID)
			.map(this::line)
			.collect(Collectors.joining("\n"));
	}

	private String late(WorkItem item) {
		return this.payments.missingRegions(item.subjectId())
			.stream()
			.map(this::line)
			.collect(Collectors.joining("\n"));
	}

	/** The report that is checked or accepted. */
	Optional<TaskHandler.Paper> paper(WorkItem item) {
		if (item.task().equals("Task_CheckSelfReport")) {
			return Optional.of(new TaskHandler.Paper(text("projects.evaluation.report"),
					"/projects/" + item.of().number() + "#evaluation"));
		}
		if (!REPORTS.contains(item.task())) {
			return Optional.empty();
		}
		int number = reported(item).number();
		return Optional.of(new TaskHandler.Paper(text("projects.sheet.read-report", number),
				"/projects/" + item.of().number() + "/reports/" + number));
	}

	private ProgressReport reported(WorkItem item) {
		Project project = this.delivery.require(item.of().id());
		return this.reports.require(project, this.delivery.requireCurrent(project.id()).reportNumber());
	}

	private String report(WorkItem item) {
		ProgressReport report = reported(item);
		return text("projects.sheet.report", report.number(), this.formats.day(report.periodFrom()),
				this.formats.day(report.periodTo()));
	}

	/** Why the report was sent back; the later of the two who may. */
	Optional<String> returned(Project project, ProgressReport report) {
		if (!report.isReturned()) {
			return Optional.empty();
		}
		return REPORTS.stream()
			.flatMap((task) -> latest(project.id(), task).stream())
			.filter((answer) -> answer.outcome().equals("return"))
			.max(Comparator.comparing(Submission::at))
			.map((answer) -> answer.text("grounds"));
	}

	private String lead(WorkItem item) {
		return line(this.payments.require(item.subjectId()));
	}

	private List<Instalment> together(WorkItem item) {
		Instalment lead = this.payments.require(item.subjectId());
		return this.payments.of(this.payments.projectOf(lead))
			.stream()
			.filter((one) -> one.ordinal() == lead.ordinal())
			.toList();
	}

	private String line(Instalment one) {
		return text("projects.sheet.line", one.ordinal(), funder(one.funder()), this.formats.exact(one.amount()));
	}

	private String funder(String code) {
		return code.equals(Instalment.CENTRAL) ? text("projects.funder.central")
				: this.names.of(code).in(LocaleContextHolder.getLocale());
	}

	private Optional<Submission> latest(UUID subject, String task) {
		return this.submissions.latest(subject, task);
	}

	private String text(String key, Object... arguments) {
		return this.messages.getMessage(key, arguments, LocaleContextHolder.getLocale());
	}

}
