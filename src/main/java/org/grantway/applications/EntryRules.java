package org.grantway.applications;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.stereotype.Component;

import org.grantway.applications.content.Finding;
import org.grantway.applications.content.Section;
import org.grantway.programmes.Call;
import org.grantway.programmes.Calls;
import org.grantway.shared.Actor;
import org.grantway.shared.Refused;
import org.grantway.shared.Times;

/**
 * What the system checks of a call's conditions and limits when an application is started
 * and when it is submitted. What concerns a single answer is found on the section's page.
 */
@Component
class EntryRules {

	private static final String INCUBATION = "incubation_months_min";

	private final Calls calls;

	private final Eligibility eligibility;

	private final PersonLimits persons;

	private final HostLimits hosts;

	private final Clock clock;

	EntryRules(Calls calls, Eligibility eligibility, PersonLimits persons, HostLimits hosts, Clock clock) {
		this.calls = calls;
		this.eligibility = eligibility;
		this.persons = persons;
		this.hosts = hosts;
		this.clock = clock;
	}

	void checkNew(Call call, String host, Actor actor) {
		this.eligibility.refuseUnfit(call, actor.personId(), host);
		this.persons.checkNew(call, actor);
		this.hosts.checkNew(call, host);
	}

	/** Refuses a new leader who could not have applied. */
	void checkSuccessor(Call call, GrantApplication application, UUID next, Actor actor) {
		this.eligibility.refuseUnfit(call, next, application.host());
		this.persons.checkSuccessor(call, application, next, actor);
	}

	/** Taken before the application's own lock, so that nobody waits for each other. */
	void lock(Call call, String host) {
		this.hosts.lock(call, host);
	}

	void check(Call call, GrantApplication application, Actor actor) {
		requireAdmitted(call, application);
		planFrom(call, application).filter(Instant.now(this.clock)::isBefore).ifPresent((from) -> {
			throw new Refused("applications.incubation.too-early", months(call), Times.dayOf(from).toString());
		});
		this.eligibility.refuseUnfit(call, application.principalInvestigator(), application.host());
		this.persons.check(call, application, actor);
		this.hosts.check(call, application);
	}

	/**
	 * What would refuse the submission if it came now, apart from the day of a plan.
	 * Nobody is kept waiting for it, so that it may be otherwise a moment later.
	 * @param due the sections that are written now, in one of which each is told
	 */
	List<Finding> foreseen(Call call, GrantApplication application, List<Section> due, Actor actor) {
		List<Finding> found = new ArrayList<>();
		String first = due.get(0).key();
		String team = due.stream().map(Section::key).filter("team"::equals).findFirst().orElse(first);
		find(found, first, () -> requireAdmitted(call, application));
		find(found, first,
				() -> this.eligibility.refuseUnfit(call, application.principalInvestigator(), application.host()));
		find(found, team, () -> this.persons.foresee(call, application, actor));
		find(found, first, () -> this.hosts.check(call, application));
		return found;
	}

	private static void find(List<Finding> found, String section, Runnable rule) {
		try {
			rule.run();
		}
		catch (Refused ex) {
			found.add(Finding.of(section, "", ex.messageKey(), ex.arguments()));
		}
	}

	private void requireAdmitted(Call call, GrantApplication application) {
		if (!this.calls.admits(call, application.host())) {
			throw new Refused("applications.invitation.taken-back", call.code());
		}
	}

	/**
	 * From when a center in incubation hands in its plan; empty if the call does not say.
	 */
	static Optional<Instant> planFrom(Call call, GrantApplication application) {
		if (application.status() != ApplicationStatus.INCUBATION || months(call) == 0) {
			return Optional.empty();
		}
		LocalDate begun = Times.dayOf(application.incubationSince());
		return Optional.of(Times.at(begun.plusMonths(months(call)), LocalTime.MIN));
	}

	/** How many months an incubation lasts at least. */
	static int months(Call call) {
		return (call.eligibility().get(INCUBATION) instanceof Number months) ? months.intValue() : 0;
	}

}
