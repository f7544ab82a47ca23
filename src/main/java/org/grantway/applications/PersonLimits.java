package org.grantway.applications;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

import org.grantway.identity.People;
import org.grantway.programmes.Call;
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

	private static final Set<ApplicationStatus> COUNTED = EnumSet.noneOf(ApplicationStatus.class);

	static {
		Stream.of(ApplicationStatus.values())
			.filter((status) -> status.isSubmitted() && (!status.isEnd() || status == ApplicationStatus.AWARDED))
			.forEach(COUNTED::add);
	}

	private final GrantApplications applications;

	private final ObjectProvider<RunningProjects> projects;

	private final People people;

	PersonLimits(GrantApplications applications, ObjectProvider<RunningProjects> projects, People people) {
		this.applications = applications;
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
	 */
	void check(Call call, GrantApplication application, Actor actor) {
		check(call, application.people(), application.id(), actor);
	}

	private void check(Call call, Collection<UUID> persons, UUID itself, Actor actor) {
		if (call.limit(OPEN).isEmpty() && call.limit(OPEN_AND_RUNNING).isEmpty()) {
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
		}
	}

	private Map<UUID, String> running(List<GrantApplication> counted) {
		RunningProjects known = this.projects.getIfAvailable();
		List<UUID> awarded = counted.stream()
			.filter((one) -> one.status() == ApplicationStatus.AWARDED)
			.map(GrantApplication::id)
			.toList();
		return (known != null && !awarded.isEmpty()) ? known.of(awarded) : Map.of();
	}

	/** The numbers of others' applications are not the actor's to read. */
	private void requireRoom(Call call, String limit, List<String> taken, UUID person, Actor actor) {
		OptionalLong most = call.limit(limit);
		if (most.isEmpty() || taken.size() < most.getAsLong()) {
			return;
		}
		if (actor.is(person)) {
			throw new Refused("applications.limit.own." + limit, most.getAsLong(), taken.size(),
					String.join(", ", taken));
		}
		throw new Refused("applications.limit.member." + limit, most.getAsLong(), taken.size(),
				this.people.require(person).name());
	}

}
