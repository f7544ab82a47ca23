package org.grantway.review.panels;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.grantway.programmes.Call;
import org.grantway.programmes.Calls;
import org.grantway.programmes.ReferenceData;
import org.grantway.programmes.ReferenceData.DecisionRule;
import org.grantway.documents.Readable.Part;
import org.grantway.review.PanelSubject.Subject;
import org.grantway.review.ReviewResults.PanelResult;
import org.grantway.review.ReviewAccess;
import org.grantway.review.experts.Candidate;
import org.grantway.review.experts.Concerns;
import org.grantway.review.experts.ExpertPool;
import org.grantway.review.experts.ExpertPool.Pool;
import org.grantway.review.experts.ExpertPool.Screening;
import org.grantway.review.letters.LetterFindings;
import org.grantway.shared.Actor;
import org.grantway.shared.CaseRef;
import org.grantway.shared.DomainEvent.Audience;
import org.grantway.shared.Fact;
import org.grantway.shared.LocalizedText;
import org.grantway.shared.NotFound;
import org.grantway.shared.PersonalNotice;
import org.grantway.shared.Refusals;
import org.grantway.shared.Refused;
import org.grantway.shared.RoleAt;
import org.grantway.shared.SearchTerms;
import org.grantway.shared.Times;
import org.grantway.shared.WorkingCalendar;
import org.grantway.web.Formats;
import org.grantway.workflow.WorkItem;
import org.grantway.workflow.Worklist;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Seats panels, checks quorums, takes and counts ballots, keeps conclusions. */
@Service
class Panels {

	private static final Duration BALLOT_OPEN = Duration.ofHours(24);

	/** Members sign in this long before the hour of the meeting. */
	private static final Duration SIGN_IN = Duration.ofMinutes(30);

	private static final int LEAST_CONCLUSION = 20;

	/** In working days: what members and applicant have at least to prepare. */
	private static final int NOTICE = 3;

	private final PanelItemRepository items;

	private final PanelMemberRepository members;

	private final EarlierSeatRepository earlier;

	private final PanelVoterRepository voters;

	private final PanelBallotRepository ballots;

	private final ExpertPool pool;

	private final Concerns concerns;

	private final LetterFindings letters;

	private final PanelFindings findings;

	private final Calls calls;

	private final ReferenceData reference;

	private final Worklist worklist;

	private final WorkingCalendar calendar;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	Panels(PanelItemRepository items, PanelMemberRepository members, EarlierSeatRepository earlier,
			PanelVoterRepository voters, PanelBallotRepository ballots, ExpertPool pool, Concerns concerns,
			LetterFindings letters, PanelFindings findings, Calls calls, ReferenceData reference, Worklist worklist,
			WorkingCalendar calendar, ApplicationEventPublisher events, Clock clock) {
		this.items = items;
		this.members = members;
		this.earlier = earlier;
		this.voters = voters;
		this.ballots = ballots;
		this.pool = pool;
		this.concerns = concerns;
		this.letters = letters;
		this.findings = findings;
		this.calls = calls;
		this.reference = reference;
		this.worklist = worklist;
		this.calendar = calendar;
		this.events = events;
		this.clock = clock;
	}

	/** Opens the item; asked again while one is under way, it gives that one. */
	@Transactional
	public PanelItem open(String caseType, UUID caseId, String purposeName) {
		Purpose purpose = Purpose.of(purposeName);
		PanelItem last = this.items.findFirstByCaseIdAndPurposeOrderByRoundNoDesc(caseId, purpose.slug()).orElse(null);
		if (last != null && last.state() == PanelItem.State.NEW) {
			return last;
		}
		Subject subject = this.concerns.subject(caseType, caseId);
		Call call = this.calls.require(subject.callId());
		PanelItem item = this.items.save(new PanelItem(subject.of(), purpose, (last != null) ? last.round() + 1 : 1,
				call.id(), subject.agency(), ruleOf(call, purpose).code(), Instant.now(this.clock)));
		tell(item, "panel.item-opened", Actor.SYSTEM);
		return item;
	}

	private DecisionRule ruleOf(Call call, Purpose purpose) {
		return purpose.stage(call)
			.stream()
			.flatMap((stage) -> stage.rules().stream())
			.map(this.reference::decisionRule)
			.filter((rule) -> rule.passShare() != null)
			.findFirst()
			.orElseGet(() -> this.reference.decisionRule("DR-PANEL-HALF"));
	}

	PanelItem require(UUID id) {
		return this.items.findById(id).orElseThrow(() -> new NotFound("panel item " + id));
	}

	DecisionRule rule(PanelItem item) {
		return this.reference.decisionRule(item.rule());
	}

	@Transactional(readOnly = true)
	public List<PanelMember> members(UUID itemId) {
		return this.members.findByItemIdOrderByOrdinalNo(itemId);
	}

	Subject subject(PanelItem item) {
		return this.concerns.subject(item.of().type(), item.of().id());
	}

	/**
	 * The pool for the item: who may sit, and who may not and why. Who declared a
	 * conflict in letter review, or was recused at an earlier meeting on the case, has it
	 * still.
	 */
	@Transactional(readOnly = true)
	public Screening screen(PanelItem item) {
		Call call = this.calls.require(item.callId());
		Pool among = this.pool.of(call, item.agency(), Map.of());
		Subject subject = subject(item);
		return this.pool.screen(among, this.concerns.of(subject, among.leading()),
				this.letters.recused(subject.application()), recused(item));
	}

	/** Who was recused at earlier meetings on the case: when and why, by person. */
	private Map<UUID, String> recused(PanelItem item) {
		Map<UUID, String> recused = new HashMap<>();
		for (PanelItem other : this.items.findByCaseId(item.of().id())) {
			if (!other.id().equals(item.id()) || item.state() == PanelItem.State.ADJOURNED) {
				members(other.id()).stream()
					.filter((member) -> member.attendance() == Attendance.RECUSED)
					.forEach((member) -> recused.put(member.person(), at(other.meetsAt(), member.remark())));
			}
			earlier(other.id()).stream()
				.filter((seat) -> seat.attendance() == Attendance.RECUSED)
				.forEach((seat) -> recused.put(seat.person(), at(seat.metAt(), seat.remark())));
		}
		return recused;
	}

	private static String at(Instant meeting, String why) {
		return Times.dayOf(meeting) + ((why != null && !why.isBlank()) ? " · " + why : "");
	}

	/** Who was to be at the meetings of the item that were adjourned, the first first. */
	@Transactional(readOnly = true)
	public List<EarlierSeat> earlier(UUID itemId) {
		return this.earlier.findByItemIdInOrderByMeetingNoAscOrdinalNoAsc(List.of(itemId));
	}

	/**
	 * Seats the panel; anyone with a conflict is refused, whoever asks, and everybody
	 * while applications of the call still come in.
	 * @param unusual whether a day on which nobody works, or one that is near, is
	 * confirmed: no rule forbids it, but members and applicant have to prepare
	 * @throws Refused beside the fields; beside {@code unusual} if that is to be
	 * confirmed
	 */
	@Transactional
	public void seat(UUID itemId, List<UUID> people, UUID chair, Instant meeting, String place, boolean unusual,
			Actor actor) {
		PanelItem item = require(itemId);
		this.calls.require(item.callId()).requireAllIn(Instant.now(this.clock));
		WorkItem work = work(item, "Task_SeatPanel", actor);
		Screening screening = screen(item);
		Map<UUID, Candidate> eligible = screening.eligible()
			.stream()
			.collect(Collectors.toMap(Candidate::person, (expert) -> expert));
		Set<UUID> chosen = new HashSet<>(people);
		Integer least = rule(item).panelMin();
		new Refusals().unless(eligible.keySet().containsAll(chosen), "members", "panel.error.conflict")
			.unless(least == null || chosen.size() >= least, "members", "panel.error.too-few", least)
			.unless(chair != null && chosen.contains(chair), "chair", "panel.error.chair")
			.unless(meeting != null && !meeting.isBefore(Instant.now(this.clock)), "meetsAt", "panel.error.meeting")
			.refuse();
		if (!unusual) {
			requireUsual(meeting);
		}
		this.pool.keep(itemId, item.of().id(), screening);
		if (item.state() == PanelItem.State.ADJOURNED) {
			List<PanelMember> before = members(itemId);
			before.forEach((member) -> this.earlier.save(new EarlierSeat(item, member, before.indexOf(member) + 1)));
		}
		this.members.deleteByItemId(itemId);
		this.members.flush();
		int ordinal = 0;
		for (UUID person : people.stream().distinct().toList()) {
			ordinal++;
			this.members.save(new PanelMember(itemId, ordinal, person, eligible.get(person).organisation(),
					person.equals(chair)));
		}
		item.seat(chosen.size(), meeting, place);
		this.items.saveAndFlush(item);
		this.events.publishEvent(Fact.of(item.of(), "panel.seated")
			.by(actor)
			.now("purpose", item.purpose().slug())
			.now("members", chosen.size())
			.now("meetsAt", meeting)
			.readableBy(Audience.REVIEW));
		tellLeader(item, meeting, place);
		this.worklist.complete(work.id(), actor, "seat", Map.of());
	}

	/** From when the panel can be seated; null once it can. */
	Instant seatFrom(PanelItem item) {
		return this.calls.require(item.callId()).awaited(Instant.now(this.clock)).orElse(null);
	}

	Instant seatDue(PanelItem item, int workingDays) {
		return this.calls.require(item.callId()).dueOnceAllIn(workingDays, Instant.now(this.clock), this.calendar);
	}

	private void requireUsual(Instant meeting) {
		LocalDate day = Times.dayOf(meeting);
		LocalDate soonest = Times.dayOf(this.calendar.afterWorkingDays(Instant.now(this.clock), NOTICE));
		new Refusals().unless(this.calendar.isWorkingDay(day), "unusual", "panel.error.no-working-day", day)
			.unless(!day.isBefore(soonest), "unusual", "panel.error.short-notice", NOTICE, soonest)
			.refuse();
	}

	/** The leader of the case has to know when and where it comes before the panel. */
	private void tellLeader(PanelItem item, Instant meeting, String place) {
		CaseRef of = item.of();
		UUID leader = this.concerns.subject(of.type(), of.id()).principalInvestigator();
		this.events.publishEvent(new PersonalNotice(of, leader, "panel.meets",
				LocalizedText.of(words(meeting, place, Locale.ENGLISH),
						words(meeting, place, Locale.SIMPLIFIED_CHINESE)),
				(of.type().equals("project") ? "/projects/" : "/applications/") + of.number()));
	}

	private static String words(Instant meeting, String place, Locale language) {
		String when = Formats.dateTime(meeting, language);
		return (place == null || place.isBlank()) ? when : when + " · " + place.strip();
	}

	/** A member declares a conflict before the attendance is taken. */
	@Transactional
	public void recuse(UUID itemId, String why, Actor actor) {
		PanelItem item = require(itemId);
		PanelMember member = member(itemId, actor.personId());
		if (item.state() != PanelItem.State.SEATED) {
			throw new Refused("panel.error.state");
		}
		if (why.isBlank()) {
			throw Refused.at("remark", "panel.error.recusal-grounds");
		}
		member.attend(Attendance.RECUSED, why);
		this.members.save(member);
		this.events.publishEvent(Fact.of(item.of(), "panel.recused")
			.by(actor)
			.because(why)
			.now("member", actor.personId())
			.readableBy(Audience.REVIEW));
	}

	/**
	 * When the attendance of a seated panel may be recorded, or null once it may: nobody
	 * is present, and no ballot open, before the meeting.
	 */
	Instant attendanceFrom(PanelItem item) {
		Instant from = item.meetsAt().minus(SIGN_IN);
		return Instant.now(this.clock).isBefore(from) ? from : null;
	}

	/**
	 * Records who is there; refused before the meeting. Without a quorum the item is
	 * adjourned.
	 * @param adjourn whether it is confirmed that this adjourns the meeting, if it does
	 * @return whether there is a quorum
	 * @throws Refused beside the fields; beside {@code adjourn} if that is to be
	 * confirmed
	 */
	@Transactional
	public boolean attend(UUID itemId, Map<UUID, Attendance> how, Map<UUID, String> why, UUID chair, boolean adjourn,
			Actor actor) {
		PanelItem item = require(itemId);
		ReviewAccess.requireRunsPanels(actor, item.agency());
		WorkItem work = work(item, "Task_RecordAttendance", actor);
		Instant from = attendanceFrom(item);
		if (from != null) {
			throw new Refused("panel.error.before-meeting", from);
		}
		List<PanelMember> all = members(itemId);
		Refusals wrong = new Refusals();
		for (PanelMember member : all) {
			Attendance now = how.get(member.person());
			String remark = why.getOrDefault(member.person(), "").strip();
			boolean said = now != Attendance.RECUSED || !remark.isEmpty() || member.remark() != null;
			wrong
				.unless(now != null && now != Attendance.INVITED, "attendance." + member.person(),
						"panel.error.attendance", member.person())
				.unless(said, "remark." + member.person(), "panel.error.recusal-of", member.person());
		}
		wrong.refuse();
		for (PanelMember member : all) {
			String remark = why.getOrDefault(member.person(), "").strip();
			member.attend(how.get(member.person()), remark.isEmpty() ? member.remark() : remark);
		}
		int recused = count(all, Attendance.RECUSED);
		int present = count(all, Attendance.PRESENT);
		int needed = Voting.quorum(rule(item), all.size(), recused);
		boolean quorum = present >= needed;
		if (quorum) {
			chair(all, chair);
		}
		else if (!adjourn) {
			throw Refused.at("adjourn", "panel.error.no-quorum", present, needed);
		}
		this.members.saveAll(all);
		item.attend(all.size() - recused, present, quorum, actor.personId(), Instant.now(this.clock));
		this.items.saveAndFlush(item);
		this.events.publishEvent(Fact.of(item.of(), quorum ? "panel.attended" : "panel.adjourned")
			.by(actor)
			.now("invited", all.size())
			.now("recused", recused)
			.now("present", present)
			.readableBy(Audience.STAFF));
		this.worklist.complete(work.id(), actor, quorum ? "quorum" : "adjourn", Map.of());
		return quorum;
	}

	/** Someone who is present takes the chair. */
	private static void chair(List<PanelMember> all, UUID chair) {
		UUID wanted = (chair != null) ? chair
				: all.stream().filter(PanelMember::isChair).map(PanelMember::person).findFirst().orElse(null);
		boolean there = all.stream()
			.anyMatch((member) -> member.person().equals(wanted) && member.attendance() == Attendance.PRESENT);
		if (!there) {
			throw Refused.at("chair", "panel.error.chair-present");
		}
		all.forEach((member) -> member.takeChair(member.person().equals(wanted)));
	}

	@Transactional
	public void openBallot(UUID itemId) {
		PanelItem item = require(itemId);
		if (item.state() != PanelItem.State.ATTENDED) {
			return;
		}
		item.openBallot(Instant.now(this.clock).plus(BALLOT_OPEN));
		this.items.save(item);
		members(itemId).stream()
			.filter((member) -> member.attendance() == Attendance.PRESENT)
			.forEach((member) -> this.voters.save(new PanelVoter(itemId, member.person())));
		tell(item, "panel.ballot-opened", Actor.SYSTEM);
	}

	/**
	 * Takes a vote. All ballots of the item are written anew in a random order each time,
	 * so that not even the order of rows on disk tells who voted what.
	 */
	@Transactional
	public void vote(UUID itemId, Choice choice, Actor actor) {
		PanelItem item = this.items.lock(itemId).orElseThrow(() -> new NotFound("panel item " + itemId));
		PanelVoter voter = this.voters.findByItemIdAndPersonId(itemId, actor.personId())
			.orElseThrow(() -> new NotFound("ballot of another panel"));
		if (item.state() != PanelItem.State.BALLOT || Instant.now(this.clock).isAfter(item.ballotClosesAt())) {
			throw new Refused("panel.error.ballot-closed");
		}
		if (voter.hasVoted()) {
			throw new Refused("panel.error.voted");
		}
		WorkItem work = work(item, "Task_Vote", actor);
		List<Choice> all = new ArrayList<>(
				this.ballots.findByItemId(itemId).stream().map(PanelBallot::choice).toList());
		all.add(choice);
		Collections.shuffle(all, new java.security.SecureRandom());
		this.ballots.deleteAll(this.ballots.findByItemId(itemId));
		this.ballots.flush();
		all.forEach((one) -> this.ballots.save(new PanelBallot(itemId, one)));
		voter.vote();
		this.voters.saveAndFlush(voter);
		this.events.publishEvent(Fact.of(item.of(), "panel.voted").by(actor).readableBy(Audience.REVIEW));
		this.worklist.complete(work.id(), actor, "cast", Map.of());
	}

	@Transactional
	public void count(UUID itemId) {
		PanelItem item = require(itemId);
		if (item.state() != PanelItem.State.BALLOT) {
			return;
		}
		List<Choice> cast = this.ballots.findByItemId(itemId).stream().map(PanelBallot::choice).toList();
		int yes = Collections.frequency(cast, Choice.YES);
		int no = Collections.frequency(cast, Choice.NO);
		item.count(yes, no, Collections.frequency(cast, Choice.ABSTAIN),
				Voting.carried(rule(item), item.present(), yes));
		this.items.save(item);
		this.events.publishEvent(Fact.of(item.of(), "panel.counted")
			.by(Actor.SYSTEM)
			.now("present", item.present())
			.now("yes", yes)
			.now("no", no)
			.now("abstained", item.abstained())
			.now("carried", item.isCarried())
			.readableBy(Audience.REVIEW));
	}

	/**
	 * What the chair may state: bounded by the count, and by what the case has had
	 * before.
	 */
	@Transactional(readOnly = true)
	public List<String> results(PanelItem item) {
		Set<String> closed = this.concerns.closedResults(item.of(), item.purpose().slug());
		return item.purpose().results(item.isCarried()).stream().filter((one) -> !closed.contains(one)).toList();
	}

	/** Refuses at every field that is missing or that the count does not allow. */
	public void checkConclusion(PanelItem item, String result, String text) {
		new Refusals().unless(!result.isBlank(), "result", "panel.error.no-result")
			.unless(results(item).contains(result), "result", "panel.error.result")
			.unless(text.strip().length() >= LEAST_CONCLUSION, "conclusion", "panel.error.conclusion", LEAST_CONCLUSION)
			.refuse();
	}

	/** The chair states the conclusion; the count bounds the result. */
	@Transactional
	public void conclude(UUID itemId, String result, String text, String conditions, Actor actor) {
		PanelItem item = require(itemId);
		checkConclusion(item, result, text);
		WorkItem work = work(item, "Task_StateConclusion", actor);
		item.conclude(result, text.strip(), conditions.strip(), actor.personId(), Instant.now(this.clock));
		this.items.saveAndFlush(item);
		this.events.publishEvent(Fact.of(item.of(), "panel.concluded")
			.by(actor)
			.now("purpose", item.purpose().slug())
			.now("result", result)
			.readableBy(Audience.STAFF));
		this.worklist.complete(work.id(), actor, "conclude", Map.of());
	}

	/** What the case has said of itself since it began. */
	@Transactional(readOnly = true)
	public List<Part> papers(PanelItem item, Locale locale) {
		return this.concerns.papers(item.of(), locale);
	}

	/** What panels found about the case before, the oldest first. */
	@Transactional(readOnly = true)
	public List<PanelResult> found(PanelItem item) {
		return this.findings.all(item.of().id()).stream().filter((one) -> !one.itemId().equals(item.id())).toList();
	}

	/** An item the actor may see: those who run panels, and its own members. */
	@Transactional(readOnly = true)
	public PanelItem readable(UUID itemId, Actor actor) {
		PanelItem item = require(itemId);
		if (!this.findings.mayRead(itemId, actor)) {
			throw new NotFound("panel item " + itemId);
		}
		return item;
	}

	/**
	 * Items of the agencies that the actor runs panels for or sits for, the newest first.
	 */
	@Transactional(readOnly = true)
	public Page<PanelItem> itemsOf(Actor actor, Pageable page) {
		return this.items.shownTo(actor.personId(), SearchTerms.codes(ReviewAccess.agenciesWithPanels(actor)),
				ReviewAccess.runsPanels(actor, RoleAt.EVERYWHERE), page);
	}

	/** The titles of what these items judge, by the ids of the cases. */
	@Transactional(readOnly = true)
	public Map<UUID, LocalizedText> titles(Collection<PanelItem> some) {
		return this.concerns.titles(some.stream().map(PanelItem::of).toList());
	}

	@Transactional(readOnly = true)
	public long votesCast(UUID itemId) {
		return this.voters.findByItemId(itemId).stream().filter(PanelVoter::hasVoted).count();
	}

	@Transactional(readOnly = true)
	public boolean hasVoted(UUID itemId, UUID person) {
		return this.voters.findByItemIdAndPersonId(itemId, person).map(PanelVoter::hasVoted).orElse(false);
	}

	PanelMember member(UUID itemId, UUID person) {
		return members(itemId).stream()
			.filter((member) -> member.person().equals(person))
			.findFirst()
			.orElseThrow(() -> new NotFound("seat on panel item " + itemId));
	}

	private static int count(List<PanelMember> all, Attendance wanted) {
		return (int) all.stream().filter((member) -> member.attendance() == wanted).count();
	}

	private WorkItem work(PanelItem item, String task, Actor actor) {
		return this.worklist.find(item.id(), task, actor).orElseThrow(() -> new Refused("panel.error.state"));
	}

	private void tell(PanelItem item, String action, Actor by) {
		this.events.publishEvent(Fact.of(item.of(), action)
			.by(by)
			.now("purpose", item.purpose().slug())
			.now("round", item.round())
			.readableBy(Audience.STAFF));
	}

}
