package org.grantway.projects;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import org.grantway.documents.Files;
import org.grantway.documents.FrozenDocuments;
import org.grantway.documents.Readable.Attached;
import org.grantway.documents.Readable.Fact;
import org.grantway.documents.Readable.Part;
import org.grantway.documents.Readable.Table;
import org.grantway.forms.Submissions;
import org.grantway.forms.Submissions.Submission;
import org.grantway.identity.RoleNames;
import org.grantway.shared.Money;
import org.grantway.web.Formats;

/**
 * What a project has said of itself and what was decided on it: its accepted reports, how
 * it put findings right, its application for acceptance, the audit and its evaluation
 * report. For those who judge it, the newest first.
 */
@Component
@Transactional(readOnly = true)
class ProjectPapers {

	private static final List<String> SAID = List.of("Task_RectifyOperation", "Task_WriteSelfReport",
			"Task_RectifyAcceptance", "Task_FileAudit", "Task_ApplyAcceptance", "Task_Rectify");

	private static final List<String> RECTIFIED = List.of("Task_Rectify", "Task_RectifyAcceptance",
			"Task_RectifyOperation");

	static final List<String> AUDITED = List.of("Task_FileAudit", "Task_SettleAccounts");

	private static final List<String> RULINGS = List.of("Task_DecideTermination", "Task_DecideRevocation");

	private final Submissions submissions;

	private final FrozenDocuments documents;

	private final ArchiveReader reader;

	private final ProgressReportRepository reports;

	private final Files files;

	private final Formats formats;

	private final RoleNames roles;

	private final Ledger ledger;

	private final Reports reported;

	private final Budget budget;

	private final MessageSource messages;

	ProjectPapers(Submissions submissions, FrozenDocuments documents, ArchiveReader reader,
			ProgressReportRepository reports, Files files, Formats formats, RoleNames roles, Ledger ledger,
			Reports reported, Budget budget, MessageSource messages) {
		this.budget = budget;
		this.submissions = submissions;
		this.documents = documents;
		this.reader = reader;
		this.reports = reports;
		this.files = files;
		this.formats = formats;
		this.roles = roles;
		this.ledger = ledger;
		this.reported = reported;
		this.messages = messages;
	}

	/** All of it, as a panel reads it. */
	List<Part> forPanels(Project project, Locale locale) {
		List<Part> parts = new ArrayList<>(List.of(money(project, locale)));
		parts.addAll(decided(project.id(), null, locale));
		parts.addAll(said(project, SAID, locale));
		List<ProgressReport> reported = new ArrayList<>(
				this.reports.findByProjectIdOrderByNumberInProject(project.id()));
		Collections.reverse(reported);
		for (ProgressReport report : reported) {
			this.documents.latest(project.asCase(), Reports.kind(report.number()))
				.ifPresent((frozen) -> this.reader.read(frozen, locale)
					.forEach((part) -> parts.add(new Part(
							this.messages.getMessage("web.labelled",
									new Object[] { frozen.title().in(locale), part.heading() }, locale),
							part.facts(), part.tables()))));
		}
		return parts;
	}

	/**
	 * What was awarded, planned, paid and spent until now; the application below it says
	 * what was once asked for.
	 */
	private Part money(Project project, Locale locale) {
		Map<String, Money> spent = this.reported.spent(project);
		List<Fact> facts = List.of(
				new Fact(this.messages.getMessage("projects.award", null, locale), this.formats.exact(project.award())),
				new Fact(this.messages.getMessage("projects.paid", null, locale),
						this.formats.exact(this.ledger.sum(project, Posting.Kind.PAY))),
				new Fact(this.messages.getMessage("projects.panel.spent", null, locale),
						this.formats.exact(reported(project, Instant.MAX))));
		List<Table> planned = this.budget.planned(project)
			.map((plan) -> project.kind()
				.costs()
				.stream()
				.map((cost) -> List.of(this.messages.getMessage("projects.cost." + cost, null, locale),
						this.formats.exact(plan.getOrDefault(cost, Money.ZERO)),
						this.formats.exact(spent.getOrDefault(cost, Money.ZERO))))
				.toList())
			.map((rows) -> new Table(this.messages.getMessage("projects.panel.planned", null, locale),
					Stream.of("projects.category", "projects.panel.budget", "projects.panel.spent")
						.map((key) -> this.messages.getMessage(key, null, locale))
						.toList(),
					rows, Set.of(1, 2)))
			.stream()
			.toList();
		return new Part(this.messages.getMessage("projects.panel.money", null, locale), facts, planned);
	}

	/** What was handed in for its acceptance: the application, then the audit. */
	List<Part> forAcceptance(Project project, Locale locale) {
		return said(project, List.of("Task_ApplyAcceptance", "Task_FileAudit"), locale);
	}

	/** What was audited, or settled, at the end, and what becomes of the rest. */
	List<Part> audited(Project project, Locale locale) {
		List<Part> parts = new ArrayList<>(said(project, AUDITED, locale));
		balance(project).filter((balance) -> "passed".equals(project.result()))
			.map(Balance::left)
			.filter(Money::isPositive)
			.ifPresent((rest) -> parts.add(new Part(this.messages.getMessage("projects.surplus", null, locale),
					List.of(new Fact(this.messages.getMessage("projects.surplus.host", null, locale),
							this.formats.exact(rest))))));
		return parts;
	}

	/** The audit, and the settlement if there is one, the older first. */
	List<Submission> audits(UUID project) {
		return AUDITED.stream()
			.flatMap((task) -> this.submissions.latest(project, task).stream())
			.sorted(Comparator.comparing(Submission::at))
			.toList();
	}

	/** What was left when the money was audited or settled last; empty before. */
	Optional<Balance> balance(Project project) {
		return audits(project.id()).stream()
			.reduce((earlier, later) -> later)
			.flatMap((audit) -> Money.read(audit.text("spent"))
				.map((spent) -> new Balance(paidUntil(project, audit.at()), spent, reported(project, audit.at()))));
	}

	/** What comes after an audit is no surplus of it. */
	private Money paidUntil(Project project, Instant then) {
		return Ledger.sum(this.ledger.of(project).stream().filter((one) -> !one.postedAt().isAfter(then)).toList(),
				Posting.Kind.PAY);
	}

	/** What an audit or a settlement is to agree with. */
	Part accounted(Project project, Locale locale) {
		return new Part(this.messages.getMessage("projects.account", null, locale),
				List.of(new Fact(this.messages.getMessage("projects.paid", null, locale),
						this.formats.exact(this.ledger.sum(project, Posting.Kind.PAY))),
						new Fact(this.messages.getMessage("projects.spending", null, locale),
								this.formats.exact(reported(project, Instant.MAX)))));
	}

	/** How findings were put right, the oldest first. */
	List<Part> rectified(Project project, Locale locale) {
		return said(project, RECTIFIED, locale);
	}

	/**
	 * What was decided on it in its course, the oldest first.
	 * @param elsewhere number of the decision that the reader finds in another place, or
	 * null
	 */
	List<Part> decided(UUID project, String elsewhere, Locale locale) {
		return rulings(project).stream().filter((one) -> !one.text("document").equals(elsewhere)).map((one) -> {
			List<Fact> facts = new ArrayList<>();
			facts.add(new Fact(this.messages.getMessage("projects.record.outcome", null, locale),
					this.submissions.outcome(one).map((outcome) -> outcome.in(locale)).orElse(one.outcome())));
			facts.addAll(facts(one, locale));
			facts.add(new Fact(this.messages.getMessage("projects.record.who", null, locale),
					this.roles.of(one.as(), locale)));
			return new Part(heading(one, locale), facts);
		}).toList();
	}

	/** Decisions on going on, putting right or ending it, the oldest first. */
	List<Submission> rulings(UUID project) {
		return RULINGS.stream()
			.flatMap((task) -> this.submissions.all(project, task).stream())
			.sorted(Comparator.comparing(Submission::at))
			.toList();
	}

	/** What was done in the task, not what is to be done. */
	private String heading(Submission answer, Locale locale) {
		String done = this.messages.getMessage("projects.said." + answer.task(), null, null, locale);
		return this.messages.getMessage("projects.said",
				new Object[] { (done != null) ? done : answer.name().in(locale), this.formats.dateTime(answer.at()) },
				locale);
	}

	private List<Part> said(Project project, List<String> tasks, Locale locale) {
		return tasks.stream().flatMap((task) -> this.submissions.latest(project.id(), task).stream()).map((answer) -> {
			List<Fact> facts = new ArrayList<>(facts(answer, locale));
			if (AUDITED.contains(answer.task())) {
				compared(project, answer, locale).ifPresent(facts::add);
			}
			return new Part(heading(answer, locale), facts);
		}).toList();
	}

	/**
	 * How far an audit or a settlement is from what the reports say; empty if it agrees.
	 */
	private Optional<Fact> compared(Project project, Submission audit, Locale locale) {
		Money reported = reported(project, audit.at());
		Money more = Money.read(audit.text("spent")).orElse(Money.ZERO).minus(reported);
		if (!more.isPositive() && !more.isNegative()) {
			return Optional.empty();
		}
		return Optional.of(
				new Fact(this.messages.getMessage("projects.compared", null, locale),
						this.messages.getMessage(
								more.isPositive() ? "projects.compared.more" : "projects.compared.less",
								new Object[] { this.formats.exact(reported),
										this.formats.exact(more.isPositive() ? more : Money.ZERO.minus(more)) },
								locale)));
	}

	private Money reported(Project project, Instant until) {
		return this.reported.spent(project, until).values().stream().reduce(Money.ZERO, Money::plus);
	}

	private List<Fact> facts(Submission answer, Locale locale) {
		return this.submissions.inWords(answer, locale)
			.stream()
			.map((line) -> line.files().isEmpty() ? new Fact(line.label(), line.text())
					: Fact.of(line.label(), line.files().stream().map(this::attached).toList()))
			.toList();
	}

	private Attached attached(UUID file) {
		return new Attached(file, this.files.require(file).name());
	}

	/**
	 * What an audit found.
	 *
	 * @param paid until then
	 * @param reported as spent until then
	 */
	record Balance(Money paid, Money spent, Money reported) {

		Money left() {
			return this.paid.minus(this.spent);
		}

	}

}
