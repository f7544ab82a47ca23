package org.grantway.review;

import java.util.Set;
import java.util.stream.Collectors;

import org.grantway.programmes.Call;
import org.grantway.shared.Actor;
import org.grantway.shared.NotAllowed;
import org.grantway.shared.NotFound;
import org.grantway.shared.Role;
import org.grantway.shared.RoleAt;

/** Who may do and see what in review, in words. */
public final class ReviewAccess {

	private ReviewAccess() {
	}

	/** Officers of any agency or lead department keep the pool of experts. */
	public static void requireOffice(Actor actor) {
		if (!isOffice(actor)) {
			throw new NotAllowed("review.denied.office");
		}
	}

	public static boolean isOffice(Actor actor) {
		return actor.holds(Role.AGENCY_OFFICER) || actor.holds(Role.PROGRAMME_OFFICER);
	}

	/** Nobody but the call's officers is to know who of it waits for reviewers. */
	public static void requireOfficeOf(Actor actor, Call call) {
		if (!actor.holds(Role.AGENCY_OFFICER, call.managingAgency())
				&& !actor.holds(Role.PROGRAMME_OFFICER, call.leadDepartment())) {
			throw new NotFound("reviewers of call " + call.code());
		}
	}

	/**
	 * A call that is not published yet, or by invitation, is known to its officers only.
	 */
	public static void requireKnown(Actor actor, Call call) {
		if (!call.isPublished() || call.byInvitation()) {
			requireOfficeOf(actor, call);
		}
	}

	/** The agency that runs the call draws its reviewers. */
	public static void requireAgency(Actor actor, String agency) {
		if (!actor.holds(Role.AGENCY_OFFICER, agency)) {
			throw new NotAllowed("review.denied.agency");
		}
	}

	/** The lead department's programme officers choose the shortlist. */
	public static void requireLead(Actor actor, String lead) {
		if (!actor.holds(Role.PROGRAMME_OFFICER, lead)) {
			throw new NotAllowed("review.denied.lead");
		}
	}

	/** Nobody else is to know that a seat, or who has it, exists. */
	public static void requireSelf(Actor actor, java.util.UUID person) {
		if (!actor.is(person)) {
			throw new NotFound("review seat of another person");
		}
	}

	/** Agency officers and the panel's secretary prepare and run panels. */
	public static boolean runsPanels(Actor actor, String agency) {
		return actor.holds(Role.AGENCY_OFFICER, agency) || actor.holds(Role.PANEL_SECRETARY, agency);
	}

	/** The agencies whose panels the actor prepares or runs. */
	public static Set<String> agenciesWithPanels(Actor actor) {
		return actor.grants()
			.stream()
			.map(RoleAt::scope)
			.filter((agency) -> runsPanels(actor, agency))
			.collect(Collectors.toSet());
	}

	public static void requireRunsPanels(Actor actor, String agency) {
		if (!runsPanels(actor, agency)) {
			throw new NotAllowed("panel.denied.secretary");
		}
	}

	/** Discipline supervision reads everything; each view is an event. */
	public static boolean inspects(Actor actor) {
		return actor.holds(Role.INSPECTOR);
	}

}
