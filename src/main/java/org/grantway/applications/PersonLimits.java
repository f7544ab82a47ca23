package org.grantway.applications;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

import org.grantway.identity.People;
import org.grantway.programmes.Call;
import org.grantway.programmes.Calls;
import org.grantway.shared.Actor;
import org.grantway.shared.Refused;

/**
 * Checks how much one person may apply for and carry out at the same time. What a person
 * leads or takes part in counts in whatever call and at whatever host: applications from
 * their submission to their end, and the projects that came of them while they run.
 */
@Component
class PersonLimits {

	private static final String OPEN = "per_person_open_applications";

	private static final String OPEN_AND_RUNNING = "per_person_open_and_running";

	private static final String NO_LEADER = "running_leaders_excluded";

	private static final String NO_SECOND = "running_same_kind_excluded";

	private static final List<String> ALL = List.of(OPEN, OPEN_AND_RUNNING, NO_LEADER, NO_SECOND);

	private static final Set<ApplicationStatus> COUNTED = EnumSet.noneOf(ApplicationStatus.class);

	static {
		Stream.of(ApplicationStatus.values())
			.filter((status) -> status.isSubmitted() && (!status.isEnd() || status == ApplicationStatus.AWARDED))
			.forEach(COUNTED::add);
	}

	private final GrantApplications applications;

	private final ObjectProvider<RunningProjects> projects;

	private final Calls calls;

	private final People people;

	PersonLimits(GrantApplications applications, ObjectProvider<RunningProjects> projects, Calls calls, People people) {
		this.applications = applications;
		this.calls = calls;
		this.projects = projects;
		this.people = people;
	}

	/**
	 * Refuses a new application of the actor, if the call's limits leave no room for it.
	 */
	void checkNew(Call call, Actor actor) {
		check(call, List.of(actor.personId()), null, actor);
	}

	/**
	 * Refuses the submission, if the limits leave no room for one of those named in it.
	 * Two submissions that name the same person are counted one after the other.
	 */
	void check(Call call, GrantApplication application, Actor actor) {
		if (limited(call)) {
			this.people.lock(application.people());
		}
		check(call, application.people(), application.id(), actor);
	}

	/** The same while it is written; nobody waits for it. */
	void foresee(Call call, GrantApplication application, Actor actor) {
		check(call, application.people(), application.id(), actor);
	}

	/** Refuses a new leader for whom the limits leave no room. */
	void checkSuccessor(Call call, GrantApplication application, UUID next, Actor actor) {
		if (limited(call)) {
			this.people.lock(List.of(next));
		}
		check(call, List.of(next), application.id(), actor);
	}

	private void check(Call call, Collection<UUID> persons, UUID itself, Actor actor) {
		if (!limited(call)) {
			return;
		}
		List<GrantApplication> counted = this.applications.counting(persons, COUNTED, ApplicationStatus.AWARDED)
			.stream()
			.filter((other) -> !other.id().equals(itself))
			.toList();
		Map<UUID, String> running = running(counted);
		for (UUID person : persons) {
			List<GrantApplication> own = counted.stream().filter((one) -> one.people().contains(person)).toList();
			List<String> open = own.stream()
				.filter((one) -> !one.status().isEnd())
				.map(GrantApplication::number)
				.toList();
			List<String> both = Stream
				.concat(open.stream(),
						own.stream().map((one) -> running.get(one.id())).filter((number) -> number != null))
				.toList();
			requireRoom(call, OPEN, open, person, actor);
			requireRoom(call, OPEN_AND_RUNNING, both, person, actor);
			requireNone(call, NO_LEADER, leads(person, own, running), person, actor);
			requireNone(call, NO_SECOND, ofTheKind(call, own, running), person, actor);
		}
	}

	private static boolean limited(Call call) {
		return ALL.stream().anyMatch(call.limits()::containsKey);
	}

	private static List<String> leads(UUID person, List<GrantApplication> own, Map<UUID, String> running) {
		return own.stream()
			.filter((one) -> one.isLedBy(person) && running.containsKey(one.id()))
			.map((one) -> running.get(one.id()))
			.toList();
	}

	/** Applications and projects of the call's programme. */
	private List<String> ofTheKind(Call call, List<GrantApplication> own, Map<UUID, String> running) {
		if (!excludes(call, NO_SECOND) || own.isEmpty()) {
			return List.of();
		}
		Map<UUID, Call> callsOf = this.calls
			.all(own.stream().map(GrantApplication::callId).collect(Collectors.toSet()));
		return own.stream()
			.filter((one) -> callsOf.get(one.callId()).programme().equals(call.programme()))
			.filter((one) -> !one.status().isEnd() || running.containsKey(one.id()))
			.map((one) -> running.getOrDefault(one.id(), one.number()))
			.toList();
	}

	private Map<UUID, String> running(List<GrantApplication> counted) {
		RunningProjects known = this.projects.getIfAvailable();
		List<UUID> awarded = counted.stream()
			.filter((one) -> one.status() == ApplicationStatus.AWARDED)
			.map(GrantApplication::id)
			.toList();
		return (known != null && !awarded.isEmpty()) ? known.of(awarded) : Map.of();
	}

	private static boolean excludes(Call call, String limit) {
		return Boolean.TRUE.equals(call.limits().get(limit));
	}

	private void requireNone(Call call, String limit, List<String> taken, UUID person, Actor actor) {
		if (excludes(call, limit) && !taken.isEmpty()) {
			refuse(limit, 0, taken, person, actor);
		}
	}

	private void requireRoom(Call call, String limit, List<String> taken, UUID person, Actor actor) {
		OptionalLong most = call.limit(limit);
		if (most.isPresent() && taken.size() >= most.getAsLong()) {
			refuse(limit, most.getAsLong(), taken, person, actor);
		}
	}

	/** The numbers of others' applications are not the actor's to read. */
	private void refuse(String limit, long most, List<String> taken, UUID person, Actor actor) {
		if (actor.is(person)) {
			throw new Refused("applications.limit.own." + limit, most, taken.size(), String.join(", ", taken));
		}
		throw new Refused("applications.limit.member." + limit, most, taken.size(), this.people.require(person).name());
	}

}
