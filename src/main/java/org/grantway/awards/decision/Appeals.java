package org.grantway.awards.decision;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import org.grantway.applications.ApplicationStatus;
import org.grantway.applications.ApplicationView;
import org.grantway.awards.AwardsAccess;
import org.grantway.programmes.Call;
import org.grantway.programmes.Calls;
import org.grantway.shared.Actor;
import org.grantway.shared.Fact;
import org.grantway.shared.NotAllowed;
import org.grantway.shared.Refusals;
import org.grantway.shared.Refused;
import org.grantway.shared.Times;
import org.grantway.workflow.Processes;
import org.grantway.workflow.Worklist;

/**
 * Records requests for reconsideration that come in writing, and what another officer
 * than those who refused has found.
 */
@Service
@Transactional
class Appeals {

	static final String UPHELD = "upheld";

	static final String ANNULLED = "annulled";

	/** Tasks in which an application can be refused. */
	private static final List<String> REFUSING = List.of("Task_HostReview", "Task_Recommend", "Task_AnswerIntention",
			"Task_RegionScience", "Task_RegionFinance", "Task_RegionGovernment", "Task_FormalCheck", "Task_Shortlist",
			"Task_Decide", "Task_DecideForRegion");

	private final AppealRepository appeals;

	private final Outcomes outcomes;

	private final Calls calls;

	private final AwardsAccess access;

	private final Worklist worklist;

	private final Processes processes;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	Appeals(AppealRepository appeals, Outcomes outcomes, Calls calls, AwardsAccess access, Worklist worklist,
			Processes processes, ApplicationEventPublisher events, Clock clock) {
		this.appeals = appeals;
		this.outcomes = outcomes;
		this.calls = calls;
		this.access = access;
		this.worklist = worklist;
		this.processes = processes;
		this.events = events;
		this.clock = clock;
	}

	@Transactional(readOnly = true)
	public List<Appeal.View> of(UUID application) {
		return this.appeals.findByApplicationIdOrderByRecordedAtDesc(application).stream().map(Appeal::view).toList();
	}

	/** Stages at which an annulled case can go on, by the reviews of its call. */
	static List<String> stages(Call call) {
		return List.of("FORMAL_CHECK",
				Boolean.TRUE.equals(call.switches().get("letterReview")) ? "UNDER_REVIEW" : "ARGUMENTATION");
	}

	/** One officer records that an appeal arrived; the case waits for its answer. */
	public void record(ApplicationView application, String letterNumber, LocalDate receivedOn, String grounds,
			Actor actor) {
		this.access.requireMayHandleAppeals(actor, application.callId());
		FormalOutcome.View outcome = this.outcomes.of(application)
			.filter((one) -> application.status().isRefusal())
			.orElseThrow(() -> new Refused("appeal.not-now"));
		boolean dated = receivedOn != null && !receivedOn.isAfter(today())
				&& !receivedOn.isBefore(Times.dayOf(outcome.servedAt()));
		new Refusals().unless(!letterNumber.isBlank(), "letterNumber", "appeal.number-missing")
			.unless(dated, "receivedOn", "appeal.date-wrong")
			.unless(!grounds.isBlank(), "grounds", "appeal.grounds-missing")
			.refuse();
		this.appeals.save(new Appeal(application.id(), outcome.documentNumber(), letterNumber.strip(), receivedOn,
				grounds.strip(), actor.personId(), now()));
		this.events.publishEvent(Fact.of(application.asCase(), "application.appeal-filed")
			.by(actor)
			.because(grounds.strip())
			.now("documentNumber", letterNumber.strip())
			.now("receivedOn", receivedOn)
			.now("decision", outcome.documentNumber()));
		send("Msg_AppealFiled", application, Map.of());
	}

	/**
	 * Another officer than those who refused records the answer.
	 * @param rejoinAt where an annulled case goes on
	 */
	public void answer(ApplicationView application, Answer answer, Actor actor) {
		this.access.requireMayHandleAppeals(actor, application.callId());
		Appeal appeal = this.appeals.findByApplicationIdOrderByRecordedAtDesc(application.id())
			.stream()
			.filter(Appeal::isOpen)
			.findFirst()
			.filter((open) -> application.status() == ApplicationStatus.RECONSIDERATION)
			.orElseThrow(() -> new Refused("appeal.not-now"));
		if (hasRefused(application, actor)) {
			throw new NotAllowed("appeal.by-another");
		}
		boolean annulled = ANNULLED.equals(answer.result());
		boolean rejoins = answer.rejoinAt() != null
				&& stages(this.calls.require(application.callId())).contains(answer.rejoinAt());
		new Refusals()
			.unless(answer.result() != null && List.of(UPHELD, ANNULLED).contains(answer.result()), "result",
					"appeal.result-missing")
			.unless(!annulled || rejoins, "rejoinAt", "appeal.stage-missing")
			.unless(!answer.finding().isBlank(), "finding", "appeal.finding-missing")
			.unless(!answer.number().isBlank(), "answerNumber", "appeal.answer-number-missing")
			.refuse();
		String rejoinAt = annulled ? answer.rejoinAt() : "";
		appeal.answer(answer.result(), rejoinAt, answer.finding().strip(), answer.number().strip(), actor.personId(),
				now());
		this.appeals.save(appeal);
		this.events.publishEvent(Fact.of(application.asCase(), "application.appeal-answered")
			.by(actor)
			.because(answer.finding().strip())
			.now("result", answer.result())
			.now("documentNumber", answer.number().strip()));
		send("Msg_ReconsiderationDone", application, Map.of("reconsideration", answer.result(), "rejoinAt", rejoinAt));
	}

	/** Whether the actor had a part in the refusal. */
	boolean hasRefused(ApplicationView application, Actor actor) {
		return this.worklist.completedOf("application", application.id())
			.stream()
			.anyMatch((done) -> actor.is(done.by()) && REFUSING.contains(done.item().task()));
	}

	private void send(String message, ApplicationView application, Map<String, ?> routing) {
		Call call = this.calls.require(application.callId());
		if (!this.processes.send(message, call.programme(), application.id(), routing)) {
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
