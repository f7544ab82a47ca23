package org.grantway.programmes;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

import org.grantway.identity.People;
import org.grantway.shared.Actor;
import org.grantway.shared.Role;
import org.grantway.shared.RoleAt;

/**
 * Who may see and run calls.
 */
@Component
class CallAccess {

	private final CallInvitationRepository invitations;

	private final People people;

	CallAccess(CallInvitationRepository invitations, People people) {
		this.invitations = invitations;
		this.people = people;
	}

	/**
	 * Anyone may read what is published, or whoever belongs to an invited institution if
	 * the call is entered by invitation; what is not, only those who work on it.
	 */
	boolean mayRead(Actor actor, Call call) {
		return call.isPublished() && (!call.byInvitation() || invitedAs(call, actor).isPresent())
				|| mayWorkWith(actor, call);
	}

	/**
	 * The invited institution that the actor belongs to, by employment or by an office
	 * there.
	 */
	Optional<String> invitedAs(Call call, Actor actor) {
		if (actor == null || actor.isSystem() || !call.byInvitation()) {
			return Optional.empty();
		}
		Set<String> own = actor.grants()
			.stream()
			.filter((grant) -> grant.role() == Role.HOST_OFFICE)
			.map(RoleAt::scope)
			.collect(Collectors.toSet());
		Optional.ofNullable(this.people.require(actor.personId()).organisation()).ifPresent(own::add);
		return this.invitations.findByCallIdOrderByInvitedAtAscHostAsc(call.id())
			.stream()
			.map(CallInvitation::host)
			.filter(own::contains)
			.findFirst();
	}

	/** Officers of the lead department and the agency, decision makers, inspectors. */
	boolean mayWorkWith(Actor actor, Call call) {
		return actor != null && (mayRunCallsOf(call.leadDepartment(), actor)
				|| actor.holds(Role.DECISION_MAKER, call.leadDepartment())
				|| actor.holds(Role.AGENCY_OFFICER, call.managingAgency())
				|| actor.holds(Role.FINANCE_OFFICER, call.managingAgency())
				|| actor.holds(Role.PANEL_SECRETARY, call.managingAgency()) || actor.holds(Role.INSPECTOR));
	}

	/** Programme officers run the calls of their own department. */
	boolean mayRunCallsOf(String leadDepartment, Actor actor) {
		return actor != null && actor.holds(Role.PROGRAMME_OFFICER, leadDepartment);
	}

	boolean isOfficer(Actor actor) {
		return actor != null && actor.holds(Role.PROGRAMME_OFFICER);
	}

	/** Staff who have a list of calls to work with. */
	boolean isStaff(Actor actor) {
		return actor != null && (isOfficer(actor) || actor.holds(Role.AGENCY_OFFICER)
				|| actor.holds(Role.DECISION_MAKER) || actor.holds(Role.FINANCE_OFFICER)
				|| actor.holds(Role.PANEL_SECRETARY) || actor.holds(Role.INSPECTOR));
	}

	boolean isAdministrator(Actor actor) {
		return actor.holds(Role.SYSTEM_ADMINISTRATOR) || actor.holds(Role.SECURITY_ADMINISTRATOR)
				|| actor.holds(Role.AUDIT_ADMINISTRATOR);
	}

}
