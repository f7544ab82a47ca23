package org.grantway.reporting;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageImpl;
import org.springframework.data.domain.Pageable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import org.grantway.applications.ApplicationStatus;
import org.grantway.applications.ApplicationView;
import org.grantway.applications.Applications;
import org.grantway.applications.Applications.Figures;
import org.grantway.awards.Awards;
import org.grantway.identity.Organisations;
import org.grantway.identity.People;
import org.grantway.programmes.Call;
import org.grantway.shared.LocalizedText;
import org.grantway.shared.Money;
import org.grantway.shared.Role;
import org.grantway.shared.RoleAt;
import org.grantway.web.Pages;
import org.grantway.workflow.WorkItem;
import org.grantway.workflow.Worklist;
import org.grantway.workflow.Worklist.Waiting;

/**
 * Gathers what an officer needs to know of a call: how many stand where, what waits on
 * whom and for how long, and the money. The database counts; no more than a page of
 * applications is read.
 */
@Component
class CallDashboard {

	private static final String CASE = "application";

	private static final int ROWS = 20;

	/** Whose names are no business of everyone who runs a call. */
	private static final Set<Role> UNNAMED = EnumSet.of(Role.LETTER_REVIEWER, Role.PANEL_MEMBER);

	private static final Set<ApplicationStatus> FUNDED = EnumSet.of(ApplicationStatus.SIGNING,
			ApplicationStatus.AWARDED);

	private final Applications applications;

	private final Worklist worklist;

	private final ObjectProvider<Awards> awards;

	private final People people;

	private final Organisations organisations;

	private final Clock clock;

	CallDashboard(Applications applications, Worklist worklist, ObjectProvider<Awards> awards, People people,
			Organisations organisations, Clock clock) {
		this.applications = applications;
		this.worklist = worklist;
		this.awards = awards;
		this.people = people;
		this.organisations = organisations;
		this.clock = clock;
	}

	@Transactional(readOnly = true)
	public View view(Call call, int page) {
		Instant now = Instant.now(this.clock);
		List<Figures> all = this.applications.figures(call.id());
		List<Waiting> kinds = this.worklist.waitingIn(CASE, call.code());
		long open = sum(kinds, Waiting::open);
		long started = count(all, Progress.STARTED);
		return new View(call, started, count(all, Progress.SUBMITTED), statuses(all), funnel(call, all, started),
				money(call, all), parties(kinds, now), waiting(call, Pages.of(page, ROWS), open, now), open,
				sum(kinds, Waiting::overdue), batches(kinds));
	}

	private static <T> long sum(List<T> some, ToLongFunction<T> what) {
		return some.stream().mapToLong(what).sum();
	}

	private static Map<ApplicationStatus, Long> statuses(List<Figures> all) {
		Map<ApplicationStatus, Long> counts = new EnumMap<>(ApplicationStatus.class);
		all.forEach((figures) -> counts.merge(figures.status(), figures.count(), Long::sum));
		return counts;
	}

	private static List<Step> funnel(Call call, List<Figures> all, long started) {
		List<Step> steps = new ArrayList<>();
		long before = started;
		for (Progress progress : Progress.values()) {
			long count = count(all, progress);
			steps.add(new Step(labelKey(call, progress), count, percent(count, before), percent(count, started)));
			before = count;
		}
		return steps;
	}

	/** Where nobody writes letters or is invited by an outline, all go to the experts. */
	private static String labelKey(Call call, Progress progress) {
		boolean chosen = call.twoStep() || Boolean.TRUE.equals(call.switches().get("letterReview"));
		return (progress == Progress.SHORTLISTED && !chosen) ? "reporting.funnel.before-experts" : progress.labelKey();
	}

	private static Stream<Figures> reaching(List<Figures> all, Progress progress) {
		return all.stream().filter((figures) -> Progress.of(figures).reaches(progress));
	}

	private static long count(List<Figures> all, Progress progress) {
		return sum(reaching(all, progress).toList(), Figures::count);
	}

	private static int percent(long part, long whole) {
		return (whole == 0) ? 0 : (int) Math.round(100.0 * part / whole);
	}

	private Funding money(Call call, List<Figures> all) {
		Money requested = reaching(all, Progress.SUBMITTED).map(Figures::requested).reduce(Money.ZERO, Money::plus);
		Awards decisions = this.awards.getIfAvailable();
		Money awarded = (decisions == null) ? Money.ZERO
				: decisions.all(this.applications.in(call.id(), FUNDED))
					.stream()
					.map(Awards.Award::amount)
					.reduce(Money.ZERO, Money::plus);
		return new Funding(call.budget(), requested, awarded, call.budget().minus(awarded),
				percent(requested.fen(), call.budget().fen()), percent(awarded.fen(), call.budget().fen()));
	}

	/** One line for each kind of party that something waits on, the slowest first. */
	private static List<Party> parties(List<Waiting> kinds, Instant now) {
		Map<Role, List<Waiting>> byRole = kinds.stream().collect(Collectors.groupingBy(Waiting::role));
		return byRole.entrySet()
			.stream()
			.map((entry) -> new Party(entry.getKey().messageKey(), sum(entry.getValue(), Waiting::open),
					sum(entry.getValue(), Waiting::overdue),
					entry.getValue().stream().mapToLong((kind) -> days(kind.oldest(), now)).max().orElse(0)))
			.sorted(Comparator.comparingLong(Party::longest).reversed())
			.toList();
	}

	private Page<Line> waiting(Call call, Pageable page, long open, Instant now) {
		List<WorkItem> longest = this.worklist.oldestIn(CASE, call.code(), page);
		Map<UUID, ApplicationView> byId = this.applications
			.all(longest.stream().map((item) -> item.of().id()).toList());
		Map<UUID, People.PersonView> named = this.people.all(longest.stream()
			.filter((item) -> item.assignee() != null && !UNNAMED.contains(item.role()))
			.map(WorkItem::assignee)
			.collect(Collectors.toSet()));
		Map<String, LocalizedText> places = this.organisations.names(longest.stream()
			.flatMap((item) -> item.candidates().stream().map(RoleAt::scope))
			.collect(Collectors.toSet()));
		return new PageImpl<>(longest.stream().map((item) -> {
			People.PersonView person = (item.assignee() != null) ? named.get(item.assignee()) : null;
			return new Line(byId.get(item.of().id()), item.name(), item.role().messageKey(),
					(person != null) ? person.name() : null, place(item, places), days(item.createdAt(), now),
					item.createdAt(), item.dueAt(), item.isOverdue(now));
		}).toList(), page, open);
	}

	private static LocalizedText place(WorkItem item, Map<String, LocalizedText> places) {
		return item.candidates()
			.stream()
			.map(RoleAt::scope)
			.findFirst()
			.map((scope) -> places.getOrDefault(scope, LocalizedText.of(scope, scope)))
			.orElse(null);
	}

	private static long days(Instant since, Instant now) {
		return ChronoUnit.DAYS.between(since, now);
	}

	/** Steps that are done for many applications at once, with how many wait. */
	private static Map<String, Long> batches(List<Waiting> kinds) {
		Map<String, Long> batches = new LinkedHashMap<>();
		kinds.stream().filter(Waiting::batch).forEach((kind) -> batches.merge(kind.task(), kind.open(), Long::sum));
		return batches;
	}

	/**
	 * @param ofBefore percent of the step above @param ofAll percent of all started
	 */
	record Step(String labelKey, long count, int ofBefore, int ofAll) {

	}

	/**
	 * @param asked percent of the budget asked for @param used percent of it awarded
	 */
	record Funding(Money budget, Money requested, Money awarded, Money left, int asked, int used) {

	}

	/**
	 * @param longest days that the oldest has waited
	 */
	record Party(String roleKey, long open, long overdue, long longest) {

	}

	/** One open task of an application. */
	record Line(ApplicationView application, LocalizedText task, String roleKey, LocalizedText person,
			LocalizedText place, long days, Instant since, Instant dueAt, boolean overdue) {

	}

	/** A call in figures. */
	record View(Call call, long started, long submitted, Map<ApplicationStatus, Long> statuses, List<Step> funnel,
			Funding money, List<Party> parties, Page<Line> waiting, long open, long overdue,
			Map<String, Long> batches) {

	}

}
