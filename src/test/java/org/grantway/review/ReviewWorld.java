package org.grantway.review;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.grantway.applications.ApplicationStatus;
import org.grantway.applications.ApplicationView;
import org.grantway.applications.Applications;
import org.grantway.identity.People;
import org.grantway.programmes.Call;
import org.grantway.programmes.CallTemplates;
import org.grantway.programmes.Calls;
import org.grantway.shared.Actor;
import org.grantway.shared.CaseRef;
import org.grantway.shared.LocalizedText;
import org.grantway.shared.Role;
import org.grantway.shared.RoleAt;
import org.grantway.support.GrantwayTest;
import org.grantway.workflow.Processes;
import org.grantway.workflow.Timeline;
import org.grantway.workflow.WorkItem;
import org.grantway.workflow.Worklist;
import org.junit.jupiter.api.BeforeEach;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A call with a pool of experts and applications that the test makes up, in the real
 * engine.
 */
@GrantwayTest
public abstract class ReviewWorld {

	private static final Instant JANUARY = Instant.parse("2027-01-04T01:00:00Z");

	private static int numbers = 0;

	@Autowired
	protected People people;

	@Autowired
	protected Experts experts;

	@Autowired
	protected Calls calls;

	@Autowired
	protected CallTemplates templates;

	@Autowired
	protected Processes processes;

	@Autowired
	protected Worklist worklist;

	@Autowired
	protected Timeline timeline;

	@Autowired
	protected ReviewResults results;

	@Autowired
	protected Clock clock;

	@Autowired
	protected Applications applications;

	@Autowired
	protected ExpertsAtHand atHand;

	@Autowired
	protected JdbcTemplate jdbc;

	protected Call call;

	protected Actor officer;

	protected Actor secretary;

	protected Actor lead;

	/** The template of the call, e.g. with five or seven invited. */
	protected String template() {
		return "CALL-NL-TASK-2027";
	}

	@BeforeEach
	void openCall() {
		// some tests take years, and MySQL keeps the engine's times until January 2038
		// only
		this.timeline.restore(JANUARY);
		Actor writer = new Actor(UUID.randomUUID(), LocalizedText.of("Writer", "撰写"),
				Set.of(RoleAt.of(Role.PROGRAMME_OFFICER, "MOST")));
		LocalDate today = LocalDate.ofInstant(Instant.now(this.clock), java.time.ZoneOffset.UTC);
		String code = this.calls.nextNumber("CALL", Instant.now(this.clock));
		this.call = this.calls.require(this.templates.instantiate(template(), code, today, null, writer));
		this.officer = staff("Officer", RoleAt.of(Role.AGENCY_OFFICER, this.call.managingAgency()));
		this.secretary = staff("Secretary", RoleAt.of(Role.PANEL_SECRETARY, this.call.managingAgency()));
		this.lead = staff("Lead", RoleAt.of(Role.PROGRAMME_OFFICER, this.call.leadDepartment()));
		// nobody judges while applications still come in
		this.call.lastEntry().ifPresent((last) -> this.timeline.advanceTo(last.plusSeconds(1)));
	}

	protected static Actor staff(String name, RoleAt role) {
		return new Actor(UUID.randomUUID(), LocalizedText.of(name, name), Set.of(role));
	}

	protected UUID person(String name, String organisation) {
		numbers++;
		return this.people.register(new People.NewPerson("person" + numbers + UUID.randomUUID() + "@example.org",
				LocalizedText.of(name + " N" + numbers, name + "甲" + numbers), organisation, null, "professor",
				"doctorate"), this.officer);
	}

	/** Takes so many experts of one field into the pool, each from another unit. */
	protected List<UUID> pool(int count, String field) {
		return this.atHand.register(count, field);
	}

	protected String host() {
		return this.atHand.elsewhere();
	}

	/** An application that has come so far, with what its reviewers read. */
	protected ApplicationView application(String field, ApplicationStatus status, String... excluded) {
		numbers++;
		UUID id = UUID.randomUUID();
		UUID leader = person("Leader", host());
		Timestamp at = Timestamp.from(Instant.now(this.clock));
		this.jdbc
			.update("""
					insert into grant_application (id, case_number, call_id, call_code, title_en, title_zh, summary_en,
						summary_zh, principal_investigator, host, partners, excluded_reviewers, field_code, screenings,
						requested_fen, duration_months, status, status_since, created_at, updated_at, version)
					values (?, ?, ?, ?, 'Quiet qubits', '低噪声量子比特', '', '', ?, ?, '', ?, ?, '', 800000000, 36, ?, ?, ?, ?, 0)""",
					id.toString(), "APP-2027-9" + (10000 + numbers), this.call.id().toString(), this.call.code(),
					leader.toString(), host(), String.join("\n", excluded), field, status.name(), at, at, at);
		section(id, leader, "case", "{\"goals\":\"Fewer errors per gate\"}");
		return this.applications.require(id);
	}

	/** Writes a section of the application, as JSON. */
	protected void section(UUID application, UUID leader, String key, String content) {
		this.jdbc.update("""
				insert into application_section (id, application_id, section_key, content, complete, updated_by,
					updated_at, version) values (?, ?, ?, ?, true, ?, ?, 0)""", UUID.randomUUID().toString(),
				application.toString(), key, content, leader.toString(), Timestamp.from(Instant.now(this.clock)));
	}

	protected void start(String process, ApplicationView application, Map<String, ?> routing) {
		CaseRef ref = application.asCase();
		this.processes.start(process, ref, application.id(), 1, routing);
		this.timeline.runDueJobs();
	}

	protected List<WorkItem> open(ApplicationView application, String task) {
		return this.worklist.openOf("application", application.id())
			.stream()
			.filter((item) -> item.task().equals(task))
			.toList();
	}

	protected Actor actor(UUID person) {
		return this.people.actor(person);
	}

}
