package org.grantway.review.letters;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.grantway.applications.ApplicationView;
import org.grantway.applications.Applications;
import org.grantway.identity.Organisations;
import org.grantway.identity.Organisations.OrganisationView;
import org.grantway.identity.People;
import org.grantway.identity.People.PersonView;
import org.grantway.programmes.Call;
import org.grantway.programmes.Calls;
import org.grantway.programmes.ReferenceData;
import org.grantway.review.ReviewAccess;
import org.grantway.review.experts.Candidate;
import org.grantway.review.experts.Conflict;
import org.grantway.review.experts.ExpertPool;
import org.grantway.review.experts.ExpertPool.Pool;
import org.grantway.review.experts.ExpertPool.Screening;
import org.grantway.shared.Actor;
import org.grantway.shared.LocalizedText;
import org.grantway.shared.NotFound;
import org.grantway.shared.Refused;
import org.grantway.workflow.WorkItem;
import org.grantway.workflow.Worklist;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageImpl;
import org.springframework.data.domain.Pageable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The draw of reviewers for a whole call, application by application. */
@Service
class DrawBatch {

	private static final List<String> TASKS = List.of("Task_DrawReviewers", "Task_AddReviewers");

	private final Reviewers reviewers;

	private final ReviewDrawRepository draws;

	private final ReviewCandidateRepository candidates;

	private final ReviewSeatRepository seats;

	private final ExpertPool pool;

	private final Applications applications;

	private final Calls calls;

	private final LetterRules rules;

	private final People people;

	private final Organisations organisations;

	private final ReferenceData reference;

	private final Worklist worklist;

	private final Clock clock;

	DrawBatch(Reviewers reviewers, ReviewDrawRepository draws, ReviewCandidateRepository candidates,
			ReviewSeatRepository seats, ExpertPool pool, Applications applications, Calls calls, LetterRules rules,
			People people, Organisations organisations, ReferenceData reference, Worklist worklist, Clock clock) {
		this.organisations = organisations;
		this.reference = reference;
		this.clock = clock;
		this.reviewers = reviewers;
		this.draws = draws;
		this.candidates = candidates;
		this.seats = seats;
		this.pool = pool;
		this.applications = applications;
		this.calls = calls;
		this.rules = rules;
		this.people = people;
		this.worklist = worklist;
	}

	Call call(String code, Actor actor) {
		Call call = this.calls.byCode(code).orElseThrow(() -> new NotFound("call " + code));
		ReviewAccess.requireKnown(actor, call);
		ReviewAccess.requireAgency(actor, call.managingAgency());
		this.rules.requireReview(call);
		return call;
	}

	Call callOf(UUID applicationId, Actor actor) {
		Call call = this.calls.require(this.applications.require(applicationId).callId());
		ReviewAccess.requireOfficeOf(actor, call);
		ReviewAccess.requireAgency(actor, call.managingAgency());
		return call;
	}

	/** The applications of the call that wait for a draw, by number. */
	@Transactional(readOnly = true)
	public Page<Line> waiting(Call call, Pageable page) {
		Page<WorkItem> items = this.worklist.openIn(call.code(), TASKS, page);
		return new PageImpl<>(lines(call, items.map(WorkItem::subjectId).getContent()), page, items.getTotalElements());
	}

	@Transactional(readOnly = true)
	public Page<Line> waiting(Call call, UUID applicationId) {
		return new PageImpl<>(isWaiting(call, applicationId) ? lines(call, List.of(applicationId)) : List.of());
	}

	/** Whether the application is one of the call's that wait for a draw. */
	@Transactional(readOnly = true)
	public boolean isWaiting(Call call, UUID applicationId) {
		return this.worklist.openOf("application", applicationId)
			.stream()
			.anyMatch((item) -> TASKS.contains(item.task()) && call.code().equals(item.call()));
	}

	private List<Line> lines(Call call, List<UUID> ids) {
		Map<UUID, ApplicationView> views = this.applications.all(ids);
		int needed = this.rules.rule(call).minValid();
		Map<UUID, ReviewDraw> drawn = new HashMap<>();
		this.draws.findByApplicationIdInOrderByRoundNoAsc(ids).forEach((draw) -> drawn.put(draw.applicationId(), draw));
		drawn.values().removeIf((last) -> last.isReleased() || !last.isFixed());
		Map<UUID, Line> lines = new HashMap<>();
		Pool pool = this.reviewers.pool(call);
		drawn(drawn.values(), pool).forEach((id, outcome) -> {
			ReviewDraw draw = drawn.get(id);
			lines.put(id, new Line(views.get(id), draw.seedHash(), outcome.pool(), outcome.blocked(), outcome.seats(),
					needed));
		});
		List<UUID> others = ids.stream().filter((id) -> !drawn.containsKey(id)).toList();
		if (!others.isEmpty()) {
			this.reviewers.screen(others, pool)
				.forEach((id, screening) -> lines.put(id, new Line(views.get(id), null, screening.eligible().size(),
						blocked(screening), List.of(), needed)));
		}
		return ids.stream().map(lines::get).toList();
	}

	private List<Blocked> blocked(Screening screening) {
		List<Blocked> blocked = new ArrayList<>();
		screening.blocked().forEach((expert, conflicts) -> blocked.add(new Blocked(expert.name(), conflicts)));
		return blocked;
	}

	/** What these draws came to, by application, in a fixed number of queries. */
	private Map<UUID, Outcome> drawn(Collection<ReviewDraw> draws, Pool pool) {
		if (draws.isEmpty()) {
			return Map.of();
		}
		List<UUID> ids = draws.stream().map(ReviewDraw::id).toList();
		Map<UUID, Map<UUID, ReviewCandidate>> places = this.candidates.findByDrawIdInOrderByPositionNo(ids)
			.stream()
			.collect(Collectors.groupingBy(ReviewCandidate::draw,
					Collectors.toMap(ReviewCandidate::expert, Function.identity())));
		Map<UUID, List<ReviewSeat>> seats = this.seats.findByDrawIdInOrderByOrdinalNoAscAttemptNoAsc(ids)
			.stream()
			.collect(Collectors.groupingBy(ReviewSeat::drawId));
		Map<UUID, Map<UUID, List<Conflict>>> kept = this.pool.kept(ids);
		Set<UUID> named = new HashSet<>();
		seats.values().forEach((some) -> some.forEach((seat) -> named.add(seat.reviewer())));
		kept.values().forEach((some) -> named.addAll(some.keySet()));
		Map<UUID, PersonView> persons = this.people.all(named);
		Map<UUID, Candidate> experts = pool.candidates()
			.stream()
			.collect(Collectors.toMap(Candidate::person, Function.identity()));
		Map<String, OrganisationView> units = this.organisations.all(seats.values()
			.stream()
			.flatMap(Collection::stream)
			.map(ReviewSeat::organisation)
			.collect(Collectors.toSet()));
		Map<UUID, Outcome> outcomes = new HashMap<>();
		for (ReviewDraw draw : draws) {
			Map<UUID, ReviewCandidate> order = places.getOrDefault(draw.id(), Map.of());
			List<Blocked> blocked = kept.getOrDefault(draw.id(), Map.of())
				.entrySet()
				.stream()
				.filter((entry) -> persons.containsKey(entry.getKey()))
				.map((entry) -> new Blocked(persons.get(entry.getKey()).name(), entry.getValue()))
				.toList();
			List<Drawn> seated = seats.getOrDefault(draw.id(), List.of())
				.stream()
				.map((seat) -> new Drawn(persons.get(seat.reviewer()).name(),
						units.containsKey(seat.organisation()) ? units.get(seat.organisation()).name()
								: LocalizedText.of(seat.organisation(), seat.organisation()),
						fields(experts.get(seat.reviewer())), experts.get(seat.reviewer()),
						order.get(seat.reviewer()).position(), order.get(seat.reviewer()).match().name()))
				.toList();
			outcomes.put(draw.applicationId(), new Outcome(order.size(), blocked, seated));
		}
		return outcomes;
	}

	private List<LocalizedText> fields(Candidate expert) {
		return (expert == null) ? List.of()
				: expert.fields()
					.stream()
					.sorted()
					.map((code) -> this.reference.field(code)
						.map(ReferenceData.Field::name)
						.orElse(LocalizedText.of(code, code)))
					.toList();
	}

	/**
	 * Until when applications still come in and nobody is drawn; null once all are in.
	 */
	Instant awaited(Call call) {
		return call.awaited(Instant.now(this.clock)).orElse(null);
	}

	/**
	 * Draws for one application; each in a transaction of its own.
	 * @throws Refused while applications still come in
	 */
	void draw(UUID applicationId, Actor actor) {
		callOf(applicationId, actor).requireAllIn(Instant.now(this.clock));
		this.reviewers.commitSeed(applicationId, actor);
		this.reviewers.draw(applicationId, actor);
	}

	/** Releases one application's reviewers and moves it on. */
	@Transactional
	public void release(UUID applicationId, Actor actor) {
		ReviewDraw draw = this.draws.findFirstByApplicationIdOrderByRoundNoDesc(applicationId)
			.filter((last) -> last.isFixed() && !last.isReleased())
			.orElseThrow(() -> new Refused("review.error.not-drawn"));
		long seated = this.seats.findByApplicationIdOrderByOrdinalNoAscAttemptNoAsc(applicationId)
			.stream()
			.filter((seat) -> seat.drawId().equals(draw.id()))
			.count();
		if (seated == 0) {
			throw new Refused("review.error.empty-pool");
		}
		WorkItem item = TASKS.stream()
			.flatMap((task) -> this.worklist.find(applicationId, task, actor).stream())
			.findFirst()
			.orElseThrow(() -> new Refused("review.error.no-draw-task"));
		this.reviewers.release(applicationId, actor);
		this.worklist.complete(item.id(), actor, "Task_AddReviewers".equals(item.task()) ? "add" : "release", Map.of());
	}

	/**
	 * An application that waits for a draw.
	 *
	 * @param seedHash null as long as it has not been drawn
	 */
	record Line(ApplicationView application, String seedHash, int pool, List<Blocked> blocked, List<Drawn> drawn,
			int needed) {

		public boolean isDrawn() {
			return this.seedHash != null;
		}

		public boolean isShort() {
			return this.pool < this.needed;
		}

		/** Whom the applicant does not want, and who of the pool is blocked for it. */
		public List<Exclusion> exclusions() {
			return this.application.excludedReviewers()
				.stream()
				.map((typed) -> new Exclusion(typed, this.blocked.stream()
					.filter((one) -> one.conflicts().contains(new Conflict(Conflict.Kind.NAMED_BY_APPLICANT, typed)))
					.map(Blocked::name)
					.toList()))
				.toList();
		}

	}

	/** How many could be drawn, who could not, and who was. */
	private record Outcome(int pool, List<Blocked> blocked, List<Drawn> seats) {
	}

	/** Someone who may not be drawn. */
	record Blocked(LocalizedText name, List<Conflict> conflicts) {
	}

	/**
	 * Someone the applicant does not want as a reviewer.
	 *
	 * @param typed as the applicant named them
	 * @param blocked those of the pool who have that name; empty if nobody has
	 */
	record Exclusion(String typed, List<LocalizedText> blocked) {
	}

	/**
	 * Someone drawn.
	 *
	 * @param expert as the pool has them now, with the seat of this draw in the load;
	 * null if they have left it
	 */
	record Drawn(LocalizedText name, LocalizedText unit, List<LocalizedText> fields, Candidate expert, int position,
			String match) {
	}

}
