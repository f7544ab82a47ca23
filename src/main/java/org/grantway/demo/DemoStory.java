package org.grantway.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

import org.grantway.identity.ReferenceOrganisations;
import org.grantway.shared.Refused;

/**
 * Makes the demonstration behind the pages that are up already, through the same services
 * that people use: its people, and the story up to the day on which a visitor finds it.
 */
@Component
@Profile("demo")
@Order(100)
class DemoStory implements ApplicationRunner, DisposableBean {

	/** The morning on which a visitor finds the demonstration: both calls are open. */
	static final Instant VISIT = Instant.parse("2029-03-19T01:00:00Z");

	private static final Logger log = LoggerFactory.getLogger(DemoStory.class);

	private final Clock real = Clock.systemUTC();

	private final ReferenceOrganisations organisations;

	private final DemoPeople people;

	private final Storyteller storyteller;

	private final DemoClock clock;

	private final DemoState state;

	private final Snapshot snapshot;

	private final Environment environment;

	private volatile boolean ready;

	private volatile int failures;

	private Thread telling;

	DemoStory(ReferenceOrganisations organisations, DemoPeople people, Storyteller storyteller, DemoClock clock,
			DemoState state, Snapshot snapshot, Environment environment) {
		this.organisations = organisations;
		this.people = people;
		this.storyteller = storyteller;
		this.clock = clock;
		this.state = state;
		this.snapshot = snapshot;
		this.environment = environment;
	}

	@Override
	public void run(ApplicationArguments arguments) {
		String port = this.environment.getProperty("local.server.port");
		log.info("Grantway demonstration: http://localhost:{}  sign-ins: http://localhost:{}/demo", port, port);
		if (!this.environment.getProperty("grantway.demo.story", Boolean.class, true)
				|| this.state.get("story").isPresent()) {
			this.ready = true;
			return;
		}
		this.telling = new Thread(this::tell, "demo-story");
		this.telling.setDaemon(true);
		this.telling.start();
	}

	private void tell() {
		Instant begun = this.real.instant();
		try {
			this.organisations.loadFictional();
			this.people.load();
			this.people.giveAccounts();
			log.info("Demonstration: people are there after {} s", since(begun));
			Set<UUID> refused = this.storyteller.tellUntil(VISIT);
			this.failures = refused.size();
			this.state.put("story", "told");
			this.snapshot.take();
			log.info("Demonstration: the story is told after {} s", since(begun));
		}
		catch (RuntimeException ex) {
			this.failures++;
			log.error("Demonstration: the story broke off; it goes on at the next start", ex);
		}
		finally {
			this.ready = true;
		}
	}

	private long since(Instant begun) {
		return Duration.between(begun, this.real.instant()).toSeconds();
	}

	/** Waits for the end of the story, at most so long. */
	void await(Duration atMost) throws InterruptedException {
		if (this.telling != null) {
			this.telling.join(atMost.toMillis());
		}
	}

	boolean isReady() {
		return this.ready;
	}

	/** Acts of the story that were refused. */
	int failures() {
		return this.failures;
	}

	/** How much of the way to the visit has been told, in percent. */
	int percent() {
		long whole = Duration.between(DemoClock.BEGINNING, VISIT).toHours();
		long told = Duration.between(DemoClock.BEGINNING, this.clock.now()).toHours();
		return isReady() ? 100 : (int) Math.max(0, Math.min(99, told * 100 / whole));
	}

	/** The controls wait until the story is told: it moves the clock itself. */
	void requireReady() {
		if (!isReady()) {
			throw new Refused("demo.refused.story", percent());
		}
	}

	@Override
	public void destroy() throws InterruptedException {
		if (this.telling != null) {
			this.telling.interrupt();
			this.telling.join(Duration.ofSeconds(10).toMillis());
		}
	}

}
