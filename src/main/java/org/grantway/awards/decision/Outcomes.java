package org.grantway.awards.decision;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import org.grantway.awards.FormalDecisions;
import org.grantway.awards.RefusedCase;
import org.grantway.awards.RefusedCases.Reasons;
import org.grantway.programmes.Calls;
import org.grantway.shared.Actor;
import org.grantway.shared.Fact;
import org.grantway.shared.Notice;
import org.grantway.shared.Role;
import org.grantway.shared.RoleAt;
import org.grantway.shared.WorkingCalendar;

/**
 * Makes a formal decision of everything that ends a case against its leader's will:
 * grounds, remedy, last day.
 */
@Service
@Transactional
class Outcomes implements FormalDecisions {

	/** Days to ask for reconsideration, from service. */
	static final int REMEDY_DAYS = 15;

	private final FormalOutcomes outcomes;

	private final AppealCases cases;

	private final Calls calls;

	private final WorkingCalendar calendar;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	Outcomes(FormalOutcomes outcomes, AppealCases cases, Calls calls, WorkingCalendar calendar,
			ApplicationEventPublisher events, Clock clock) {
		this.outcomes = outcomes;
		this.cases = cases;
		this.calls = calls;
		this.calendar = calendar;
		this.events = events;
		this.clock = clock;
	}

	/** Records a decision and serves it; the same again changes nothing. */
	public void record(UUID id, String status) {
		Instant now = now();
		Optional<FormalOutcome> before = newest(id);
		if (before.filter((one) -> one.stands() && one.status().equals(status) && one.appealUntil().isAfter(now))
			.isPresent()) {
			return;
		}
		RefusedCase refused = this.cases.require(id);
		Reasons reasons = this.cases.reasons(id, status);
		String number = (reasons.number() != null) ? reasons.number() : this.calls.nextNumber("DEC", now);
		Instant until = this.calendar.afterDays(now, REMEDY_DAYS);
		this.outcomes.save(new FormalOutcome(refused.of(), status, number, reasons.grounds(), now, until));
		this.cases.served(id, status);
		String served = refused.of().type() + ".outcome-served";
		this.events.publishEvent(Fact.of(refused.of(), served)
			.by(Actor.SYSTEM)
			.because(reasons.grounds().isBlank() ? null : reasons.grounds())
			.now("decision", number)
			.now("status", status)
			.now("appealUntil", until));
		this.events.publishEvent(
				new Notice(refused.of(), RoleAt.of(Role.HOST_OFFICE, refused.host()), served, refused.page(), null));
	}

	/** A reconsideration found that the decision must not stand. */
	void annul(UUID id) {
		newest(id).ifPresent((one) -> {
			one.annul(now());
			this.outcomes.save(one);
		});
	}

	/** The end of the last day to ask for reconsideration of the newest decision. */
	@Transactional(readOnly = true)
	public Instant appealUntil(UUID id) {
		return newest(id).map(FormalOutcome::appealUntil).orElseGet(() -> this.calendar.afterDays(now(), REMEDY_DAYS));
	}

	@Override
	@Transactional(readOnly = true)
	public Optional<FormalDecision> of(UUID id) {
		return of(this.cases.require(id));
	}

	@Transactional(readOnly = true)
	Optional<FormalDecision> of(RefusedCase refused) {
		return newest(refused.id()).filter((one) -> refused.isRefused() || refused.isReconsidered())
			.filter(FormalOutcome::stands)
			.map(FormalOutcome::view);
	}

	@Override
	@Transactional(readOnly = true)
	public boolean mayAsk(UUID id) {
		return mayAsk(this.cases.require(id));
	}

	/** Whether it is refused and the time to ask is not over. */
	@Transactional(readOnly = true)
	boolean mayAsk(RefusedCase refused) {
		return refused.isRefused() && of(refused).filter((one) -> now().isBefore(one.appealUntil())).isPresent();
	}

	private Optional<FormalOutcome> newest(UUID id) {
		return this.outcomes.findFirstByCaseIdOrderByDecidedAtDesc(id);
	}

	private Instant now() {
		return Instant.now(this.clock);
	}

}
