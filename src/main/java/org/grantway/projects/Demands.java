package org.grantway.projects;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import org.grantway.shared.Actor;
import org.grantway.shared.Fact;
import org.grantway.shared.Money;
import org.grantway.shared.NotAllowed;
import org.grantway.shared.Refusals;
import org.grantway.shared.Refused;
import org.grantway.shared.Times;

/**
 * Unspent money that is demanded back: how much of it has come, of which funder's. A
 * demand is made when a project ends; it may stay open after the project is archived.
 */
@Service
@Transactional
class Demands {

	private static final int LONGEST_REFERENCE = 120;

	private final ProjectRepository projects;

	private final Ledger ledger;

	private final ProjectAccess access;

	private final Delivery delivery;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	Demands(ProjectRepository projects, Ledger ledger, ProjectAccess access, Delivery delivery,
			ApplicationEventPublisher events, Clock clock) {
		this.projects = projects;
		this.ledger = ledger;
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
				return new Demand(funder, Ledger.sum(own, Posting.Kind.RECOVER), Ledger.sum(own, Posting.Kind.RETURN));
			})
			.toList();
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
	 * Records that money came back. An archived project is archived again with it.
	 * @param typed {@code funder}, {@code amount} in yuan, {@code returnedOn} and
	 * {@code reference} of the treasury
	 * @throws NotAllowed for others than finance officers of the agency, or of the region
	 * whose money it is
	 * @throws Refused beside the field: more than is open, a day to come, a reference
	 * that is missing or was recorded before
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
		String reference = typed.getOrDefault("reference", "").strip();
		new Refusals().unless(amount != null, "amount", "projects.returned.amount")
			.unless(amount == null || amount.compareTo(open) <= 0, "amount", "projects.returned.above", open)
			.unless(day != null && !day.isAfter(Times.dayOf(Instant.now(this.clock))), "returnedOn",
					"projects.day-in-future")
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
		this.delivery.archiveAgain(project.id());
	}

	/**
	 * What was demanded back of one funder's money.
	 *
	 * @param returned how much of it has come
	 */
	record Demand(String funder, Money demanded, Money returned) {

		public Money open() {
			return this.demanded.minus(this.returned);
		}

	}

}
