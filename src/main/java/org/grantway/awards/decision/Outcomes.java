package org.grantway.awards.decision;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import org.grantway.applications.ApplicationView;
import org.grantway.applications.Applications;
import org.grantway.awards.lists.ListView;
import org.grantway.awards.lists.Lists;
import org.grantway.awards.taskbook.TaskBooks;
import org.grantway.forms.Submissions;
import org.grantway.identity.Organisations;
import org.grantway.programmes.Calls;
import org.grantway.review.ReviewResults;
import org.grantway.shared.Actor;
import org.grantway.shared.Fact;
import org.grantway.shared.Notice;
import org.grantway.shared.Role;
import org.grantway.shared.RoleAt;
import org.grantway.shared.WorkingCalendar;

/**
 * Makes a formal decision of every refusal: grounds, remedy, last day.
 */
@Service
@Transactional
class Outcomes {

	/** Days to ask for reconsideration, from service. */
	static final int REMEDY_DAYS = 15;

	private static final Map<String, List<String>> DECIDING = Map.of("HOST_REFUSED",
			List.of("Task_HostReview", "Task_CheckFull"), "NOT_RECOMMENDED",
			List.of("Task_Recommend", "Task_AnswerIntention", "Task_RegionScience", "Task_RegionFinance",
					"Task_RegionGovernment"),
			"NOT_ACCEPTED", List.of("Task_Match", "Task_FormalCheck"), "NOT_SHORTLISTED", List.of("Task_Shortlist"),
			"DECLINED", List.of("Task_RecordPartnerDecision"));

	private static final List<String> GROUNDS = List.of("grounds", "reason", "note");

	private final FormalOutcomes outcomes;

	private final DecidedAwards awards;

	private final Lists lists;

	private final Applications applications;

	private final Calls calls;

	private final Submissions submissions;

	private final Organisations organisations;

	private final TaskBooks taskBooks;

	private final ReviewResults reviews;

	private final WorkingCalendar calendar;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	Outcomes(FormalOutcomes outcomes, DecidedAwards awards, Lists lists, Applications applications, Calls calls,
			Submissions submissions, Organisations organisations, TaskBooks taskBooks, ReviewResults reviews,
			WorkingCalendar calendar, ApplicationEventPublisher events, Clock clock) {
		this.outcomes = outcomes;
		this.awards = awards;
		this.lists = lists;
		this.applications = applications;
		this.calls = calls;
		this.submissions = submissions;
		this.organisations = organisations;
		this.taskBooks = taskBooks;
		this.reviews = reviews;
		this.calendar = calendar;
		this.events = events;
		this.clock = clock;
	}

	/** Records a refusal and serves it; the same refusal again changes nothing. */
	public void record(UUID application, String status) {
		Instant now = Instant.now(this.clock);
		Optional<FormalOutcome> before = this.outcomes.findFirstByApplicationIdOrderByDecidedAtDesc(application);
		if (before.filter((one) -> one.view().status().equals(status) && one.appealUntil().isAfter(now)).isPresent()) {
			return;
		}
		String number = decisionNumber(application, status).orElseGet(() -> this.calls.nextNumber("DEC", now));
		Instant until = this.calendar.afterDays(now, REMEDY_DAYS);
		String grounds = grounds(application, status);
		this.outcomes.save(new FormalOutcome(application, status, number, grounds, now, until));
		if ("LAPSED".equals(status)) {
			this.awards.lapse(application);
		}
		this.events.publishEvent(Fact.of(this.applications.caseOf(application), "application.outcome-served")
			.by(Actor.SYSTEM)
			.because(grounds.isBlank() ? null : grounds)
			.now("decision", number)
			.now("status", status)
			.now("appealUntil", until));
		this.events.publishEvent(new Notice(this.applications.caseOf(application),
				RoleAt.of(Role.HOST_OFFICE, this.applications.require(application).host()),
				"application.outcome-served"));
	}

	private Optional<String> decisionNumber(UUID application, String status) {
		return "DECLINED".equals(status) ? this.lists.ofApplication(application).map(ListView::decisionNumber)
				: Optional.empty();
	}

	private String grounds(UUID application, String status) {
		Optional<String> cancelled = this.calls.cancellation(this.applications.require(application).callId());
		if (cancelled.isPresent() && "DECLINED".equals(status)) {
			return cancelled.get();
		}
		if ("DECLINED".equals(status)) {
			return this.lists.ofApplication(application)
				.flatMap((list) -> list.item(application))
				.map(ListView.Item::grounds)
				.or(() -> panel(application))
				.orElseGet(() -> said(application, status));
		}
		if ("LAPSED".equals(status)) {
			return this.taskBooks.refusal(application).orElse("");
		}
		return said(application, status);
	}

	/** What the panel concluded that did not let it pass. */
	private Optional<String> panel(UUID application) {
		return Stream.of("argumentation", "defence")
			.flatMap((purpose) -> this.reviews.panel(application, purpose).stream())
			.filter((result) -> !"pass".equals(result.result()))
			.map(ReviewResults.PanelResult::conclusion)
			.findFirst();
	}

	/**
	 * What those said in their task who refused. Where each host or region has its own
	 * task, every one that refused is named with its grounds.
	 */
	private String said(UUID application, String status) {
		Map<String, Submissions.Submission> newest = new LinkedHashMap<>();
		DECIDING.getOrDefault(status, List.of())
			.stream()
			.flatMap((task) -> this.submissions.all(application, task).stream())
			.filter((answer) -> answer.itemKey() != null)
			.forEach((answer) -> newest.put(answer.task() + answer.itemKey(), answer));
		String each = newest.values()
			.stream()
			.filter((answer) -> "refuse".equals(answer.outcome()))
			.map((answer) -> this.organisations.find(answer.itemKey())
				.map((place) -> place.name().en() + " / " + place.name().zh() + ": ")
				.orElse("") + words(answer))
			.collect(Collectors.joining("\n"));
		if (!each.isEmpty()) {
			return each;
		}
		return DECIDING.getOrDefault(status, List.of())
			.stream()
			.flatMap((task) -> this.submissions.all(application, task).stream())
			.max(Comparator.comparing(Submissions.Submission::at))
			.map(Outcomes::words)
			.orElse("");
	}

	private static String words(Submissions.Submission submission) {
		return GROUNDS.stream().map(submission::text).filter((text) -> !text.isBlank()).findFirst().orElse("");
	}

	@Transactional(readOnly = true)
	public Instant appealUntil(UUID application) {
		return this.outcomes.findFirstByApplicationIdOrderByDecidedAtDesc(application)
			.map(FormalOutcome::appealUntil)
			.orElseGet(() -> this.calendar.afterDays(Instant.now(this.clock), REMEDY_DAYS));
	}

	@Transactional(readOnly = true)
	public Optional<FormalOutcome.View> of(ApplicationView application) {
		return Stream.of(application)
			.filter((one) -> one.status().isRefusal() || "RECONSIDERATION".equals(one.status().name()))
			.flatMap((one) -> this.outcomes.findFirstByApplicationIdOrderByDecidedAtDesc(one.id()).stream())
			.map(FormalOutcome::view)
			.findFirst();
	}

}
