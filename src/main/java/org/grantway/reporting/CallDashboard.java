package org.grantway.reporting;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

import org.grantway.applications.ApplicationStatus;
import org.grantway.applications.ApplicationView;
import org.grantway.applications.Applications;
import org.grantway.awards.Awards;
import org.grantway.identity.Organisations;
import org.grantway.identity.People;
import org.grantway.programmes.Call;
import org.grantway.shared.LocalizedText;
import org.grantway.shared.Money;
import org.grantway.shared.Role;
import org.grantway.shared.RoleAt;
import org.grantway.workflow.WorkItem;
import org.grantway.workflow.Worklist;

/**
 * Gathers what an officer needs to know of a call: how many stand where, what waits on
 * whom and for how long, and the money. The number of queries does not grow with the
 * number of applications.
 */
@Component
class CallDashboard {

	private static final int LONGEST = 40;

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

	View view(Call call) {
		Instant now = Instant.now(this.clock);
		List<ApplicationView> all = this.applications.ofCall(call.id());
		// What nobody has submitted yet is the applicant's own; it only counts.
		Map<UUID, ApplicationView> byId = all.stream()
			.filter((application) -> application.submittedAt() != null)
			.collect(Collectors.toMap(ApplicationView::id, Function.identity()));
		List<WorkItem> open = byId.isEmpty() ? List.of()
				: this.worklist.openOf("application", byId.keySet())
					.values()
					.stream()
					.flatMap(Collection::stream)
					.sorted(Comparator.comparing(WorkItem::createdAt))
					.toList();
		return new View(call, all.size(), count(all, Progress.SUBMITTED), statuses(all), funnel(all), money(call, all),
				parties(open, now), waiting(open, byId, now), open.size(),
				open.stream().filter((item) -> item.isOverdue(now)).count(), batches(open));
	}

	private static Map<ApplicationStatus, Long> statuses(List<ApplicationView> all) {
		Map<ApplicationStatus, Long> counts = new EnumMap<>(ApplicationStatus.class);
		all.forEach((application) -> counts.merge(application.status(), 1L, Long::sum));
		return counts;
	}

	private static List<Step> funnel(List<ApplicationView> all) {
		List<Step> steps = new ArrayList<>();
		long before = all.size();
		for (Progress progress : Progress.values()) {
			long count = count(all, progress);
			steps.add(new Step(progress.labelKey(), count, percent(count, before), percent(count, all.size())));
			before = count;
		}
		return steps;
	}

	private static long count(List<ApplicationView> all, Progress progress) {
		return all.stream().filter((application) -> Progress.of(application).reaches(progress)).count();
	}

	private static int percent(long part, long whole) {
		return (whole == 0) ? 0 : (int) Math.round(100.0 * part / whole);
	}

	private Funding money(Call call, List<ApplicationView> all) {
		Money requested = all.stream()
			.filter((application) -> Progress.of(application).reaches(Progress.SUBMITTED))
			.map(ApplicationView::requested)
			.filter(Objects::nonNull)
			.reduce(Money.ZERO, Money::plus);
		Awards decisions = this.awards.getIfAvailable();
		Money awarded = (decisions == null) ? Money.ZERO
				: decisions
					.all(all.stream()
						.filter((application) -> FUNDED.contains(application.status()))
						.map(ApplicationView::id)
						.toList())
					.stream()
					.map(Awards.Award::amount)
					.reduce(Money.ZERO, Money::plus);
		return new Funding(call.budget(), requested, awarded, call.budget().minus(awarded),
				percent(requested.fen(), call.budget().fen()), percent(awarded.fen(), call.budget().fen()));
	}

	/** One line for each kind of party that something waits on, the slowest first. */
	private static List<Party> parties(List<WorkItem> open, Instant now) {
		Map<Role, List<WorkItem>> byRole = open.stream().collect(Collectors.groupingBy(WorkItem::role));
		return byRole.entrySet()
			.stream()
			.map((entry) -> new Party(entry.getKey().messageKey(), entry.getValue().size(),
					entry.getValue().stream().filter((item) -> item.isOverdue(now)).count(),
					entry.getValue().stream().mapToLong((item) -> days(item, now)).max().orElse(0)))
			.sorted(Comparator.comparingLong(Party::longest).reversed())
			.toList();
	}

	private List<Waiting> waiting(List<WorkItem> open, Map<UUID, ApplicationView> byId, Instant now) {
		List<WorkItem> longest = open.stream().limit(LONGEST).toList();
		Map<UUID, People.PersonView> named = this.people.all(longest.stream()
			.filter((item) -> item.assignee() != null && !UNNAMED.contains(item.role()))
			.map(WorkItem::assignee)
			.collect(Collectors.toSet()));
		Map<String, LocalizedText> places = this.organisations.names(longest.stream()
			.flatMap((item) -> item.candidates().stream().map(RoleAt::scope))
			.collect(Collectors.toSet()));
		return longest.stream().map((item) -> {
			People.PersonView person = (item.assignee() != null) ? named.get(item.assignee()) : null;
			return new Waiting(byId.get(item.of().id()), item.name(), item.role().messageKey(),
					(person != null) ? person.name() : null, place(item, places), days(item, now), item.createdAt(),
					item.dueAt(), item.isOverdue(now));
		}).toList();
	}

	private static LocalizedText place(WorkItem item, Map<String, LocalizedText> places) {
		return item.candidates()
			.stream()
			.map(RoleAt::scope)
			.findFirst()
			.map((scope) -> places.getOrDefault(scope, LocalizedText.of(scope, scope)))
			.orElse(null);
	}

	private static long days(WorkItem item, Instant now) {
		return ChronoUnit.DAYS.between(item.createdAt(), now);
	}

	/** Steps that are done for many applications at once, with how many wait. */
	private static Map<String, Long> batches(List<WorkItem> open) {
		Map<String, Long> batches = new LinkedHashMap<>();
		open.stream().filter(WorkItem::batch).forEach((item) -> batches.merge(item.task(), 1L, Long::sum));
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
	record Waiting(ApplicationView application, LocalizedText task, String roleKey, LocalizedText person,
			LocalizedText place, long days, Instant since, Instant dueAt, boolean overdue) {

	}

	/** A call in figures. */
	record View(Call call, long started, long submitted, Map<ApplicationStatus, Long> statuses, List<Step> funnel,
			Funding money, List<Party> parties, List<Waiting> waiting, long open, long overdue,
			Map<String, Long> batches) {

	}

}
