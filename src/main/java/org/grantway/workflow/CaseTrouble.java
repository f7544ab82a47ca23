package org.grantway.workflow;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.springframework.stereotype.Component;

import org.grantway.shared.Actor;
import org.grantway.shared.Role;
import org.grantway.web.ActorSource;

/**
 * Tells staff on a case's pages that one of its steps has failed and waits for the
 * administrator. Applicants and reviewers are not troubled with it.
 */
@Component("caseTrouble")
public class CaseTrouble {

	private static final Set<Role> NOT_TOLD = EnumSet.of(Role.PRINCIPAL_INVESTIGATOR, Role.LETTER_REVIEWER,
			Role.PANEL_MEMBER, Role.PANEL_CHAIR);

	private final Incidents incidents;

	private final List<ActorSource> actors;

	CaseTrouble(Incidents incidents, List<ActorSource> actors) {
		this.incidents = incidents;
		this.actors = actors;
	}

	/** Since when the case has been standing still; null if it is not, or for others. */
	public Instant since(String number) {
		return isStaff() ? this.incidents.ofCase(number).map(Incidents.Incident::since).orElse(null) : null;
	}

	private boolean isStaff() {
		return this.actors.stream()
			.map(ActorSource::current)
			.flatMap(Optional::stream)
			.map(Actor::grants)
			.anyMatch((grants) -> grants.stream().anyMatch((grant) -> !NOT_TOLD.contains(grant.role())));
	}

}
