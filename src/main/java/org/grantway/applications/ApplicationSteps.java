package org.grantway.applications;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.annotation.Transactional;

import org.grantway.documents.FrozenDocuments;
import org.grantway.documents.FrozenDocuments.FrozenDocument;
import org.grantway.documents.FrozenDocuments.VoidedBy;
import org.grantway.forms.Submissions;
import org.grantway.identity.Organisations;
import org.grantway.programmes.Call;
import org.grantway.programmes.Calls;
import org.grantway.shared.Actor;
import org.grantway.shared.Fact;
import org.grantway.shared.NotFound;
import org.grantway.shared.Notice;
import org.grantway.shared.Role;
import org.grantway.shared.RoleAt;
import org.grantway.shared.WorkingCalendar;
import org.grantway.web.Arrivals;
import org.grantway.workflow.WorkflowStep;
import org.grantway.workflow.Worklist;

/**
 * What the processes of applications ask and do: who has a task, until when, and the
 * steps between tasks.
 */
@WorkflowStep("applicationSteps")
@Transactional
public class ApplicationSteps {

	private static final int MOST_AGREEMENTS = 3;

	private static final int MOST_REVISIONS = 1;

	private static final List<String> CO_SIGNING = List.of("Task_RegionScience", "Task_RegionFinance",
			"Task_RegionGovernment");

	private static final Duration NO_DEADLINE = Duration.ofDays(3650);

	private final GrantApplications applications;

	private final Calls calls;

	private final Organisations organisations;

	private final ApplicationAccess access;

	private final RegionalHosts hosts;

	private final FrozenDocuments documents;

	private final Submissions submissions;

	private final Eligibility eligibility;

	private final Recommendations recommendations;

	private final Windows windows;

	private final WorkingCalendar calendar;

	private final Worklist worklist;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	ApplicationSteps(GrantApplications applications, Calls calls, Organisations organisations, ApplicationAccess access,
			RegionalHosts hosts, FrozenDocuments documents, Submissions submissions, Eligibility eligibility,
			Recommendations recommendations, Windows windows, WorkingCalendar calendar, Worklist worklist,
			ApplicationEventPublisher events, Clock clock) {
		this.applications = applications;
		this.calls = calls;
		this.organisations = organisations;
		this.access = access;
		this.hosts = hosts;
		this.documents = documents;
		this.submissions = submissions;
		this.eligibility = eligibility;
		this.recommendations = recommendations;
		this.windows = windows;
		this.calendar = calendar;
		this.worklist = worklist;
		this.events = events;
		this.clock = clock;
	}

	public String principalInvestigator(String caseId) {
		return application(caseId).principalInvestigator().toString();
	}

	public String hostOffice(String caseId) {
		return RoleAt.of(Role.HOST_OFFICE, application(caseId).host()).toString();
	}

	/**
	 * The institutions that check and forward: the host, or where the call asks the host
	 * of each region, one in each.
	 */
	public List<String> hosts(String caseId) {
		return this.hosts.of(application(caseId), call(caseId));
	}

	public String officeOf(String host) {
		return RoleAt.of(Role.HOST_OFFICE, host).toString();
	}

	/**
	 * The departments and regions the host belongs to; the lead department where it
	 * belongs to none.
	 */
	public String supervisingDepartments(String caseId) {
		return this.access.recommenders(application(caseId))
			.stream()
			.map((code) -> this.recommendations.recommender(code).toString())
			.collect(Collectors.joining(","));
	}

	public String agencyOfficers(String caseId) {
		return RoleAt.of(Role.AGENCY_OFFICER, call(caseId).managingAgency()).toString();
	}

	public String financeOfficers(String caseId) {
		return RoleAt.of(Role.FINANCE_OFFICER, call(caseId).managingAgency()).toString();
	}

	public String programmeOfficers(String caseId) {
		return RoleAt.of(Role.PROGRAMME_OFFICER, call(caseId).leadDepartment()).toString();
	}

	public String decisionMakers(String caseId) {
		return RoleAt.of(Role.DECISION_MAKER, call(caseId).leadDepartment()).toString();
	}

	/** The science authority of the region in which the building entity lies. */
	public String leadRegion(String caseId) {
		List<String> regions = regions(caseId);
		String region = this.organisations.regionOf(application(caseId).host())
			.filter(regions::contains)
			.orElse(regions.get(0));
		return regionGroup(Role.REGION_SCIENCE.name(), region);
	}

	public String regionGroup(String role, String region) {
		return RoleAt.of(Role.valueOf(role), region).toString();
	}

	/** The regions that fund the center and therefore sign. */
	public List<String> regions(String caseId) {
		return call(caseId).fundingSplit().keySet().stream().filter((key) -> !key.equals("central")).toList();
	}

	/** Until when the applicant submits; in ten years where the call has no end. */
	public Date applyUntil(String caseId) {
		ApplicationStatus status = application(caseId).status();
		return Date.from(CallWindow.of(call(caseId))
			.submitUntil(status)
			.orElseGet(() -> Instant.now(this.clock).plus(NO_DEADLINE)));
	}

	/** Until when the host forwards. */
	public Date hostUntil(String caseId) {
		CallWindow window = CallWindow.of(call(caseId));
		return (window.hostUntil() != null) ? window.hostDate() : Date.from(Instant.now(this.clock).plus(NO_DEADLINE));
	}

	/** When the draw is due, counted once all applications of the call can be in. */
	public Date drawDue(int workingDays, String caseId) {
		return Date.from(call(caseId).dueOnceAllIn(workingDays, Instant.now(this.clock), this.calendar));
	}

	/** When a draft that was not submitted is closed. */
	public Date applyEnds(String caseId) {
		return ends(applyUntil(caseId));
	}

	/** When the host's time is closed. */
	public Date hostEnds(String caseId) {
		return ends(hostUntil(caseId));
	}

	/** When a full application that was not submitted is closed. */
	public Date fullEnds(String caseId) {
		return ends(fullUntil(caseId));
	}

	/** When the host's time for the full application is closed. */
	public Date fullCheckEnds(String caseId) {
		return ends(fullCheckUntil(caseId));
	}

	/** A request that arrived before the deadline may still be worked on. */
	private static Date ends(Date until) {
		return Date.from(until.toInstant().plus(Arrivals.PATIENCE));
	}

	/** Until when the partner agency's confirmation is waited for. */
	public Date matchUntil(String caseId) {
		return Date.from(this.windows.matchUntil(application(caseId), call(caseId)));
	}

	/** Until when the full application is submitted. */
	public Date fullUntil(String caseId) {
		return Date.from(this.windows.full(application(caseId), call(caseId)).applicantUntil());
	}

	/** Until when the host forwards the full application. */
	public Date fullCheckUntil(String caseId) {
		return Date.from(this.windows.full(application(caseId), call(caseId)).hostUntil());
	}

	/**
	 * Until when hosts hand in their list and commitment, at the hour the call closes.
	 */
	public Date commitUntil(String caseId) {
		return this.windows.commitUntil(call(caseId)).map(Date::from).orElseGet(() -> hostUntil(caseId));
	}

	/** Until when a step takes that starts now, by the call's own lengths. */
	public Date due(String caseId, String step) {
		return Date.from(call(caseId).length(step).after(Instant.now(this.clock), this.calendar));
	}

	/** When three quarters of a step's length are over. */
	public Date reminder(String caseId, String step) {
		Call.StageLength length = call(caseId).length(step);
		return Date.from(new Call.StageLength(length.length() * 3 / 4, length.unit()).after(Instant.now(this.clock),
				this.calendar));
	}

	public void notSubmitted(String caseId) {
		publish(caseId, "application.not-submitted");
	}

	public void notForwarded(String caseId) {
		publish(caseId, "application.not-forwarded");
	}

	/** A draft ends with its call; the applicant reads why. */
	public void callCancelled(String caseId) {
		GrantApplication application = application(caseId);
		this.events.publishEvent(Fact.of(application.asCase(), "application.call-cancelled")
			.by(Actor.SYSTEM)
			.because(this.calls.cancellation(application.callId()).orElse(null)));
	}

	/** Evaluates the eligibility table and keeps what it finds for the formal check. */
	public void checkEligibility(String caseId) {
		this.eligibility.check(application(caseId));
	}

	/** Whether all parties have signed the agreement as it stands. */
	public boolean allSigned(String caseId) {
		return agreement(caseId).filter((document) -> !document.voided())
			.map((document) -> this.documents.signatures(document.id())
				.stream()
				.allMatch((signature) -> "SIGNED".equals(signature.state())))
			.orElse(false);
	}

	/** After a refusal the agreement is negotiated again, at most twice. */
	public boolean mayNegotiate(String caseId) {
		return this.documents.versions(application(caseId).asCase(), Submitting.AGREEMENT).size() < MOST_AGREEMENTS;
	}

	/** A plan is revised once. */
	public boolean mayRevise(String caseId) {
		return this.submissions.all(UUID.fromString(caseId), "Task_RevisePlan").size() < MOST_REVISIONS;
	}

	public void voidSignatures(String caseId) {
		agreement(caseId).filter((document) -> !document.voided()).ifPresent((document) -> {
			this.documents.voidSignatures(document.id(), VoidedBy.ARGUMENTATION, null, Actor.SYSTEM);
			publish(caseId, "application.cosign-voided");
		});
	}

	public void remindCoSign(String caseId) {
		publish(caseId, "application.cosign-reminded");
		CO_SIGNING.forEach((task) -> this.worklist.remind(UUID.fromString(caseId), task, null));
	}

	public void escalateCoSign(String caseId) {
		publish(caseId, "application.cosign-escalated");
		this.events.publishEvent(new Notice(application(caseId).asCase(), RoleAt.parse(programmeOfficers(caseId)),
				"application.cosign-escalated"));
	}

	/** The call's review stage that holds for a panel of this purpose. */
	public String panelStage(String caseId, String purpose) {
		List<String> names = purpose.equals("argumentation") ? List.of("plan-argumentation", "argumentation")
				: List.of("defence", "panel", "joint-panel");
		return call(caseId).review()
			.stream()
			.map(Call.ReviewStage::stage)
			.filter(names::contains)
			.findFirst()
			.orElse(purpose);
	}

	/** The refusal stands; the application goes back to the status it had. */
	public void uphold(String caseId) {
		GrantApplication application = application(caseId);
		application.become(application.refusedAs(), Instant.now(this.clock));
		publish(caseId, "application.refusal-upheld");
	}

	/** What was signed for the application counts no more, nor does its place. */
	public void withdrawn(String caseId) {
		this.recommendations.withdraw(UUID.fromString(caseId));
		agreement(caseId).filter((document) -> !document.voided())
			.ifPresent((document) -> this.documents.voidSignatures(document.id(), VoidedBy.WITHDRAWAL, null,
					Actor.SYSTEM));
	}

	private Optional<FrozenDocument> agreement(String caseId) {
		return this.documents.latest(application(caseId).asCase(), Submitting.AGREEMENT);
	}

	private void publish(String caseId, String action) {
		this.events.publishEvent(Fact.of(application(caseId).asCase(), action).by(Actor.SYSTEM));
	}

	private Call call(String caseId) {
		return this.calls.require(application(caseId).callId());
	}

	private GrantApplication application(String caseId) {
		return this.applications.findById(UUID.fromString(caseId))
			.orElseThrow(() -> new NotFound("application " + caseId));
	}

}
