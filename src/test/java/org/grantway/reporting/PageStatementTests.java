package org.grantway.reporting;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.transaction.support.TransactionTemplate;

import org.grantway.identity.Organisations;
import org.grantway.identity.Organisations.OrganisationView;
import org.grantway.identity.People;
import org.grantway.identity.People.NewPerson;
import org.grantway.programmes.CallPreparation;
import org.grantway.programmes.CallTemplates;
import org.grantway.programmes.Calls;
import org.grantway.review.Experts;
import org.grantway.shared.Actor;
import org.grantway.shared.CaseRef;
import org.grantway.shared.Fact;
import org.grantway.shared.LocalizedText;
import org.grantway.shared.Role;
import org.grantway.shared.RoleAt;
import org.grantway.shared.SearchTerms;
import org.grantway.shared.Times;
import org.grantway.support.GrantwayTest;
import org.grantway.support.StatementCounter;
import org.grantway.support.Visitors;
import org.grantway.workflow.Timeline;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A list of twenty needs no more SQL statements than a list of two. The rows are put into
 * the tables directly; what they mean is a matter of other tests.
 */
@GrantwayTest
class PageStatementTests {

	private static final int FEW = 2;

	private static final int MANY = 20;

	@Autowired
	Visitors visitors;

	@Autowired
	People people;

	@Autowired
	Organisations organisations;

	@Autowired
	Calls calls;

	@Autowired
	CallTemplates templates;

	@Autowired
	CallPreparation preparation;

	@Autowired
	Timeline timeline;

	@Autowired
	ApplicationEventPublisher events;

	@Autowired
	Experts experts;

	@Autowired
	TransactionTemplate transaction;

	@Autowired
	JdbcTemplate jdbc;

	@Autowired
	Clock clock;

	private final String tag = "T" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(java.util.Locale.ROOT);

	private final String host = "SPEED-" + this.tag;

	private final String agency = "PAY-" + this.tag;

	private UUID leader;

	private UUID officer;

	private UUID bigCall;

	private CaseRef first;

	@Test
	void twentyRowsNeedNoMoreStatementsThanTwo() throws Exception {
		this.organisations.add(new OrganisationView(this.host, LocalizedText.of("Quick University", "快速大学"),
				"university", "Beijing", "Beijing", List.of("MOE")), Actor.SYSTEM);
		this.organisations.add(new OrganisationView(this.agency, LocalizedText.of("Quick Agency", "快速机构"), "agency",
				"Beijing", "Beijing", List.of()), Actor.SYSTEM);
		this.leader = this.visitors.person();
		this.officer = this.visitors.person(RoleAt.of(Role.PROGRAMME_OFFICER, "MOST"));
		this.bigCall = call();
		Map<String, MockHttpSession> pages = pages();
		rows(0, FEW);
		Map<String, List<String>> few = statements(pages);
		rows(FEW, MANY);
		Map<String, List<String>> many = statements(pages);
		SoftAssertions all = new SoftAssertions();
		few.forEach((page, before) -> all.assertThat(many.get(page))
			.as("%s: %d statements with two rows; with twenty also %s", page, before.size(),
					added(before, many.get(page)))
			.hasSizeLessThanOrEqualTo(before.size()));
		all.assertAll();
	}

	private Map<String, MockHttpSession> pages() throws Exception {
		MockHttpSession staff = this.visitors.signIn(this.officer);
		MockHttpSession own = this.visitors.signIn(this.leader);
		MockHttpSession host = session(RoleAt.of(Role.HOST_OFFICE, this.host));
		MockHttpSession system = session(RoleAt.everywhere(Role.SYSTEM_ADMINISTRATOR));
		Map<String, MockHttpSession> pages = new LinkedHashMap<>();
		pages.put("/calls", null);
		pages.put("/notices", null);
		pages.put("/my/applications", own);
		pages.put("/my/projects", own);
		pages.put("/my/messages", own);
		pages.put("/tasks", own);
		pages.put("/host/applications?waits=all", host);
		pages.put("/tasks?text=APP-" + this.tag, host);
		pages.put("/office/calls", staff);
		pages.put("/office/calls/" + this.calls.require(this.bigCall).code(), staff);
		pages.put("/office/calls/" + this.calls.require(this.bigCall).code() + "/shortlist", staff);
		pages.put("/office/calls/" + this.calls.require(this.bigCall).code() + "/draw",
				session(RoleAt.of(Role.AGENCY_OFFICER, this.calls.require(this.bigCall).managingAgency())));
		pages.put("/office/lists/new?call=" + this.calls.require(this.bigCall).code(), staff);
		pages.put("/office/lists", staff);
		pages.put("/office/experts?q=" + this.tag, staff);
		pages.put("/panels", session(RoleAt.of(Role.PANEL_SECRETARY, this.agency)));
		pages.put("/tasks?text=LIST-" + this.tag, staff);
		pages.put("/search?q=APP-" + this.tag + "-B", staff);
		pages.put("/search?kind=project&q=" + this.tag, own);
		pages.put("/finance/payments", session(RoleAt.of(Role.FINANCE_OFFICER, this.agency)));
		pages.put("/archive", session(RoleAt.of(Role.ARCHIVIST, this.agency)));
		pages.put("/archive?page=0", session(RoleAt.everywhere(Role.INSPECTOR)));
		pages.put("/admin/journal", session(RoleAt.everywhere(Role.AUDIT_ADMINISTRATOR)));
		pages.put("/admin/people", session(RoleAt.everywhere(Role.SECURITY_ADMINISTRATOR)));
		pages.put("/admin/people?q=" + this.tag, session(RoleAt.everywhere(Role.SECURITY_ADMINISTRATOR)));
		pages.put("/admin/organisations", system);
		pages.put("/admin/departments", system);
		pages.put("/cases/APP-" + this.tag + "-0/history", own);
		return pages;
	}

	private MockHttpSession session(RoleAt... roles) throws Exception {
		return this.visitors.signIn(this.visitors.person(roles));
	}

	/** The statements of each page, opened once before so that nothing is new to it. */
	private Map<String, List<String>> statements(Map<String, MockHttpSession> pages) throws Exception {
		Map<String, List<String>> statements = new LinkedHashMap<>();
		for (Map.Entry<String, MockHttpSession> page : pages.entrySet()) {
			this.visitors.page(page.getKey(), page.getValue());
			List<String> heard = StatementCounter.during(() -> this.visitors.page(page.getKey(), page.getValue()));
			assertThat(heard).as(page.getKey()).isNotEmpty();
			statements.put(page.getKey(), heard);
		}
		return statements;
	}

	private static List<String> added(List<String> before, List<String> after) {
		List<String> added = new ArrayList<>(after);
		before.forEach(added::remove);
		return added.stream().distinct().toList();
	}

	private void rows(int from, int to) throws Exception {
		for (int at = from; at < to; at++) {
			row(at);
		}
	}

	private void row(int at) throws Exception {
		CaseRef own = application("APP-" + this.tag + "-" + at, call(), this.leader);
		CaseRef other = application("APP-" + this.tag + "-B" + at, this.bigCall, this.visitors.person());
		this.first = (this.first != null) ? this.first : own;
		task("Task_Quick", own, null, this.leader);
		task("Task_Quick", own, RoleAt.of(Role.HOST_OFFICE, this.host), null);
		task("Task_Quick", other, RoleAt.of(Role.AGENCY_OFFICER, this.agency), null);
		task("Task_Shortlist", other, RoleAt.of(Role.PROGRAMME_OFFICER, "MOST"), null);
		task("Task_FormList", other, RoleAt.of(Role.PROGRAMME_OFFICER, "MOST"), null);
		review(other);
		draw(other);
		draw(drawn(at));
		expert(at);
		insert("award", "application_id, version, call_id, decision_number, amount_fen, shares, decided_at",
				other.id().toString(), 0, this.bigCall.toString(), "D-" + at, 100, "central=100", now());
		list(at, own);
		project(at, own);
		// One line in the history, and one message to the leader.
		this.transaction.executeWithoutResult((status) -> this.events
			.publishEvent(Fact.of(this.first, "application.not-submitted").by(this.people.actor(this.officer))));
	}

	private UUID call() {
		Actor writer = this.people.actor(this.officer);
		UUID call = this.templates.instantiate("CALL-NL-TASK-2027",
				this.calls.nextNumber("CALL", Instant.now(this.clock)),
				Times.dayOf(Instant.now(this.clock)).minusDays(46), null, writer);
		this.preparation.submitForApproval(call, writer);
		this.preparation.publish(call, new Actor(UUID.randomUUID(), LocalizedText.of("Second", "第二人"),
				java.util.Set.of(RoleAt.of(Role.PROGRAMME_OFFICER, "MOST"))));
		this.timeline.runDueJobs();
		return call;
	}

	private CaseRef application(String number, UUID call, UUID person) {
		CaseRef of = new CaseRef("application", UUID.randomUUID(), number);
		insert("grant_application",
				"id, case_number, call_id, call_code, title_en, title_zh, summary_en, summary_zh, "
						+ "principal_investigator, host, partners, excluded_reviewers, field_code, screenings, "
						+ "requested_fen, duration_months, status, status_since, document_id, submitted_at, "
						+ "created_at, updated_at, version",
				of.id().toString(), number, call.toString(), this.calls.require(call).code(), "Quick " + this.tag,
				"快速" + this.tag, "", "", person.toString(), this.host, "", "", "K0101", "", 100, 36, "SIGNING", now(),
				document(of), now(), now(), now(), 0);
		SearchTerms.entries(number)
			.forEach((entry) -> insert("application_search_entry", "entry, application_id", entry, of.id().toString()));
		return of;
	}

	private String document(CaseRef of) {
		String id = id();
		insert("frozen_document",
				"id, version, case_type, case_id, case_number, kind, document_version, title_en, title_zh, content, "
						+ "sha256, frozen_at, voided",
				id, 0, of.type(), of.id().toString(), of.number(), "application", 1, "Quick", "快速", "{\"sections\":{}}",
				id, now(), false);
		return id;
	}

	/** A letter review with an opinion, and the panel. */
	private void review(CaseRef of) {
		String draw = id();
		String seat = id();
		insert("review_draw",
				"id, application_id, call_id, round_no, seats, seed, seed_hash, seed_committed_at, version", draw,
				of.id().toString(), this.bigCall.toString(), 1, 1, "seed", "hash", now(), 0);
		insert("review_seat",
				"id, application_id, call_id, draw_id, ordinal_no, attempt_no, reviewer_id, organisation, state, drawn_at, "
						+ "version",
				seat, of.id().toString(), this.bigCall.toString(), draw, 1, 1, id(), this.host, "SUBMITTED", now(), 0);
		insert("review_sheet",
				"seat_id, marks, opinion, advice, budget_remark, officer_note, saved_at, submitted_at, total, version",
				seat, "{}", "", "FUND", "", "", now(), now(), 80, 0);
		insert("panel_item",
				"id, case_type, case_id, case_number, purpose, round_no, call_id, agency, rule_code, state, adjournments, "
						+ "invited, base_count, present, yes_votes, no_votes, abstentions, created_at, version",
				id(), of.type(), of.id().toString(), of.number(), "defence", 1, this.bigCall.toString(), this.agency,
				"DR-PANEL-HALF", "NEW", 0, 0, 0, 0, 0, 0, 0, now(), 0);
	}

	/** Waits for the draw. */
	private void draw(CaseRef of) {
		task("Task_DrawReviewers", of, RoleAt.of(Role.AGENCY_OFFICER, this.agency), null);
	}

	/**
	 * One whose reviewers are drawn and not yet released, and one person barred from it.
	 */
	private CaseRef drawn(int at) throws Exception {
		CaseRef of = application("APP-" + this.tag + "-D" + at, this.bigCall, this.visitors.person());
		String draw = id();
		String reviewer = this.visitors.person().toString();
		insert("review_draw",
				"id, application_id, call_id, round_no, seats, seed, seed_hash, seed_committed_at, pool_fixed_at, version",
				draw, of.id().toString(), this.bigCall.toString(), 1, 1, "seed", "hash", now(), now(), 0);
		insert("review_candidate", "id, draw_id, expert_id, position_no, field_match, ticket", id(), draw, reviewer, 1,
				"SAME", "t");
		insert("review_seat",
				"id, application_id, call_id, draw_id, ordinal_no, attempt_no, reviewer_id, organisation, state, drawn_at, "
						+ "version",
				id(), of.id().toString(), this.bigCall.toString(), draw, 1, 1, reviewer, this.host, "DRAWN", now(), 0);
		insert("conflict_block", "id, context_id, case_id, expert_id, kind, evidence, found_at", id(), draw,
				of.id().toString(), this.visitors.person().toString(), "SERVED", "", now());
		return of;
	}

	private void expert(int at) throws Exception {
		UUID person = this.people.register(
				new NewPerson(this.tag + at + "@experts.example.org",
						LocalizedText.of(this.tag + " " + (at + 1), "专家" + (at + 1)), this.host, null, null, null),
				Actor.SYSTEM);
		this.people.grant(person, RoleAt.of(Role.HOST_OFFICE, (at % 2 == 0) ? this.host : "UNI-PKU"),
				Times.dayOf(Instant.now(this.clock)), null, Actor.SYSTEM);
		this.experts.register(person, this.host, java.util.Set.of("K0101"), 5, List.of(), Actor.SYSTEM);
	}

	private void task(String kind, CaseRef of, RoleAt office, UUID assignee) {
		String id = id();
		insert("work_item",
				"id, engine_task, instance_id, process, task, case_type, case_id, case_number, subject_id, name_en, "
						+ "name_zh, explain_en, explain_zh, form, role_name, batch, personal, assignee, state, "
						+ "created_at, call_number, handed_in, version",
				id, id, id, "national-lab", kind, of.type(), of.id().toString(), of.number(), of.id().toString(),
				"Quick", "快速", "", "", "form:quick",
				((office != null) ? office.role() : Role.PRINCIPAL_INVESTIGATOR).name(), false, assignee != null,
				(assignee != null) ? assignee.toString() : null, "OPEN", now(),
				this.jdbc
					.queryForList("select call_code from grant_application where id = ?", String.class,
							of.id().toString())
					.stream()
					.findFirst()
					.orElse(null),
				true, 0);
		if (office != null) {
			insert("work_item_candidate", "work_item_id, role_at", id, office.toString());
		}
	}

	private void list(int at, CaseRef application) {
		String id = id();
		UUID call = this.jdbc.queryForObject("select call_id from grant_application where id = ?",
				(row, number) -> UUID.fromString(row.getString(1)), application.id().toString());
		insert("submission_list",
				"id, version, list_number, call_id, status, formed_by, formed_at, notice_from, notice_until", id, 0,
				"LIST-" + this.tag + "-" + at, call.toString(), "PUBLIC_NOTICE", this.officer.toString(), now(), now(),
				Timestamp.from(Instant.now(this.clock).plusSeconds(86_400)));
		task("Task_Quick", new CaseRef("list", UUID.fromString(id), "LIST-" + this.tag + "-" + at),
				RoleAt.of(Role.PROGRAMME_OFFICER, "MOST"), null);
		insert("list_item", "id, version, list_id, application_id, position_no, proposed_fen", id(), 0, id,
				application.id().toString(), 1, 100);
	}

	private void project(int at, CaseRef application) throws Exception {
		String id = id();
		java.sql.Date day = java.sql.Date.valueOf(Times.dayOf(Instant.now(this.clock)));
		insert("project",
				"id, number, application_id, call_id, kind, title_en, title_zh, principal_investigator, host, "
						+ "partners, lead_department, agency, award_fen, starts_on, ends_on, status, "
						+ "archived_at, archived_by, version",
				id, "PRJ-" + this.tag + "-" + at, application.id().toString(), this.bigCall.toString(), "PROJECT",
				"Quick", "快速", this.leader.toString(), this.host, "", "MIIT", this.agency, 100, day, day, "ACTIVE",
				now(), this.visitors.person().toString(), 0);
		insert("project_instalment",
				"id, project_id, ordinal, funder, amount_fen, release_trigger, status, due_on, version", id(), id, 1,
				(at % 2 == 0) ? "GOV-BJ" : "GOV-TJ", 100, "mid-term-passed", "DUE", day, 0);
	}

	private void insert(String table, String columns, Object... values) {
		this.jdbc.update(
				"insert into " + table + " (" + columns + ") values (" + "?, ".repeat(values.length - 1) + "?)",
				values);
	}

	private static String id() {
		return UUID.randomUUID().toString();
	}

	private Timestamp now() {
		return Timestamp.from(Instant.now(this.clock));
	}

}
