package org.grantway.applications;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import org.grantway.applications.RunningProjects.Led;
import org.grantway.identity.People;
import org.grantway.identity.People.Member;
import org.grantway.programmes.Call;
import org.grantway.programmes.Calls;
import org.grantway.shared.Actor;
import org.grantway.shared.LocalizedText;
import org.grantway.shared.NotAllowed;
import org.grantway.shared.NotFound;
import org.grantway.shared.Refused;
import org.grantway.shared.RoleAt;
import org.grantway.shared.Times;
import org.grantway.workflow.WorkItem;
import org.grantway.workflow.Worklist;

/**
 * The people of an institution as its research office sees them: what they lead, what
 * waits on them, and what becomes of it when one of them leaves.
 */
@Service
@Transactional(readOnly = true)
class HostPeople {

	private static final int ROWS = 25;

	private final People people;

	private final GrantApplications applications;

	private final ApplicationAccess access;

	private final Transfers transfers;

	private final Calls calls;

	private final Worklist worklist;

	private final ObjectProvider<RunningProjects> projects;

	private final Clock clock;

	HostPeople(People people, GrantApplications applications, ApplicationAccess access, Transfers transfers,
			Calls calls, Worklist worklist, ObjectProvider<RunningProjects> projects, Clock clock) {
		this.clock = clock;
		this.people = people;
		this.applications = applications;
		this.access = access;
		this.transfers = transfers;
		this.calls = calls;
		this.worklist = worklist;
		this.projects = projects;
	}

	/**
	 * A page of the people, by name; before the first those who belong to another
	 * institution by now and still lead something here.
	 * @param page counted from 0
	 * @throws NotAllowed if the actor is the office of no institution
	 */
	PeoplePage all(Actor actor, String text, int page) {
		Set<String> hosts = hosts(actor);
		Page<Member> members = this.people.members(hosts, text, PageRequest.of(page, ROWS));
		List<Member> elsewhere = (page == 0) ? elsewhere(hosts, text) : List.of();
		Open open = open(
				Stream.concat(members.stream(), elsewhere.stream()).map(Member::id).collect(Collectors.toSet()), hosts);
		return new PeoplePage(members.map((one) -> row(one, true, open)),
				elsewhere.stream().map((one) -> row(one, false, open)).toList(), text);
	}

	private static PersonRow row(Member one, boolean here, Open open) {
		return new PersonRow(one, here, open.applicationsOf(one.id()).size(), open.projectsOf(one.id()).size(),
				open.tasksOf(one.id()).size());
	}

	private List<Member> elsewhere(Set<String> hosts, String text) {
		Set<UUID> leaders = new HashSet<>(this.applications.leadersAt(hosts, ApplicationStatus.ENDS));
		this.projects.ifAvailable((known) -> leaders.addAll(known.leadersAt(hosts)));
		String part = text.toLowerCase(Locale.ROOT);
		return this.people.outside(leaders, hosts)
			.stream()
			.filter((one) -> Stream.of(one.name().en(), one.name().zh(), one.email())
				.anyMatch((said) -> said != null && said.toLowerCase(Locale.ROOT).contains(part)))
			.toList();
	}

	/**
	 * One of the people.
	 * @throws NotFound if it is none of the actor's institution
	 */
	PersonPage one(UUID id, Actor actor) {
		Set<String> hosts = hosts(actor);
		Member member = this.people.member(id);
		Open open = open(Set.of(id), hosts);
		// who belongs to another institution by now may still lead something here
		if (!hosts.contains(String.valueOf(member.organisation())) && !open.isLedBy(id)) {
			throw new NotFound("person " + id);
		}
		Map<UUID, Call> callsOf = this.calls
			.all(open.applicationsOf(id).stream().map(GrantApplication::callId).collect(Collectors.toSet()));
		List<LedApplication> led = open.applicationsOf(id)
			.stream()
			.map((one) -> new LedApplication(one.view(), callsOf.get(one.callId()).title(),
					Transfers.isOpen(one.status()), this.transfers.waiting(one).orElse(null)))
			.toList();
		boolean here = hosts.contains(String.valueOf(member.organisation()));
		return new PersonPage(member, here, here ? this.people.rolesAt(id, member.organisation()) : Set.of(), led,
				open.projectsOf(id), open.tasksOf(id), actor.is(id));
	}

	/**
	 * What is recorded of one of the people who leaves. A day that is over is taken,
	 * since offices learn late of who has gone and the record is to be true, but only by
	 * somebody who has read what follows.
	 * @param past whether it is confirmed that the day lies back
	 * @throws Refused beside {@code past}, if that is to be confirmed
	 */
	@Transactional
	void leave(UUID id, LocalDate from, boolean past, Actor actor) {
		LocalDate today = Times.dayOf(Instant.now(this.clock));
		if (from != null && !past && from.isBefore(today) && !from.isBefore(today.minusYears(1))) {
			throw Refused.at("past", "applications.leaver.past", ChronoUnit.DAYS.between(from, today));
		}
		this.people.leave(id, one(id, actor).member().organisation(), from, actor);
	}

	private Set<String> hosts(Actor actor) {
		Set<String> hosts = this.access.hostsOf(actor);
		if (hosts.isEmpty()) {
			throw new NotAllowed("applications.access.host-only");
		}
		return hosts;
	}

	private Open open(Set<UUID> people, Set<String> hosts) {
		if (people.isEmpty()) {
			return new Open(List.of(), List.of(), Map.of());
		}
		List<GrantApplication> led = this.applications.openOf(people, hosts, ApplicationStatus.ENDS);
		RunningProjects known = this.projects.getIfAvailable();
		List<Led> running = (known == null) ? List.of()
				: known.ledBy(people).stream().filter((one) -> hosts.contains(one.host())).toList();
		List<WorkItem> items = new ArrayList<>(
				items("application", led.stream().map(GrantApplication::id).collect(Collectors.toSet())));
		items.addAll(items("project", running.stream().map((one) -> one.of().id()).collect(Collectors.toSet())));
		return new Open(led, running,
				items.stream()
					.filter((item) -> item.assignee() != null && people.contains(item.assignee()))
					.collect(Collectors.groupingBy(WorkItem::assignee)));
	}

	private List<WorkItem> items(String type, Set<UUID> cases) {
		return cases.isEmpty() ? List.of()
				: this.worklist.openOf(type, cases).values().stream().flatMap(List::stream).toList();
	}

	/** What is open, by the person who leads it or has it. */
	private record Open(List<GrantApplication> applications, List<Led> projects, Map<UUID, List<WorkItem>> tasks) {

		List<GrantApplication> applicationsOf(UUID person) {
			return this.applications.stream().filter((one) -> one.isLedBy(person)).toList();
		}

		List<Led> projectsOf(UUID person) {
			return this.projects.stream().filter((one) -> one.leader().equals(person)).toList();
		}

		boolean isLedBy(UUID person) {
			return !applicationsOf(person).isEmpty() || !projectsOf(person).isEmpty();
		}

		List<WorkItem> tasksOf(UUID person) {
			return this.tasks.getOrDefault(person, List.of());
		}

	}

	/**
	 * @param elsewhere who belongs to another institution by now
	 */
	record PeoplePage(Page<PersonRow> rows, List<PersonRow> elsewhere, String text) {

		/** Both, in their order. */
		public List<PersonRow> all() {
			return Stream.concat(this.elsewhere.stream(), this.rows.stream()).toList();
		}

	}

	/**
	 * How much is open that somebody leads, and how many tasks of it wait on them.
	 *
	 * @param here whether the person belongs or belonged to the reader's institution last
	 */
	record PersonRow(Member member, boolean here, int applications, int projects, int tasks) {

		/** Whether somebody else has to lead what is open. */
		public boolean needsSuccessor() {
			return (!this.here || this.member.left() != null) && this.applications + this.projects > 0;
		}

	}

	/**
	 * @param here whether the person belongs or belonged to the reader's institution last
	 * @param roles that end with the membership
	 * @param self whether it is the reader
	 */
	record PersonPage(Member member, boolean here, Set<RoleAt> roles, List<LedApplication> applications,
			List<Led> projects, List<WorkItem> tasks, boolean self) {

		/** Whether somebody else has to lead what is open. */
		public boolean isGone() {
			return !this.here || this.member.left() != null;
		}

	}

	/**
	 * @param transferable whether somebody else can be named now
	 * @param transfer what waits for the successor or the host, or null
	 */
	record LedApplication(ApplicationView application, LocalizedText call, boolean transferable,
			Transfers.Row transfer) {

		/** The end of the names of its fields. */
		public String field() {
			return "." + this.application.number();
		}

	}

}
