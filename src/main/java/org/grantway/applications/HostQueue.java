package org.grantway.applications;

import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageImpl;
import org.springframework.data.domain.PageRequest;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import org.grantway.applications.GrantApplications.Queued;
import org.grantway.identity.Organisations;
import org.grantway.identity.People;
import org.grantway.programmes.Call;
import org.grantway.programmes.Calls;
import org.grantway.shared.Actor;
import org.grantway.shared.LocalizedText;
import org.grantway.shared.NotAllowed;
import org.grantway.shared.SearchTerms;
import org.grantway.web.Formats;
import org.grantway.workflow.WorkItem;
import org.grantway.workflow.Worklist;

/**
 * The queue of an institution's research office: its people's applications, what waits
 * for the office first and of that what is due first, and how much it has used of what
 * each call takes from one host.
 */
@Service
@Transactional(readOnly = true)
class HostQueue {

	private static final int ROWS = 25;

	/** How many open tasks of a kind are looked at for those that others lead. */
	private static final int CHECKS = 500;

	private final GrantApplications applications;

	private final ApplicationAccess access;

	private final HostLimits limits;

	private final Transfers transfers;

	private final Windows windows;

	private final Calls calls;

	private final People people;

	private final Organisations organisations;

	private final Worklist worklist;

	private final Formats formats;

	private final Clock clock;

	HostQueue(GrantApplications applications, ApplicationAccess access, HostLimits limits, Transfers transfers,
			Windows windows, Calls calls, People people, Organisations organisations, Worklist worklist,
			Formats formats, Clock clock) {
		this.applications = applications;
		this.access = access;
		this.limits = limits;
		this.transfers = transfers;
		this.windows = windows;
		this.calls = calls;
		this.people = people;
		this.organisations = organisations;
		this.worklist = worklist;
		this.formats = formats;
		this.clock = clock;
	}

	/**
	 * A page of the queue.
	 * @param call the number of a call, or an empty text for all
	 * @param page counted from 0; beyond the last one there are no rows
	 * @throws NotAllowed if the actor is the office of no institution
	 */
	QueuePage show(Actor actor, String text, String call, Waits waits, int page) {
		Set<String> hosts = this.access.hostsOf(actor);
		if (hosts.isEmpty()) {
			throw new NotAllowed("applications.access.host-only");
		}
		Set<UUID> checks = waits.includes(ApplicationStatus.HOST_REVIEW) ? checks(actor) : Set.of();
		String beginning = SearchTerms.beginning(text);
		List<Queued> order = this.applications.ofHosts(hosts, SearchTerms.ids(checks), waits.statuses(), call,
				text.isBlank(), beginning, SearchTerms.after(beginning));
		Set<UUID> asked = new HashSet<>(this.applications.callsOfHosts(hosts, waits.statuses()));
		order.forEach((one) -> asked.add(one.getCallId()));
		Map<UUID, Call> callsOf = this.calls.all(asked);
		Map<UUID, Instant> until = new HashMap<>();
		order.forEach((one) -> until.put(one.getId(), until(one, callsOf.get(one.getCallId()))));
		// what is equal stays as it came, the newest change first
		List<UUID> sorted = order.stream()
			.sorted(Comparator.comparing((Queued one) -> !Waits.US.includes(one.getStatus()))
				.thenComparing((one) -> until.get(one.getId()), Comparator.nullsLast(Comparator.naturalOrder())))
			.map(Queued::getId)
			.toList();
		List<UUID> shown = sorted.stream().skip((long) page * ROWS).limit(ROWS).toList();
		List<QueueRow> rows = rows(shown, callsOf, until, actor);
		return new QueuePage(new PageImpl<>(rows, PageRequest.of(page, ROWS), sorted.size()), text, call, waits,
				options(callsOf.values()), counters(hosts, (waits == Waits.US) ? callsOf.values() : waiting(hosts)),
				this.transfers.countForHost(actor));
	}

	/** What waits for the office, also where another institution leads. */
	private Set<UUID> checks(Actor actor) {
		Set<UUID> ids = new HashSet<>();
		for (HostCheck check : HostCheck.values()) {
			this.worklist
				.openFor(actor, new Worklist.WorkFilter(null, check.task(), false, false), PageRequest.of(0, CHECKS))
				.forEach((item) -> ids.add(item.of().id()));
		}
		return ids;
	}

	private Collection<Call> waiting(Set<String> hosts) {
		return this.calls.all(this.applications.callsOfHosts(hosts, Waits.US.statuses())).values();
	}

	/** Until when it can be forwarded; null once it is, and where there is no day. */
	private Instant until(Queued one, Call call) {
		return Waits.OTHERS.includes(one.getStatus()) || Waits.ENDED.includes(one.getStatus()) ? null
				: this.windows.of(one.getStatus(), one.getStatusBefore(), one.getInvitedSince(), call).hostUntil();
	}

	private List<QueueRow> rows(List<UUID> ids, Map<UUID, Call> callsOf, Map<UUID, Instant> until, Actor actor) {
		if (ids.isEmpty()) {
			return List.of();
		}
		Map<UUID, GrantApplication> found = this.applications.findAllById(ids)
			.stream()
			.collect(Collectors.toMap(GrantApplication::id, Function.identity()));
		Map<UUID, People.PersonView> leaders = this.people
			.all(found.values().stream().map(GrantApplication::principalInvestigator).collect(Collectors.toSet()));
		Map<UUID, List<WorkItem>> open = this.worklist.openOf("application",
				found.values()
					.stream()
					.filter((one) -> Waits.US.includes(one.status()))
					.map(GrantApplication::id)
					.collect(Collectors.toSet()));
		Instant now = Instant.now(this.clock);
		return ids.stream().map(found::get).map((application) -> {
			WorkItem check = open.getOrDefault(application.id(), List.of())
				.stream()
				.filter((item) -> HostCheck.of(item, actor).isPresent())
				.findFirst()
				.orElse(null);
			Instant last = (check != null && check.task().equals(HostCheck.COMMITMENT.task())) ? check.dueAt()
					: until.get(application.id());
			return new QueueRow(application.view(), leaders.get(application.principalInvestigator()).name(),
					callsOf.get(application.callId()).title(), last, last != null && !now.isBefore(last),
					(check != null) ? check.name() : null);
		}).toList();
	}

	private Map<String, String> options(Collection<Call> callsOf) {
		return callsOf.stream()
			.sorted(Comparator.comparing(Call::code))
			.collect(Collectors.toMap(Call::code, (call) -> this.formats.text(call.title()), (one, other) -> one,
					LinkedHashMap::new));
	}

	/** Of the calls that are open to all, and of those in which something waits. */
	private List<Counter> counters(Set<String> hosts, Collection<Call> waiting) {
		Map<String, Call> counted = new LinkedHashMap<>();
		Stream.concat(waiting.stream(), this.calls.openNow().stream().filter((call) -> !call.byInvitation()))
			.sorted(Comparator.comparing(Call::code))
			.forEach((call) -> counted.putIfAbsent(call.code(), call));
		List<HostLimits.Used> used = this.limits.used(counted.values(), hosts);
		Map<String, LocalizedText> names = (used.isEmpty() || hosts.size() == 1) ? Map.of()
				: this.organisations.names(hosts);
		return used.stream().map((one) -> new Counter(one, names.get(one.host()))).toList();
	}

	/** Whom an application waits for, as the research office sees it. */
	enum Waits {

		/** For the office itself. */
		US,
		/** For whoever writes it. */
		APPLICANT,
		/** For those who decide, and who follow it afterwards. */
		OTHERS,
		/** For nobody. */
		ENDED,
		/** For anybody. */
		ALL;

		/**
		 * The one of that name in an address; what waits for the office if it is none.
		 */
		static Waits of(String slug) {
			return Arrays.stream(values()).filter((one) -> one.slug().equals(slug)).findFirst().orElse(US);
		}

		boolean includes(ApplicationStatus status) {
			return this == ALL ? status.isSubmitted() || status == ApplicationStatus.NOT_SUBMITTED
					: this == whom(status);
		}

		private static Waits whom(ApplicationStatus status) {
			return switch (status) {
				// nobody else reads what was never handed in
				case DRAFT, INTENTION -> null;
				case HOST_REVIEW, FULL_CHECK -> US;
				case RETURNED, INCUBATION, AGREEMENT, FULL_APPLICATION -> APPLICANT;
				default -> status.isEnd() ? ENDED : OTHERS;
			};
		}

		Set<ApplicationStatus> statuses() {
			return Arrays.stream(ApplicationStatus.values()).filter(this::includes).collect(Collectors.toSet());
		}

		public String slug() {
			return name().toLowerCase(Locale.ROOT);
		}

	}

	/**
	 * @param calls numbers and titles of the calls that can be chosen
	 * @param transfers how many new leaders wait for the office's consent
	 */
	record QueuePage(Page<QueueRow> rows, String text, String call, Waits waits, Map<String, String> calls,
			List<Counter> counters, long transfers) {

		/** Whether several can be chosen to be forwarded together. */
		public boolean isForwardable() {
			return this.rows.stream().anyMatch(QueueRow::forwardable);
		}

	}

	/**
	 * @param until until when it can be forwarded, or null
	 * @param check the name of the check that waits for the reader, or null
	 */
	record QueueRow(ApplicationView application, LocalizedText leader, LocalizedText call, Instant until,
			boolean overdue, LocalizedText check) {

		/** Whether the reader can check it together with others. */
		public boolean forwardable() {
			return this.check != null;
		}

	}

	/**
	 * @param host the institution, if the reader is the office of several
	 */
	record Counter(HostLimits.Used used, LocalizedText host) {

	}

}
