package org.grantway.awards.taskbook;

import java.math.RoundingMode;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import org.grantway.applications.ApplicationView;
import org.grantway.applications.Applications;
import org.grantway.applications.HostAccounts;
import org.grantway.awards.Awards;
import org.grantway.awards.Awards.Award;
import org.grantway.awards.AwardsAccess;
import org.grantway.awards.lists.ListView;
import org.grantway.awards.lists.Lists;
import org.grantway.documents.FrozenDocuments;
import org.grantway.documents.FrozenDocuments.FrozenDocument;
import org.grantway.documents.FrozenDocuments.Party;
import org.grantway.identity.Organisations;
import org.grantway.identity.People;
import org.grantway.programmes.Call;
import org.grantway.programmes.Calls;
import org.grantway.shared.Actor;
import org.grantway.shared.CaseRef;
import org.grantway.shared.Fact;
import org.grantway.shared.LocalizedText;
import org.grantway.shared.Money;
import org.grantway.shared.NotFound;
import org.grantway.shared.Refusals;
import org.grantway.shared.Refused;
import org.grantway.shared.Role;
import org.grantway.shared.RoleAt;
import org.grantway.shared.WorkingCalendar;
import org.grantway.shared.WorkingDaysChanged;
import org.grantway.workflow.WorkItem;
import org.grantway.workflow.Worklist;

/**
 * Prepares task books from what was applied for and awarded, and freezes them for
 * signing.
 */
@Service
@Transactional
public class TaskBooks {

	/** Kind of the frozen document. */
	public static final String KIND = "task-book";

	static final String PREPARE = "Task_PrepareTaskBook";

	private static final String CENTRAL = "central";

	/** Sources of lines that are asked of the funder. */
	private static final List<String> FUNDER = List.of("", "funder");

	private final TaskBookRepository books;

	private final SigningRounds rounds;

	private final ObjectProvider<Awards> awards;

	private final Lists lists;

	private final Applications applications;

	private final HostAccounts hostAccounts;

	private final Calls calls;

	private final People people;

	private final Organisations organisations;

	private final FrozenDocuments documents;

	private final BookRules rules;

	private final AwardsAccess access;

	private final Worklist worklist;

	private final WorkingCalendar calendar;

	private final ObjectMapper json;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	TaskBooks(TaskBookRepository books, SigningRounds rounds, ObjectProvider<Awards> awards, Lists lists,
			Applications applications, HostAccounts hostAccounts, Calls calls, People people,
			Organisations organisations, FrozenDocuments documents, BookRules rules, AwardsAccess access,
			Worklist worklist, WorkingCalendar calendar, ObjectMapper json, ApplicationEventPublisher events,
			Clock clock) {
		this.books = books;
		this.rounds = rounds;
		this.awards = awards;
		this.lists = lists;
		this.applications = applications;
		this.hostAccounts = hostAccounts;
		this.calls = calls;
		this.people = people;
		this.organisations = organisations;
		this.documents = documents;
		this.rules = rules;
		this.access = access;
		this.worklist = worklist;
		this.calendar = calendar;
		this.json = json;
		this.events = events;
		this.clock = clock;
	}

	/** What was saved last, or a proposal made from the application and the award. */
	@Transactional(readOnly = true)
	public TaskBookContent content(ApplicationView application) {
		return this.books.findById(application.id())
			.map((book) -> read(book.content()))
			.orElseGet(() -> proposal(application));
	}

	/** Whether the award is a lump sum: no lines, but a promise about its use. */
	@Transactional(readOnly = true)
	public boolean isLumpSum(ApplicationView application) {
		return this.rules.lumpSum(this.calls.require(application.callId())).isPresent();
	}

	/**
	 * Codes of the cost categories among which the award can be split, in their order.
	 */
	@Transactional(readOnly = true)
	public List<String> budgetCategories(ApplicationView application) {
		return this.rules.budgetCategories(proposal(application), this.calls.require(application.callId()));
	}

	/** Whether the actor has the task of preparing it. */
	@Transactional(readOnly = true)
	public Optional<WorkItem> task(ApplicationView application, Actor actor) {
		return this.worklist.find(application.id(), PREPARE, actor);
	}

	private TaskBookContent proposal(ApplicationView application) {
		Award award = award(application.id());
		Call call = this.calls.require(application.callId());
		Map<String, Map<String, Object>> written = this.applications.content(application.id());
		List<TaskBookContent.Milestone> milestones = rows(written, "plan", "milestones").stream()
			.map((row) -> new TaskBookContent.Milestone(text(row, "name"), text(row, "due"), text(row, "deliverable")))
			.toList();
		List<TaskBookContent.Indicator> indicators = rows(written, "plan", "indicators").stream()
			.map((row) -> new TaskBookContent.Indicator(text(row, "name"), text(row, "unit"), text(row, "baseline"),
					text(row, "target"), text(row, "evidence")))
			.toList();
		return new TaskBookContent(application.number(), award.decisionNumber(), application.title().en(),
				application.title().zh(), this.people.require(application.principalInvestigator()).name(),
				this.organisations.require(application.host()).name(), application.durationMonths(),
				award.amount().fen(), conditions(application.id()), milestones, indicators,
				this.rules.lumpSum(call)
					.map((code) -> List.of(new TaskBookContent.BudgetLine(code, award.amount().fen())))
					.orElseGet(() -> budget(rows(written, "budget", "lines"), application.requested(),
							this.rules.indirectCosts(call), award.amount())),
				instalments(call, award.amount()), "", List.of(), funding(award), team(written),
				partners(written, application.requested(), award.amount()));
	}

	private List<TaskBookContent.Member> team(Map<String, Map<String, Object>> written) {
		return rows(written, "team", "members").stream()
			.map((row) -> new TaskBookContent.Member(text(row, "name"), name(text(row, "organisation")),
					text(row, "role"), text(row, "months")))
			.toList();
	}

	/**
	 * Each with as much of the award as it asked of what was requested, in whole yuan.
	 */
	private List<TaskBookContent.Partner> partners(Map<String, Map<String, Object>> written, Money requested,
			Money award) {
		List<Map<String, Object>> lines = rows(written, "budget", "lines");
		return rows(written, "partners", "units").stream().map((row) -> {
			String unit = text(row, "organisation");
			Money asked = sum(lines, (line) -> unit.equals(text(line, "organisation")) && isAskedOfFunder(line));
			Money own = sum(lines, (line) -> unit.equals(text(line, "organisation")) && !isAskedOfFunder(line));
			Money part = requested.isPositive() ? part(award, asked, requested) : Money.ZERO;
			return new TaskBookContent.Partner(name(unit), text(row, "task"), part.fen(), own.fen());
		}).toList();
	}

	private static boolean isAskedOfFunder(Map<String, Object> line) {
		return FUNDER.contains(text(line, "source"));
	}

	private static Money sum(List<Map<String, Object>> lines, Predicate<Map<String, Object>> those) {
		return lines.stream()
			.filter(those)
			.map((line) -> Money.read(text(line, "amount")).orElse(Money.ZERO))
			.reduce(Money.ZERO, Money::plus);
	}

	/** Who gives how much, where several do. */
	private static List<TaskBookContent.Funding> funding(Award award) {
		if (award.shares().keySet().stream().allMatch(CENTRAL::equals)) {
			return List.of();
		}
		return award.shares()
			.entrySet()
			.stream()
			.map((part) -> new TaskBookContent.Funding(part.getKey(), part.getValue().fen()))
			.toList();
	}

	/**
	 * What was asked of the funder, scaled down to the award in whole yuan; the largest
	 * line takes the rounding. What partners and the host bring is not part of the award.
	 * Indirect costs are not typed in an application: they are what is requested beyond
	 * its lines.
	 */
	static List<TaskBookContent.BudgetLine> budget(List<Map<String, Object>> lines, Money requested,
			Optional<String> indirect, Money award) {
		Map<String, Money> asked = asked(lines, requested, indirect);
		Money total = sum(asked);
		if (!total.isPositive()) {
			return List.of(new TaskBookContent.BudgetLine("direct", award.fen()));
		}
		Map<String, Money> split = new LinkedHashMap<>();
		asked.forEach((category, amount) -> split.put(category, part(award, amount, total)));
		Money left = award.minus(sum(split));
		split.merge(Collections.max(asked.entrySet(), Map.Entry.comparingByValue()).getKey(), left, Money::plus);
		return split.entrySet()
			.stream()
			.map((line) -> new TaskBookContent.BudgetLine(line.getKey(), line.getValue().fen()))
			.toList();
	}

	/** What was asked of the funder, by the code of its category. */
	@Transactional(readOnly = true)
	public Map<String, Money> appliedFor(ApplicationView application) {
		return asked(rows(this.applications.content(application.id()), "budget", "lines"), application.requested(),
				this.rules.indirectCosts(this.calls.require(application.callId())));
	}

	/** What others than the funder were to bring, as it was applied for. */
	@Transactional(readOnly = true)
	public Money matching(ApplicationView application) {
		return sum(rows(this.applications.content(application.id()), "budget", "lines"),
				(line) -> !isAskedOfFunder(line));
	}

	private static Map<String, Money> asked(List<Map<String, Object>> lines, Money requested,
			Optional<String> indirect) {
		Map<String, Money> asked = new LinkedHashMap<>();
		for (Map<String, Object> line : lines) {
			if (!isAskedOfFunder(line)) {
				continue;
			}
			Money amount = Money.read(text(line, "amount")).orElse(Money.ZERO);
			asked.merge(text(line, "category"), amount, Money::plus);
		}
		Money beyond = requested.minus(sum(asked));
		indirect.filter((code) -> beyond.isPositive()).ifPresent((code) -> asked.merge(code, beyond, Money::plus));
		return asked;
	}

	private static Money sum(Map<String, Money> amounts) {
		return amounts.values().stream().reduce(Money.ZERO, Money::plus);
	}

	/** As much of the award as the amount is of the total, down to a yuan. */
	private static Money part(Money award, Money amount, Money total) {
		return Money.yuan(
				award.inYuan().multiply(amount.inYuan()).divide(total.inYuan(), 0, RoundingMode.DOWN).longValueExact());
	}

	/** The call's instalments of this award; the last one takes the rounding. */
	static List<TaskBookContent.Instalment> instalments(Call call, Money award) {
		List<TaskBookContent.Instalment> plan = new ArrayList<>();
		Money left = award;
		for (int at = 0; at < call.instalments().size(); at++) {
			Call.InstalmentRule rule = call.instalments().get(at);
			Money amount = (at == call.instalments().size() - 1) ? left : award.share(rule.share());
			plan.add(
					new TaskBookContent.Instalment(at + 1, rule.share().toPlainString(), rule.trigger(), amount.fen()));
			left = left.minus(amount);
		}
		return plan;
	}

	/** Keeps what has been written so far; nothing is checked but that it can be read. */
	public void keep(ApplicationView application, Written written, Actor actor) {
		require(application, actor);
		TaskBookContent proposal = proposal(application);
		amounts(proposal, written);
		save(application.id(), book(proposal, written), actor);
		this.events.publishEvent(Fact.of(application.asCase(), "taskbook.saved").by(actor));
	}

	/**
	 * Hands the book in. The plan and the split of the budget may differ from the
	 * application as the rules allow; everything else is as decided.
	 * @param promised that a lump sum is not spent on anything on the negative list;
	 * asked only of lump sums
	 */
	public void prepare(ApplicationView application, Written written, boolean confirmed, boolean promised,
			Actor actor) {
		WorkItem item = require(application, actor);
		TaskBookContent proposal = proposal(application);
		TaskBookContent book = book(proposal, written);
		new Refusals().gather(() -> this.rules.check(proposal, book, this.calls.require(application.callId())))
			.gather(() -> amounts(proposal, written))
			.unless(confirmed, "confirmed", "taskbook.confirm-missing")
			.unless(promised || !isLumpSum(application), "promised", "taskbook.promise-missing")
			.refuse();
		save(application.id(), book, actor);
		this.events.publishEvent(Fact.of(application.asCase(), "taskbook.prepared")
			.by(actor)
			.because(book.reason().isBlank() ? null : book.reason())
			.now("amount", book.money())
			.now("differences", book.changes().size()));
		this.worklist.complete(item.id(), actor, "submit", Map.of());
	}

	private WorkItem require(ApplicationView application, Actor actor) {
		this.access.requireMayPrepareTaskBook(actor, application);
		return task(application, actor).orElseThrow(() -> new Refused("taskbook.not-now"));
	}

	/** Refuses at every amount that cannot be read. */
	static void amounts(TaskBookContent proposal, Written written) {
		Refusals wrong = new Refusals();
		written.categories(proposal)
			.forEach((category) -> wrong.unless(written.hasAmount(category), "amount_" + category,
					"taskbook.amount-wrong"));
		wrong.refuse();
	}

	/**
	 * A split with an amount that cannot be read is not one yet: the proposed one stays.
	 * A category that the proposal does not name is in the book where it has an amount.
	 */
	static TaskBookContent book(TaskBookContent proposal, Written written) {
		Set<String> proposed = proposal.budget()
			.stream()
			.map(TaskBookContent.BudgetLine::category)
			.collect(Collectors.toSet());
		Set<String> categories = written.categories(proposal);
		List<TaskBookContent.BudgetLine> budget = categories.stream().allMatch(written::hasAmount) ? categories.stream()
			.filter((category) -> proposed.contains(category) || written.amounts().get(category).isPositive())
			.map((category) -> new TaskBookContent.BudgetLine(category, written.amounts().get(category).fen()))
			.toList() : proposal.budget();
		TaskBookContent book = proposal.with(written.milestones(), written.indicators(), budget, written.reason(),
				List.of());
		return book.with(book.milestones(), book.indicators(), budget, written.reason(),
				BookRules.differences(proposal, book));
	}

	private void save(UUID application, TaskBookContent content, Actor actor) {
		TaskBook book = this.books.findById(application).orElseGet(() -> new TaskBook(application));
		book.save(write(content), actor.personId(), Instant.now(this.clock));
		this.books.save(book);
	}

	/** Freezes the book as prepared, for its parties to sign. */
	public void freeze(UUID application) {
		ApplicationView of = this.applications.require(application);
		Call call = this.calls.require(of.callId());
		TaskBookContent content = content(of);
		String text = write(content);
		Optional<FrozenDocument> known = this.documents.latest(of.asCase(), KIND);
		if (known.filter((one) -> !one.voided() && one.content().equals(text)).isPresent()) {
			return;
		}
		FrozenDocument frozen = this.documents.freeze(of.asCase(), KIND, of.title(), text, parties(of, call),
				Actor.SYSTEM);
		this.rounds.save(new SigningRound(frozen.id(), application,
				call.length("signing").after(Instant.now(this.clock), this.calendar)));
		// who signs for the host gives its account before anything is paid
		this.hostAccounts.ask(of.host(), of.asCase());
	}

	/** The last day to sign moves with the working days. */
	@EventListener
	public void move(WorkingDaysChanged changed) {
		for (SigningRound round : this.rounds.findByResultIsNull()) {
			FrozenDocument book = this.documents.require(round.documentId());
			Instant was = round.lastDay();
			Instant is = changed.moved(book.frozenAt(), was);
			if (!is.equals(was)) {
				round.moveTo(is);
				this.rounds.save(round);
				this.events.publishEvent(Fact.of(this.applications.caseOf(round.applicationId()), "taskbook.due-moved")
					.by(changed.by())
					.was("dueAt", was)
					.now("dueAt", is));
			}
		}
	}

	/** What a frozen task book says. */
	@Transactional(readOnly = true)
	public TaskBookContent frozenContent(UUID document) {
		return read(this.documents.require(document).content());
	}

	/** Whether just this is what waits for signatures: a second click finds it so. */
	@Transactional(readOnly = true)
	boolean isHandedIn(ApplicationView application, Written written) {
		return this.documents.latest(application.asCase(), KIND)
			.filter((latest) -> !latest.voided())
			.map((latest) -> read(latest.content()))
			.filter((book) -> book.milestones().equals(written.milestones())
					&& book.indicators().equals(written.indicators()) && book.reason().equals(written.reason()))
			.isPresent();
	}

	/** The frozen task book of an application. */
	@Transactional(readOnly = true)
	public UUID frozen(UUID application) {
		CaseRef of = this.applications.caseOf(application);
		return this.documents.latest(of, KIND)
			.map(FrozenDocument::id)
			.orElseThrow(() -> new NotFound("task book of " + of.number()));
	}

	/** Why a party refused to sign the task book, if one did. */
	@Transactional(readOnly = true)
	public Optional<String> refusal(UUID application) {
		return this.documents.latest(this.applications.caseOf(application), KIND)
			.flatMap((document) -> this.rounds.findById(document.id()))
			.map(SigningRound::refusal);
	}

	/**
	 * Whether others than the central budget give money: then all funders sign at once.
	 */
	private static boolean isJoint(Call call) {
		return call.fundingSplit() != null
				&& call.fundingSplit().keySet().stream().anyMatch((one) -> !CENTRAL.equals(one));
	}

	/**
	 * A project is signed upwards: principal investigator, host, agency. What several
	 * governments fund is signed by all of them and the building entity in parallel;
	 * where several hosts answer for it, the principal investigator and they sign before.
	 */
	private List<Party> parties(ApplicationView of, Call call) {
		List<Party> parties = new ArrayList<>();
		LocalizedText host = this.organisations.require(of.host()).name();
		if (isJoint(call)) {
			List<String> hosts = this.applications.hosts(of.id());
			int rank = 1;
			if (hosts.size() > 1) {
				parties.add(leader(of));
				hosts.forEach((one) -> parties
					.add(new Party("host-" + one, RoleAt.of(Role.HOST_OFFICE, one), null, name(one), 2)));
				rank = 3;
			}
			else {
				parties.add(new Party("entity", RoleAt.of(Role.HOST_OFFICE, of.host()), null, host, 1));
			}
			int last = rank;
			call.fundingSplit()
				.keySet()
				.stream()
				.filter((one) -> !CENTRAL.equals(one))
				.forEach((region) -> parties
					.add(new Party(region, RoleAt.of(Role.REGION_GOVERNMENT, region), null, name(region), last)));
			parties.add(new Party("lead", RoleAt.of(Role.PROGRAMME_OFFICER, call.leadDepartment()), null,
					name(call.leadDepartment()), last));
			return parties;
		}
		parties.add(leader(of));
		parties.add(new Party("host", RoleAt.of(Role.HOST_OFFICE, of.host()), null, host, 2));
		parties.add(new Party("agency", RoleAt.of(Role.AGENCY_OFFICER, call.managingAgency()), null,
				name(call.managingAgency()), 3));
		return parties;
	}

	private Party leader(ApplicationView of) {
		return new Party("pi", null, of.principalInvestigator(), this.people.require(of.principalInvestigator()).name(),
				1);
	}

	private LocalizedText name(String code) {
		return this.organisations.find(code)
			.map(Organisations.OrganisationView::name)
			.or(() -> this.organisations.departments()
				.stream()
				.filter((department) -> department.code().equals(code))
				.map(Organisations.DepartmentView::name)
				.findFirst())
			.orElse(LocalizedText.of(code, code));
	}

	private Award award(UUID application) {
		return this.awards.getObject().of(application).orElseThrow(() -> new NotFound("award of " + application));
	}

	/** Names of the cost categories of the application's call, by code. */
	@Transactional(readOnly = true)
	public Map<String, LocalizedText> categories(UUID application) {
		return this.rules.categories(this.calls.require(this.applications.require(application).callId()));
	}

	TaskBookContent read(String text) {
		try {
			return this.json.readValue(text, TaskBookContent.class);
		}
		catch (JsonProcessingException ex) {
			throw new IllegalStateException("A task book cannot be read", ex);
		}
	}

	private String write(TaskBookContent content) {
		try {
			return this.json.writeValueAsString(content);
		}
		catch (JsonProcessingException ex) {
			throw new IllegalStateException("A task book cannot be written", ex);
		}
	}

	@SuppressWarnings("unchecked")
	private static List<Map<String, Object>> rows(Map<String, Map<String, Object>> written, String section,
			String field) {
		Object rows = written.getOrDefault(section, Map.of()).get(field);
		return (rows instanceof List<?> list) ? (List<Map<String, Object>>) list : List.of();
	}

	private String conditions(UUID application) {
		return this.lists.ofApplication(application)
			.flatMap((list) -> list.item(application))
			.map(ListView.Item::conditions)
			.orElse("");
	}

	private static String text(Map<String, Object> row, String key) {
		Object value = row.get(key);
		return (value != null) ? value.toString() : "";
	}

	/**
	 * What the principal investigator has written.
	 *
	 * @param amounts by code of the cost category; null for what is no amount
	 */
	record Written(List<TaskBookContent.Milestone> milestones, List<TaskBookContent.Indicator> indicators,
			Map<String, Money> amounts, String reason) {

		/** What was written and what has to be. */
		Set<String> categories(TaskBookContent proposal) {
			Set<String> categories = new LinkedHashSet<>(this.amounts.keySet());
			proposal.budget().forEach((line) -> categories.add(line.category()));
			return categories;
		}

		boolean hasAmount(String category) {
			Money amount = this.amounts.get(category);
			return amount != null && !amount.isNegative();
		}

	}

}
