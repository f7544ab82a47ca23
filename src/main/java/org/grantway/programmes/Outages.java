package org.grantway.programmes;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import org.grantway.shared.Actor;
import org.grantway.shared.Fact;
import org.grantway.shared.LocalizedText;
import org.grantway.shared.NotAllowed;
import org.grantway.shared.Refused;
import org.grantway.shared.Role;
import org.grantway.workflow.OpenDeadlines;
import org.grantway.workflow.OpenDeadlines.Recounted;

/**
 * Records outages of this service and moves what they hit: deadlines of calls, tasks and
 * timers, all in one transaction. The history of each case says from when to when.
 */
@Service
@Transactional
class Outages {

	/** An older outage is no reason any more. */
	static final Duration OLDEST = Duration.ofDays(7);

	private static final int LONGEST_REASON = 500;

	private final OutageRepository outages;

	private final Grace grace;

	private final Calls calls;

	private final OpenDeadlines deadlines;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	Outages(OutageRepository outages, Grace grace, Calls calls, OpenDeadlines deadlines,
			ApplicationEventPublisher events, Clock clock) {
		this.outages = outages;
		this.grace = grace;
		this.calls = calls;
		this.deadlines = deadlines;
		this.events = events;
		this.clock = clock;
	}

	/** All that were recorded, the newest first. */
	@Transactional(readOnly = true)
	List<Outage> all() {
		List<Outage> all = new ArrayList<>(this.outages.findAllByOrderByBegunAt());
		all.sort(Comparator.comparing(Outage::recordedAt).reversed());
		return all;
	}

	/**
	 * Which deadlines of calls would move, and which would have but had passed already.
	 * @throws Refused beside {@code begun} or {@code ended} if that is no time at which
	 * the service can have been out
	 */
	@Transactional(readOnly = true)
	List<Move> preview(Instant begun, Instant ended) {
		Instant now = Instant.now(this.clock);
		check(begun, ended, now);
		return moves(new Grace.Span(begun, ended, now), new Grace.Span(begun, ended, begun));
	}

	/**
	 * Records an outage that an administrator tells of. Refused like the preview, and
	 * beside {@code reason} without a reason.
	 */
	Recounted record(Instant begun, Instant ended, String reason, Actor by) {
		if (!by.holds(Role.SYSTEM_ADMINISTRATOR)) {
			throw new NotAllowed("programmes.not-allowed.outages");
		}
		Instant now = Instant.now(this.clock);
		check(begun, ended, now);
		if (reason.isBlank() || reason.strip().length() > LONGEST_REASON) {
			throw Refused.at("reason", "programmes.outages.refused.reason", LONGEST_REASON);
		}
		return store(new Outage(new Grace.Span(begun, ended, now), reason.strip(), by.personId(), now), by);
	}

	/**
	 * Records that the service itself was not at work, if that hit a deadline; before its
	 * timers run again.
	 */
	void recover(Instant seen, Instant now) {
		Grace.Span span = new Grace.Span(seen, now, seen);
		if (!moves(span, span).isEmpty()) {
			store(new Outage(span, "", null, now), Actor.SYSTEM);
		}
	}

	private void check(Instant begun, Instant ended, Instant now) {
		if (begun == null || begun.isBefore(now.minus(OLDEST)) || !begun.isBefore(now)) {
			throw Refused.at("begun", "programmes.outages.refused.begun", OLDEST.toDays());
		}
		if (ended == null || !begun.isBefore(ended) || ended.isAfter(now)) {
			throw Refused.at("ended", "programmes.outages.refused.ended");
		}
	}

	private Recounted store(Outage outage, Actor by) {
		List<Move> moves = moves(outage.span(), outage.span());
		Recounted moved = this.deadlines.recount(() -> {
			this.outages.save(outage);
			this.grace.useStored();
		}, by);
		this.events.publishEvent(Fact.of(outage.asCase(), "outage.recorded")
			.by(by)
			.because(outage.reason())
			.now("begun", outage.span().begunAt())
			.now("ended", outage.span().endedAt())
			.now("tasks", moved.tasks())
			.now("timers", moved.timers()));
		moves.forEach(
				(move) -> this.events.publishEvent(Fact.of(this.calls.caseOf(move.call().id()), "call.deadline-moved")
					.by(by)
					.because(outage.reason())
					.was(move.host() ? "hostClosesAt" : "closesAt", move.was())
					.now(move.host() ? "hostClosesAt" : "closesAt", move.is())));
		return moved;
	}

	/**
	 * @param span by which deadlines move
	 * @param wide by which they would if none had passed
	 */
	private List<Move> moves(Grace.Span span, Grace.Span wide) {
		List<Move> moves = new ArrayList<>();
		for (Call call : this.calls.all()) {
			if (call.isPublished()) {
				add(moves, call, false, call.closesAt(), span, wide);
				add(moves, call, true, call.hostClosesAt(), span, wide);
			}
		}
		return moves;
	}

	private void add(List<Move> moves, Call call, boolean host, Instant deadline, Grace.Span span, Grace.Span wide) {
		Instant moved = this.grace.after(deadline, span);
		if (!Objects.equals(this.grace.after(deadline, wide), deadline)) {
			moves.add(new Move(call, host, deadline, moved.equals(deadline) ? null : moved));
		}
	}

	/**
	 * A deadline of a call.
	 *
	 * @param host whether it is the hosts' one
	 * @param is when it ends then; null if it had passed and stays
	 */
	record Move(Call call, boolean host, Instant was, Instant is) {

		public LocalizedText title() {
			return this.call.title();
		}

	}

}
