package org.grantway.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

import org.grantway.identity.ReferenceOrganisations;
import org.grantway.programmes.CallPreparation;
import org.grantway.programmes.CallTemplates;
import org.grantway.programmes.Calls;

/**
 * Makes the demonstration, through the same services that people use: its people, one
 * call of each kind, and the day on which a visitor finds it.
 */
@Component
@Profile("demo")
@Order(100)
class DemoStory implements ApplicationRunner {

	private static final Logger log = LoggerFactory.getLogger(DemoStory.class);

	/** When the calls' calendars begin. */
	private static final LocalDate ANCHOR = LocalDate.of(2027, 1, 4);

	/** The morning on which a visitor finds the demonstration: both calls are open. */
	private static final Instant VISIT = Instant.parse("2027-02-22T01:00:00Z");

	private final Clock real = Clock.systemUTC();

	private final ReferenceOrganisations organisations;

	private final DemoPeople people;

	private final DemoClock clock;

	private final DemoState state;

	private final CallTemplates templates;

	private final CallPreparation preparation;

	private final Calls calls;

	private final Environment environment;

	DemoStory(ReferenceOrganisations organisations, DemoPeople people, DemoClock clock, DemoState state,
			CallTemplates templates, CallPreparation preparation, Calls calls, Environment environment) {
		this.organisations = organisations;
		this.people = people;
		this.clock = clock;
		this.state = state;
		this.templates = templates;
		this.preparation = preparation;
		this.calls = calls;
		this.environment = environment;
	}

	@Override
	public void run(ApplicationArguments arguments) {
		Instant begun = this.real.instant();
		if (this.state.get("story").isEmpty()) {
			this.organisations.loadFictional();
			this.people.load();
			publish("CALL-NL-TASK-2027", "CALL-2027-001");
			publish("CALL-RIC-EST-2027", "CALL-2027-002");
			this.clock.advanceTo(VISIT);
			this.state.put("story", "open");
			log.info("Demonstration data made in {} s", Duration.between(begun, this.real.instant()).toSeconds());
		}
		log.info("Grantway demonstration: http://localhost:{}  sign-ins: http://localhost:{}/demo",
				this.environment.getProperty("local.server.port"), this.environment.getProperty("local.server.port"));
	}

	private void publish(String template, String code) {
		if (this.calls.byCode(code).isPresent()) {
			return;
		}
		UUID call = this.templates.instantiate(template, code, ANCHOR, null, this.people.actor("officer.one"));
		this.preparation.submitForApproval(call, this.people.actor("officer.one"));
		this.preparation.publish(call, this.people.actor("officer.two"));
	}

}
