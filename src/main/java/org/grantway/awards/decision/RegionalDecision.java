package org.grantway.awards.decision;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import org.grantway.applications.ApplicationView;
import org.grantway.applications.Applications;
import org.grantway.awards.AwardsAccess;
import org.grantway.awards.lists.ListView;
import org.grantway.awards.lists.Lists;
import org.grantway.identity.Organisations;
import org.grantway.programmes.Call;
import org.grantway.programmes.Calls;
import org.grantway.shared.Actor;
import org.grantway.shared.Fact;
import org.grantway.shared.LocalizedText;
import org.grantway.shared.Money;
import org.grantway.shared.Refused;
import org.grantway.workflow.WorkItem;
import org.grantway.workflow.Worklist;

/**
 * Decides on a list where all regions have to agree: each region decides on every item
 * that is still open, under the one number of the list. What one declines is declined at
 * once, and its grounds name the region; what all award is awarded, at the lowest amount
 * that any of them gives. The list is decided when no item is open any more.
 */
@Service
@Transactional
class RegionalDecision {

	static final String DECIDE = "Task_DecideForRegion";

	private final RegionalVerdicts verdicts;

	private final Decision decision;

	private final Lists lists;

	private final DecidedAwards awards;

	private final Applications applications;

	private final Calls calls;

	private final Organisations organisations;

	private final AwardsAccess access;

	private final Worklist worklist;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	RegionalDecision(RegionalVerdicts verdicts, Decision decision, Lists lists, DecidedAwards awards,
			Applications applications, Calls calls, Organisations organisations, AwardsAccess access, Worklist worklist,
			ApplicationEventPublisher events, Clock clock) {
		this.verdicts = verdicts;
		this.decision = decision;
		this.lists = lists;
		this.awards = awards;
		this.applications = applications;
		this.calls = calls;
		this.organisations = organisations;
		this.access = access;
		this.worklist = worklist;
		this.events = events;
		this.clock = clock;
	}

	/** The region for which the actor has yet to decide on some item of the list. */
	@Transactional(readOnly = true)
	public Optional<String> region(ListView list, Actor actor) {
		return this.decision.open(list)
			.stream()
			.flatMap((item) -> this.worklist.find(item.applicationId(), DECIDE, actor).stream())
			.map(WorkItem::itemKey)
			.findFirst();
	}

	/** The items on which the region has yet to decide. */
	@Transactional(readOnly = true)
	public List<ListView.Item> open(ListView list, String region, Actor actor) {
		return this.decision.open(list)
			.stream()
			.filter((item) -> this.worklist.find(item.applicationId(), DECIDE, region, actor).isPresent())
			.toList();
	}

	/** The number under which a region has decided on the list already. */
	@Transactional(readOnly = true)
	public Optional<String> number(ListView list) {
		return this.verdicts.findByListIdOrderByGivenAt(list.id())
			.stream()
			.map(RegionalVerdict::documentNumber)
			.findFirst();
	}

	/** The regions that have decided on the list, in the order in which they did. */
	@Transactional(readOnly = true)
	public List<LocalizedText> spoken(ListView list) {
		return this.verdicts.findByListIdOrderByGivenAt(list.id())
			.stream()
			.map(RegionalVerdict::region)
			.distinct()
			.map(this::name)
			.toList();
	}

	/**
	 * Decides for a region, in one transaction.
	 * @param verdicts by application, one for each item that is open for the region
	 */
	public void decide(UUID listId, String region, String decisionNumber, String integrityNote,
			Map<UUID, Decision.Verdict> verdicts, Actor actor) {
		// Two regions that decide at once decide one after the other, so that the last
		// one
		// finds what all have decided.
		this.lists.lock(listId);
		ListView list = this.lists.require(listId);
		this.access.requireMayDecideFor(actor, list.callId(), region);
		List<ListView.Item> open = open(list, region, actor);
		if (open.isEmpty()) {
			throw new Refused("decision.not-now");
		}
		this.decision.check(list, open, decisionNumber, integrityNote, verdicts);
		String number = number(list).orElse(decisionNumber.strip());
		if (!number.equals(decisionNumber.strip())) {
			throw Refused.at("decisionNumber", "decision.number-differs", number);
		}
		Call call = this.calls.require(list.callId());
		for (ListView.Item item : open) {
			decide(list, call, item.applicationId(), region, number, integrityNote, verdicts.get(item.applicationId()),
					actor);
		}
		if (this.decision.open(this.lists.require(list.id())).isEmpty()) {
			this.lists.decided(list.id(), number, actor);
		}
	}

	private void decide(ListView list, Call call, UUID id, String region, String number, String integrityNote,
			Decision.Verdict verdict, Actor actor) {
		ApplicationView application = this.applications.require(id);
		WorkItem task = this.worklist.find(id, DECIDE, region, actor).orElseThrow();
		Instant now = Instant.now(this.clock);
		this.verdicts.saveAndFlush(
				new RegionalVerdict(list.id(), id, region, number, verdict, integrityNote, actor.personId(), now));
		LocalizedText name = name(region);
		Fact fact = Fact
			.of(application.asCase(), verdict.declines() ? "application.region-declined" : "application.region-agreed")
			.by(actor)
			.because(verdict.declines() ? verdict.grounds() : null)
			.now("region", region)
			.now("decisionNumber", number);
		this.events.publishEvent(fact);
		if (verdict.declines()) {
			this.lists.decline(list.id(), id, name.zh() + " " + name.en() + ": " + verdict.grounds(), integrityNote);
			this.events.publishEvent(Fact.of(application.asCase(), "application.declined")
				.by(actor)
				.because(verdict.grounds())
				.now("decisionNumber", number));
		}
		else {
			concludeIfAll(list, call, application, number, integrityNote, actor, now);
		}
		this.worklist.complete(task.id(), actor, verdict.result(), Map.of());
	}

	private void concludeIfAll(ListView list, Call call, ApplicationView application, String number,
			String integrityNote, Actor actor, Instant now) {
		List<RegionalVerdict> given = this.verdicts.findByListIdAndApplicationIdOrderByGivenAt(list.id(),
				application.id());
		if (!given.stream().map(RegionalVerdict::region).toList().containsAll(call.fundingSplit().keySet())) {
			return;
		}
		Money amount = given.stream().map(RegionalVerdict::amount).min(Money::compareTo).orElseThrow();
		String conditions = given.stream()
			.map(RegionalVerdict::conditions)
			.filter((text) -> !text.isBlank())
			.distinct()
			.collect(Collectors.joining("\n"));
		this.lists.award(list.id(), application.id(), amount, conditions, integrityNote);
		this.awards.award(application.id(), call, number, amount, conditions, now);
		this.events.publishEvent(Fact.of(application.asCase(), "application.awarded")
			.by(actor)
			.now("decisionNumber", number)
			.now("amount", amount));
	}

	private LocalizedText name(String region) {
		return this.organisations.require(region).name();
	}

}
