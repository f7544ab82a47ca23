package org.grantway.identity;

import java.util.UUID;

import org.grantway.shared.Actor;
import org.grantway.shared.NotAllowed;
import org.grantway.shared.Role;

import org.springframework.stereotype.Component;

/**
 * Who may do what with people, roles, organisations and departments.
 */
@Component
class IdentityAccess {

	/** People and roles belong to the security administrator alone. */
	boolean mayManagePeople(Actor actor) {
		return actor.isSystem() || actor.holds(Role.SECURITY_ADMINISTRATOR);
	}

	/** Nobody gives himself a role. */
	boolean mayGrantTo(Actor actor, UUID personId) {
		return mayManagePeople(actor) && !actor.is(personId);
	}

	/** Those who bring people in: hosts their own, officers and agencies experts. */
	boolean mayRegister(Actor actor) {
		return mayManagePeople(actor) || actor.holds(Role.HOST_OFFICE) || actor.holds(Role.AGENCY_OFFICER)
				|| actor.holds(Role.PROGRAMME_OFFICER);
	}

	/** A research office brings in people of its own institution. */
	boolean mayInviteTo(Actor actor, String organisation) {
		return mayManagePeople(actor) || (organisation != null && actor.holds(Role.HOST_OFFICE, organisation));
	}

	boolean mayManageOrganisations(Actor actor) {
		return actor.isSystem() || actor.holds(Role.SYSTEM_ADMINISTRATOR);
	}

	void require(boolean allowed) {
		if (!allowed) {
			throw new NotAllowed("identity.not-allowed");
		}
	}

}
