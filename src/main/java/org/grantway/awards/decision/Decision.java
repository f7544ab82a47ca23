package org.grantway.awards.decision;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import org.grantway.applications.ApplicationView;
import org.grantway.applications.Applications;
import org.grantway.awards.AwardsAccess;
import org.grantway.awards.lists.ListStatus;
import org.grantway.awards.lists.ListView;
import org.grantway.awards.lists.Lists;
import org.grantway.programmes.Call;
import org.grantway.programmes.Calls;
import org.grantway.shared.Actor;
import org.grantway.shared.Fact;
import org.grantway.shared.Money;
import org.grantway.shared.Refusals;
import org.grantway.shared.Refused;
import org.grantway.workflow.WorkItem;
import org.grantway.workflow.Worklist;

/**
 * Decides on a list: every item at once, under one number.
 */
@Service
@Transactional
class Decision {

	static final String DECIDE = "Task_Decide";

	private final Lists lists;

	private final DecidedAwards awards;

	private final Applications applications;

	private final Calls calls;

	private final AwardsAccess access;

	private final Worklist worklist;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	Decision(Lists lists, DecidedAwards awards, Applications applications, Calls calls, AwardsAccess access,
			Worklist worklist, ApplicationEventPublisher events, Clock clock) {
		this.lists = lists;
		this.awards = awards;
		this.applications = applications;
		this.calls = calls;
		this.access = access;
		this.worklist = worklist;
		this.events = events;
		this.clock = clock;
	}

	/** Items that wait for the decision. */
	@Transactional(readOnly = true)
	public List<ListView.Item> open(ListView list) {
		return list.alive().stream().filter((item) -> item.decision() == null).toList();
	}

	/** Awards or declines every open item, in one transaction. */
	public void decide(ListView list, String decisionNumber, String integrityNote, Map<UUID, Verdict> verdicts,
			Actor actor) {
		this.access.requireMayDecide(actor, list.callId());
		// First everything is checked, so that nothing is half decided when one is wrong.
		check(list, decisionNumber, integrityNote, verdicts);
		Call call = this.calls.require(list.callId());
		this.lists.decided(list.id(), decisionNumber.strip(), actor);
		for (ListView.Item item : open(list)) {
			decide(list, call, item, verdicts.get(item.applicationId()), decisionNumber.strip(), integrityNote, actor);
		}
	}

	/** Refuses at every field that is missing or wrong. */
	@Transactional(readOnly = true)
	public void check(ListView list, String decisionNumber, String integrityNote, Map<UUID, Verdict> verdicts) {
		check(list, open(list), decisionNumber, integrityNote, verdicts);
	}

	/** Refuses at every field of these items that is missing or wrong. */
	@Transactional(readOnly = true)
	public void check(ListView list, List<ListView.Item> items, String decisionNumber, String integrityNote,
			Map<UUID, Verdict> verdicts) {
		if (list.status() != ListStatus.DECISION) {
			throw new Refused("decision.not-now");
		}
		Call call = this.calls.require(list.callId());
		Refusals wrong = new Refusals().unless(!decisionNumber.isBlank(), "decisionNumber", "decision.number-missing")
			.unless(!integrityNote.isBlank(), "integrityNote", "decision.integrity-missing");
		for (ListView.Item item : items) {
			check(call, item, verdicts.get(item.applicationId()), wrong);
		}
		wrong.refuse();
	}

	private static void check(Call call, ListView.Item item, Verdict verdict, Refusals wrong) {
		UUID id = item.applicationId();
		if (verdict == null || verdict.result() == null || !List.of("award", "decline").contains(verdict.result())) {
			wrong.unless(false, "result_" + id, "decision.result-missing");
		}
		else if (verdict.declines()) {
			wrong.unless(!verdict.grounds().isBlank(), "grounds_" + id, "decision.grounds-missing");
		}
		else {
			Money amount = verdict.amount();
			Money least = Lists.least(call, item.proposed());
			wrong.unless(
					amount != null && amount.isPositive() && amount.compareTo(least) >= 0
							&& amount.compareTo(item.proposed()) <= 0,
					"amount_" + id, "decision.amount-wrong", least, item.proposed(), call.awardMin(), call.awardMax());
		}
	}

	private void decide(ListView list, Call call, ListView.Item item, Verdict verdict, String number,
			String integrityNote, Actor actor) {
		UUID id = item.applicationId();
		ApplicationView application = this.applications.require(id);
		Optional<WorkItem> task = this.worklist.find(id, DECIDE, actor);
		if (task.isEmpty() && !application.status().isEnd()) {
			throw new Refused("decision.application-not-ready", application.number());
		}
		if (verdict.declines() || task.isEmpty()) {
			this.lists.decline(list.id(), id, verdict.grounds(), integrityNote);
		}
		else {
			this.lists.award(list.id(), id, verdict.amount(), verdict.conditions(), integrityNote);
			this.awards.award(id, call, number, verdict.amount(), verdict.conditions(), Instant.now(this.clock));
		}
		this.events.publishEvent(
				Fact.of(application.asCase(), verdict.declines() ? "application.declined" : "application.awarded")
					.by(actor)
					.because(verdict.declines() ? verdict.grounds() : null)
					.now("decisionNumber", number)
					.now("amount", verdict.declines() ? null : verdict.amount()));
		task.ifPresent((one) -> this.worklist.complete(one.id(), actor, verdict.result(), Map.of()));
	}

	/**
	 * What is decided on one item.
	 *
	 * @param result {@code award} or {@code decline}
	 */
	record Verdict(String result, Money amount, String conditions, String grounds) {

		boolean declines() {
			return "decline".equals(this.result);
		}

	}

}
