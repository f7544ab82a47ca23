package org.grantway.review.letters;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.grantway.applications.ApplicationStatus;
import org.grantway.applications.ApplicationView;
import org.grantway.applications.Applications;
import org.grantway.programmes.Call;
import org.grantway.review.ReviewResults.LetterResult;
import org.grantway.review.letters.LetterFindings.Ranked;
import org.grantway.shared.Actor;
import org.grantway.shared.DomainEvent.Audience;
import org.grantway.shared.Fact;
import org.grantway.shared.Refused;
import org.grantway.workflow.WorkItem;
import org.grantway.workflow.Worklist;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageImpl;
import org.springframework.data.domain.Pageable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Ranks a call's applications and decides who goes before the panel. */
@Service
class Shortlist {

	private static final String TASK = "Task_Shortlist";

	/** From the submission to the letter review: these may still pass. */
	private static final Set<ApplicationStatus> BEFORE = EnumSet.of(ApplicationStatus.SUBMITTED,
			ApplicationStatus.HOST_REVIEW, ApplicationStatus.RECOMMENDATION, ApplicationStatus.MATCHING,
			ApplicationStatus.FORMAL_CHECK, ApplicationStatus.UNDER_REVIEW);

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

	/**
	 * A page of the call's reviewed applications, best rank first; those not rankable
	 * last. All are ranked, and only those of the page are read.
	 */
	@Transactional(readOnly = true)
	public Page<Line> lines(Call call, Pageable page) {
		Map<UUID, String> numbers = this.applications.numbers(call.id());
		Map<UUID, Ranked> ranking = this.findings.ranking(call);
		Set<UUID> waiting = this.worklist.casesWaiting(call.code(), TASK);
		List<UUID> ordered = numbers.keySet()
			.stream()
			.filter((id) -> ranking.containsKey(id) || waiting.contains(id))
			.sorted(Comparator.comparing((id) -> rankOf(ranking, id)))
			.toList();
		List<UUID> shown = ordered.stream().skip(page.getOffset()).limit(page.getPageSize()).toList();
		Map<UUID, ApplicationView> views = this.applications.all(shown);
		return new PageImpl<>(shown.stream()
			.map((id) -> new Line(views.get(id), resultOf(ranking, id), waiting.contains(id)))
			.toList(), page, ordered.size());
	}

	private static int rankOf(Map<UUID, Ranked> ranking, UUID application) {
		return Optional.ofNullable(resultOf(ranking, application).rank()).orElse(Integer.MAX_VALUE);
	}

	private static LetterResult resultOf(Map<UUID, Ranked> ranking, UUID application) {
		return Optional.ofNullable(ranking.get(application)).map(Ranked::result).orElse(NONE);
	}

	/** Whether the application is one of the call's that wait for this decision. */
	@Transactional(readOnly = true)
	public boolean isWaiting(Call call, UUID application, Actor actor) {
		return this.worklist.find(application, TASK, actor)
			.filter((item) -> call.code().equals(item.call()))
			.isPresent();
	}

	/** How many may be invited to the defence, and how many there are. */
	@Transactional(readOnly = true)
	public Places places(Call call) {
		if (call.limit(Call.SHORTLIST_MOST).isEmpty()) {
			return Places.UNLIMITED;
		}
		Map<UUID, Ranked> ranking = this.findings.ranking(call);
		Set<UUID> waiting = this.worklist.casesWaiting(call.code(), TASK);
		Set<UUID> passed = waiting.stream()
			.filter((id) -> ranking.containsKey(id) && ranking.get(id).passed())
			.collect(Collectors.toSet());
		Set<UUID> withdrawn = this.applications.in(call.id(), EnumSet.of(ApplicationStatus.WITHDRAWN));
		Set<UUID> invited = this.entries.findByCallIdAndChosenTrue(call.id())
			.stream()
			.map(ShortlistEntry::applicationId)
			.filter((id) -> !waiting.contains(id) && !withdrawn.contains(id))
			.collect(Collectors.toSet());
		Set<UUID> coming = new HashSet<>(this.applications.in(call.id(), BEFORE));
		coming.removeAll(waiting);
		long least = call.limit(Call.SHORTLIST_LEAST).orElse(0);
		long most = call.limit(Call.SHORTLIST_MOST).getAsLong();
		return new Places(call.quota() * least, call.quota() * most, invited.size(), passed, coming.size(),
				call.isOpen(Instant.now(this.clock)));
	}

	/**
	 * Decides on several applications of a call together: all of them or, if their number
	 * does not fit, none.
	 */
	@Transactional
	public void decide(Call call, List<UUID> some, boolean chosen, String grounds, Actor actor) {
		requirePlaces(places(call), some, chosen);
		Map<UUID, Ranked> ranking = this.findings.ranking(call);
		some.forEach((application) -> decideOne(application, resultOf(ranking, application), chosen, grounds, actor));
	}

	private static void requirePlaces(Places places, List<UUID> some, boolean chosen) {
		if (chosen && places.invited() + some.size() > places.most()) {
			throw Refused.at("chosen", "shortlist.error.too-many", places.most(), places.invited(), some.size());
		}
		if (!chosen) {
			long passed = some.stream().filter(places.passed()::contains).count();
			if (passed > 0 && places.possible() - passed < places.least()) {
				throw Refused.at("chosen", "shortlist.error.too-few", places.least(), places.possible());
			}
		}
	}

	/** Decides on one application and moves it on. Leaving out needs grounds. */
	private void decideOne(UUID applicationId, LetterResult result, boolean chosen, String grounds, Actor actor) {
		if (!chosen && grounds.isBlank()) {
			throw Refused.at("grounds", "shortlist.error.grounds");
		}
		ApplicationView application = this.applications.require(applicationId);
		WorkItem item = this.worklist.find(applicationId, TASK, actor)
			.orElseThrow(() -> new Refused("shortlist.error.not-waiting", application.number()));
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
	 * The size of a shortlist.
	 *
	 * @param least how many are invited, if so many pass
	 * @param most how many may be invited
	 * @param invited how many are
	 * @param passed those that wait for this decision and passed the letter review
	 * @param coming how many are still under review or before it
	 * @param open whether the call still takes applications, so that more may come
	 */
	record Places(long least, long most, int invited, Set<UUID> passed, int coming, boolean open) {

		static final Places UNLIMITED = new Places(0, Long.MAX_VALUE, 0, Set.of(), 0, false);

		public boolean isLimited() {
			return this.most < Long.MAX_VALUE;
		}

		/** How many can be invited, if all that are still under review pass. */
		public long possible() {
			return this.invited + this.passed.size() + this.coming;
		}

		public boolean tooFew() {
			return !this.open && possible() < this.least;
		}

	}

	/**
	 * An application in the ranking.
	 *
	 * @param waiting whether it waits for this decision
	 */
	record Line(ApplicationView application, LetterResult result, boolean waiting) {
	}

}
