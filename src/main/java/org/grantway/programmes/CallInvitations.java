package org.grantway.programmes;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import org.grantway.identity.Organisations;
import org.grantway.identity.Organisations.OrganisationView;
import org.grantway.programmes.Call.CallStatus;
import org.grantway.shared.Actor;
import org.grantway.shared.CaseRef;
import org.grantway.shared.Fact;
import org.grantway.shared.NotAllowed;
import org.grantway.shared.NotFound;
import org.grantway.shared.Notice;
import org.grantway.shared.Refused;
import org.grantway.shared.Role;
import org.grantway.shared.RoleAt;

/**
 * Who is invited to a call that is entered by invitation: the officer names the
 * institutions, each gets its commissioning letter once the call is published, and one
 * can be added or taken back until it has submitted.
 */
@Service
@Transactional
public class CallInvitations {

	private final CallInvitationRepository invitations;

	private final FundingCalls rows;

	private final Calls calls;

	private final CallAccess access;

	private final Organisations organisations;

	private final ObjectProvider<CallFigures> figures;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	CallInvitations(CallInvitationRepository invitations, FundingCalls rows, Calls calls, CallAccess access,
			Organisations organisations, ObjectProvider<CallFigures> figures, ApplicationEventPublisher events,
			Clock clock) {
		this.invitations = invitations;
		this.rows = rows;
		this.calls = calls;
		this.access = access;
		this.organisations = organisations;
		this.figures = figures;
		this.events = events;
		this.clock = clock;
	}

	/** Those invited, in the order of their invitation. */
	@Transactional(readOnly = true)
	List<Invited> of(UUID callId) {
		Set<String> submitted = submitted(callId);
		return this.invitations.findByCallIdOrderByInvitedAtAscHostAsc(callId)
			.stream()
			.map((row) -> new Invited(row.host(), row.invitedAt(), submitted.contains(row.host())))
			.toList();
	}

	/** The reader's own letter: the institution and when it was invited. */
	@Transactional(readOnly = true)
	Optional<Invited> letterFor(Call call, Actor reader) {
		return this.access.invitedAs(call, reader)
			.flatMap((host) -> this.invitations.findByCallIdAndHost(call.id(), host))
			.map((row) -> new Invited(row.host(), row.invitedAt(), false));
	}

	/**
	 * Invites an institution. Refused beside the field {@code host} if there is none of
	 * that code, its kind may not apply or it is invited already; and after the close.
	 */
	public void invite(UUID callId, String host, Actor by) {
		Call call = requireOpen(callId, by);
		OrganisationView organisation = this.organisations.find(host.strip())
			.orElseThrow(() -> Refused.at("host", "programmes.hosts.refused.unknown", host.strip()));
		if (call.eligibility().get("host_types") instanceof Collection<?> types
				&& !types.contains(organisation.type())) {
			throw Refused.at("host", "programmes.hosts.refused.type", organisation.code());
		}
		if (this.invitations.findByCallIdAndHost(callId, organisation.code()).isPresent()) {
			throw Refused.at("host", "programmes.hosts.refused.invited", organisation.code());
		}
		this.invitations.save(new CallInvitation(callId, organisation.code(), by.personId(), Instant.now(this.clock)));
		CaseRef of = this.calls.caseOf(callId);
		this.events.publishEvent(Fact.of(of, "call.host-invited").by(by).now("host", organisation.code()));
		if (call.isPublished()) {
			tell(of, organisation.code(), "call.letter", null);
		}
	}

	/**
	 * Takes an invitation back, with the reason. Refused once the institution has
	 * submitted.
	 */
	public void takeBack(UUID callId, String host, String reason, Actor by) {
		Call call = requireOpen(callId, by);
		CallInvitation invitation = this.invitations.findByCallIdAndHost(callId, host)
			.orElseThrow(() -> new NotFound("invitation of " + host));
		if (reason == null || reason.isBlank()) {
			throw Refused.at("reason", "programmes.refused.reason-needed");
		}
		if (submitted(callId).contains(host)) {
			throw Refused.at("reason", "programmes.hosts.refused.submitted", host);
		}
		this.invitations.delete(invitation);
		CaseRef of = this.calls.caseOf(callId);
		this.events.publishEvent(Fact.of(of, "call.host-taken-back").by(by).because(reason.strip()).was("host", host));
		if (call.isPublished()) {
			tell(of, host, "call.host-taken-back", reason.strip());
		}
	}

	private Call requireOpen(UUID callId, Actor by) {
		this.rows.lock(callId);
		Call call = this.calls.require(callId);
		if (!this.access.mayRunCallsOf(call.leadDepartment(), by)) {
			throw new NotAllowed("programmes.not-allowed.lead");
		}
		if (!call.byInvitation()) {
			throw Refused.at("host", "programmes.hosts.refused.open-to-all", call.code());
		}
		if (EnumSet.of(CallStatus.CLOSED, CallStatus.CANCELLED).contains(call.status())) {
			throw Refused.at("host", "programmes.hosts.refused.over", call.code());
		}
		return call;
	}

	private Set<String> submitted(UUID callId) {
		CallFigures known = this.figures.getIfAvailable();
		return (known != null) ? known.submittedFrom(callId) : Set.of();
	}

	/** Sends the commissioning letters of a call that is published now. */
	void sendLetters(CaseRef call) {
		List<String> hosts = this.invitations.findByCallIdOrderByInvitedAtAscHostAsc(call.id())
			.stream()
			.map(CallInvitation::host)
			.toList();
		if (!hosts.isEmpty()) {
			hosts.forEach((host) -> tell(call, host, "call.letter", null));
			this.events.publishEvent(Fact.of(call, "call.letters-sent")
				.by(Actor.SYSTEM)
				.now("hosts", hosts.stream().collect(Collectors.joining(", "))));
		}
	}

	private void tell(CaseRef call, String host, String what, String reason) {
		String page = what.equals("call.letter") ? "/calls/" + call.number() : "/calls";
		this.events.publishEvent(new Notice(call, RoleAt.of(Role.HOST_OFFICE, host), what, page, reason));
	}

	/**
	 * An invited institution.
	 *
	 * @param host the institution's code
	 * @param submitted whether it has submitted, so that the invitation stands
	 */
	record Invited(String host, Instant at, boolean submitted) {

	}

}
