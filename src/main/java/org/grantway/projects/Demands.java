package org.grantway.projects;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import org.grantway.forms.Submissions;
import org.grantway.shared.Actor;
import org.grantway.shared.Fact;
import org.grantway.shared.Money;
import org.grantway.shared.NotAllowed;
import org.grantway.shared.NotFound;
import org.grantway.shared.Refusals;
import org.grantway.shared.Refused;
import org.grantway.shared.Times;
import org.grantway.shared.WorkingCalendar;
import org.grantway.workflow.Worklist;

/**
 * Unspent money that is demanded back: how much of it has come, of which funder's. A
 * demand is made when a project ends; it may stay open after the project is archived.
 */
@Service
@Transactional
class Demands {

	/**
	 * In days from the demand: what the funds' rules give a host to pay back what is left
	 * of a project that was ended.
	 */
	static final int TERM = 30;

	static final String RECORDING = "Task_RecordReturn";

	private static final int LONGEST_REFERENCE = 120;

	private final ProjectRepository projects;

	private final Ledger ledger;

	private final PostingRepository postings;

	private final ProjectAccess access;

	private final Delivery delivery;

	private final Submissions submissions;

	private final Worklist worklist;

	private final WorkingCalendar calendar;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	Demands(ProjectRepository projects, Ledger ledger, PostingRepository postings, ProjectAccess access,
			Delivery delivery, Submissions submissions, Worklist worklist, WorkingCalendar calendar,
			ApplicationEventPublisher events, Clock clock) {
		this.projects = projects;
		this.ledger = ledger;
		this.postings = postings;
		this.submissions = submissions;
		this.worklist = worklist;
		this.calendar = calendar;
		this.access = access;
		this.delivery = delivery;
		this.events = events;
		this.clock = clock;
	}

	/** By the code of the funder, in the order in which they were made. */
	@Transactional(readOnly = true)
	List<Demand> of(Project project) {
		List<Posting> all = this.ledger.of(project);
		return all.stream()
			.filter((one) -> one.kind() == Posting.Kind.RECOVER)
			.map(Posting::funder)
			.distinct()
			.map((funder) -> {
				List<Posting> own = all.stream().filter((one) -> one.funder().equals(funder)).toList();
				List<Posting> made = own.stream().filter((one) -> one.kind() == Posting.Kind.RECOVER).toList();
				return new Demand(funder, Ledger.sum(own, Posting.Kind.RECOVER), Ledger.sum(own, Posting.Kind.RETURN),
						dueOn(made.get(made.size() - 1)), said(made));
			})
			.toList();
	}

	/** What the host has said of its payment last, if it has. */
	private Said said(List<Posting> made) {
		return made.stream()
			.flatMap((one) -> this.submissions.latest(one.id(), "Task_PayBack").stream())
			.reduce((earlier, later) -> later)
			.map((answer) -> new Said(LocalDate.parse(answer.text("paidOn")), answer.text("reference")))
			.orElse(null);
	}

	Instant dueAt(Posting demand) {
		return dueAt(demand.postedAt());
	}

	LocalDate dueOn(Posting demand) {
		return dueOn(demand.postedAt());
	}

	/** The day by which what was demanded then is to have come. */
	LocalDate dueOn(Instant demandedAt) {
		return Times.dayOf(dueAt(demandedAt));
	}

	private Instant dueAt(Instant demandedAt) {
		return this.calendar.afterDays(demandedAt, TERM);
	}

	/** The day on which the money was demanded. */
	@Transactional(readOnly = true)
	LocalDate demandedOn(UUID demand) {
		return Times.dayOf(require(demand).postedAt());
	}

	/** What of the funder's money has not come back yet. */
	@Transactional(readOnly = true)
	Money open(Posting demand) {
		return of(projectOf(demand)).stream()
			.filter((one) -> one.funder().equals(demand.funder()))
			.map(Demand::open)
			.reduce(Money.ZERO, Money::plus);
	}

	@Transactional(readOnly = true)
	Posting require(UUID id) {
		return this.postings.findById(id).orElseThrow(() -> new NotFound("demand " + id));
	}

	@Transactional(readOnly = true)
	Project projectOf(Posting demand) {
		return this.projects.findById(demand.projectId()).orElseThrow();
	}

	/** What has not come back yet, of all funders. */
	@Transactional(readOnly = true)
	Money open(Project project) {
		return of(project).stream().map(Demand::open).reduce(Money.ZERO, Money::plus);
	}

	/** The open demands of which the actor records what came back. */
	@Transactional(readOnly = true)
	List<Demand> recordable(Project project, Actor actor) {
		return of(project).stream()
			.filter((one) -> one.open().isPositive() && this.access.mayRecordReturn(project, one.funder(), actor))
			.toList();
	}

	/**
	 * Records that money came back. An archived project is archived again with it; when
	 * all has come, nobody is waited for any more.
	 * @param typed {@code funder}, {@code amount} in yuan, {@code returnedOn} and
	 * {@code reference} of the treasury
	 * @throws NotAllowed for others than finance officers of the agency, or of the region
	 * whose money it is
	 * @throws Refused beside the field: more than is open, a day to come or before the
	 * demand, a reference that is missing or was recorded before
	 */
	void record(Project of, Map<String, String> typed, Actor actor) {
		Project project = this.projects.lock(of.id()).orElseThrow();
		String funder = typed.getOrDefault("funder", "");
		if (!this.access.mayRecordReturn(project, funder, actor)) {
			throw new NotAllowed("projects.finance.not-yours");
		}
		Money open = of(project).stream()
			.filter((one) -> one.funder().equals(funder))
			.findFirst()
			.orElseThrow(() -> Refused.at("funder", "projects.returned.no-demand"))
			.open();
		Money amount = Money.read(typed.getOrDefault("amount", "")).filter(Money::isPositive).orElse(null);
		LocalDate day = ChangeRules.day(typed.get("returnedOn")).orElse(null);
		LocalDate today = Times.dayOf(Instant.now(this.clock));
		LocalDate demanded = this.ledger.of(project)
			.stream()
			.filter((one) -> one.kind() == Posting.Kind.RECOVER && one.funder().equals(funder))
			.map((one) -> Times.dayOf(one.postedAt()))
			.min(Comparator.naturalOrder())
			.orElse(today);
		String reference = typed.getOrDefault("reference", "").strip();
		new Refusals().unless(amount != null, "amount", "projects.returned.amount")
			.unless(amount == null || amount.compareTo(open) <= 0, "amount", "projects.returned.above", open)
			.unless(day != null && !day.isAfter(today), "returnedOn", "projects.day-in-future", today)
			.unless(day == null || !day.isBefore(demanded), "returnedOn", "projects.day-before-demand", demanded, today)
			.unless(!reference.isBlank() && reference.length() <= LONGEST_REFERENCE, "reference",
					"projects.returned.reference")
			.unless(this.ledger.of(project)
				.stream()
				.noneMatch((one) -> one.kind() == Posting.Kind.RETURN && reference.equals(one.note())), "reference",
					"projects.returned.twice")
			.refuse();
		this.ledger.returned(project, funder, amount, actor, reference);
		this.events.publishEvent(Fact.of(project.asCase(), "project.money-returned")
			.by(actor)
			.now("funder", funder)
			.now("amount", amount)
			.now("returnedOn", day)
			.now("reference", reference));
		if (amount.equals(open)) {
			settle(project, funder, actor);
		}
		this.delivery.archiveAgain(project.id());
	}

	private void settle(Project project, String funder, Actor actor) {
		this.ledger.of(project)
			.stream()
			.filter((one) -> one.kind() == Posting.Kind.RECOVER && one.funder().equals(funder))
			.flatMap((demand) -> this.worklist.find(demand.id(), RECORDING, actor).stream())
			.forEach((task) -> this.worklist.complete(task.id(), actor, "recorded", Map.of()));
	}

	/**
	 * What was demanded back of one funder's money.
	 *
	 * @param returned how much of it has come
	 * @param dueOn by which day all of it is to have come
	 * @param said what the host has said of its payment, or null
	 */
	record Demand(String funder, Money demanded, Money returned, LocalDate dueOn, Said said) {

		public Money open() {
			return this.demanded.minus(this.returned);
		}

	}

	/**
	 * What a host says of its payment; the money counts when it is recorded.
	 */
	record Said(LocalDate paidOn, String reference) {

	}

}
