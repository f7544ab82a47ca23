package org.grantway.projects;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Slice;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import org.grantway.awards.AwardsAccess;
import org.grantway.awards.FormalDecisions;
import org.grantway.awards.FormalDecisions.FormalDecision;
import org.grantway.forms.Submissions;
import org.grantway.forms.Submissions.Submission;
import org.grantway.identity.Organisations;
import org.grantway.identity.People;
import org.grantway.identity.People.PersonView;
import org.grantway.projects.Demands.Demand;
import org.grantway.projects.PostingRepository.OpenDemand;
import org.grantway.review.ReviewResults;
import org.grantway.review.ReviewResults.PanelResult;
import org.grantway.shared.Actor;
import org.grantway.shared.LocalizedText;
import org.grantway.shared.Money;
import org.grantway.shared.Role;
import org.grantway.shared.RoleAt;
import org.grantway.shared.SearchTerms;
import org.grantway.shared.Times;
import org.grantway.web.Chart;
import org.grantway.web.LifeStep;
import org.grantway.web.Tab;
import org.grantway.workflow.WorkItem;
import org.grantway.workflow.Worklist;

/**
 * Reads projects for their pages.
 */
@Component
@Transactional(readOnly = true)
class ProjectPages {

	/** What runs on has no end in sight before. */
	private static final Set<ProjectStatus> ENDED = EnumSet.of(ProjectStatus.TERMINATED, ProjectStatus.REVOKED,
			ProjectStatus.ARCHIVED);

	/** In these a project runs on that was accepted before. */
	private static final Set<ProjectStatus> STAYS = EnumSet.of(ProjectStatus.RECTIFYING, ProjectStatus.SUSPENDED,
			ProjectStatus.EVALUATION_FAILED);

	private static final Limit PAGE = Limit.of(200);

	private final ProjectRepository projects;

	private final CheckpointRepository checkpoints;

	private final MilestoneRepository milestones;

	private final IndicatorRepository indicators;

	private final InstalmentRepository instalments;

	private final Reports reports;

	private final Evaluations evaluations;

	private final Changes changes;

	private final Submissions submissions;

	private final Ledger ledger;

	private final Demands demands;

	private final PostingRepository postings;

	private final ProjectAccess access;

	private final FormalDecisions decisions;

	private final AwardsAccess awards;

	private final ReviewResults reviews;

	private final Organisations organisations;

	private final People people;

	private final Worklist worklist;

	private final Clock clock;

	ProjectPages(ProjectRepository projects, CheckpointRepository checkpoints, MilestoneRepository milestones,
			IndicatorRepository indicators, InstalmentRepository instalments, Reports reports, Evaluations evaluations,
			Changes changes, Submissions submissions, Ledger ledger, Demands demands, PostingRepository postings,
			ProjectAccess access, FormalDecisions decisions, AwardsAccess awards, ReviewResults reviews,
			Organisations organisations, People people, Worklist worklist, Clock clock) {
		this.projects = projects;
		this.checkpoints = checkpoints;
		this.milestones = milestones;
		this.indicators = indicators;
		this.instalments = instalments;
		this.reports = reports;
		this.evaluations = evaluations;
		this.changes = changes;
		this.submissions = submissions;
		this.ledger = ledger;
		this.demands = demands;
		this.postings = postings;
		this.access = access;
		this.decisions = decisions;
		this.awards = awards;
		this.reviews = reviews;
		this.organisations = organisations;
		this.people = people;
		this.worklist = worklist;
		this.clock = clock;
	}

	List<Head> mine(Actor actor) {
		List<Project> own = this.projects.findByPrincipalInvestigatorOrderByNumberDesc(actor.personId());
		Map<String, LocalizedText> names = names(own.stream().map(Project::host).collect(Collectors.toSet()));
		return own.stream().map((project) -> head(project, names.get(project.host()), actor, "")).toList();
	}

	boolean leads(Actor actor) {
		return this.projects.existsByPrincipalInvestigator(actor.personId());
	}

	/**
	 * @param tab which tab is open
	 */
	Head head(Project project, Actor actor, String tab) {
		return head(project, name(project.host()), actor, tab);
	}

	private Head head(Project project, LocalizedText host, Actor actor, String tab) {
		String url = "/projects/" + project.number();
		List<Tab> tabs = new ArrayList<>(List.of(new Tab("projects.overview", url, tab.equals("overview")),
				new Tab("projects.schedule", url + "/schedule", tab.equals("schedule")),
				new Tab("projects.payments", url + "/payments", tab.equals("payments")),
				new Tab("projects.changes", url + "/changes", tab.equals("changes")),
				new Tab("projects.history", "/cases/" + project.number() + "/history", false)));
		if (this.access.mayReadArchive(project, actor)) {
			tabs.add(new Tab("projects.tab.archive", url + "/archive", tab.equals("archive")));
		}
		return new Head(project.number(), project.title(), project.tone(),
				project.statusKey(this.access.isOwn(project, actor)), project.startsOn(), project.endsOn(),
				project.award(), host, project.decisionNumber(), tabs, actor.is(project.principalInvestigator()));
	}

	View view(Project project) {
		LocalDate today = today();
		List<Checkpoint> checkpoints = this.checkpoints.findByProjectIdOrderByOrdinal(project.id());
		Ending ending = ending(project);
		List<CheckpointRow> plan = checkpoints.stream()
			.map((one) -> CheckpointRow.of(one, project, ending, today))
			.toList();
		Optional<Checkpoint> midTerm = checkpoints.stream()
			.filter((one) -> one.kind() == Checkpoint.Kind.MID_TERM)
			.findFirst();
		boolean midTermPassed = midTerm.filter((one) -> one.isDone() && !ending.failed(one)).isPresent();
		List<WorkItem> open = this.worklist.openOf(Project.CASE_TYPE, project.id());
		CheckpointRow next = project.status().isEnd() ? null
				: plan.stream().filter((one) -> !one.done()).findFirst().orElse(null);
		List<Instalment> parts = instalments(project);
		Map<String, LocalizedText> names = funders(parts);
		Map<String, List<String>> earlier = this.changes.earlierTargets(project);
		List<Evaluation> evaluated = this.evaluations.of(project);
		return new View(life(project, midTermPassed, midTerm.filter(ending::failed).isPresent(), !evaluated.isEmpty()),
				project.holdReason() != null, project.status().isUndecided(), project.suspendedUntil(), next,
				open.stream().map(Waiting::of).toList(), plan,
				this.milestones.findByProjectIdOrderByOrdinal(project.id())
					.stream()
					.map((one) -> MilestoneRow.of(one, ending, today))
					.toList(),
				this.indicators.findByProjectIdOrderByOrdinal(project.id())
					.stream()
					.map((one) -> new IndicatorRow(one.id(), one.name(), one.unit(), one.baseline(), one.target(),
							one.reached(), earlier.getOrDefault(one.id().toString(), List.of())))
					.toList(),
				this.reports.of(project).stream().map((one) -> report(project, one, checkpoints, false)).toList(),
				evaluated.stream().map((one) -> EvaluationRow.of(one, today)).toList(),
				this.submissions.latest(project.id(), "Task_WriteSelfReport")
					.map((report) -> this.submissions.inWords(report, LocaleContextHolder.getLocale()))
					.orElse(List.of()),
				parts.stream().map((one) -> instalment(project, one, names, open, null)).toList(),
				account(this.ledger.of(project)), this.reports.spent(project));
	}

	/**
	 * What stands above the pages of a project that has left the reader's institution.
	 */
	Head pastHead(Project project, FormerHost left) {
		String url = "/projects/" + project.number();
		return new Head(project.number(), project.title(), "grey", "projects.former", project.startsOn(),
				project.endsOn(), project.award(), name(left.host()), project.decisionNumber(),
				List.of(new Tab("projects.overview", url, true),
						new Tab("projects.history", "/cases/" + project.number() + "/history", false)),
				false);
	}

	/** The project as it was when it left a host: its reports, payments and promises. */
	Past past(Project project, FormerHost left) {
		Instant until = left.leftAt();
		List<Posting> postings = this.ledger.of(project)
			.stream()
			.filter((one) -> !one.postedAt().isAfter(until))
			.toList();
		Set<UUID> paid = postings.stream()
			.filter((one) -> one.kind() == Posting.Kind.PAY)
			.map(Posting::instalmentId)
			.collect(Collectors.toSet());
		List<Instalment> parts = instalments(project).stream().filter((one) -> paid.contains(one.id())).toList();
		Map<String, LocalizedText> names = funders(parts);
		Map<String, String> replaced = this.changes.replacedSince(project, until);
		return new Past(Times.dayOf(until),
				this.milestones.findByProjectIdOrderByOrdinal(project.id())
					.stream()
					.map((one) -> new Promise(one.id(), one.name(), null,
							ChangeRules.day(replaced.get(one.id().toString())).orElse(one.dueOn()), null))
					.toList(),
				this.indicators.findByProjectIdOrderByOrdinal(project.id())
					.stream()
					.map((one) -> new Promise(one.id(), one.name(), one.unit(), null,
							replaced.getOrDefault(one.id().toString(), one.target())))
					.toList(),
				this.reports.of(project)
					.stream()
					.filter((one) -> isPast(one, until))
					.map((one) -> pastReport(one, until))
					.toList(),
				parts.stream().map((one) -> instalment(project, one, names, List.of(), null)).toList(),
				account(postings), this.reports.spent(project, until));
	}

	/** Whether the report was handed in by then. */
	static boolean isPast(ProgressReport report, Instant until) {
		return report.submittedAt() != null && !report.submittedAt().isAfter(until);
	}

	/** The report as it stood then. */
	ReportRow pastReport(ProgressReport one, Instant until) {
		boolean accepted = one.acceptedAt() != null && !one.acceptedAt().isAfter(until);
		ProgressReport.Status then = accepted ? ProgressReport.Status.ACCEPTED : ProgressReport.Status.SUBMITTED;
		return new ReportRow(one.number(), one.periodFrom(), one.periodTo(), then.tone(), then.labelKey(), null, false);
	}

	/** The decision that ended the project; null if none did or it was annulled. */
	Ended ended(Project project, Actor actor) {
		return this.decisions.of(project.id())
			.map((decision) -> new Ended(decision, decidedBy(project, decision), name(project.agency()),
					this.decisions.mayAsk(project.id()), project.status() == ProjectStatus.RECONSIDERATION,
					this.access.isPrincipalInvestigator(project, actor),
					this.awards.mayHandleAppeals(actor, project.callId())))
			.orElse(null);
	}

	/** In which role it was decided; null where a panel's conclusion is the decision. */
	private RoleAt decidedBy(Project project, FormalDecision decision) {
		return Optional.ofNullable(EndedProjects.DECIDING.get(decision.status()))
			.flatMap((task) -> this.submissions.latest(project.id(), task))
			.map(Submission::as)
			.orElse(null);
	}

	/**
	 * What panels found about the project, the oldest first. How many voted which way is
	 * for staff.
	 */
	List<Check> checks(Project project, Actor actor) {
		boolean own = this.access.isOwn(project, actor);
		return this.reviews.panels(project.id())
			.stream()
			.map((found) -> new Check(found, !own,
					this.reviews.mayReadMinutes(found.itemId(), actor) ? "/panels/" + found.itemId() + "/minutes"
							: null))
			.toList();
	}

	/** Where the signed task book stands, if there is one and the actor may read it. */
	String taskBook(Project project, Actor actor) {
		boolean open = project.taskBook() != null && this.awards.mayReadTaskBook(actor, project.applicationId());
		return open ? "/documents/" + project.taskBook() + "/sign" : null;
	}

	ReportRow report(Project project, ProgressReport one, boolean editable) {
		return report(project, one, this.checkpoints.findByProjectIdOrderByOrdinal(project.id()), editable);
	}

	private ReportRow report(Project project, ProgressReport one, List<Checkpoint> checkpoints, boolean editable) {
		LocalDate opensOn = checkpoints.stream()
			.filter((checkpoint) -> Objects.equals(checkpoint.reportNumber(), one.number()))
			.map(Checkpoint::opensOn)
			.filter((day) -> one.status() == ProgressReport.Status.DRAFT && !project.status().isEnd()
					&& today().isBefore(day))
			.findFirst()
			.orElse(null);
		return new ReportRow(one.number(), one.periodFrom(), one.periodTo(), one.status().tone(),
				(opensOn != null) ? "projects.report.opens" : one.status().labelKey(), opensOn, editable);
	}

	Chart chart(Project project) {
		LocalDate today = today();
		Ending ending = ending(project);
		return Chart.of(project.startsOn(), project.endsOn(), ending.over() ? null : today,
				this.milestones.findByProjectIdOrderByOrdinal(project.id())
					.stream()
					.map((one) -> step(MilestoneRow.of(one, ending, today)))
					.toList(),
				this.checkpoints.findByProjectIdOrderByOrdinal(project.id())
					.stream()
					.map((one) -> event(one, ending, today))
					.toList());
	}

	private static Chart.Event event(Checkpoint one, Ending ending, LocalDate today) {
		boolean late = ending.failed(one) || !ending.over() && today.isAfter(one.dueOn());
		Chart.Concern concern = (one.isDone() && !ending.failed(one)) ? Chart.Concern.DONE
				: late ? Chart.Concern.LATE : Chart.Concern.AHEAD;
		return new Chart.Event(one.opensOn(), Integer.toString(one.ordinal()), concern);
	}

	/**
	 * Whether the work is over, since when, and which check a panel did not pass at last.
	 */
	private Ending ending(Project project) {
		if (!project.isWorkOver()) {
			return new Ending(false, null, null);
		}
		UUID failed = this.checkpoints.findByProjectIdOrderByOrdinal(project.id())
			.stream()
			.filter((one) -> one.id().equals(project.currentCheckpoint()) && one.kind().isJudged())
			.filter((one) -> this.reviews.panel(project.id(), one.kind().slug())
				.filter((found) -> !List.of("pass", "closed").contains(found.result()))
				.isPresent())
			.map(Checkpoint::id)
			.findFirst()
			.orElse(null);
		LocalDate since = this.decisions.of(project.id())
			.map(FormalDecision::servedAt)
			.or(() -> this.submissions.latest(project.id(), "Task_SettleAccounts").map(Submission::at))
			.map(Times::dayOf)
			.orElse(null);
		return new Ending(true, since, failed);
	}

	/** As the table beside it says it. */
	private static Chart.Step step(MilestoneRow milestone) {
		return new Chart.Step(milestone.name(), milestone.dueOn(), milestone.donePercent(),
				milestone.donePercent() == 100, milestone.isMissed(), milestone.tone(), milestone.stateKey());
	}

	/** Payments the actor deals with, of all projects: due, held and paid. */
	Map<String, Queue<InstalmentRow>> queue(Actor actor) {
		Map<String, Queue<InstalmentRow>> queue = new LinkedHashMap<>();
		queue.put("due", payments(actor, EnumSet.of(Instalment.Status.DUE)));
		queue.put("held", payments(actor, EnumSet.of(Instalment.Status.HELD, Instalment.Status.SUSPENDED)));
		queue.put("paid", payments(actor, EnumSet.of(Instalment.Status.PAID, Instalment.Status.RECEIVED)));
		return queue;
	}

	private Queue<InstalmentRow> payments(Actor actor, Set<Instalment.Status> statuses) {
		return Queue.of(rows(actor, statuses), InstalmentRow::amount);
	}

	/** What was demanded back and has not come, of the projects the actor deals with. */
	Queue<BackRow> toComeBack(Actor actor) {
		List<OpenDemand> open = this.postings.openDemands(actor.holds(Role.INSPECTOR),
				SearchTerms.codes(ProjectAccess.paymentOffices(actor)), SearchTerms.codes(ProjectAccess.regions(actor)),
				PAGE);
		Map<String, LocalizedText> names = names(open.stream()
			.map(OpenDemand::getFunder)
			.filter((funder) -> !funder.equals(Instalment.CENTRAL))
			.collect(Collectors.toSet()));
		return Queue.of(open.stream()
			.sorted(Comparator.comparing(OpenDemand::getProject)
				.thenComparing(OpenDemand::getFunder, Organisations.BY_REGION))
			.map((one) -> new BackRow(one.getProject(), new LocalizedText(one.getTitleEn(), one.getTitleZh()),
					names.get(one.getFunder()), new Money(one.getFen()), this.demands.dueOn(one.getDemandedAt()),
					Times.dayOf(this.clock.instant()).isAfter(this.demands.dueOn(one.getDemandedAt()))))
			.toList(), BackRow::amount);
	}

	/** What is archived of what the actor may read there, the newest first. */
	Slice<ArchivedRow> archived(Actor actor, Pageable page) {
		Slice<Project> found = actor.holds(Role.INSPECTOR)
				? this.projects.findByArchivedAtIsNotNullOrderByArchivedAtDescNumberDesc(page)
				: this.projects.archivedOf(ProjectAccess.archives(actor), page);
		Map<UUID, PersonView> people = this.people
			.all(found.stream().map(Project::archivedBy).collect(Collectors.toSet()));
		return found.map((project) -> new ArchivedRow(project.number(), project.title(), project.tone(),
				project.statusKey(false), project.archivedAt(), people.get(project.archivedBy()).name()));
	}

	private List<InstalmentRow> rows(Actor actor, Set<Instalment.Status> statuses) {
		List<Instalment> found = this.instalments.queue(statuses, actor.holds(Role.INSPECTOR),
				SearchTerms.codes(ProjectAccess.paymentOffices(actor)), SearchTerms.codes(ProjectAccess.regions(actor)),
				PAGE);
		Map<UUID, Project> owners = this.projects
			.findAllById(found.stream().map(Instalment::projectId).distinct().toList())
			.stream()
			.collect(Collectors.toMap(Project::id, Function.identity()));
		Map<UUID, List<WorkItem>> open = this.worklist.openOf(Project.CASE_TYPE, owners.keySet());
		Map<String, LocalizedText> names = funders(found);
		return inOrder(found)
			.map((one) -> instalment(owners.get(one.projectId()), one, names,
					open.getOrDefault(one.projectId(), List.of()), actor))
			.toList();
	}

	private List<Instalment> instalments(Project project) {
		return this.instalments.findByProjectIdOrderByOrdinalAscFunderAsc(project.id())
			.stream()
			.sorted(Instalment.IN_ORDER)
			.toList();
	}

	/** What one instalment asks of several funders stays together, in their order. */
	private static Stream<Instalment> inOrder(List<Instalment> queue) {
		return queue.stream()
			.collect(Collectors.groupingBy(
					(one) -> List.of(one.projectId(), one.ordinal(), Optional.ofNullable(one.dueOn())),
					LinkedHashMap::new, Collectors.toList()))
			.values()
			.stream()
			.flatMap((together) -> together.stream().sorted(Instalment.IN_ORDER));
	}

	private Map<String, LocalizedText> funders(List<Instalment> instalments) {
		return names(instalments.stream()
			.filter((one) -> !one.isCentral())
			.map(Instalment::funder)
			.collect(Collectors.toSet()));
	}

	private InstalmentRow instalment(Project project, Instalment one, Map<String, LocalizedText> names,
			List<WorkItem> open, Actor actor) {
		WorkItem task = open.stream()
			.filter((item) -> item.subjectId().equals(one.id())
					|| one.status() == Instalment.Status.DUE && one.funder().equals(item.itemKey()))
			.findFirst()
			.orElse(null);
		boolean mine = task != null && actor != null && task.candidates().stream().anyMatch(actor::holds);
		return new InstalmentRow(project.number(), project.title(), one.ordinal(),
				one.isCentral() ? null : names.get(one.funder()), one.amount(),
				"projects.trigger." + one.releaseTrigger(), one.dueOn(), overdue(one), one.paidOn(), one.reference(),
				one.status().tone(), one.status().labelKey(), one.holdReason(), (task != null) ? task.name() : null,
				mine ? task.id() : null);
	}

	private boolean overdue(Instalment one) {
		return one.status() == Instalment.Status.DUE && one.dueOn() != null
				&& Times.dayOf(this.clock.instant()).isAfter(one.dueOn());
	}

	/** What was demanded back, and what of it the reader may record. */
	List<DemandRow> demands(Project project, Actor reader) {
		List<Demand> all = this.demands.of(project);
		List<Demand> recordable = this.demands.recordable(project, reader);
		Map<String, LocalizedText> names = names(all.stream()
			.map(Demand::funder)
			.filter((funder) -> !funder.equals(Instalment.CENTRAL))
			.collect(Collectors.toSet()));
		return all.stream()
			.map((one) -> new DemandRow(one, names.get(one.funder()), recordable.contains(one),
					one.open().isPositive() && Times.dayOf(this.clock.instant()).isAfter(one.dueOn())))
			.toList();
	}

	private static Map<String, Money> account(List<Posting> postings) {
		Map<String, Money> account = new LinkedHashMap<>();
		account.put("projects.committed", Ledger.sum(postings, Posting.Kind.COMMIT));
		account.put("projects.paid", Ledger.sum(postings, Posting.Kind.PAY));
		account.put("projects.left",
				Ledger.sum(postings, Posting.Kind.COMMIT).minus(Ledger.sum(postings, Posting.Kind.PAY)));
		return account;
	}

	private static List<LifeStep> life(Project project, boolean midTermPassed, boolean midTermFailed,
			boolean evaluated) {
		// what was built is run after its acceptance, not closed
		boolean runs = project.kind() != ProjectKind.PROJECT
				&& (project.result() == null || project.result().equals("passed") || evaluated);
		// put right or suspended after its acceptance, it is still one that runs
		boolean stays = runs && "passed".equals(project.result()) && STAYS.contains(project.status());
		boolean ran = project.status() == ProjectStatus.RECONSIDERATION && "passed".equals(project.result());
		boolean terminated = project.status() == ProjectStatus.TERMINATED || "terminated".equals(project.result());
		return terminated ? terminated(project.status(), midTermPassed, midTermFailed)
				: life((ran || stays) ? ProjectStatus.OPERATION : project.status(), runs, midTermPassed,
						project.archivedAt() != null);
	}

	/** A project that was ended on its way has no acceptance, before or behind it. */
	static List<LifeStep> terminated(ProjectStatus status, boolean midTermPassed, boolean midTermFailed) {
		List<String> steps = new ArrayList<>(List.of("signed", "work"));
		if (midTermPassed) {
			steps.addAll(List.of("mid-term", "second-half"));
		}
		else if (midTermFailed) {
			steps.add("mid-term-failed");
		}
		steps.addAll(List.of("terminated", "archived"));
		return steps(steps, (status == ProjectStatus.ARCHIVED) ? steps.size() : steps.indexOf("terminated"));
	}

	/**
	 * After a mid-term check that was passed the work goes on in its second half. What
	 * runs on has its construction archived first.
	 */
	static List<LifeStep> life(ProjectStatus status, boolean runs, boolean midTermPassed, boolean archived) {
		List<String> steps = new ArrayList<>(List.of("signed", "work", "mid-term", "second-half", "acceptance"));
		steps.addAll(runs ? List.of("construction-archive", "operation") : List.of("closed"));
		if (!runs || ENDED.contains(status)) {
			steps.add("archived");
		}
		int now = switch (status) {
			case ACTIVE, CONSTRUCTION, SUSPENDED, RECTIFYING, EVALUATION_FAILED ->
				steps.indexOf(midTermPassed ? "second-half" : "work");
			case MIDTERM, CHECK_FAILED -> steps.indexOf("mid-term");
			case ACCEPTANCE, NOT_PASSED -> steps.indexOf("acceptance");
			case RECONSIDERATION -> steps.indexOf(midTermPassed ? "acceptance" : "mid-term");
			case CLOSED -> steps.indexOf("acceptance") + 1;
			case OPERATION -> steps.indexOf(archived ? "operation" : "construction-archive");
			case TERMINATED, REVOKED -> runs ? steps.indexOf("archived") : steps.indexOf("closed");
			case ARCHIVED -> steps.size();
		};
		return steps(steps, now);
	}

	private static List<LifeStep> steps(List<String> steps, int now) {
		return IntStream.range(0, steps.size())
			.mapToObj((at) -> new LifeStep("projects.life." + steps.get(at),
					steps.get(at).equals("mid-term-failed") ? "end"
							: (at < now) ? "done" : (at == now) ? "now" : "todo",
					null))
			.toList();
	}

	private LocalizedText name(String organisation) {
		return names(Set.of(organisation)).get(organisation);
	}

	/** The organisations' names; a code without an organisation stands for itself. */
	private Map<String, LocalizedText> names(Set<String> codes) {
		Map<String, LocalizedText> names = new HashMap<>();
		codes.forEach((code) -> names.put(code, new LocalizedText(code, code)));
		if (!codes.isEmpty()) {
			this.organisations.all(codes).forEach((code, organisation) -> names.put(code, organisation.name()));
		}
		return names;
	}

	private LocalDate today() {
		return Times.dayOf(Instant.now(this.clock));
	}

	/**
	 * What stands above each page of a project.
	 *
	 * @param leads whether the reader finds it among the own projects
	 */
	record Head(String number, LocalizedText title, String tone, String statusKey, LocalDate startsOn, LocalDate endsOn,
			Money award, LocalizedText host, String decisionNumber, List<Tab> tabs, boolean leads) {

	}

	/** Rows of the finance page with what they come to. */
	record Queue<T>(List<T> rows, Money total) {

		static <T> Queue<T> of(List<T> rows, Function<T, Money> amount) {
			return new Queue<>(rows, rows.stream().map(amount).reduce(Money.ZERO, Money::plus));
		}

	}

	/**
	 * @param funder a region's name, or null for the central budget
	 */
	record BackRow(String project, LocalizedText title, LocalizedText funder, Money amount, LocalDate dueOn,
			boolean overdue) {

	}

	/**
	 * A project in the archive.
	 *
	 * @param by who put it there
	 */
	record ArchivedRow(String number, LocalizedText title, String tone, String statusKey, Instant at,
			LocalizedText by) {

	}

	/** What the pages of a project show. */
	record View(List<LifeStep> life, boolean held, boolean undecided, LocalDate suspendedUntil, CheckpointRow next,
			List<Waiting> waiting, List<CheckpointRow> checkpoints, List<MilestoneRow> milestones,
			List<IndicatorRow> indicators, List<ReportRow> reports, List<EvaluationRow> evaluations,
			List<Submissions.Line> selfReport, List<InstalmentRow> instalments, Map<String, Money> account,
			Map<String, Money> spending) {

	}

	/**
	 * A decision that ended a project, as its page shows it.
	 *
	 * @param by in which role it was decided, or null
	 * @param agency to whom a request can be written
	 * @param open whether the time to ask is not over
	 * @param reconsidered whether a request waits for its answer
	 * @param mayHandle whether the reader records requests and answers them
	 */
	record Ended(FormalDecision decision, RoleAt by, LocalizedText agency, boolean open, boolean reconsidered,
			boolean leads, boolean mayHandle) {

	}

	/**
	 * A conclusion of a panel about the project.
	 *
	 * @param counted whether the reader sees how many voted which way
	 * @param minutes where the reader finds the minutes, or null
	 */
	record Check(PanelResult found, boolean counted, String minutes) {

		public String tone() {
			return switch (this.found.result()) {
				case "pass", "excellent", "good" -> "green";
				case "rectify", "closed" -> "amber";
				default -> "red";
			};
		}

	}

	/** What a host reads of a project that has left it. */
	record Past(LocalDate leftOn, List<Promise> milestones, List<Promise> indicators, List<ReportRow> reports,
			List<InstalmentRow> instalments, Map<String, Money> account, Map<String, Money> spending) {

	}

	/** A milestone with its day, or an indicator with its target, as it was then. */
	record Promise(UUID id, String name, String unit, LocalDate dueOn, String target) {

	}

	/** A task that is open, and with whom. */
	record Waiting(LocalizedText name, RoleAt who, String roleKey, Instant dueAt) {

		static Waiting of(WorkItem item) {
			return new Waiting(item.name(),
					item.personal() ? null
							: item.candidates().stream().min(Comparator.comparing(RoleAt::scope)).orElse(null),
					item.role().messageKey(), item.dueAt());
		}

	}

	/**
	 * How the work ended.
	 *
	 * @param since from which day on nothing was worked on, or null if that is not known
	 * @param failedCheck the check with which it ended, or null
	 */
	record Ending(boolean over, LocalDate since, UUID failedCheck) {

		boolean failed(Checkpoint one) {
			return one.id().equals(this.failedCheck);
		}

		/** Whether there still was time for what was due on that day. */
		boolean isBefore(LocalDate due, LocalDate today) {
			return (this.since != null) ? !due.isBefore(this.since) : due.isAfter(today);
		}

	}

	record CheckpointRow(int ordinal, String labelKey, LocalDate opensOn, LocalDate dueOn, boolean done, String tone,
			String stateKey) {

		static CheckpointRow of(Checkpoint one, Project project, Ending ending, LocalDate today) {
			State state = state(one, project, ending, today);
			return new CheckpointRow(one.ordinal(), one.kind().labelKey(project.kind()), one.opensOn(), one.dueOn(),
					one.isDone(), state.tone(), state.key());
		}

		private static State state(Checkpoint one, Project project, Ending ending, LocalDate today) {
			if (ending.failed(one)) {
				return new State("red", "projects.not-passed");
			}
			if (ending.over() && !one.isDone()) {
				return new State("grey", one.kind().isJudged() ? "projects.not-held" : "projects.not-asked");
			}
			boolean judgedNow = one.id().equals(project.currentCheckpoint())
					&& EnumSet.of(ProjectStatus.MIDTERM, ProjectStatus.ACCEPTANCE).contains(project.status());
			boolean open = !today.isBefore(one.opensOn()) && !today.isAfter(one.dueOn());
			if (!one.isDone() && (open || judgedNow)) {
				return new State("blue", "projects.under-way");
			}
			return State.of(one.isDone(), one.dueOn(), today);
		}

	}

	record MilestoneRow(UUID id, String name, String deliverable, LocalDate dueOn, int donePercent, String tone,
			String stateKey) {

		private static final String NOT_REACHED = "projects.not-reached";

		/** Whether the work ended without it. */
		boolean isMissed() {
			return this.stateKey.equals(NOT_REACHED);
		}

		static MilestoneRow of(Milestone one, Ending ending, LocalDate today) {
			State state = State.of(one.isDone(), one.dueOn(), today);
			if (ending.over() && !one.isDone()) {
				state = ending.isBefore(one.dueOn(), today) ? new State("grey", "projects.open-at-end")
						: new State("red", NOT_REACHED);
			}
			else if (one.donePercent() > 0 && !one.isDone() && !today.isAfter(one.dueOn())) {
				state = new State("blue", "projects.begun");
			}
			return new MilestoneRow(one.id(), one.name(), one.deliverable(), one.dueOn(), one.donePercent(),
					state.tone(), state.key());
		}

	}

	/** Whether something is done, late or ahead. */
	record State(String tone, String key) {

		static State of(boolean done, LocalDate due, LocalDate today) {
			if (done) {
				return new State("plain", "projects.reached");
			}
			return today.isAfter(due) ? new State("amber", "projects.late") : new State("grey", "projects.ahead");
		}

	}

	/**
	 * @param funder a region's name, or null for the central budget
	 * @param recordable whether the reader records what came back
	 */
	record DemandRow(Demand demand, LocalizedText funder, boolean recordable, boolean overdue) {

	}

	record EvaluationRow(int cycle, LocalDate opensOn, LocalDate dueOn, String tone, String stateKey) {

		static EvaluationRow of(Evaluation one, LocalDate today) {
			if (one.grade() != null) {
				String tone = switch (one.grade()) {
					case "revoked" -> "red";
					case "continued" -> "amber";
					default -> "plain";
				};
				return new EvaluationRow(one.cycle(), one.opensOn(), one.reportDueOn(), tone,
						"projects.evaluation.grade." + one.grade());
			}
			State state = State.of(false, one.reportDueOn(), today);
			return new EvaluationRow(one.cycle(), one.opensOn(), one.reportDueOn(),
					today.isBefore(one.opensOn()) ? "grey" : "amber",
					today.isBefore(one.opensOn()) ? state.key() : "projects.evaluation.under-way");
		}

	}

	/**
	 * @param earlier targets before changes, the oldest first
	 */
	record IndicatorRow(UUID id, String name, String unit, String baseline, String target, String reached,
			List<String> earlier) {

	}

	/**
	 * @param opensOn from when it is asked for, where that day is still to come; or null
	 */
	record ReportRow(int number, LocalDate from, LocalDate to, String tone, String stateKey, LocalDate opensOn,
			boolean editable) {

	}

	/**
	 * @param funder a region's name, or null for the central budget
	 * @param overdue whether it should have been paid before today
	 * @param waitingFor the open task, or null
	 * @param task the open task's id if the reader may do it
	 */
	record InstalmentRow(String project, LocalizedText title, int ordinal, LocalizedText funder, Money amount,
			String triggerKey, LocalDate dueOn, boolean overdue, LocalDate paidOn, String reference, String tone,
			String stateKey, String reason, LocalizedText waitingFor, UUID task) {

	}

}
