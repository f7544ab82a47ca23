package org.grantway.awards.lists;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageImpl;
import org.springframework.data.domain.Pageable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import org.grantway.applications.ApplicationView;
import org.grantway.applications.Applications;
import org.grantway.awards.AwardsAccess;
import org.grantway.programmes.Call;
import org.grantway.programmes.Calls;
import org.grantway.shared.Actor;
import org.grantway.shared.Fact;
import org.grantway.shared.Money;
import org.grantway.shared.NotFound;
import org.grantway.shared.Refusals;
import org.grantway.shared.Refused;
import org.grantway.shared.WorkingDaysChanged;
import org.grantway.workflow.Processes;
import org.grantway.workflow.WorkItem;
import org.grantway.workflow.Worklist;

/**
 * Forms submission lists and keeps where each item stands.
 */
@Service
@Transactional
public class Lists {

	/** The task of each application that puts it on a list. */
	public static final String FORM_LIST = "Task_FormList";

	private final SubmissionListRepository lists;

	private final ListItemRepository items;

	private final CallMoneyRepository money;

	private final AmountChangeRepository changes;

	private final Applications applications;

	private final Calls calls;

	private final AwardsAccess access;

	private final Worklist worklist;

	private final Processes processes;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	Lists(SubmissionListRepository lists, ListItemRepository items, CallMoneyRepository money,
			AmountChangeRepository changes, Applications applications, Calls calls, AwardsAccess access,
			Worklist worklist, Processes processes, ApplicationEventPublisher events, Clock clock) {
		this.lists = lists;
		this.items = items;
		this.money = money;
		this.changes = changes;
		this.applications = applications;
		this.calls = calls;
		this.access = access;
		this.worklist = worklist;
		this.processes = processes;
		this.events = events;
		this.clock = clock;
	}

	/** Applications of the call that wait to be put on a list, by number. */
	@Transactional(readOnly = true)
	public Page<Waiting> waiting(Call call, Pageable page, Actor actor) {
		this.access.requireMayFormLists(actor, call.id());
		Page<WorkItem> items = this.worklist.openIn(call.code(), List.of(FORM_LIST), page);
		return new PageImpl<>(waiting(items.getContent()), page, items.getTotalElements());
	}

	private List<Waiting> waiting(List<WorkItem> items) {
		List<UUID> ids = items.stream().map(WorkItem::subjectId).toList();
		Map<UUID, ApplicationView> views = this.applications.all(ids);
		Map<UUID, Money> assessed = this.applications.assessed(ids);
		return items.stream()
			.map((item) -> new Waiting(views.get(item.subjectId()), item, assessed.get(item.subjectId())))
			.toList();
	}

	/** Those that wait for this person, of the call and among these. */
	private Map<UUID, Waiting> waiting(Call call, Set<UUID> chosen, Actor actor) {
		List<WorkItem> items = chosen.stream()
			.flatMap((application) -> this.worklist.find(application, FORM_LIST, actor).stream())
			.toList();
		return waiting(items).stream()
			.filter((one) -> one.application().callId().equals(call.id()))
			.collect(Collectors.toMap((one) -> one.application().id(), Function.identity()));
	}

	/**
	 * Puts the chosen applications on a new list, reserves their money, and starts the
	 * consultation or, where the call consults nobody, the public notice.
	 */
	public ListView form(Call call, Map<UUID, Money> proposed, Actor actor) {
		this.access.requireMayFormLists(actor, call.id());
		if (proposed.isEmpty()) {
			throw Refused.at("chosen", "lists.choose");
		}
		Map<UUID, Waiting> waiting = waiting(call, proposed.keySet(), actor);
		Instant now = Instant.now(this.clock);
		SubmissionList list = this.lists
			.save(new SubmissionList(this.calls.nextNumber("LST", now), call.id(), actor.personId(), now));
		Money total = Money.ZERO;
		int position = 0;
		for (Map.Entry<UUID, Money> entry : inOrder(proposed, waiting)) {
			Waiting one = waiting.get(entry.getKey());
			checkAmount(call, one.application(), one.assessed(), entry.getValue()).refuse();
			this.items.save(new ListItem(list.id(), entry.getKey(), ++position, entry.getValue()));
			total = total.plus(entry.getValue());
		}
		CallMoney purse = purse(call.id());
		purse.reserve(total, call.budget());
		keep(purse, "call.money-reserved", total);
		this.events
			.publishEvent(Fact.of(list.asCase(), "list.formed").by(actor).now("items", position).now("amount", total));
		for (UUID application : proposed.keySet()) {
			this.worklist.complete(waiting.get(application).item().id(), actor, "listed", Map.of());
			this.events.publishEvent(Fact.of(this.applications.caseOf(application), "application.listed")
				.by(actor)
				.now("list", list.asCase().number())
				.readableBy(Fact.Audience.STAFF));
		}
		String process = call.consultationDepartments().isEmpty() ? "public-notice" : "joint-consultation";
		this.processes.start(process, list.asCase(), list.id(), 1, Map.of());
		return require(list.id());
	}

	private static List<Map.Entry<UUID, Money>> inOrder(Map<UUID, Money> proposed, Map<UUID, Waiting> waiting) {
		if (!waiting.keySet().containsAll(proposed.keySet())) {
			throw Refused.at("chosen", "lists.not-waiting");
		}
		return proposed.entrySet()
			.stream()
			.sorted(Comparator.comparing((entry) -> waiting.get(entry.getKey()).application().number()))
			.toList();
	}

	/**
	 * The least that the call awards; where less than that is asked for or was found
	 * justified, just that.
	 * @param most what the application can get at most
	 */
	public static Money least(Call call, Money most) {
		return (call.awardMin().compareTo(most) < 0) ? call.awardMin() : most;
	}

	private static Refusals checkAmount(Call call, ApplicationView application, Money assessed, Money amount) {
		String field = "amount_" + application.id();
		Money most = Waiting.most(application, assessed);
		return new Refusals()
			.unless(amount.isPositive() && amount.compareTo(application.requested()) <= 0, field,
					"lists.amount-over-request", application.number())
			.unless(amount.compareTo(most) <= 0, field, "lists.amount-over-assessed", application.number(),
					most.inYuan())
			.unless(amount.compareTo(least(call, most)) >= 0 && amount.compareTo(call.awardMax()) <= 0, field,
					"lists.amount-out-of-call", application.number(), call.awardMin(), call.awardMax());
	}

	/** What is proposed otherwise than before, by application; null is no amount. */
	private static Map<UUID, Money> changed(ListView list, Map<UUID, Money> amounts) {
		Map<UUID, Money> changed = new LinkedHashMap<>();
		for (ListView.Item item : list.standing()) {
			UUID application = item.applicationId();
			if (amounts.containsKey(application) && !item.proposed().equals(amounts.get(application))) {
				changed.put(application, amounts.get(application));
			}
		}
		return changed;
	}

	/**
	 * Refuses at every amount that the list cannot propose, by the rules by which it is
	 * formed, and where something changes without a reason.
	 * @param amounts by application; those that stay as they are may be among them
	 */
	@Transactional(readOnly = true)
	public void checkChange(ListView list, Map<UUID, Money> amounts, String reason) {
		Call call = this.calls.require(list.callId());
		Map<UUID, Money> changed = changed(list, amounts);
		Map<UUID, Money> assessed = this.applications.assessed(changed.keySet());
		Refusals wrong = new Refusals();
		changed.forEach((id, amount) -> {
			if (amount == null) {
				wrong.unless(false, "amount_" + id, "lists.amount-unreadable");
				return;
			}
			wrong.gather(() -> checkAmount(call, this.applications.require(id), assessed.get(id), amount).refuse());
		});
		wrong.unless(changed.isEmpty() || !reason.isBlank(), "amountReason", "lists.change.reason-missing")
			.unless(reason.length() <= 2000, "amountReason", "lists.change.reason-long")
			.refuse();
	}

	/**
	 * Proposes other amounts than before, and reserves just these.
	 * @return what is new; empty where all amounts are as before
	 */
	public List<ListView.Change> change(ListView list, Map<UUID, Money> amounts, String reason, Actor actor) {
		this.access.requireMayFormLists(actor, list.callId());
		checkChange(list, amounts, reason);
		CallMoney purse = purse(list.callId());
		List<ListView.Change> made = new ArrayList<>();
		changed(list, amounts).forEach((id, amount) -> {
			ListItem item = undecided(list.id(), id);
			ListView.Change change = view(this.changes
				.save(new AmountChange(item, amount, reason.strip(), actor.personId(), Instant.now(this.clock))));
			purse.release(item.proposed());
			item.propose(amount);
			this.items.save(item);
			made.add(change);
			this.events.publishEvent(Fact.of(list.asCase(), "list.amount-changed")
				.by(actor)
				.because(change.reason())
				.now("application", change.application())
				.was("amount", change.before())
				.now("amount", amount)
				.readableBy(Fact.Audience.STAFF));
		});
		if (!made.isEmpty()) {
			Money total = made.stream().map(ListView.Change::after).reduce(Money.ZERO, Money::plus);
			purse.reserve(total, this.calls.require(list.callId()).budget());
			keep(purse, "call.money-reserved", total);
		}
		return made;
	}

	/** How the amounts of a list were changed since it was formed, in that order. */
	@Transactional(readOnly = true)
	public List<ListView.Change> changes(UUID id) {
		return this.changes.findByListIdOrderByChangedAt(id).stream().map(this::view).toList();
	}

	private ListView.Change view(AmountChange change) {
		return change.view(this.applications.caseOf(change.applicationId()).number());
	}

	/** Holds the list until the transaction ends, e.g. to count what is filed on it. */
	@Transactional(propagation = Propagation.MANDATORY)
	public void lock(UUID id) {
		this.lists.lock(id).orElseThrow(() -> new NotFound("list " + id));
	}

	@Transactional(readOnly = true)
	public ListView require(UUID id) {
		return this.lists.findById(id).map(this::view).orElseThrow(() -> new NotFound("list " + id));
	}

	@Transactional(readOnly = true)
	public ListView require(String number) {
		return find(number).orElseThrow(() -> new NotFound("list " + number));
	}

	@Transactional(readOnly = true)
	public Optional<ListView> find(String number) {
		return this.lists.findByNumber(number).map(this::view);
	}

	@Transactional(readOnly = true)
	public Optional<ListView> find(UUID id) {
		return this.lists.findById(id).map(this::view);
	}

	/** Several lists; those that there are none of are left out. */
	@Transactional(readOnly = true)
	public List<ListView> all(Collection<UUID> ids) {
		return views(this.lists.findByIdIn(ids));
	}

	/** Lists the actor may read, newest first. */
	@Transactional(readOnly = true)
	public List<ListView> readableBy(Actor actor) {
		List<ListView> newest = views(this.lists.findTop200ByOrderByFormedAtDesc());
		Map<UUID, Call> callsOf = this.calls.all(newest.stream().map(ListView::callId).collect(Collectors.toSet()));
		return newest.stream().filter((list) -> this.access.mayReadLists(actor, callsOf.get(list.callId()))).toList();
	}

	/** Lists whose number contains this, newest first. The caller checks access. */
	@Transactional(readOnly = true)
	public List<ListView> numbered(String part) {
		return views(this.lists.findTop200ByNumberContainingIgnoreCaseOrderByFormedAtDesc(part));
	}

	/** Lists that have been published, newest first. */
	@Transactional(readOnly = true)
	public List<ListView> published() {
		return views(this.lists.findTop200ByNoticeFromIsNotNullOrderByNoticeFromDesc());
	}

	/** The newest list an application is on. */
	@Transactional(readOnly = true)
	public Optional<ListView> ofApplication(UUID application) {
		List<UUID> ids = this.items.findByApplicationId(application).stream().map(ListItem::listId).toList();
		return this.lists.findByIdIn(ids).stream().map(this::view).max(Comparator.comparing(ListView::formedAt));
	}

	/** What the call's budget still allows. */
	@Transactional(readOnly = true)
	public Purse purse(Call call) {
		CallMoney purse = purse(call.id());
		return new Purse(call.budget(), purse.reserved(), purse.committed(), purse.left(call.budget()));
	}

	/** The process has entered a stage. */
	public void enter(UUID id, ListStatus status) {
		SubmissionList list = list(id);
		ListStatus before = list.status();
		if (list.enter(status)) {
			this.lists.save(list);
			this.events.publishEvent(
					Fact.of(list.asCase(), "list.status").by(Actor.SYSTEM).was("status", before).now("status", status));
		}
	}

	/** Keeps the consultation's result for an item; a stopped one frees its money. */
	public void consulted(UUID id, UUID application, String result, String grounds) {
		ListItem item = item(id, application);
		if (item.view().consultation() != null) {
			return;
		}
		item.consulted(result, grounds);
		keep(id, item, "list.item-consulted", result, grounds);
		if ("stopped".equals(result)) {
			release(id, item);
		}
	}

	/** Keeps the notice's result for an item; an upheld objection frees its money. */
	public void published(UUID id, UUID application, String result, String grounds) {
		ListItem item = item(id, application);
		if (item.view().notice() != null) {
			return;
		}
		item.published(result, grounds);
		keep(id, item, "list.item-noticed", result, grounds);
		if ("upheld".equals(result)) {
			release(id, item);
		}
	}

	/** The notice stands from now to its last day. */
	public void publish(UUID id, Instant from, Instant until) {
		SubmissionList list = list(id);
		if (view(list).noticeFrom() == null) {
			list.publish(from, until);
			this.lists.save(list);
			this.events.publishEvent(Fact.of(list.asCase(), "list.published").by(Actor.SYSTEM).now("until", until));
		}
	}

	/** A notice that stands ends as many working days after its start as before. */
	@EventListener
	public void move(WorkingDaysChanged changed) {
		for (SubmissionList list : this.lists.findByStatus(ListStatus.PUBLIC_NOTICE)) {
			ListView view = view(list);
			Instant is = changed.moved(view.noticeFrom(), view.noticeUntil());
			if (is != null && !is.equals(view.noticeUntil())) {
				list.publish(view.noticeFrom(), is);
				this.lists.save(list);
				this.events.publishEvent(Fact.of(list.asCase(), "list.notice-moved")
					.by(changed.by())
					.was("until", view.noticeUntil())
					.now("until", is));
			}
		}
	}

	/** Awards an item: what was reserved for it is committed. */
	public void award(UUID id, UUID application, Money amount, String conditions, String integrityNote) {
		ListItem item = undecided(id, application);
		item.award(amount, conditions, integrityNote);
		this.items.save(item);
		CallMoney purse = purse(list(id).callId());
		purse.commit(item.proposed(), amount);
		keep(purse, "call.money-committed", amount);
	}

	public void decline(UUID id, UUID application, String grounds, String integrityNote) {
		ListItem item = undecided(id, application);
		item.decline(grounds, integrityNote);
		this.items.save(item);
		release(id, item);
	}

	/** Frees committed money, when an award lapses before it is signed. */
	public void giveBack(UUID call, Money award) {
		CallMoney purse = purse(call);
		purse.giveBack(award);
		keep(purse, "call.money-returned", award);
	}

	/** The list's one decision number. */
	public void decided(UUID id, String decisionNumber, Actor by) {
		SubmissionList list = list(id);
		list.decide(decisionNumber, by.personId(), Instant.now(this.clock));
		list.enter(ListStatus.DECIDED);
		this.lists.save(list);
		this.events.publishEvent(Fact.of(list.asCase(), "list.decided").by(by).now("decisionNumber", decisionNumber));
	}

	/**
	 * Takes what is not decided off the lists of a cancelled call and frees its money. A
	 * list that waits for its decision stops; the processes of the others come to the
	 * same end when they find nothing left.
	 */
	public void withdraw(UUID call, String why) {
		for (SubmissionList list : this.lists.findByCallIdAndStatusNotIn(call,
				List.of(ListStatus.DECIDED, ListStatus.STOPPED))) {
			for (ListItem item : this.items.findByListIdOrderByPosition(list.id())) {
				if (item.view().isAlive() && !item.decided()) {
					item.withdraw(why);
					keep(list.id(), item, "list.item-withdrawn", ListItem.WITHDRAWN, why);
					release(list.id(), item);
				}
			}
			if (list.status() == ListStatus.DECISION) {
				enter(list.id(), ListStatus.STOPPED);
			}
		}
	}

	private ListItem undecided(UUID id, UUID application) {
		ListItem item = item(id, application);
		if (item.decided()) {
			throw new Refused("decision.made-already");
		}
		return item;
	}

	private void release(UUID id, ListItem item) {
		CallMoney purse = purse(list(id).callId());
		purse.release(item.proposed());
		keep(purse, "call.money-freed", item.proposed());
	}

	private void keep(CallMoney purse, String action, Money amount) {
		this.money.save(purse);
		this.events.publishEvent(Fact.of(this.calls.caseOf(purse.getId()), action)
			.now("amount", amount)
			.now("reserved", purse.reserved())
			.now("committed", purse.committed())
			.readableBy(Fact.Audience.STAFF));
	}

	private void keep(UUID list, ListItem item, String action, String result, String grounds) {
		this.items.save(item);
		this.events.publishEvent(Fact.of(list(list).asCase(), action)
			.by(Actor.SYSTEM)
			.because(grounds)
			.now("application", this.applications.caseOf(item.view().applicationId()).number())
			.now("result", result)
			.readableBy(Fact.Audience.STAFF));
	}

	private CallMoney purse(UUID call) {
		return this.money.findById(call).orElseGet(() -> new CallMoney(call));
	}

	private SubmissionList list(UUID id) {
		return this.lists.findById(id).orElseThrow(() -> new NotFound("list " + id));
	}

	private ListItem item(UUID id, UUID application) {
		return this.items.findByListIdOrderByPosition(id)
			.stream()
			.filter((item) -> item.view().applicationId().equals(application))
			.findFirst()
			.orElseThrow(() -> new NotFound("item " + application));
	}

	private ListView view(SubmissionList list) {
		return list.view(this.items.findByListIdOrderByPosition(list.id()).stream().map(ListItem::view).toList());
	}

	private List<ListView> views(Collection<SubmissionList> found) {
		Map<UUID, List<ListView.Item>> byList = this.items
			.findByListIdInOrderByPosition(found.stream().map(SubmissionList::id).toList())
			.stream()
			.collect(Collectors.groupingBy(ListItem::listId, Collectors.mapping(ListItem::view, Collectors.toList())));
		return found.stream().map((list) -> list.view(byList.getOrDefault(list.id(), List.of()))).toList();
	}

	/**
	 * An application that waits to be put on a list.
	 *
	 * @param assessed what the assessment of its budget found justified, or null
	 */
	public record Waiting(ApplicationView application, WorkItem item, Money assessed) {

		/** What is proposed unless somebody writes something else. */
		public Money most() {
			return most(this.application, this.assessed);
		}

		private static Money most(ApplicationView application, Money assessed) {
			Money requested = application.requested();
			return (assessed != null && assessed.compareTo(requested) < 0) ? assessed : requested;
		}

	}

	/** A call's budget and what of it is taken. */
	public record Purse(Money budget, Money reserved, Money committed, Money left) {

	}

}
