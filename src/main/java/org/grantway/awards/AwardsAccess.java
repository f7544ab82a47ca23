package org.grantway.awards;

import java.util.Set;
import java.util.UUID;

import org.springframework.stereotype.Component;

import org.grantway.applications.ApplicationView;
import org.grantway.applications.Applications;
import org.grantway.programmes.Call;
import org.grantway.programmes.Calls;
import org.grantway.shared.Actor;
import org.grantway.shared.NotAllowed;
import org.grantway.shared.NotFound;
import org.grantway.shared.Role;
import org.grantway.shared.RoleAt;

/**
 * Who may do and see what from the list to the task book, in words.
 */
@Component
public class AwardsAccess {

	private final Calls calls;

	private final Applications applications;

	AwardsAccess(Calls calls, Applications applications) {
		this.calls = calls;
		this.applications = applications;
	}

	/** The lead department's programme officers form lists. */
	public boolean mayFormLists(Actor actor, UUID call) {
		return actor.holds(Role.PROGRAMME_OFFICER, call(call).leadDepartment());
	}

	public void requireMayFormLists(Actor actor, UUID call) {
		allow(mayFormLists(actor, call), "awards.denied.lead");
	}

	/**
	 * The lead department, the managing agency, decision makers and inspectors read lists
	 * in full.
	 */
	public boolean mayReadList(Actor actor, UUID call) {
		return mayReadLists(actor, call(call));
	}

	/** Whether the actor reads all lists of the call. */
	public boolean mayReadLists(Actor actor, Call of) {
		return actor.holds(Role.PROGRAMME_OFFICER, of.leadDepartment())
				|| actor.holds(Role.DECISION_MAKER, of.leadDepartment()) || decidesForARegion(actor, of)
				|| actor.holds(Role.AGENCY_OFFICER, of.managingAgency()) || actor.holds(Role.INSPECTOR);
	}

	/** Lists are the business of those who form, decide, carry out and supervise. */
	public static boolean worksWithLists(Actor actor) {
		return actor != null && (actor.holds(Role.PROGRAMME_OFFICER) || actor.holds(Role.DECISION_MAKER)
				|| actor.holds(Role.AGENCY_OFFICER) || actor.holds(Role.INSPECTOR));
	}

	public void requireWorksWithLists(Actor actor) {
		allow(worksWithLists(actor), "awards.denied.lists");
	}

	/** Only the department itself gives its opinion. */
	public void requireSpeaksFor(Actor actor, String department) {
		allow(speaksFor(actor, department), "awards.denied.department");
	}

	/** Outsiders must not learn that a list exists. */
	public void requireMayReadList(Actor actor, UUID call) {
		if (!mayReadList(actor, call)) {
			throw new NotFound("list of call " + call);
		}
	}

	/** Decision makers of the lead department decide and rule. */
	public void requireMayDecide(Actor actor, UUID call) {
		allow(actor.holds(Role.DECISION_MAKER, call(call).leadDepartment()), "awards.denied.decide");
	}

	/** Where all regions have to agree, each region's decision makers decide for it. */
	public void requireMayDecideFor(Actor actor, UUID call, String region) {
		allow(decidingRegions(call(call)).contains(region) && actor.holds(Role.DECISION_MAKER, region),
				"awards.denied.decide");
	}

	private static boolean decidesForARegion(Actor actor, Call call) {
		return decidingRegions(call).stream().anyMatch((region) -> actor.holds(Role.DECISION_MAKER, region));
	}

	/** The regions that all have to agree; none where the lead department decides. */
	private static Set<String> decidingRegions(Call call) {
		return "all".equals(call.switches().get("jointDecision")) ? call.fundingSplit().keySet() : Set.of();
	}

	/** A department's own clerk and head read what their department is asked. */
	public boolean speaksFor(Actor actor, String department) {
		return actor.holds(Role.DEPARTMENT_CLERK, department) || actor.holds(Role.DEPARTMENT_HEAD, department);
	}

	/**
	 * The department, and those who may read the list, see the package; what others
	 * answered is not theirs to see.
	 */
	public void requireMayReadConsultation(Actor actor, UUID call, String department) {
		if (!speaksFor(actor, department) && !mayReadList(actor, call)) {
			throw new NotFound("consultation of " + department);
		}
	}

	/** Officers of the lead enter letters that came on paper. */
	public void requireMayEnterLetters(Actor actor, UUID call) {
		allow(mayFormLists(actor, call), "awards.denied.lead");
	}

	/** The managing agency and the lead record appeals and answer them. */
	public boolean mayHandleAppeals(Actor actor, UUID call) {
		return actor.holds(Role.AGENCY_OFFICER, call(call).managingAgency()) || mayFormLists(actor, call);
	}

	/** Also those who confirm the answers. */
	public void requireMayReadAppeals(Actor actor, UUID call) {
		allow(mayHandleAppeals(actor, call) || actor.holds(Role.DECISION_MAKER, call(call).leadDepartment()),
				"awards.denied.appeals");
	}

	public void requireMayHandleAppeals(Actor actor, UUID call) {
		allow(mayHandleAppeals(actor, call), "awards.denied.appeals");
	}

	/** Inspectors and the managing agency look into objections. */
	public boolean mayInvestigate(Actor actor, UUID call) {
		return actor.holds(Role.INSPECTOR) || actor.holds(Role.AGENCY_OFFICER, call(call).managingAgency());
	}

	public void requireMayInvestigate(Actor actor, UUID call) {
		allow(mayInvestigate(actor, call), "awards.denied.investigate");
	}

	/**
	 * The applicant's side, the host, and those who may read the list see the outcome.
	 */
	public void requireMayReadOutcome(Actor actor, ApplicationView application) {
		if (!mayReadOutcome(actor, application)) {
			throw new NotFound("application " + application.number());
		}
	}

	private boolean mayReadOutcome(Actor actor, ApplicationView application) {
		return actor.is(application.principalInvestigator()) || application.team().contains(actor.personId())
				|| actor.holds(Role.HOST_OFFICE, application.host()) || mayReadList(actor, application.callId());
	}

	/**
	 * The principal investigator prepares the task book; its parties and staff read it.
	 */
	public void requireMayReadTaskBook(Actor actor, ApplicationView application) {
		requireMayReadOutcome(actor, application);
	}

	public boolean mayReadTaskBook(Actor actor, UUID application) {
		return mayReadOutcome(actor, this.applications.require(application));
	}

	public void requireMayPrepareTaskBook(Actor actor, ApplicationView application) {
		if (!actor.is(application.principalInvestigator())) {
			requireMayReadOutcome(actor, application);
			throw new NotAllowed("awards.denied.task-book");
		}
	}

	/** A party of the document, whoever acts for it, or a reader of the list. */
	public boolean isParty(Actor actor, RoleAt role, UUID person) {
		return (person != null && actor.is(person)) || (role != null && actor.holds(role));
	}

	private Call call(UUID id) {
		return this.calls.require(id);
	}

	/** The call of an application. */
	public Call callOf(UUID application) {
		return call(this.applications.require(application).callId());
	}

	private static void allow(boolean allowed, String reason) {
		if (!allowed) {
			throw new NotAllowed(reason);
		}
	}

}
