package org.grantway.applications;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import org.grantway.applications.LeaderTransfer.State;
import org.grantway.identity.People;
import org.grantway.identity.People.Member;
import org.grantway.identity.People.PersonView;
import org.grantway.programmes.Call;
import org.grantway.programmes.Calls;
import org.grantway.shared.Actor;
import org.grantway.shared.Fact;
import org.grantway.shared.LocalizedText;
import org.grantway.shared.NotAllowed;
import org.grantway.shared.NotFound;
import org.grantway.shared.Notice;
import org.grantway.shared.PersonalNotice;
import org.grantway.shared.Refusals;
import org.grantway.shared.Refused;
import org.grantway.shared.Role;
import org.grantway.shared.RoleAt;
import org.grantway.workflow.RolesInUse;
import org.grantway.workflow.Worklist;

/**
 * Gives an application to another principal investigator of the same host. The rules for
 * whoever applies hold for the new one at each of the three steps. It is possible until
 * the review begins: reviewers are drawn, and their ties judged, for the people who are
 * named then.
 */
@Service
@Transactional
class Transfers {

	private static final String APPLICANTS_PAGE = "/my/applications";

	private static final int LONGEST = 2000;

	private static final Set<ApplicationStatus> BEFORE_REVIEW = EnumSet.of(ApplicationStatus.DRAFT,
			ApplicationStatus.RETURNED, ApplicationStatus.INTENTION, ApplicationStatus.INCUBATION,
			ApplicationStatus.HOST_REVIEW, ApplicationStatus.RECOMMENDATION, ApplicationStatus.FORMAL_CHECK);

	private final LeaderTransfers transfers;

	private final GrantApplications applications;

	private final ApplicationDrafts drafts;

	private final ApplicationAccess access;

	private final EntryRules rules;

	private final Calls calls;

	private final People people;

	private final Worklist worklist;

	private final RolesInUse roles;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	Transfers(LeaderTransfers transfers, GrantApplications applications, ApplicationDrafts drafts,
			ApplicationAccess access, EntryRules rules, Calls calls, People people, Worklist worklist, RolesInUse roles,
			ApplicationEventPublisher events, Clock clock) {
		this.transfers = transfers;
		this.applications = applications;
		this.drafts = drafts;
		this.access = access;
		this.rules = rules;
		this.calls = calls;
		this.people = people;
		this.worklist = worklist;
		this.roles = roles;
		this.events = events;
		this.clock = clock;
	}

	/** Whether the leader can propose somebody now. */
	static boolean isOpen(ApplicationStatus status) {
		return BEFORE_REVIEW.contains(status);
	}

	/** Why nobody can be proposed, and what to do instead. */
	static String closed(ApplicationStatus status) {
		return "applications.transfer." + (status.isEnd() ? "ended" : "not-now");
	}

	/** The last proposal, for the leader. */
	@Transactional(readOnly = true)
	Page page(String number, Actor actor) {
		GrantApplication application = this.applications.findByCaseNumber(number)
			.filter((found) -> this.access.isOwn(found, actor))
			.orElseThrow(() -> new NotFound("application " + number));
		requireLeader(application, actor);
		return new Page(application.view(),
				this.transfers.findFirstByApplicationIdOrderByProposedAtDesc(application.id())
					.map((last) -> row(last, application))
					.orElse(null),
				isOpen(application.status()));
	}

	/**
	 * The leader proposes a colleague.
	 * @throws Refused beside {@code email} or {@code reason}, or because of the rules
	 */
	void propose(String number, String email, String reason, Actor actor) {
		GrantApplication application = locked(number);
		if (!this.access.isOwn(application, actor)) {
			throw new NotFound("application " + number);
		}
		requireLeader(application, actor);
		this.roles.acts(actor, ApplicationAccess.LEADER);
		begin(application, email, reason, actor);
	}

	/**
	 * The host proposes somebody in the place of a leader who leaves it.
	 * @throws NotFound if the person does not lead the application or the actor is not
	 * its host's research office
	 * @throws Refused as by the leader, and if the leader has not been recorded as
	 * leaving
	 */
	void proposeFor(String number, UUID leader, String email, String reason, Actor actor) {
		GrantApplication application = locked(number);
		RoleAt office = RoleAt.of(Role.HOST_OFFICE, application.host());
		if (!actor.holds(office) || !application.isLedBy(leader)) {
			throw new NotFound("application " + number);
		}
		this.roles.acts(actor, office);
		Member member = this.people.member(leader);
		if (member.left() == null && application.host().equals(member.organisation())) {
			throw new Refused("applications.leaver.not-left");
		}
		begin(application, email, reason, actor);
		notice(application, leader, "application.transfer-proposed");
	}

	private void begin(GrantApplication application, String email, String reason, Actor actor) {
		Optional<PersonView> found = this.people.byEmail(email.strip()).filter(PersonView::active);
		boolean typed = !email.isBlank();
		new Refusals().unless(typed, "email", "applications.people.email-missing")
			.unless(!typed || found.isPresent(), "email", "applications.people.unknown")
			.unless(!reason.isBlank(), "reason", "applications.transfer.reason-missing")
			.unless(reason.length() <= LONGEST, "reason", "applications.check.too-long", LONGEST)
			.refuse();
		if (open(application).isPresent()) {
			throw new Refused("applications.transfer.already");
		}
		PersonView next = found.get();
		check(application, next, actor);
		LeaderTransfer transfer = this.transfers
			.save(new LeaderTransfer(application, next.id(), reason.strip(), now()));
		tell(application, "application.transfer-proposed", actor, next.name(), transfer.reason());
		notice(application, next.id(), "application.transfer-proposed");
	}

	/** The leader takes the proposal back. Taking it back twice changes nothing. */
	void withdraw(String number, Actor actor) {
		GrantApplication application = locked(number);
		if (!this.access.isOwn(application, actor)) {
			throw new NotFound("application " + number);
		}
		requireLeader(application, actor);
		this.roles.acts(actor, ApplicationAccess.LEADER);
		open(application).ifPresent((transfer) -> {
			end(application, transfer, State.WITHDRAWN, "application.transfer-withdrawn", null, actor);
			notice(application, transfer.to(), "application.transfer-withdrawn");
		});
	}

	/** The colleague answers. */
	void answer(UUID id, boolean accepted, Actor actor) {
		LeaderTransfer transfer = this.transfers.findById(id)
			.filter((one) -> actor.is(one.to()))
			.orElseThrow(() -> new NotFound("transfer " + id));
		GrantApplication application = locked(transfer);
		requireState(transfer, State.PROPOSED);
		if (!accepted) {
			end(application, transfer, State.DECLINED, "application.transfer-declined", null, actor);
		}
		else {
			PersonView next = this.people.require(actor.personId());
			check(application, next, actor);
			transfer.accepted(now());
			this.transfers.save(transfer);
			tell(application, "application.transfer-accepted", actor, next.name(), null);
			this.events.publishEvent(new Notice(application.asCase(), RoleAt.of(Role.HOST_OFFICE, application.host()),
					"application.transfer-accepted", "/host/transfers", transfer.reason()));
		}
		notice(application, transfer.from(),
				accepted ? "application.transfer-accepted" : "application.transfer-declined");
	}

	/** What waits for the colleague or the host; the caller checks access. */
	@Transactional(readOnly = true)
	Optional<Row> waiting(GrantApplication application) {
		return open(application).map((transfer) -> row(transfer, application));
	}

	/** What waits for the colleague's answer, or after it for the host's consent. */
	@Transactional(readOnly = true)
	List<Row> proposedTo(Actor actor) {
		return rows(this.transfers.findByToPersonAndStateInOrderByProposedAt(actor.personId(),
				Set.of(State.PROPOSED, State.ACCEPTED)));
	}

	/** How many ask the actor to lead an application. */
	@Transactional(readOnly = true)
	long countProposedTo(Actor actor) {
		return this.transfers.countByToPersonAndStateAndExpiresAtAfter(actor.personId(), State.PROPOSED, now());
	}

	/** How many wait for the consent of the actor's institutions. */
	@Transactional(readOnly = true)
	long countForHost(Actor actor) {
		Set<String> hosts = this.access.hostsOf(actor);
		return hosts.isEmpty() ? 0
				: this.transfers.countByHostInAndStateAndExpiresAtAfter(hosts, State.ACCEPTED, now());
	}

	/** What waits for the consent of the actor's institutions. */
	@Transactional(readOnly = true)
	List<Row> forHost(Actor actor) {
		Set<String> hosts = this.access.hostsOf(actor);
		if (hosts.isEmpty()) {
			throw new NotAllowed("applications.access.host-only");
		}
		return rows(this.transfers.findByHostInAndStateOrderByProposedAt(hosts, State.ACCEPTED));
	}

	/**
	 * The host consents or refuses. With its consent the application has its new leader.
	 * @throws Refused if the rules are against it now, or a refusal has no grounds
	 */
	void decide(UUID id, boolean consent, String grounds, Actor actor) {
		LeaderTransfer transfer = this.transfers.findById(id)
			.filter((one) -> actor.holds(Role.HOST_OFFICE, one.host()))
			.orElseThrow(() -> new NotFound("transfer " + id));
		GrantApplication application = locked(transfer);
		requireState(transfer, State.ACCEPTED);
		this.roles.acts(actor, RoleAt.of(Role.HOST_OFFICE, transfer.host()));
		if (actor.is(transfer.from()) || actor.is(transfer.to())) {
			throw new Refused("applications.transfer.own");
		}
		if (!consent && (grounds.isBlank() || grounds.length() > LONGEST)) {
			throw Refused.at("grounds-" + id, "applications.transfer.grounds-missing", LONGEST);
		}
		if (!consent) {
			end(application, transfer, State.REFUSED, "application.transfer-refused", grounds.strip(), actor);
		}
		else {
			PersonView next = this.people.require(transfer.to());
			check(application, next, actor);
			PersonView before = this.people.require(transfer.from());
			application.goTo(next.id(), now());
			this.applications.save(application);
			this.worklist.succeed(application.asCase(), before.id(), next.id());
			this.drafts.leadBy(application, before, next, actor);
			end(application, transfer, State.DONE, "application.transferred", null, actor);
		}
		String action = consent ? "application.transferred" : "application.transfer-refused";
		notice(application, transfer.from(), action);
		notice(application, transfer.to(), action);
	}

	/** The new leader has to be somebody who could have applied. */
	private void check(GrantApplication application, PersonView next, Actor actor) {
		Call call = this.calls.require(application.callId());
		if (!isOpen(application.status())) {
			throw new Refused(closed(application.status()));
		}
		if (application.isLedBy(next.id())) {
			throw Refused.at("email", "applications.people.yourself");
		}
		if (!application.host().equals(next.organisation())) {
			throw Refused.at("email", "applications.transfer.other-host", next.name());
		}
		if (this.applications.existsByOpenSlot(call.id() + ":" + next.id())) {
			throw Refused.at("email", "applications.transfer.has-open", next.name());
		}
		boolean acted = this.worklist.completedOf("application", application.id())
			.stream()
			.anyMatch((done) -> next.id().equals(done.by()) && done.as().role() != Role.PRINCIPAL_INVESTIGATOR);
		if (acted) {
			throw Refused.at("email", "applications.transfer.acted", next.name());
		}
		this.rules.checkSuccessor(call, application, next.id(), actor);
	}

	private void requireState(LeaderTransfer transfer, State wanted) {
		if (transfer.state(now()) != wanted) {
			throw new Refused("applications.transfer.over");
		}
	}

	private void requireLeader(GrantApplication application, Actor actor) {
		if (!this.access.leads(application, actor)) {
			throw new NotAllowed("applications.access.leader-only");
		}
	}

	private Optional<LeaderTransfer> open(GrantApplication application) {
		return this.transfers.findFirstByApplicationIdOrderByProposedAtDesc(application.id())
			.filter((last) -> last.state(now()).isOpen());
	}

	private void end(GrantApplication application, LeaderTransfer transfer, State state, String action, String grounds,
			Actor actor) {
		transfer.settle(state, actor.personId(), grounds, now());
		this.transfers.save(transfer);
		tell(application, action, actor, this.people.require(transfer.to()).name(), grounds);
	}

	private void tell(GrantApplication application, String action, Actor actor, LocalizedText person, String why) {
		this.events.publishEvent(Fact.of(application.asCase(), action)
			.by(actor)
			.now("person", person.en() + " " + person.zh())
			.because(why));
	}

	private void notice(GrantApplication application, UUID person, String action) {
		this.events.publishEvent(new PersonalNotice(application.asCase(), person, action, APPLICANTS_PAGE));
	}

	/** Taken as by a submission, so that what counts cannot change meanwhile. */
	private GrantApplication locked(String number) {
		this.applications.standing(number)
			.ifPresent((standing) -> this.rules.lock(this.calls.require(standing.getCallId()), standing.getHost()));
		return this.applications.lock(number).orElseThrow(() -> new NotFound("application " + number));
	}

	private GrantApplication locked(LeaderTransfer transfer) {
		return this.applications.lock(this.applications.numberOf(transfer.applicationId())).orElseThrow();
	}

	private List<Row> rows(List<LeaderTransfer> found) {
		List<Row> rows = new ArrayList<>();
		for (LeaderTransfer one : found) {
			if (one.state(now()).isOpen()) {
				rows.add(row(one, this.applications.findById(one.applicationId()).orElseThrow()));
			}
		}
		return rows;
	}

	private Row row(LeaderTransfer transfer, GrantApplication application) {
		Map<UUID, PersonView> names = this.people.all(Set.of(transfer.from(), transfer.to()));
		return new Row(transfer.id(), application.view(), this.calls.require(application.callId()).title(),
				names.get(transfer.from()).name(), names.get(transfer.to()).name(), transfer.reason(),
				transfer.state(now()), transfer.expiresAt(), transfer.grounds());
	}

	private Instant now() {
		return Instant.now(this.clock);
	}

	/**
	 * @param last the last proposal, or null
	 * @param open whether somebody can be proposed in the state of the application
	 */
	record Page(ApplicationView application, Row last, boolean open) {

		/** Why nobody can be proposed. */
		public String closedKey() {
			return closed(this.application.status());
		}

		public boolean isWaiting() {
			return this.last != null && this.last.state().isOpen();
		}

	}

	/** A proposal as it is shown. */
	record Row(UUID id, ApplicationView application, LocalizedText call, LocalizedText from, LocalizedText to,
			String reason, State state, Instant until, String grounds) {

	}

}
