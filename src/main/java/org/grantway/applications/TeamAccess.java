package org.grantway.applications;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import org.grantway.identity.Organisations;
import org.grantway.identity.Organisations.OrganisationView;
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

	/** What a partner's code follows. */
	static final String PART = "part:";

	private static final int MOST = 30;

	private final TeamInvitations invitations;

	private final GrantApplications applications;

	private final ApplicationAccess access;

	private final People people;

	private final Organisations organisations;

	private final Calls calls;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	TeamAccess(TeamInvitations invitations, GrantApplications applications, ApplicationAccess access, People people,
			Organisations organisations, Calls calls, ApplicationEventPublisher events, Clock clock) {
		this.invitations = invitations;
		this.applications = applications;
		this.access = access;
		this.people = people;
		this.organisations = organisations;
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
			rows.add(new Row(one.id(), person.name(), person.email(), may(one), one.state(now()), one.expiresAt(),
					actor.is(one.personId()), isElsewhere(one.helping(), person)));
		}
		List<LocalizedText> team = application.people()
			.stream()
			.filter((person) -> !application.isLedBy(person) && !application.hasHelper(person))
			.map((person) -> known.get(person).name())
			.toList();
		return new Page(application.view(), known.get(application.principalInvestigator()).name(), rows, team,
				partners(application), application.isLedBy(actor.personId()) && !application.status().isEnd());
	}

	/**
	 * Invites somebody who has an account. Inviting again what is open changes nothing.
	 * @param may {@link #READ}, {@link #WRITE} or {@link #PART} with the code of a
	 * partner named in the application, which include reading
	 * @param confirmed whether the leader knows that the person belongs to another
	 * institution than the partner whose part it is; asked for beside {@code confirmed}
	 */
	void invite(String number, String email, String may, boolean confirmed, Actor actor) {
		GrantApplication application = led(number, actor);
		Optional<PersonView> found = this.people.byEmail(email.strip());
		Optional<Helping> offered = offered(application, may);
		boolean typed = !email.isBlank();
		new Refusals().unless(typed, "email", "applications.people.email-missing")
			.unless(!typed || found.isPresent(), "email", "applications.people.unknown")
			.unless(offered.isPresent(), "may", "applications.people.choose")
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
		if (!confirmed && isElsewhere(offered.get(), person)) {
			throw Refused.at("confirmed", "applications.people.other-unit", person.name(),
					this.organisations.names(Set.of(offered.get().part())).get(offered.get().part()));
		}
		if (invitation.offers(offered.get(), now())) {
			return;
		}
		invitation.invite(offered.get(), actor.personId(), now());
		this.invitations.save(invitation);
		tell(application, "application.helper-invited", actor, person.name(), invitation.helping());
		this.events.publishEvent(new PersonalNotice(application.asCase(), person.id(), "application.helper-invited",
				"/my/applications"));
	}

	/** Whether somebody writes for a partner to which the account does not belong. */
	private static boolean isElsewhere(Helping helping, PersonView person) {
		return helping.part() != null && !helping.part().equals(person.organisation());
	}

	/** What an invitation offers; empty for what can be offered to nobody. */
	private static Optional<Helping> offered(GrantApplication application, String may) {
		if (may.startsWith(PART)) {
			return Optional.of(may.substring(PART.length()))
				.filter(application.view().partners()::contains)
				.map((partner) -> new Helping(true, partner));
		}
		return (WRITE.equals(may) || READ.equals(may)) ? Optional.of(new Helping(WRITE.equals(may), null))
				: Optional.empty();
	}

	private Map<String, LocalizedText> partners(GrantApplication application) {
		Map<String, LocalizedText> partners = new LinkedHashMap<>();
		application.view()
			.partners()
			.forEach((code) -> this.organisations.find(code).ifPresent((unit) -> partners.put(code, unit.name())));
		return partners;
	}

	private May may(TeamInvitation invitation) {
		Helping helping = invitation.helping();
		return new May(helping.mayWrite(),
				Optional.ofNullable(helping.part())
					.flatMap(this.organisations::find)
					.map(OrganisationView::name)
					.orElse(null));
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
				invitation.helping());
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
			application.admit(actor.personId(), invitation.helping());
		}
		tell(application, accepted ? "application.helper-joined" : "application.helper-declined", actor,
				this.people.require(actor.personId()).name(), invitation.helping());
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
		PersonView self = this.people.require(actor.personId());
		List<Open> open = new ArrayList<>();
		for (TeamInvitation one : waiting) {
			GrantApplication application = this.applications.findById(one.applicationId()).orElseThrow();
			open.add(new Open(one.id(), application.view(), this.calls.require(application.callId()).title(),
					leaders.get(one.invitedBy()).name(), may(one), one.expiresAt(), isElsewhere(one.helping(), self)));
		}
		return open;
	}

	private void tell(GrantApplication application, String action, Actor actor, LocalizedText person, Helping helping) {
		Fact fact = Fact.of(application.asCase(), action)
			.by(actor)
			.now("person", person.en() + " " + person.zh())
			.now("mayWrite", helping.mayWrite());
		this.events.publishEvent((helping.part() != null) ? fact.now("part", helping.part()) : fact);
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
	 * @param partners whose part somebody can be invited to write, by code
	 * @param manageable whether the reader invites and ends
	 */
	record Page(ApplicationView application, LocalizedText leader, List<Row> rows, List<LocalizedText> team,
			Map<String, LocalizedText> partners, boolean manageable) {

	}

	/**
	 * What somebody may do.
	 *
	 * @param part the partner whose rows are all that the person writes, or null
	 */
	record May(boolean write, LocalizedText part) {

		public String key() {
			return "applications.people.may." + ((this.part != null) ? "part" : this.write ? WRITE : READ);
		}

	}

	/**
	 * One who was invited.
	 *
	 * @param self whether it is the reader
	 * @param elsewhere whether the person belongs to another institution than the partner
	 * whose part it is
	 */
	record Row(UUID id, LocalizedText name, String email, May may, TeamInvitation.State state, Instant until,
			boolean self, boolean elsewhere) {

		public boolean isOpen() {
			return this.state == TeamInvitation.State.OPEN || this.state == TeamInvitation.State.ACCEPTED;
		}

	}

	/**
	 * An invitation as the invited person sees it.
	 *
	 * @param elsewhere whether the person belongs to another institution than the partner
	 * whose part it is
	 */
	record Open(UUID id, ApplicationView application, LocalizedText call, LocalizedText leader, May may, Instant until,
			boolean elsewhere) {

	}

}
