package org.grantway.awards.decision;

import java.util.Date;
import java.util.UUID;

import org.grantway.programmes.Call;
import org.grantway.programmes.Calls;
import org.grantway.shared.Role;
import org.grantway.shared.RoleAt;
import org.grantway.workflow.WorkflowStep;

/**
 * What the process of a reconsideration asks of this module.
 */
@WorkflowStep("appealSteps")
public class AppealSteps {

	private final Appeals appeals;

	private final AppealCases cases;

	private final Calls calls;

	AppealSteps(Appeals appeals, AppealCases cases, Calls calls) {
		this.appeals = appeals;
		this.cases = cases;
		this.calls = calls;
	}

	/** Those of the managing agency and of the lead department. */
	public String officers(String caseId) {
		Call call = call(caseId);
		return RoleAt.of(Role.AGENCY_OFFICER, call.managingAgency()) + ","
				+ RoleAt.of(Role.PROGRAMME_OFFICER, call.leadDepartment());
	}

	public String deciders(String caseId) {
		return RoleAt.of(Role.DECISION_MAKER, call(caseId).leadDepartment()).toString();
	}

	public Date answerUntil(String appealId) {
		return Date.from(this.appeals.answerUntil(UUID.fromString(appealId)));
	}

	public Date remindAt(String appealId) {
		return Date.from(this.appeals.remindAt(UUID.fromString(appealId)));
	}

	public void remind(String appealId) {
		this.appeals.remind(UUID.fromString(appealId));
	}

	public void serve(String appealId) {
		this.appeals.serve(UUID.fromString(appealId));
	}

	public void reject(String appealId) {
		this.appeals.reject(UUID.fromString(appealId));
	}

	private Call call(String caseId) {
		return this.calls.require(this.cases.require(UUID.fromString(caseId)).callId());
	}

}
