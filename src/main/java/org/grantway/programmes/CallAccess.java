package org.grantway.programmes;

import org.springframework.stereotype.Component;

import org.grantway.shared.Actor;
import org.grantway.shared.Role;

/**
 * Who may see and run calls.
 */
@Component
class CallAccess {

	/** Anyone may read what is published; what is not, only those who work on it. */
	boolean mayRead(Actor actor, Call call) {
		return call.isPublished() || mayWorkWith(actor, call);
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
