package org.grantway.review.letters;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.grantway.applications.ApplicationView;
import org.grantway.applications.Applications;
import org.grantway.programmes.Call;
import org.grantway.programmes.Calls;
import org.grantway.programmes.ReferenceData.DecisionRule;
import org.grantway.review.experts.Candidate;
import org.grantway.review.experts.Concerns;
import org.grantway.review.experts.Draw;
import org.grantway.review.experts.ExpertPool;
import org.grantway.review.experts.ExpertPool.Pool;
import org.grantway.review.experts.ExpertPool.Screening;
import org.grantway.shared.Actor;
import org.grantway.shared.DomainEvent.Audience;
import org.grantway.shared.Fact;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Draws reviewers and puts the next in the order on a seat that falls free. */
@Service
class Reviewers {

	private static final Set<SeatState> UNDER_WAY = Set.of(SeatState.DRAWN, SeatState.INVITED, SeatState.IN_REVIEW);

	private final SecureRandom random = new SecureRandom();

	private final ReviewDrawRepository draws;

	private final ReviewCandidateRepository candidates;

	private final ReviewSeatRepository seats;

	private final ExpertPool pool;

	private final Concerns concerns;

	private final Applications applications;

	private final Calls calls;

	private final LetterRules rules;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	Reviewers(ReviewDrawRepository draws, ReviewCandidateRepository candidates, ReviewSeatRepository seats,
			ExpertPool pool, Concerns concerns, Applications applications, Calls calls, LetterRules rules,
			ApplicationEventPublisher events, Clock clock) {
		this.draws = draws;
		this.candidates = candidates;
		this.seats = seats;
		this.pool = pool;
		this.concerns = concerns;
		this.applications = applications;
		this.calls = calls;
		this.rules = rules;
		this.events = events;
		this.clock = clock;
	}

	/** Makes the seed's hash known, before anyone can know the pool. Once per round. */
	@Transactional
	public void commitSeed(UUID applicationId, Actor by) {
		ApplicationView application = this.applications.require(applicationId);
		Optional<ReviewDraw> last = this.draws.findFirstByApplicationIdOrderByRoundNoDesc(applicationId);
		if (last.isPresent() && !last.get().isReleased()) {
			return;
		}
		Call call = this.calls.require(application.callId());
		byte[] seed = new byte[32];
		this.random.nextBytes(seed);
		ReviewDraw draw = new ReviewDraw(applicationId, call.id(), last.map(ReviewDraw::round).orElse(0) + 1,
				missing(applicationId, this.rules.rule(call)), HexFormat.of().formatHex(seed), Instant.now(this.clock));
		this.draws.save(draw);
		this.events.publishEvent(Fact.of(application.asCase(), "review.seed-committed")
			.by(by)
			.now("round", draw.round())
			.now("seedHash", draw.seedHash())
			.readableBy(Audience.REVIEW));
	}

	/**
	 * Fixes the pool and draws. Doing it again changes nothing: a draw cannot be shopped.
	 */
	@Transactional
	public void draw(UUID applicationId, Actor by) {
		ReviewDraw draw = this.draws.findFirstByApplicationIdOrderByRoundNoDesc(applicationId).orElseThrow();
		if (draw.isFixed()) {
			return;
		}
		ApplicationView application = this.applications.require(applicationId);
		Screening screening = screen(application);
		this.pool.keep(draw.id(), applicationId, screening);
		String poolText = screening.eligible()
			.stream()
			.map((expert) -> expert.person().toString())
			.sorted()
			.collect(Collectors.joining("\n"));
		draw.fixPool(Draw.hash(poolText), Instant.now(this.clock));
		List<Draw.Ticket> order = Draw.order(draw.seed(), applicationId, application.field(), screening.eligible());
		int position = 0;
		for (Draw.Ticket ticket : order) {
			position++;
			this.candidates.save(new ReviewCandidate(draw.id(), position, ticket));
		}
		List<ReviewSeat> before = of(applicationId);
		int ordinal = before.stream().mapToInt(ReviewSeat::ordinal).max().orElse(0);
		for (Candidate expert : choose(order, draw.seats(), organisationsServing(before))) {
			ordinal++;
			this.seats.save(
					new ReviewSeat(draw, ordinal, 1, expert.person(), expert.organisation(), Instant.now(this.clock)));
		}
		this.events.publishEvent(Fact.of(application.asCase(), "review.drawn")
			.by(by)
			.now("round", draw.round())
			.now("seed", draw.seed())
			.now("pool", screening.eligible().size())
			.now("blocked", screening.blocked().size())
			.now("poolHash", Draw.hash(poolText))
			.now("order", order.stream().map((t) -> t.expert().person().toString()).collect(Collectors.joining(" ")))
			.readableBy(Audience.REVIEW));
	}

	/**
	 * The first in the order, no two from one organisation as long as there are enough
	 * organisations.
	 */
	static List<Candidate> choose(List<Draw.Ticket> order, int wanted, Set<String> taken) {
		Set<String> organisations = new HashSet<>(taken);
		List<Candidate> chosen = new java.util.ArrayList<>();
		for (Draw.Ticket ticket : order) {
			if (chosen.size() < wanted && organisations.add(ticket.expert().organisation())) {
				chosen.add(ticket.expert());
			}
		}
		for (Draw.Ticket ticket : order) {
			if (chosen.size() < wanted && !chosen.contains(ticket.expert())) {
				chosen.add(ticket.expert());
			}
		}
		return chosen;
	}

	/** Lets the drawn seats go out to the reviewers. */
	@Transactional
	public void release(UUID applicationId, Actor by) {
		ReviewDraw draw = this.draws.findFirstByApplicationIdOrderByRoundNoDesc(applicationId).orElseThrow();
		if (draw.isReleased()) {
			return;
		}
		draw.release(by.personId(), Instant.now(this.clock));
		this.draws.save(draw);
		long drawn = of(applicationId).stream().filter((seat) -> seat.drawId().equals(draw.id())).count();
		this.events.publishEvent(Fact.of(this.applications.caseOf(applicationId), "review.released")
			.by(by)
			.now("seats", drawn)
			.readableBy(Audience.STAFF));
	}

	/** Puts the next in the order on the seat; empty if nobody is left. */
	@Transactional
	public Optional<ReviewSeat> next(ReviewSeat gone) {
		Optional<ReviewSeat> already = of(gone.applicationId()).stream()
			.filter((seat) -> seat.ordinal() == gone.ordinal() && seat.attempt() == gone.attempt() + 1)
			.findFirst();
		if (already.isPresent()) {
			return already;
		}
		ApplicationView application = this.applications.require(gone.applicationId());
		ReviewDraw draw = this.draws.findById(gone.drawId()).orElseThrow();
		Map<UUID, Candidate> eligible = screen(application).eligible()
			.stream()
			.collect(Collectors.toMap(Candidate::person, (expert) -> expert));
		List<Draw.Ticket> order = this.candidates.findByDrawIdOrderByPositionNo(draw.id())
			.stream()
			.filter((candidate) -> eligible.containsKey(candidate.expert()))
			.map((candidate) -> new Draw.Ticket(eligible.get(candidate.expert()), candidate.match(),
					candidate.ticket()))
			.toList();
		return choose(order, 1, organisationsServing(of(gone.applicationId()))).stream()
			.findFirst()
			.map((expert) -> this.seats.save(new ReviewSeat(draw, gone.ordinal(), gone.attempt() + 1, expert.person(),
					expert.organisation(), Instant.now(this.clock))));
	}

	/** The pool as it is for the call now. */
	@Transactional(readOnly = true)
	public Pool pool(Call call) {
		return this.pool.of(call, call.managingAgency(), load());
	}

	/** Who of the pool may serve; for a look before the draw. */
	@Transactional(readOnly = true)
	public Map<UUID, Screening> screen(Collection<UUID> applications, Pool among) {
		Map<UUID, Set<UUID>> served = this.seats.findByApplicationIdIn(applications)
			.stream()
			.collect(Collectors.groupingBy(ReviewSeat::applicationId,
					Collectors.mapping(ReviewSeat::reviewer, Collectors.toSet())));
		Map<UUID, Screening> screened = new HashMap<>();
		this.concerns.of("application", applications, among.leading())
			.forEach((id, concern) -> screened.put(id,
					this.pool.screen(among, concern, served.getOrDefault(id, Set.of()))));
		return screened;
	}

	private Screening screen(ApplicationView application) {
		return screen(List.of(application.id()), pool(this.calls.require(application.callId()))).get(application.id());
	}

	private int missing(UUID applicationId, DecisionRule rule) {
		long counting = of(applicationId).stream()
			.filter((seat) -> seat.state().isOpen() || seat.state() == SeatState.SUBMITTED)
			.count();
		return (counting == 0) ? rule.invite() : (int) Math.max(1, rule.minValid() - counting);
	}

	private Map<UUID, Integer> load() {
		return this.seats.load(UNDER_WAY)
			.stream()
			.collect(Collectors.toMap((row) -> (UUID) row[0], (row) -> ((Long) row[1]).intValue()));
	}

	private static Set<String> organisationsServing(List<ReviewSeat> seats) {
		return seats.stream()
			.filter((seat) -> seat.state().isOpen() || seat.state() == SeatState.SUBMITTED)
			.map(ReviewSeat::organisation)
			.collect(Collectors.toSet());
	}

	private List<ReviewSeat> of(UUID applicationId) {
		return this.seats.findByApplicationIdOrderByOrdinalNoAscAttemptNoAsc(applicationId);
	}

}
