package org.grantway.projects;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import org.grantway.identity.Organisations;
import org.grantway.shared.Actor;
import org.grantway.shared.LocalizedText;
import org.grantway.shared.Money;
import org.grantway.shared.Times;
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

	private static final Limit PAGE = Limit.of(200);

	private final ProjectRepository projects;

	private final CheckpointRepository checkpoints;

	private final MilestoneRepository milestones;

	private final IndicatorRepository indicators;

	private final InstalmentRepository instalments;

	private final Reports reports;

	private final Ledger ledger;

	private final ProjectAccess access;

	private final Organisations organisations;

	private final Worklist worklist;

	private final Clock clock;

	ProjectPages(ProjectRepository projects, CheckpointRepository checkpoints, MilestoneRepository milestones,
			IndicatorRepository indicators, InstalmentRepository instalments, Reports reports, Ledger ledger,
			ProjectAccess access, Organisations organisations, Worklist worklist, Clock clock) {
		this.projects = projects;
		this.checkpoints = checkpoints;
		this.milestones = milestones;
		this.indicators = indicators;
		this.instalments = instalments;
		this.reports = reports;
		this.ledger = ledger;
		this.access = access;
		this.organisations = organisations;
		this.worklist = worklist;
		this.clock = clock;
	}

	List<Head> mine(Actor actor) {
		return this.projects.findByPrincipalInvestigatorOrderByNumberDesc(actor.personId())
			.stream()
			.map((project) -> head(project, actor, ""))
			.toList();
	}

	boolean leads(Actor actor) {
		return !this.projects.findByPrincipalInvestigatorOrderByNumberDesc(actor.personId()).isEmpty();
	}

	/**
	 * @param tab which tab is open
	 */
	Head head(Project project, Actor actor, String tab) {
		String url = "/projects/" + project.number();
		List<Tab> tabs = new ArrayList<>(List.of(new Tab("projects.overview", url, tab.equals("overview")),
				new Tab("projects.schedule", url + "/schedule", tab.equals("schedule")),
				new Tab("projects.payments", url + "/payments", tab.equals("payments")),
				new Tab("projects.history", "/cases/" + project.number() + "/history", false)));
		if (this.access.mayArchive(project, actor)) {
			tabs.add(new Tab("projects.tab.archive", url + "/archive", tab.equals("archive")));
		}
		boolean own = this.access.isOwn(project, actor);
		return new Head(project.number(), project.title(), project.status().tone(),
				own ? project.status().labelKey() : project.status().staffLabelKey(), project.startsOn(),
				project.endsOn(), project.award(), name(project.host()), project.decisionNumber(), tabs);
	}

	View view(Project project) {
		LocalDate today = today();
		List<CheckpointRow> plan = this.checkpoints.findByProjectIdOrderByOrdinal(project.id())
			.stream()
			.map((one) -> CheckpointRow.of(one, today))
			.toList();
		List<WorkItem> open = this.worklist.openOf(Project.CASE_TYPE, project.id());
		CheckpointRow next = project.status().isEnd() ? null
				: plan.stream().filter((one) -> !one.done()).findFirst().orElse(null);
		return new View(life(project), project.holdReason() != null, next, open.stream().map(Waiting::of).toList(),
				plan,
				this.milestones.findByProjectIdOrderByOrdinal(project.id())
					.stream()
					.map((one) -> MilestoneRow.of(one, today))
					.toList(),
				this.indicators.findByProjectIdOrderByOrdinal(project.id())
					.stream()
					.map((one) -> new IndicatorRow(one.id(), one.name(), one.unit(), one.baseline(), one.target(),
							one.reached()))
					.toList(),
				this.reports.of(project).stream().map((one) -> report(one, false)).toList(),
				this.instalments.findByProjectIdOrderByOrdinalAscFunderAsc(project.id())
					.stream()
					.map((one) -> instalment(project, one, open, null))
					.toList(),
				account(project), this.reports.spent(project));
	}

	ReportRow report(ProgressReport one, boolean editable) {
		return new ReportRow(one.number(), one.periodFrom(), one.periodTo(), one.status().tone(),
				one.status().labelKey(), editable);
	}

	Chart chart(Project project) {
		return Chart.of(project.startsOn(), project.endsOn(), today(),
				this.milestones.findByProjectIdOrderByOrdinal(project.id()),
				this.checkpoints.findByProjectIdOrderByOrdinal(project.id()));
	}

	/** Payments the actor deals with, of all projects. */
	Queue queue(Actor actor) {
		return new Queue(rows(actor, EnumSet.of(Instalment.Status.DUE)),
				rows(actor, EnumSet.of(Instalment.Status.HELD, Instalment.Status.SUSPENDED)),
				rows(actor, EnumSet.of(Instalment.Status.PAID, Instalment.Status.RECEIVED)));
	}

	private List<InstalmentRow> rows(Actor actor, Set<Instalment.Status> statuses) {
		List<Instalment> found = this.instalments.findByStatusInOrderByDueOnAsc(statuses, PAGE);
		Map<UUID, Project> owners = new LinkedHashMap<>();
		this.projects.findAllById(found.stream().map(Instalment::projectId).distinct().toList())
			.stream()
			.filter((project) -> this.access.mayPay(project, actor))
			.forEach((project) -> owners.put(project.id(), project));
		Map<UUID, List<WorkItem>> open = this.worklist.openOf(Project.CASE_TYPE, owners.keySet());
		return found.stream()
			.filter((one) -> owners.containsKey(one.projectId()))
			.map((one) -> instalment(owners.get(one.projectId()), one, open.getOrDefault(one.projectId(), List.of()),
					actor))
			.toList();
	}

	private InstalmentRow instalment(Project project, Instalment one, List<WorkItem> open, Actor actor) {
		WorkItem task = open.stream()
			.filter((item) -> item.subjectId().equals(one.id()) || one.funder().equals(item.itemKey()))
			.findFirst()
			.orElse(null);
		boolean mine = task != null && actor != null && task.candidates().stream().anyMatch(actor::holds);
		return new InstalmentRow(project.number(), project.title(), one.ordinal(),
				one.isCentral() ? null : name(one.funder()), one.amount(), "projects.trigger." + one.releaseTrigger(),
				one.dueOn(), one.paidOn(), one.reference(), one.status().tone(), one.status().labelKey(),
				one.holdReason(), (task != null) ? task.name() : null, mine ? task.id() : null);
	}

	private Map<String, Money> account(Project project) {
		List<Posting> postings = this.ledger.of(project);
		Map<String, Money> account = new LinkedHashMap<>();
		account.put("projects.reserved", Ledger.sum(postings, Posting.Kind.RESERVE));
		account.put("projects.committed", Ledger.sum(postings, Posting.Kind.COMMIT));
		account.put("projects.paid", Ledger.sum(postings, Posting.Kind.PAY));
		account.put("projects.left",
				Ledger.sum(postings, Posting.Kind.COMMIT).minus(Ledger.sum(postings, Posting.Kind.PAY)));
		account.put("projects.recovered", Ledger.sum(postings, Posting.Kind.RECOVER));
		return account;
	}

	private List<LifeStep> life(Project project) {
		int now = switch (project.status()) {
			case ACTIVE, CONSTRUCTION, SUSPENDED, RECTIFYING -> 1;
			case MIDTERM -> 2;
			case ACCEPTANCE -> 3;
			case CLOSED, OPERATION, TERMINATED, REVOKED -> 4;
			case ARCHIVED -> 5;
		};
		// what was built is run after its acceptance, not closed
		String accepted = (project.status() == ProjectStatus.OPERATION) ? "operation" : "closed";
		List<String> steps = List.of("signed", "work", "mid-term", "acceptance", accepted, "archived");
		List<LifeStep> life = new ArrayList<>();
		for (int at = 0; at < steps.size(); at++) {
			boolean done = at < now || project.status() == ProjectStatus.ARCHIVED;
			life.add(
					new LifeStep("projects.life." + steps.get(at), done ? "done" : (at == now) ? "now" : "todo", null));
		}
		return life;
	}

	private LocalizedText name(String organisation) {
		return this.organisations.find(organisation)
			.map(Organisations.OrganisationView::name)
			.orElseGet(() -> new LocalizedText(organisation, organisation));
	}

	private LocalDate today() {
		return Times.dayOf(Instant.now(this.clock));
	}

	/** What stands above each page of a project. */
	record Head(String number, LocalizedText title, String tone, String statusKey, LocalDate startsOn, LocalDate endsOn,
			Money award, LocalizedText host, String decisionNumber, List<Tab> tabs) {

	}

	/** What the pages of a project show. */
	record View(List<LifeStep> life, boolean held, CheckpointRow next, List<Waiting> waiting,
			List<CheckpointRow> checkpoints, List<MilestoneRow> milestones, List<IndicatorRow> indicators,
			List<ReportRow> reports, List<InstalmentRow> instalments, Map<String, Money> account,
			Map<String, Money> spending) {

	}

	/** A task that is open, and with whom. */
	record Waiting(LocalizedText name, String who, Instant dueAt) {

		static Waiting of(WorkItem item) {
			return new Waiting(item.name(), item.personal() ? null : item.role().messageKey(), item.dueAt());
		}

	}

	record CheckpointRow(int ordinal, String labelKey, LocalDate opensOn, LocalDate dueOn, boolean done, String tone,
			String stateKey) {

		static CheckpointRow of(Checkpoint one, LocalDate today) {
			State state = State.of(one.isDone(), one.dueOn(), today);
			return new CheckpointRow(one.ordinal(), one.kind().labelKey(), one.opensOn(), one.dueOn(), one.isDone(),
					state.tone(), state.key());
		}

	}

	record MilestoneRow(UUID id, String name, String deliverable, LocalDate dueOn, int donePercent, String tone,
			String stateKey) {

		static MilestoneRow of(Milestone one, LocalDate today) {
			State state = State.of(one.isDone(), one.dueOn(), today);
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

	record IndicatorRow(UUID id, String name, String unit, String baseline, String target, String reached) {

	}

	record ReportRow(int number, LocalDate from, LocalDate to, String tone, String stateKey, boolean editable) {

	}

	/**
	 * @param funder a region's name, or null for the central budget
	 * @param waitingFor the open task, or null
	 * @param task the open task's id if the reader may do it
	 */
	record InstalmentRow(String project, LocalizedText title, int ordinal, LocalizedText funder, Money amount,
			String triggerKey, LocalDate dueOn, LocalDate paidOn, String reference, String tone, String stateKey,
			String reason, LocalizedText waitingFor, UUID task) {

	}

	/** The payments of all projects. */
	record Queue(List<InstalmentRow> due, List<InstalmentRow> held, List<InstalmentRow> paid) {

	}

}
