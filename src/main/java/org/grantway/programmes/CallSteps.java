package org.grantway.programmes;

import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.annotation.Transactional;

import org.grantway.shared.Actor;
import org.grantway.shared.Fact;
import org.grantway.shared.NotFound;
import org.grantway.shared.Role;
import org.grantway.shared.RoleAt;
import org.grantway.web.Arrivals;
import org.grantway.workflow.WorkflowStep;

/**
 * What the process {@code funding-call} asks and does.
 */
@WorkflowStep("callSteps")
@Transactional
public class CallSteps {

	private final FundingCalls calls;

	private final CallInvitations invitations;

	private final Grace grace;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	CallSteps(FundingCalls calls, CallInvitations invitations, Grace grace, ApplicationEventPublisher events,
			Clock clock) {
		this.grace = grace;
		this.calls = calls;
		this.invitations = invitations;
		this.events = events;
		this.clock = clock;
	}

	/** The programme officers of the lead department. */
	public String officers(String callId) {
		return RoleAt.of(Role.PROGRAMME_OFFICER, require(callId).leadDepartment()).toString();
	}

	public Date opensAt(String callId) {
		return Date.from(require(callId).opensAt());
	}

	/** When applicants' time ends; asked only of calls that are not rolling. */
	public Date closesAt(String callId) {
		return Date.from(this.grace.after(require(callId).closesAt()));
	}

	/**
	 * When the call is closed: as late after the applicants' deadline as a request may
	 * still be worked on that arrived in time. What arrives after the deadline is late
	 * all the same.
	 */
	public Date endsAt(String callId) {
		return Date.from(closesAt(callId).toInstant().plus(Arrivals.PATIENCE));
	}

	public boolean isRolling(String callId) {
		return require(callId).closesAt() == null;
	}

	/** Notes the time of publication. */
	public void publish(String callId) {
		FundingCall call = require(callId);
		if (call.publishedAt() == null) {
			call.published(Instant.now(this.clock));
			this.calls.save(call);
			this.events.publishEvent(fact(call, "call.published"));
			this.invitations.sendLetters(call.asCase());
		}
	}

	public void open(String callId) {
		this.events.publishEvent(fact(require(callId), "call.opened"));
	}

	public void close(String callId) {
		this.events.publishEvent(fact(require(callId), "call.closed"));
	}

	/** Keeps the cancellation's end in the history; the reason stands with the order. */
	public void cancel(String callId) {
		this.events.publishEvent(fact(require(callId), "call.ended"));
	}

	private static Fact fact(FundingCall call, String action) {
		return Fact.of(call.asCase(), action).by(Actor.SYSTEM);
	}

	private FundingCall require(String callId) {
		return this.calls.findById(UUID.fromString(callId)).orElseThrow(() -> new NotFound("call " + callId));
	}

}
