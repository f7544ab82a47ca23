package org.grantway.projects;

import java.math.BigDecimal;
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

import org.grantway.shared.Actor;
import org.grantway.shared.Fact;
import org.grantway.shared.Money;
import org.grantway.shared.NotFound;
import org.grantway.shared.Times;
import org.grantway.workflow.Processes;

/**
 * Moves instalments from planned to paid.
 */
@Service
@Transactional
class Payments {

	private final ProjectRepository projects;

	private final InstalmentRepository instalments;

	private final Ledger ledger;

	private final Processes processes;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	Payments(ProjectRepository projects, InstalmentRepository instalments, Ledger ledger, Processes processes,
			ApplicationEventPublisher events, Clock clock) {
		this.projects = projects;
		this.instalments = instalments;
		this.ledger = ledger;
		this.processes = processes;
		this.events = events;
		this.clock = clock;
	}

	/** Makes the instalments that wait for this event due and starts their payment. */
	void release(Project project, String trigger) {
		List<Instalment> waiting = of(project).stream()
			.filter((one) -> one.status() == Instalment.Status.PLANNED && one.releaseTrigger().equals(trigger))
			.toList();
		waiting.stream().mapToInt(Instalment::ordinal).distinct().sorted().forEach((ordinal) -> {
			List<Instalment> together = waiting.stream().filter((one) -> one.ordinal() == ordinal).toList();
			together.forEach((one) -> {
				one.due(today());
				this.instalments.save(one);
				publish(project, one, "project.instalment-due", Actor.SYSTEM, null);
			});
			start(project, together);
		});
	}

	private void start(Project project, List<Instalment> together) {
		// One payment runs for all funders of an instalment; the central share leads it.
		Instalment lead = together.stream()
			.min(Comparator.comparing((Instalment one) -> !one.isCentral()).thenComparing(Instalment::funder))
			.orElseThrow();
		boolean regional = together.stream().anyMatch((one) -> one != lead);
		this.processes.start("disbursement", project.asCase(), lead.id(), 1, Map.of("regional", regional));
	}

	/** Shares of regions in the same instalment that have not been paid. */
	@Transactional(readOnly = true)
	List<Instalment> missingRegions(UUID leadId) {
		Instalment lead = require(leadId);
		return of(projectOf(lead)).stream()
			.filter((one) -> one.ordinal() == lead.ordinal() && !one.id().equals(leadId))
			.filter((one) -> !one.isCentral() && !one.isPaid())
			.toList();
	}

	void regionPaid(UUID leadId, String region, LocalDate day, String reference, Actor by) {
		Instalment share = missingRegions(leadId).stream()
			.filter((one) -> one.funder().equals(region))
			.findFirst()
			.orElseThrow(() -> new NotFound("share of " + region));
		paid(share, day, reference, by);
	}

	void paid(Instalment instalment, LocalDate day, String reference, Actor by) {
		if (instalment.isPaid()) {
			return;
		}
		Project project = projectOf(instalment);
		instalment.paid(day, reference);
		this.instalments.save(instalment);
		this.ledger.pay(project, instalment, by, reference);
		publish(project, instalment, "project.instalment-paid", by, null);
	}

	/** The day from which all money of the instalment was on its way. */
	@Transactional(readOnly = true)
	LocalDate paidOn(UUID leadId) {
		Instalment lead = require(leadId);
		return of(projectOf(lead)).stream()
			.filter((one) -> one.ordinal() == lead.ordinal() && one.status() == Instalment.Status.PAID)
			.map(Instalment::paidOn)
			.max(Comparator.naturalOrder())
			.orElseThrow(() -> new IllegalStateException("Nothing was paid of " + leadId));
	}

	/** The host has the money, that of all funders who pay together. */
	void received(Instalment lead, LocalDate day, Actor by) {
		Project project = projectOf(lead);
		of(project).stream()
			.filter((one) -> one.ordinal() == lead.ordinal() && one.status() == Instalment.Status.PAID)
			.forEach((one) -> {
				one.received(day);
				this.instalments.save(one);
				publish(project, one, "project.instalment-received", by, null);
			});
	}

	void hold(Instalment instalment, String reason, Actor by) {
		instalment.hold(reason);
		this.instalments.save(instalment);
		publish(projectOf(instalment), instalment, "project.instalment-held", by, reason);
	}

	void liftHold(Instalment instalment, String reason, Actor by) {
		instalment.release();
		this.instalments.save(instalment);
		publish(projectOf(instalment), instalment, "project.instalment-released", by, reason);
	}

	void suspend(Instalment instalment, String reason, Actor by) {
		instalment.suspend();
		this.instalments.save(instalment);
		publish(projectOf(instalment), instalment, "project.instalment-suspended", by, reason);
	}

	/** The regions have paid: what was suspended for them goes on. */
	void takeUp(Instalment instalment) {
		if (instalment.status() == Instalment.Status.SUSPENDED) {
			liftHold(instalment, null, Actor.SYSTEM);
		}
	}

	/**
	 * Pays a part now; the rest stays suspended as an instalment of its own, until the
	 * regions have paid.
	 */
	void releaseInPart(Instalment instalment, BigDecimal percent, String reason, Actor by) {
		Project project = projectOf(instalment);
		Money rest = instalment.reduceTo(instalment.amount().share(percent.movePointLeft(2)));
		instalment.release();
		this.instalments.save(instalment);
		Instalment later = new Instalment(project.id(), instalment.ordinal(), instalment.funder(), rest,
				instalment.releaseTrigger());
		later.suspend();
		this.instalments.save(later);
		publish(project, instalment, "project.instalment-part-released", by, reason);
		this.processes.start("disbursement", project.asCase(), later.id(), 1, Map.of("regional", true));
	}

	/** Nothing more is paid: what was promised and not paid is free again. */
	void cancelOpen(Project project) {
		for (Instalment open : of(project)) {
			if (!open.isPaid() && open.status() != Instalment.Status.CANCELLED) {
				open.cancel();
				this.instalments.save(open);
				this.ledger.free(project, open);
				this.processes.send("Msg_CancelInstalment", "disbursement", open.id(), Map.of());
				publish(project, open, "project.instalment-cancelled", Actor.SYSTEM, null);
			}
		}
	}

	/** Demands back what was paid and not spent, of each funder's part in proportion. */
	void recoverUnspent(Project project, Money spent, String reason) {
		Money paid = this.ledger.sum(project, Posting.Kind.PAY);
		Money left = paid.minus(spent).minus(this.ledger.sum(project, Posting.Kind.RECOVER));
		if (!left.isPositive()) {
			return;
		}
		List<Instalment> all = of(project).stream().filter(Instalment::isPaid).toList();
		List<String> funders = all.stream().map(Instalment::funder).distinct().toList();
		Money rest = left;
		for (int at = 0; at < funders.size(); at++) {
			String funder = funders.get(at);
			Money share = (at == funders.size() - 1) ? rest
					: left.share(paidBy(all, funder).inYuan().divide(paid.inYuan(), 20, java.math.RoundingMode.DOWN));
			rest = rest.minus(share);
			if (share.isPositive()) {
				Posting demand = this.ledger.recover(project, funder, share, reason);
				this.processes.start("money-return", project.asCase(), demand.id(), 1, Map.of("funder", funder));
			}
		}
		this.events.publishEvent(Fact.of(project.asCase(), "project.money-recovered")
			.by(Actor.SYSTEM)
			.because(reason)
			.now("amount", left));
	}

	private static Money paidBy(List<Instalment> all, String funder) {
		return all.stream()
			.filter((one) -> one.funder().equals(funder))
			.map(Instalment::amount)
			.reduce(Money.ZERO, Money::plus);
	}

	List<Instalment> of(Project project) {
		return this.instalments.findByProjectIdOrderByOrdinalAscFunderAsc(project.id());
	}

	Instalment require(UUID id) {
		return this.instalments.findById(id).orElseThrow(() -> new NotFound("instalment " + id));
	}

	Project projectOf(Instalment instalment) {
		return this.projects.findById(instalment.projectId()).orElseThrow();
	}

	private LocalDate today() {
		return Times.dayOf(Instant.now(this.clock));
	}

	private void publish(Project project, Instalment instalment, String action, Actor by, String reason) {
		this.events.publishEvent(Fact.of(project.asCase(), action)
			.by(by)
			.because(reason)
			.now("instalment", instalment.ordinal())
			.now("funder", instalment.funder())
			.now("amount", instalment.amount()));
	}

}
