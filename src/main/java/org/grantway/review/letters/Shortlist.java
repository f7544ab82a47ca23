package org.grantway.review.letters;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import org.grantway.applications.ApplicationView;
import org.grantway.applications.Applications;
import org.grantway.programmes.Call;
import org.grantway.review.ReviewResults.LetterResult;
import org.grantway.shared.Actor;
import org.grantway.shared.DomainEvent.Audience;
import org.grantway.shared.Fact;
import org.grantway.shared.Refused;
import org.grantway.workflow.WorkItem;
import org.grantway.workflow.Worklist;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Ranks a call's applications and decides who goes before the panel. */
@Service
class Shortlist {

	private static final String TASK = "Task_Shortlist";

	private static final LetterResult NONE = new LetterResult(0, 0, null, null, null);

	private final LetterFindings findings;

	private final ShortlistEntryRepository entries;

	private final Applications applications;

	private final Worklist worklist;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	Shortlist(LetterFindings findings, ShortlistEntryRepository entries, Applications applications, Worklist worklist,
			ApplicationEventPublisher events, Clock clock) {
		this.findings = findings;
		this.entries = entries;
		this.applications = applications;
		this.worklist = worklist;
		this.events = events;
		this.clock = clock;
	}

	/** The call's reviewed applications, best rank first; those not rankable last. */
	@Transactional(readOnly = true)
	public List<Line> lines(Call call) {
		Map<UUID, ApplicationView> ofCall = this.applications.ofCall(call.id())
			.stream()
			.collect(Collectors.toMap(ApplicationView::id, (application) -> application));
		Map<UUID, LetterResult> results = this.findings.ofCall(call.id());
		Map<UUID, List<WorkItem>> open = this.worklist.openOf("application", ofCall.keySet());
		return ofCall.values()
			.stream()
			.filter((application) -> results.containsKey(application.id()) || waits(open, application.id()))
			.map((application) -> new Line(application, results.getOrDefault(application.id(), NONE),
					waits(open, application.id())))
			.sorted(Comparator
				.comparing((Line line) -> Optional.ofNullable(line.result().rank()).orElse(Integer.MAX_VALUE))
				.thenComparing((line) -> line.application().number()))
			.toList();
	}

	private static boolean waits(Map<UUID, List<WorkItem>> open, UUID application) {
		return open.getOrDefault(application, List.of()).stream().anyMatch((item) -> TASK.equals(item.task()));
	}

	/** Decides on one application and moves it on. Leaving out needs grounds. */
	@Transactional
	public void decide(UUID applicationId, boolean chosen, String grounds, Actor actor) {
		if (!chosen && grounds.isBlank()) {
			throw Refused.at("grounds", "shortlist.error.grounds");
		}
		ApplicationView application = this.applications.require(applicationId);
		WorkItem item = this.worklist.find(applicationId, TASK, actor)
			.orElseThrow(() -> new Refused("shortlist.error.not-waiting", application.number()));
		LetterResult result = this.findings.result(applicationId).orElse(NONE);
		this.entries.save(new ShortlistEntry(applicationId, application.callId(), result, chosen, grounds.strip(),
				actor.personId(), Instant.now(this.clock)));
		this.events.publishEvent(Fact.of(application.asCase(), chosen ? "review.shortlisted" : "review.left-out")
			.by(actor)
			.because(grounds.isBlank() ? null : grounds.strip())
			.now("rank", result.rank())
			.now("valid", result.valid())
			.now("mean", result.mean())
			.readableBy(Audience.STAFF));
		this.worklist.complete(item.id(), actor, chosen ? "shortlist" : "leaveOut", Map.of());
	}

	/**
	 * An application in the ranking.
	 *
	 * @param waiting whether it waits for this decision
	 */
	record Line(ApplicationView application, LetterResult result, boolean waiting) {
	}

}
