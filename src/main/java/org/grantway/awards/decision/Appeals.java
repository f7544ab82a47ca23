package org.grantway.awards.decision;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import org.grantway.awards.AppealLetters;
import org.grantway.awards.AwardsAccess;
import org.grantway.awards.FormalDecisions.FormalDecision;
import org.grantway.awards.RefusedCase;
import org.grantway.programmes.Calls;
import org.grantway.shared.Actor;
import org.grantway.shared.Fact;
import org.grantway.shared.NotAllowed;
import org.grantway.shared.NotFound;
import org.grantway.shared.Notice;
import org.grantway.shared.Refusals;
import org.grantway.shared.Refused;
import org.grantway.shared.Role;
import org.grantway.shared.RoleAt;
import org.grantway.shared.Times;
import org.grantway.shared.WorkingCalendar;
import org.grantway.web.Formats;
import org.grantway.workflow.WorkItem;
import org.grantway.forms.Submissions;
import org.grantway.workflow.Processes;
import org.grantway.workflow.Worklist;

/**
 * Requests for reconsideration, filed here by the leader of the case or recorded from a
 * letter, and what another officer than those who refused has found. Each is a process of
 * its own, which the process of the case waits for.
 */
@Service
@Transactional
class Appeals implements AppealLetters {

	static final String UPHELD = "upheld";

	static final String ANNULLED = "annulled";

	/**
	 * Days in which a request is answered (NSFC regulation, article on reconsideration).
	 */
	static final int ANSWER_DAYS = 60;

	private static final int SLOW_DAYS = 45;

	/** A different academic view is no ground. */
	static final List<String> GROUNDS = List.of("procedure", "facts", "rules");

	private static final int LEAST = 30;

	private final AppealRepository appeals;

	private final Outcomes outcomes;

	private final AppealCases cases;

	private final Submissions submissions;

	private final WorkingCalendar calendar;

	private final Formats formats;

	private final Calls calls;

	private final AwardsAccess access;

	private final Worklist worklist;

	private final Processes processes;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	Appeals(AppealRepository appeals, Outcomes outcomes, AppealCases cases, Submissions submissions,
			WorkingCalendar calendar, Formats formats, Calls calls, AwardsAccess access, Worklist worklist,
			Processes processes, ApplicationEventPublisher events, Clock clock) {
		this.appeals = appeals;
		this.outcomes = outcomes;
		this.cases = cases;
		this.submissions = submissions;
		this.calendar = calendar;
		this.formats = formats;
		this.calls = calls;
		this.access = access;
		this.worklist = worklist;
		this.processes = processes;
		this.events = events;
		this.clock = clock;
	}

	@Transactional(readOnly = true)
	public List<Appeal.View> of(UUID id) {
		return this.appeals.findByCaseIdOrderByRecordedAtDesc(id).stream().map(Appeal::view).toList();
	}

	/**
	 * The leader asks for reconsideration, within 15 days from service.
	 * @param ground procedure, facts or rules
	 */
	public void file(RefusedCase refused, String ground, String grounds, Actor actor) {
		if (!actor.is(refused.leader())) {
			throw new NotAllowed("appeal.by-the-leader");
		}
		FormalDecision outcome = refusal(refused);
		if (!now().isBefore(outcome.appealUntil())) {
			throw new Refused("appeal.too-late", this.formats.dateTime(outcome.appealUntil()));
		}
		new Refusals().unless(ground != null && GROUNDS.contains(ground), "ground", "appeal.ground-missing")
			.unless(grounds.strip().length() >= LEAST, "grounds", "appeal.grounds-short", LEAST)
			.refuse();
		int before = this.appeals.findByCaseIdOrderByRecordedAtDesc(refused.id()).size();
		start(refused, outcome,
				new Appeal.Filing(refused.number() + "/R" + (before + 1), today(), ground, grounds.strip()), true,
				actor);
	}

	@Override
	public void record(UUID caseId, String letterNumber, LocalDate receivedOn, String grounds, Actor officer) {
		record(this.cases.require(caseId), letterNumber, receivedOn, grounds, officer);
	}

	/** One officer records that an appeal arrived; the case waits for its answer. */
	public void record(RefusedCase refused, String letterNumber, LocalDate receivedOn, String grounds, Actor actor) {
		this.access.requireMayHandleAppeals(actor, refused.callId());
		FormalDecision outcome = refusal(refused);
		boolean dated = receivedOn != null && !receivedOn.isAfter(today())
				&& !receivedOn.isBefore(Times.dayOf(outcome.servedAt()));
		new Refusals().unless(!letterNumber.isBlank(), "letterNumber", "appeal.number-missing")
			.unless(dated, "receivedOn", "appeal.date-wrong")
			.unless(!grounds.isBlank(), "grounds", "appeal.grounds-missing")
			.refuse();
		start(refused, outcome, new Appeal.Filing(letterNumber.strip(), receivedOn, null, grounds.strip()), false,
				actor);
	}

	/**
	 * Whether the case waits for a request, as a letter that came in time may bring it.
	 */
	@Transactional(readOnly = true)
	boolean mayRecord(RefusedCase refused) {
		return refused.isRefused() && this.outcomes.of(refused).isPresent()
				&& this.processes.isRunning(refused.process(), refused.id());
	}

	private void start(RefusedCase refused, FormalDecision outcome, Appeal.Filing filing, boolean online, Actor actor) {
		Appeal appeal = this.appeals
			.save(new Appeal(refused.of(), outcome.documentNumber(), filing, online, actor.personId(), now()));
		this.events.publishEvent(Fact.of(refused.of(), refused.of().type() + ".appeal-filed")
			.by(actor)
			.because(filing.grounds())
			.now("documentNumber", filing.number())
			.now("receivedOn", filing.receivedOn())
			.now("decision", outcome.documentNumber()));
		send("Msg_AppealFiled", refused, Map.of());
		this.processes.start("reconsideration", refused.of(), appeal.id(), 1, Map.of());
	}

	private FormalDecision refusal(RefusedCase refused) {
		return this.outcomes.of(refused)
			.filter((one) -> refused.isRefused())
			.orElseThrow(() -> new Refused("appeal.not-now"));
	}

	/**
	 * Another officer than those who refused proposes the answer; a second person
	 * confirms it before it is served.
	 */
	public void propose(RefusedCase refused, Answer answer, Actor actor) {
		this.access.requireMayHandleAppeals(actor, refused.callId());
		Appeal appeal = open(refused);
		WorkItem task = this.worklist.find(appeal.id(), "Task_ExamineAppeal", actor)
			.orElseThrow(() -> new Refused("appeal.not-now"));
		boolean annulled = ANNULLED.equals(answer.result());
		boolean rejoins = answer.rejoinAt() != null && refused.stages().contains(answer.rejoinAt());
		new Refusals()
			.unless(answer.result() != null && List.of(UPHELD, ANNULLED).contains(answer.result()), "result",
					"appeal.result-missing")
			.unless(!annulled || rejoins, "rejoinAt", "appeal.stage-missing")
			.unless(!answer.finding().isBlank(), "finding", "appeal.finding-missing")
			.unless(!answer.number().isBlank(), "answerNumber", "appeal.answer-number-missing")
			.refuse();
		appeal.answer(answer.result(), annulled ? answer.rejoinAt() : "", answer.finding().strip(),
				answer.number().strip(), actor.personId(), now());
		this.appeals.save(appeal);
		this.events.publishEvent(Fact.of(refused.of(), refused.of().type() + ".appeal-examined")
			.by(actor)
			.now("result", answer.result())
			.readableBy(Fact.Audience.STAFF));
		this.worklist.complete(task.id(), actor, "proposed", Map.of());
	}

	/** Serves the confirmed answer; the process of the case goes on by it. */
	void serve(UUID id) {
		Appeal appeal = require(id);
		if (!appeal.isOpen()) {
			return;
		}
		appeal.serve(now());
		this.appeals.save(appeal);
		if (ANNULLED.equals(appeal.result())) {
			this.outcomes.annul(appeal.caseId());
		}
		answered(appeal);
	}

	/** Serves that the request is not admitted; the refusal stands. */
	void reject(UUID id) {
		Appeal appeal = require(id);
		if (!appeal.isOpen()) {
			return;
		}
		Submissions.Submission admission = this.submissions.latest(id, "Task_AdmitAppeal").orElseThrow();
		appeal.answer(UPHELD, "", admission.text("grounds"), this.calls.nextNumber("DEC", now()), admission.by(),
				now());
		appeal.serve(now());
		this.appeals.save(appeal);
		answered(appeal);
	}

	private void answered(Appeal appeal) {
		RefusedCase refused = this.cases.require(appeal.caseId());
		this.events.publishEvent(Fact.of(refused.of(), refused.of().type() + ".appeal-answered")
			.by(Actor.SYSTEM)
			.because(appeal.finding())
			.now("result", appeal.result())
			.now("documentNumber", appeal.answerNumber()));
		send("Msg_ReconsiderationDone", refused,
				Map.of("reconsideration", appeal.result(), "rejoinAt", appeal.rejoinAt()));
	}

	/** Tells those who decide that an answer takes long. */
	void remind(UUID id) {
		Appeal appeal = require(id);
		RefusedCase refused = this.cases.require(appeal.caseId());
		this.events.publishEvent(Fact.of(refused.of(), refused.of().type() + ".appeal-slow")
			.by(Actor.SYSTEM)
			.now("until", Times.dayOf(answerUntil(id)))
			.readableBy(Fact.Audience.STAFF));
		this.events.publishEvent(new Notice(refused.of(),
				RoleAt.of(Role.DECISION_MAKER, this.calls.require(refused.callId()).leadDepartment()),
				refused.of().type() + ".appeal-slow"));
	}

	/** The last moment to answer: 60 days after it was received. */
	@Transactional(readOnly = true)
	public Instant answerUntil(UUID id) {
		return after(id, ANSWER_DAYS);
	}

	/** When those who decide are told that it takes long. */
	@Transactional(readOnly = true)
	public Instant remindAt(UUID id) {
		return after(id, SLOW_DAYS);
	}

	private Instant after(UUID id, int days) {
		return this.calendar.afterDays(Times.at(require(id).receivedOn(), LocalTime.NOON), days);
	}

	@Transactional(readOnly = true)
	public Appeal.View view(UUID id) {
		return require(id).view();
	}

	/** The request of a case that waits for its answer. */
	private Appeal open(RefusedCase refused) {
		return this.appeals.findByCaseIdOrderByRecordedAtDesc(refused.id())
			.stream()
			.filter(Appeal::isOpen)
			.findFirst()
			.filter((open) -> refused.isReconsidered())
			.orElseThrow(() -> new Refused("appeal.not-now"));
	}

	/** The task to examine the open request, if it is with the actor's office now. */
	@Transactional(readOnly = true)
	public Optional<WorkItem> examination(RefusedCase refused, Actor actor) {
		return this.appeals.findByCaseIdOrderByRecordedAtDesc(refused.id())
			.stream()
			.filter(Appeal::isOpen)
			.findFirst()
			.flatMap((open) -> this.worklist.find(open.id(), "Task_ExamineAppeal", actor));
	}

	private Appeal require(UUID id) {
		return this.appeals.findById(id).orElseThrow(() -> new NotFound("appeal " + id));
	}

	private void send(String message, RefusedCase refused, Map<String, ?> routing) {
		if (!this.processes.send(message, refused.process(), refused.id(), routing)) {
			throw new Refused("appeal.not-now");
		}
	}

	private LocalDate today() {
		return Times.dayOf(now());
	}

	private Instant now() {
		return Instant.now(this.clock);
	}

	/** The answer to an appeal. */
	record Answer(String result, String rejoinAt, String finding, String number) {

	}

}
