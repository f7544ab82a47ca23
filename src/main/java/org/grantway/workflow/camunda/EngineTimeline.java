package org.grantway.workflow.camunda;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.JobQuery;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Service;

import org.grantway.shared.MovableClock;
import org.grantway.workflow.Timeline;

/**
 * Moves our clock and the engine's together. The job executor pauses meanwhile, so that
 * whatever falls due does so in order.
 */
@Service
class EngineTimeline implements Timeline {

	private static final Logger log = LoggerFactory.getLogger(EngineTimeline.class);

	private static final int PAGE = 100;

	private static final long NANOS_PER_MILLI = 1_000_000;

	private final ManagementService management;

	private final ProcessEngine engine;

	private final Traces traces;

	private final Clock clock;

	EngineTimeline(ManagementService management, ProcessEngine engine, Traces traces, Clock clock) {
		this.management = management;
		this.engine = engine;
		this.traces = traces;
		this.clock = clock;
		if (clock instanceof MovableClock movable) {
			align(movable);
		}
	}

	@Override
	public int runDueJobs() {
		if (this.clock instanceof MovableClock movable) {
			align(movable);
		}
		Set<String> failed = new HashSet<>();
		int done = 0;
		while (true) {
			Optional<Job> next = due().filter((job) -> !failed.contains(job.getId())).findFirst();
			if (next.isEmpty()) {
				return done;
			}
			try {
				this.management.executeJob(next.get().getId());
				done++;
			}
			catch (RuntimeException ex) {
				// the engine has noted it and will make an incident of it
				log.warn("Job {} failed: {}", next.get().getId(), ex.toString());
				failed.add(next.get().getId());
			}
		}
	}

	@Override
	public synchronized void advanceTo(Instant target) {
		MovableClock movable = movable();
		undisturbed(() -> {
			runDueJobs();
			for (Optional<Instant> next = nextBefore(target); next.isPresent(); next = nextBefore(target)) {
				move(movable, next.get());
				runDueJobs();
			}
			// what fell due took its time: the clock must not go back to where it began
			if (target.isAfter(Instant.now(this.clock))) {
				move(movable, target);
				runDueJobs();
			}
		});
	}

	@Override
	public synchronized void undisturbed(Runnable work) {
		JobExecutor executor = ((ProcessEngineConfigurationImpl) this.engine.getProcessEngineConfiguration())
			.getJobExecutor();
		boolean active = executor.isActive();
		if (active) {
			executor.shutdown();
		}
		try {
			work.run();
		}
		finally {
			if (active) {
				executor.start();
			}
		}
	}

	@Override
	public void restore(Instant now) {
		move(movable(), now);
	}

	@Override
	public Optional<Instant> nextTimer(String caseType, UUID caseId) {
		return this.traces.runningOfCase(caseType, caseId)
			.stream()
			.flatMap((instance) -> open().processInstanceId(instance)
				.timers()
				.orderByJobDuedate()
				.asc()
				.listPage(0, 1)
				.stream())
			.map((job) -> job.getDuedate().toInstant())
			.min(Comparator.naturalOrder());
	}

	@Override
	public Optional<Instant> nextTimer() {
		return open().timers()
			.orderByJobDuedate()
			.asc()
			.listPage(0, 1)
			.stream()
			.map((job) -> job.getDuedate().toInstant())
			.findFirst();
	}

	@Override
	public boolean isMovable() {
		return this.clock instanceof MovableClock;
	}

	private java.util.stream.Stream<Job> due() {
		Date now = Date.from(Instant.now(this.clock));
		List<Job> jobs = open().executable().orderByJobDuedate().asc().listPage(0, PAGE);
		return jobs.stream().filter((job) -> job.getDuedate() == null || !job.getDuedate().after(now));
	}

	private Optional<Instant> nextBefore(Instant target) {
		Instant now = Instant.now(this.clock);
		return open().timers()
			.duedateHigherThan(Date.from(now))
			.orderByJobDuedate()
			.asc()
			.listPage(0, 1)
			.stream()
			.map((job) -> job.getDuedate().toInstant())
			.filter((due) -> !due.isAfter(target))
			.findFirst();
	}

	private JobQuery open() {
		return this.management.createJobQuery().withRetriesLeft().active();
	}

	private static void move(MovableClock clock, Instant to) {
		clock.moveTo(to);
		align(clock);
	}

	private static void align(MovableClock clock) {
		// the engine counts whole milliseconds: rounded down it would lag behind what is
		// due
		ClockUtil.offset(-Math.floorDiv(-clock.offset().toNanos(), NANOS_PER_MILLI));
	}

	private MovableClock movable() {
		if (this.clock instanceof MovableClock movable) {
			return movable;
		}
		throw new IllegalStateException("The clock of this installation is the real one; it cannot be moved");
	}

}
