package org.grantway.programmes;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import org.grantway.shared.Times;
import org.grantway.shared.WorkingCalendar;

/**
 * Moves the deadlines for handing in that an outage of this service has hit. One that
 * lies between the beginning of the outage and 24 hours after its end moves by the
 * outage's length, at least to 24 hours after its end; up to the full hour, and to the
 * same hour of the next working day if that day is free. What had passed before the
 * outage was recorded stays as it was.
 */
@Component
public class Grace {

	static final Duration LEAST = Duration.ofHours(24);

	private final OutageRepository outages;

	private final WorkingCalendar calendar;

	private volatile List<Span> known;

	/** What the transaction of this thread has stored and nobody else sees yet. */
	private final ThreadLocal<List<Span>> recording = new ThreadLocal<>();

	Grace(OutageRepository outages, WorkingCalendar calendar) {
		this.outages = outages;
		this.calendar = calendar;
	}

	/**
	 * When the deadline really ends; the same instant if no outage hit it.
	 * @param deadline may be null, as is the answer then
	 */
	public Instant after(Instant deadline) {
		Instant moved = deadline;
		for (Span outage : spans()) {
			moved = after(moved, outage);
		}
		return moved;
	}

	Instant after(Instant deadline, Span outage) {
		if (deadline == null || deadline.isBefore(outage.begunAt()) || deadline.isBefore(outage.countsFrom())
				|| !deadline.isBefore(outage.endedAt().plus(LEAST))) {
			return deadline;
		}
		Instant moved = deadline.plus(Duration.between(outage.begunAt(), outage.endedAt()));
		Instant least = outage.endedAt().plus(LEAST);
		ZonedDateTime hour = (moved.isBefore(least) ? least : moved).atZone(Times.ZONE);
		if (!hour.truncatedTo(ChronoUnit.HOURS).equals(hour)) {
			hour = hour.truncatedTo(ChronoUnit.HOURS).plusHours(1);
		}
		LocalDate day = hour.toLocalDate();
		LocalTime time = hour.toLocalTime();
		while (!this.calendar.isWorkingDay(day)) {
			day = day.plusDays(1);
		}
		return Times.at(day, time);
	}

	/** Counts in this thread by what its transaction has stored, until it ends. */
	void useStored() {
		this.recording.set(read());
		TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
			@Override
			public void afterCompletion(int status) {
				Grace.this.recording.remove();
				Grace.this.known = null;
			}
		});
	}

	/** Reads what another node may have recorded. */
	void notice() {
		if (this.known != null) {
			this.known = read();
		}
	}

	private List<Span> spans() {
		List<Span> own = this.recording.get();
		if (own != null) {
			return own;
		}
		List<Span> last = this.known;
		if (last == null) {
			last = read();
			this.known = last;
		}
		return last;
	}

	private List<Span> read() {
		return this.outages.findAllByOrderByBegunAt().stream().map(Outage::span).toList();
	}

	/**
	 * An outage.
	 *
	 * @param countsFrom deadlines before it had passed when the outage was recorded
	 */
	record Span(Instant begunAt, Instant endedAt, Instant countsFrom) {

	}

}
