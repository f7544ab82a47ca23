package org.grantway.awards.decision;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

import org.grantway.applications.ApplicationStatus;
import org.grantway.applications.ApplicationView;
import org.grantway.applications.Applications;
import org.grantway.awards.RefusedCase;
import org.grantway.awards.RefusedCase.State;
import org.grantway.awards.RefusedCases;
import org.grantway.awards.lists.ListView;
import org.grantway.awards.lists.Lists;
import org.grantway.awards.taskbook.TaskBooks;
import org.grantway.forms.Submissions;
import org.grantway.identity.Organisations;
import org.grantway.programmes.Call;
import org.grantway.programmes.Calls;
import org.grantway.review.ReviewResults;

/**
 * Applications that were refused, on which grounds, and where they can go on.
 */
@Component
class RefusedApplications implements RefusedCases {

	private static final Map<String, List<String>> DECIDING = Map.of("HOST_REFUSED",
			List.of("Task_HostReview", "Task_CheckFull"), "NOT_RECOMMENDED",
			List.of("Task_Recommend", "Task_AnswerIntention", "Task_RegionScience", "Task_RegionFinance",
					"Task_RegionGovernment"),
			"NOT_ACCEPTED", List.of("Task_Match", "Task_FormalCheck"), "NOT_SHORTLISTED", List.of("Task_Shortlist"),
			"DECLINED", List.of("Task_RecordPartnerDecision"));

	private static final List<String> GROUNDS = List.of("grounds", "reason", "note");

	private static final Map<String, String> SWITCHES = Map.of("UNDER_REVIEW", "letterReview", "PANEL", "panel",
			"ARGUMENTATION", "argumentation", "MATCHING", "matching", "FULL_APPLICATION", "twoStep");

	private final DecidedAwards awards;

	private final Lists lists;

	private final Applications applications;

	private final Calls calls;

	private final Submissions submissions;

	private final Organisations organisations;

	private final TaskBooks taskBooks;

	private final ReviewResults reviews;

	RefusedApplications(DecidedAwards awards, Lists lists, Applications applications, Calls calls,
			Submissions submissions, Organisations organisations, TaskBooks taskBooks, ReviewResults reviews) {
		this.awards = awards;
		this.lists = lists;
		this.applications = applications;
		this.calls = calls;
		this.submissions = submissions;
		this.organisations = organisations;
		this.taskBooks = taskBooks;
		this.reviews = reviews;
	}

	@Override
	public Optional<RefusedCase> find(UUID id) {
		return Optional.ofNullable(this.applications.all(List.of(id)).get(id)).map(this::refused);
	}

	@Override
	public Optional<RefusedCase> byNumber(String number) {
		return this.applications.byNumber(number).map(this::refused);
	}

	private RefusedCase refused(ApplicationView application) {
		Call call = this.calls.require(application.callId());
		return new RefusedCase(application.asCase(), application.title(), call.id(),
				application.principalInvestigator(), application.host(), state(application.status()), call.process(),
				stages(call), "/applications/" + application.number() + "/outcome");
	}

	private static State state(ApplicationStatus status) {
		if (status == ApplicationStatus.RECONSIDERATION) {
			return State.RECONSIDERED;
		}
		return status.isRefusal() ? State.REFUSED : State.NONE;
	}

	/** Stages at which an annulled case can go on, by what its call has. */
	private static List<String> stages(Call call) {
		return Stream.of("MATCHING", "FORMAL_CHECK", "UNDER_REVIEW", "FULL_APPLICATION", "PANEL", "ARGUMENTATION")
			.filter((stage) -> !SWITCHES.containsKey(stage)
					|| Boolean.TRUE.equals(call.switches().get(SWITCHES.get(stage))))
			.toList();
	}

	@Override
	public Reasons reasons(UUID application, String status) {
		return new Reasons(decisionNumber(application, status).orElse(null), grounds(application, status));
	}

	/** What was reserved for it is free again. */
	@Override
	public void served(UUID application, String status) {
		if ("LAPSED".equals(status)) {
			this.awards.lapse(application);
		}
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
			.map(RefusedApplications::words)
			.orElse("");
	}

	private static String words(Submissions.Submission submission) {
		return GROUNDS.stream().map(submission::text).filter((text) -> !text.isBlank()).findFirst().orElse("");
	}

}
