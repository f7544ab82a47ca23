package org.grantway.applications;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

import org.grantway.applications.content.PartnerPart;
import org.grantway.identity.Organisations;
import org.grantway.identity.Organisations.OrganisationView;
import org.grantway.programmes.Call;
import org.grantway.programmes.Calls;
import org.grantway.shared.Actor;
import org.grantway.shared.Role;
import org.grantway.shared.RoleAt;
import org.grantway.workflow.CaseDesk.HistoryAccess;

/**
 * Who may do what with an application.
 */
@Component
class ApplicationAccess {

	/** The role in which people write applications of their own. */
	static final RoleAt LEADER = RoleAt.everywhere(Role.PRINCIPAL_INVESTIGATOR);

	/** The role in which people write what somebody else leads. */
	static final RoleAt HELPER = RoleAt.everywhere(Role.TEAM_MEMBER);

	private final Calls calls;

	private final Organisations organisations;

	private final RecommendationRepository recommendations;

	ApplicationAccess(Calls calls, Organisations organisations, RecommendationRepository recommendations) {
		this.calls = calls;
		this.organisations = organisations;
		this.recommendations = recommendations;
	}

	/** The leader, the team and the helpers read their own application. */
	boolean isOwn(GrantApplication application, Actor actor) {
		return application.isLedBy(actor.personId()) || application.hasMember(actor.personId())
				|| application.hasHelper(actor.personId());
	}

	/** The leader writes, and whom the leader has asked to. */
	boolean mayWrite(GrantApplication application, Actor actor) {
		return application.isWrittenBy(actor.personId());
	}

	/**
	 * The partner whose rows are all that the actor writes; empty for whoever writes all.
	 */
	Optional<PartnerPart> part(GrantApplication application, Actor actor) {
		return application.partOf(actor.personId());
	}

	/** Only the leader submits, withdraws and invites. */
	boolean leads(GrantApplication application, Actor actor) {
		return application.isLedBy(actor.personId());
	}

	/**
	 * The host reads everything its people write, from the first submission on; so do the
	 * other hosts that have to forward it.
	 */
	boolean isItsHost(GrantApplication application, Actor actor) {
		return actor.holds(Role.HOST_OFFICE, application.host())
				|| application.view().partners().stream().anyMatch((unit) -> actor.holds(Role.HOST_OFFICE, unit))
						&& RegionalHosts.inEachRegion(this.calls.require(application.callId()));
	}

	/** The officers of the call: lead department and managing agency. */
	boolean isItsOffice(GrantApplication application, Actor actor) {
		return isOffice(this.calls.require(application.callId()), actor);
	}

	private static boolean isOffice(Call call, Actor actor) {
		return runsReview(call, actor) || List.of(Role.FINANCE_OFFICER, Role.ARCHIVIST)
			.stream()
			.anyMatch((role) -> actor.holds(role, call.managingAgency()));
	}

	/** Those who organise and follow the review know the reviewers' names. */
	private static boolean runsReview(Call call, Actor actor) {
		return List.of(Role.PROGRAMME_OFFICER, Role.DECISION_MAKER)
			.stream()
			.anyMatch((role) -> actor.holds(role, call.leadDepartment()))
				|| List.of(Role.AGENCY_OFFICER, Role.PANEL_SECRETARY)
					.stream()
					.anyMatch((role) -> actor.holds(role, call.managingAgency()));
	}

	/**
	 * Codes of the departments and regions that recommend it: those its host belongs to;
	 * the lead department of the call where it belongs to none.
	 */
	List<String> recommenders(GrantApplication application) {
		List<String> parents = this.organisations.find(application.host())
			.map(OrganisationView::parents)
			.orElse(List.of());
		return parents.isEmpty() ? List.of(this.calls.require(application.callId()).leadDepartment()) : parents;
	}

	/**
	 * The departments or regions that recommend it or once did, and the regions that
	 * co-sign.
	 */
	boolean recommendsIt(GrantApplication application, Actor actor) {
		Set<String> offices = Recommendations.offices(actor.grants());
		return recommenders(application).stream().anyMatch(offices::contains)
				|| isRegion(this.calls.require(application.callId()), actor) || (!offices.isEmpty()
						&& this.recommendations.existsByApplicationIdAndDepartmentIn(application.id(), offices));
	}

	private static boolean isRegion(Call call, Actor actor) {
		return call.fundingSplit()
			.keySet()
			.stream()
			.anyMatch((code) -> actor.holds(Role.REGION_SCIENCE, code) || actor.holds(Role.REGION_FINANCE, code)
					|| actor.holds(Role.REGION_GOVERNMENT, code) || actor.holds(Role.DECISION_MAKER, code));
	}

	/** The calls all of whose submitted applications the actor reads. */
	Set<UUID> callsOf(Actor actor) {
		return this.calls.all()
			.stream()
			.filter((call) -> isOffice(call, actor) || isRegion(call, actor))
			.map(Call::id)
			.collect(Collectors.toSet());
	}

	/** The hosts all of whose submitted applications the actor reads. */
	Set<String> hostsReadBy(Actor actor) {
		Set<String> hosts = new HashSet<>(hostsOf(actor));
		Recommendations.offices(actor.grants()).forEach((office) -> hosts.addAll(this.organisations.under(office)));
		return hosts;
	}

	/** Supervision reads content as well as history. */
	boolean supervises(Actor actor) {
		return actor.holds(RoleAt.everywhere(Role.INSPECTOR));
	}

	/** Staff read what has been submitted; drafts are the applicant's own. */
	boolean mayReadAsStaff(GrantApplication application, Actor actor) {
		return application.documentId() != null && (isItsHost(application, actor) || isItsOffice(application, actor)
				|| recommendsIt(application, actor) || supervises(actor));
	}

	boolean mayRead(GrantApplication application, Actor actor) {
		return isOwn(application, actor) || mayReadAsStaff(application, actor);
	}

	HistoryAccess history(GrantApplication application, Actor actor) {
		if (isOwn(application, actor)) {
			return HistoryAccess.CASE;
		}
		if (supervises(actor)) {
			return HistoryAccess.FULL;
		}
		if (mayReadAsStaff(application, actor)) {
			return runsReview(this.calls.require(application.callId()), actor) ? HistoryAccess.FULL
					: HistoryAccess.STAFF;
		}
		boolean administrator = actor.holds(Role.SYSTEM_ADMINISTRATOR) || actor.holds(Role.SECURITY_ADMINISTRATOR)
				|| actor.holds(Role.AUDIT_ADMINISTRATOR);
		return administrator ? HistoryAccess.MASKED : HistoryAccess.NONE;
	}

	/** The institutions for which the actor is the research office. */
	Set<String> hostsOf(Actor actor) {
		return actor.grants()
			.stream()
			.filter((grant) -> grant.role() == Role.HOST_OFFICE)
			.map(RoleAt::scope)
			.collect(Collectors.toSet());
	}

}
