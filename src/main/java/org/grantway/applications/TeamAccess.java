package org.grantway.applications;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import org.grantway.identity.People;
import org.grantway.identity.People.PersonView;
import org.grantway.programmes.Calls;
import org.grantway.shared.Actor;
import org.grantway.shared.Fact;
import org.grantway.shared.LocalizedText;
import org.grantway.shared.NotAllowed;
import org.grantway.shared.NotFound;
import org.grantway.shared.PersonalNotice;
import org.grantway.shared.Refusals;
import org.grantway.shared.Refused;

/**
 * Who may read and write an application beside its leader: whom the leader has invited
 * and who has accepted. Only the leader invites, submits and withdraws; a helper can
 * leave at any time.
 */
@Service
@Transactional
class TeamAccess {

	static final String READ = "read";

	static final String WRITE = "write";

	private static final int MOST = 30;

	private final TeamInvitations invitations;

	private final GrantApplications applications;

	private final ApplicationAccess access;

	private final People people;

	private final Calls calls;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	TeamAccess(TeamInvitations invitations, GrantApplications applications, ApplicationAccess access, People people,
			Calls calls, ApplicationEventPublisher events, Clock clock) {
		this.invitations = invitations;
		this.applications = applications;
		this.access = access;
		this.people = people;
		this.calls = calls;
		this.events = events;
		this.clock = clock;
	}

	/** Everybody who may do something with the application, or was invited to. */
	@Transactional(readOnly = true)
	Page page(String number, Actor actor) {
		GrantApplication application = own(number, actor);
		List<TeamInvitation> invited = this.invitations.findByApplicationIdOrderByInvitedAt(application.id());
		Set<UUID> ids = new HashSet<>(application.people());
		invited.forEach((one) -> ids.add(one.personId()));
		Map<UUID, PersonView> known = this.people.all(ids);
		List<Row> rows = new ArrayList<>();
		for (TeamInvitation one : invited) {
			PersonView person = known.get(one.personId());
			rows.add(new Row(one.id(), person.name(), person.email(), one.mayWrite(), one.state(now()), one.expiresAt(),
					actor.is(one.personId())));
		}
		List<LocalizedText> team = application.people()
			.stream()
			.filter((person) -> !application.isLedBy(person) && !application.hasHelper(person))
			.map((person) -> known.get(person).name())
			.toList();
		return new Page(application.view(), known.get(application.principalInvestigator()).name(), rows, team,
				application.isLedBy(actor.personId()) && !application.status().isEnd());
	}

	/**
	 * Invites somebody who has an account. Inviting again what is open changes nothing.
	 * @param may {@link #READ} or {@link #WRITE}, which includes reading
	 */
	void invite(String number, String email, String may, Actor actor) {
		GrantApplication application = led(number, actor);
		Optional<PersonView> found = this.people.byEmail(email.strip());
		new Refusals().unless(found.isPresent(), "email", "applications.people.unknown")
			.unless(WRITE.equals(may) || READ.equals(may), "may", "applications.people.choose")
			.refuse();
		PersonView person = found.get();
		if (application.isLedBy(person.id())) {
			throw Refused.at("email", "applications.people.yourself");
		}
		TeamInvitation invitation = this.invitations.findByApplicationIdAndPersonId(application.id(), person.id())
			.orElseGet(() -> new TeamInvitation(application.id(), person.id()));
		if (application.hasHelper(person.id())) {
			throw Refused.at("email", "applications.people.already", person.name());
		}
		if (this.invitations.findByApplicationIdOrderByInvitedAt(application.id()).size() >= MOST) {
			throw Refused.at("email", "applications.people.many", MOST);
		}
		if (invitation.offers(WRITE.equals(may), now())) {
			return;
		}
		invitation.invite(WRITE.equals(may), actor.personId(), now());
		this.invitations.save(invitation);
		tell(application, "application.helper-invited", actor, person.name(), invitation.mayWrite());
		this.events.publishEvent(new PersonalNotice(application.asCase(), person.id(), "application.helper-invited",
				"/my/applications"));
	}

	/**
	 * Ends what was given, or takes an invitation back. The helper may do it as well.
	 * @return whether the actor still reads the application
	 */
	boolean end(String number, UUID id, Actor actor) {
		GrantApplication application = own(number, actor);
		TeamInvitation invitation = this.invitations.findById(id)
			.filter((one) -> one.applicationId().equals(application.id()))
			.orElseThrow(() -> new NotFound("invitation " + id));
		if (!application.isLedBy(actor.personId()) && !actor.is(invitation.personId())) {
			throw new NotAllowed("applications.access.leader-only");
		}
		boolean stays = !actor.is(invitation.personId());
		if (invitation.state(now()) == TeamInvitation.State.ENDED) {
			return stays;
		}
		application.dismiss(invitation.personId());
		invitation.become(TeamInvitation.State.ENDED, now());
		this.invitations.save(invitation);
		tell(application, "application.helper-left", actor, this.people.require(invitation.personId()).name(),
				invitation.mayWrite());
		if (stays) {
			this.events.publishEvent(new PersonalNotice(application.asCase(), invitation.personId(),
					"application.helper-left", "/my/applications"));
		}
		return stays;
	}

	/** The person answers the invitation. Answering twice changes nothing. */
	void answer(UUID id, boolean accepted, Actor actor) {
		TeamInvitation invitation = this.invitations.findById(id)
			.filter((one) -> actor.is(one.personId()))
			.orElseThrow(() -> new NotFound("invitation " + id));
		TeamInvitation.State wanted = accepted ? TeamInvitation.State.ACCEPTED : TeamInvitation.State.DECLINED;
		TeamInvitation.State state = invitation.state(now());
		if (state == wanted) {
			return;
		}
		if (state != TeamInvitation.State.OPEN) {
			throw new Refused("applications.people.not-open");
		}
		GrantApplication application = this.applications.findById(invitation.applicationId()).orElseThrow();
		invitation.become(wanted, now());
		this.invitations.save(invitation);
		if (accepted) {
			application.admit(actor.personId(), invitation.mayWrite());
		}
		tell(application, accepted ? "application.helper-joined" : "application.helper-declined", actor,
				this.people.require(actor.personId()).name(), invitation.mayWrite());
	}

	/** Invitations that the person can answer. */
	@Transactional(readOnly = true)
	List<Open> open(Actor actor) {
		List<TeamInvitation> waiting = this.invitations
			.findByPersonIdAndStateOrderByInvitedAt(actor.personId(), TeamInvitation.State.OPEN)
			.stream()
			.filter((one) -> one.state(now()) == TeamInvitation.State.OPEN)
			.toList();
		if (waiting.isEmpty()) {
			return List.of();
		}
		Map<UUID, PersonView> leaders = this.people
			.all(new HashSet<>(waiting.stream().map(TeamInvitation::invitedBy).toList()));
		List<Open> open = new ArrayList<>();
		for (TeamInvitation one : waiting) {
			GrantApplication application = this.applications.findById(one.applicationId()).orElseThrow();
			open.add(new Open(one.id(), application.view(), this.calls.require(application.callId()).title(),
					leaders.get(one.invitedBy()).name(), one.mayWrite(), one.expiresAt()));
		}
		return open;
	}

	private void tell(GrantApplication application, String action, Actor actor, LocalizedText person, boolean write) {
		this.events.publishEvent(Fact.of(application.asCase(), action)
			.by(actor)
			.now("person", person.en() + " " + person.zh())
			.now("mayWrite", write));
	}

	private GrantApplication own(String number, Actor actor) {
		return this.applications.findByCaseNumber(number)
			.filter((found) -> this.access.isOwn(found, actor))
			.orElseThrow(() -> new NotFound("application " + number));
	}

	private GrantApplication led(String number, Actor actor) {
		GrantApplication application = own(number, actor);
		if (!application.isLedBy(actor.personId())) {
			throw new NotAllowed("applications.access.leader-only");
		}
		if (application.status().isEnd()) {
			throw new Refused("applications.people.ended");
		}
		return application;
	}

	private Instant now() {
		return Instant.now(this.clock);
	}

	/**
	 * @param team members named in the team section who have an account; they read
	 * @param manageable whether the reader invites and ends
	 */
	record Page(ApplicationView application, LocalizedText leader, List<Row> rows, List<LocalizedText> team,
			boolean manageable) {

	}

	/** One who was invited; {@code self} if it is the reader. */
	record Row(UUID id, LocalizedText name, String email, boolean mayWrite, TeamInvitation.State state, Instant until,
			boolean self) {

		public boolean isOpen() {
			return this.state == TeamInvitation.State.OPEN || this.state == TeamInvitation.State.ACCEPTED;
		}

	}

	/** An invitation as the invited person sees it. */
	record Open(UUID id, ApplicationView application, LocalizedText call, LocalizedText leader, boolean mayWrite,
			Instant until) {

	}

}
