package org.grantway.programmes;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import org.grantway.identity.People;
import org.grantway.programmes.Call.CallStatus;
import org.grantway.shared.Actor;
import org.grantway.shared.Fact;
import org.grantway.shared.LocalizedText;
import org.grantway.shared.NotAllowed;
import org.grantway.shared.NotFound;
import org.grantway.shared.Refused;
import org.grantway.shared.Role;
import org.grantway.shared.RoleAt;
import org.grantway.workflow.Processes;
import org.grantway.workflow.WorkItem;
import org.grantway.workflow.Worklist;

/**
 * The officers' work on calls: copy, write, submit for approval, publish by a second
 * person, close a rolling call, cancel.
 */
@Service
@Transactional
public class CallPreparation {

	private final FundingCalls calls;

	private final CallVersions versions;

	private final CallConfigurations configurations;

	private final Calls published;

	private final CallAccess access;

	private final People people;

	private final CallInvitationRepository invitations;

	private final Worklist worklist;

	private final Processes processes;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	CallPreparation(FundingCalls calls, CallVersions versions, CallConfigurations configurations, Calls published,
			CallAccess access, People people, CallInvitationRepository invitations, Worklist worklist,
			Processes processes, ApplicationEventPublisher events, Clock clock) {
		this.calls = calls;
		this.versions = versions;
		this.configurations = configurations;
		this.published = published;
		this.access = access;
		this.people = people;
		this.invitations = invitations;
		this.worklist = worklist;
		this.processes = processes;
		this.events = events;
		this.clock = clock;
	}

	/** Makes a new call with the same configuration, its dates moved to the anchor. */
	public UUID copy(UUID callId, String code, LocalDate anchor, LocalizedText title, Actor by) {
		FundingCall original = require(callId);
		ObjectNode json = current(original).configuration().json();
		CallConfigurations.recomputeOffsets(json);
		CallConfigurations.anchor(json, anchor);
		if (title != null) {
			CallConfigurations.title(json, title);
		}
		requireLead(json.path("lead_department").asText(), by);
		return this.published.create(new Calls.CallDraft(code, json.toString()), by);
	}

	/**
	 * Stores another version of the configuration while the call is in preparation.
	 * @param basedOn the version the writer started from; refused if another came since
	 */
	public int edit(UUID callId, String configuration, int basedOn, Actor by) {
		FundingCall call = require(callId);
		requireLead(call.leadDepartment(), by);
		if (call.currentVersion() != basedOn) {
			throw new Refused("programmes.refused.changed-meanwhile", call.currentVersion());
		}
		CallConfiguration revised = this.configurations.complete(CallConfiguration.parse(configuration), call.code());
		requireLead(revised.leadDepartment(), by);
		String lead = call.leadDepartment();
		int number = call.currentVersion() + 1;
		call.revise(revised, number);
		this.calls.save(call);
		this.versions.save(new CallVersion(callId, number, revised, by.personId(), Instant.now(this.clock)));
		this.events
			.publishEvent(Fact.of(call.asCase(), "call.edited").by(by).was("version", basedOn).now("version", number));
		if (!lead.equals(call.leadDepartment())) {
			this.worklist.offer(callId, "Task_PrepareCall", RoleAt.of(Role.PROGRAMME_OFFICER, call.leadDepartment()));
			this.events.publishEvent(Fact.of(call.asCase(), "call.lead-changed")
				.by(by)
				.was("lead", lead)
				.now("lead", call.leadDepartment()));
		}
		return number;
	}

	/** Hands the call to a second person for approval. */
	public void submitForApproval(UUID callId, Actor by) {
		FundingCall call = require(callId);
		WorkItem task = task(call, "Task_PrepareCall", by);
		if (call.closesAt() != null && call.closesAt().isBefore(Instant.now(this.clock))) {
			throw new Refused("programmes.refused.already-over", call.code());
		}
		UUID writer = current(call).createdBy();
		if (!by.is(writer) && wouldBeLeftToNobody(call, by, writer)) {
			throw new Refused("programmes.refused.nobody-left");
		}
		if (this.published.require(callId).byInvitation() && !this.invitations.existsByCallId(callId)) {
			throw new Refused("programmes.hosts.refused.none", call.code());
		}
		call.submittedBy(by.personId());
		this.calls.save(call);
		this.events.publishEvent(Fact.of(call.asCase(), "call.submitted").by(by).now("version", call.currentVersion()));
		this.worklist.complete(task.id(), by, "submit", Map.of());
	}

	/**
	 * Whether the two are the only officers of the lead, so that the writer had better
	 * submit and leave the publishing to the other.
	 */
	private boolean wouldBeLeftToNobody(FundingCall call, Actor submitter, UUID writer) {
		List<UUID> officers = this.people.holding(RoleAt.of(Role.PROGRAMME_OFFICER, call.leadDepartment()))
			.stream()
			.map(People.PersonView::id)
			.toList();
		return officers.contains(writer)
				&& officers.stream().allMatch((officer) -> submitter.is(officer) || officer.equals(writer));
	}

	/** Publishes the call. Refused to the person who wrote or submitted it. */
	public void publish(UUID callId, Actor by) {
		FundingCall call = require(callId);
		WorkItem task = task(call, "Task_PublishCall", by);
		if (by.is(call.submittedBy()) || by.is(current(call).createdBy())) {
			throw new Refused("programmes.refused.same-person");
		}
		this.events.publishEvent(Fact.of(call.asCase(), "call.approved").by(by).now("version", call.currentVersion()));
		this.worklist.complete(task.id(), by, "publish", Map.of());
	}

	/** Sends the call back to its writer, with the reason. */
	public void sendBack(UUID callId, String reason, Actor by) {
		FundingCall call = require(callId);
		WorkItem task = task(call, "Task_PublishCall", by);
		if (reason == null || reason.isBlank()) {
			throw Refused.at("reason", "programmes.refused.reason-needed");
		}
		this.events.publishEvent(Fact.of(call.asCase(), "call.sent-back").by(by).because(reason.strip()));
		this.worklist.complete(task.id(), by, "return", Map.of());
	}

	/** Ends a rolling call. */
	public void close(UUID callId, String reason, Actor by) {
		FundingCall call = require(callId);
		requireLead(call.leadDepartment(), by);
		if (reason == null || reason.isBlank()) {
			throw Refused.at("reason", "programmes.refused.reason-needed");
		}
		if (!this.processes.send("Msg_CloseCall", StoredCalls.PROCESS, callId, Map.of())) {
			throw new Refused("programmes.refused.not-rolling", call.code());
		}
		this.events.publishEvent(Fact.of(call.asCase(), "call.close-ordered").by(by).because(reason.strip()));
	}

	/**
	 * Cancels a call before it closes, with the reason that the public will read, and
	 * with it every application that is not decided.
	 */
	public void cancel(UUID callId, String reason, Actor by) {
		FundingCall call = require(callId);
		requireLead(call.leadDepartment(), by);
		if (reason == null || reason.isBlank()) {
			throw Refused.at("reason", "programmes.refused.reason-needed");
		}
		if (reason.strip().length() > 2000) {
			throw Refused.at("reason", "programmes.refused.reason-too-long");
		}
		call.cancelledBecause(reason.strip());
		this.calls.save(call);
		if (!this.processes.send("Msg_CancelCall", StoredCalls.PROCESS, callId, Map.of())) {
			throw new Refused("programmes.refused.over", call.code());
		}
		this.events.publishEvent(Fact.of(call.asCase(), "call.cancelled").by(by).because(reason.strip()));
		this.events.publishEvent(new CallCancelled(callId, reason.strip()));
	}

	/** The configuration in force, for the form that edits it. */
	@Transactional(readOnly = true)
	public String configuration(UUID callId) {
		return current(require(callId)).configuration().text();
	}

	/** The versions of a call, the newest first. */
	@Transactional(readOnly = true)
	public List<VersionView> versions(UUID callId) {
		return this.versions.findByCallIdOrderByNumberInCallDesc(callId)
			.stream()
			.map((version) -> new VersionView(version.number(), version.createdBy(), version.createdAt()))
			.toList();
	}

	/** The call as an earlier version said it. */
	@Transactional(readOnly = true)
	public Call version(UUID callId, int number) {
		FundingCall call = require(callId);
		return this.versions.findByCallIdAndNumberInCall(callId, number)
			.map((version) -> version.configuration()
				.toCall(callId, call.code(), number, call.status(), UnaryOperator.identity()))
			.orElseThrow(() -> new NotFound("version " + number + " of call " + call.code()));
	}

	/** Whether the actor may publish a call that waits for it: not who wrote it. */
	@Transactional(readOnly = true)
	public boolean mayPublish(UUID callId, Actor actor) {
		FundingCall call = require(callId);
		return !actor.is(call.submittedBy()) && !actor.is(current(call).createdBy())
				&& this.worklist.find(callId, "Task_PublishCall", actor).isPresent();
	}

	private FundingCall require(UUID callId) {
		return this.calls.findById(callId).orElseThrow(() -> new NotFound("call " + callId));
	}

	private CallVersion current(FundingCall call) {
		return this.versions.findByCallIdAndNumberInCall(call.id(), call.currentVersion()).orElseThrow();
	}

	private WorkItem task(FundingCall call, String task, Actor by) {
		requireLead(call.leadDepartment(), by);
		return this.worklist.find(call.id(), task, by)
			.orElseThrow(() -> new Refused((call.status() == CallStatus.IN_APPROVAL) ? "programmes.refused.same-person"
					: "programmes.refused.not-the-time", call.code()));
	}

	private void requireLead(String leadDepartment, Actor by) {
		if (!this.access.mayRunCallsOf(leadDepartment, by)) {
			throw new NotAllowed("programmes.not-allowed.lead");
		}
	}

	/**
	 * One version in brief.
	 *
	 * @param by the person's id
	 */
	public record VersionView(int number, UUID by, Instant at) {

	}

}
