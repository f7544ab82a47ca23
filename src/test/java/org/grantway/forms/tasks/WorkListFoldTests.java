package org.grantway.forms.tasks;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mock.web.MockHttpSession;

import org.grantway.identity.Organisations;
import org.grantway.identity.Organisations.OrganisationView;
import org.grantway.shared.Actor;
import org.grantway.shared.LocalizedText;
import org.grantway.shared.Role;
import org.grantway.shared.RoleAt;
import org.grantway.support.GrantwayTest;
import org.grantway.support.StatementCounter;
import org.grantway.support.Visitors;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tasks of one kind and call stand in one row. The rows are put into the table directly.
 */
@GrantwayTest
class WorkListFoldTests {

	@Autowired
	Visitors visitors;

	@Autowired
	Organisations organisations;

	@Autowired
	JdbcTemplate jdbc;

	@Autowired
	Clock clock;

	private final String tag = UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);

	private final String office = "FOLD-" + this.tag;

	private final String call = "CALL-" + this.tag;

	private UUID person;

	private MockHttpSession session;

	@BeforeEach
	void signIn() throws Exception {
		this.organisations.add(new OrganisationView(this.office, LocalizedText.of("Agency", "机构"), "agency", "Beijing",
				"Beijing", List.of()), Actor.SYSTEM);
		this.person = this.visitors.person(RoleAt.of(Role.AGENCY_OFFICER, this.office));
		this.session = this.visitors.signIn(this.person);
	}

	@Test
	void tasksOfOneKindAndCallBecomeOneRowWithItsCount() throws Exception {
		tasks(12, "Task_FormalCheck", false, this.call, 3);
		tasks(2, "Task_Other", false, this.call, 0);
		tasks(1, "Task_FormalCheck", false, "CALL-X" + this.tag, 0);
		Document page = page("/tasks");
		assertThat(page.select("main .meta").text()).contains("15 tasks", "3 overdue");
		assertThat(page.select("tbody tr")).hasSize(4);
		assertThat(page.select("tbody tr").first().text()).contains("Task_FormalCheck", "12 applications", this.call,
				"3 overdue", "Overdue");
		String each = page.select("tbody tr").first().select("th a").attr("href");
		assertThat(page(each).select("tbody tr")).hasSize(12);
		assertThat(page("/tasks?lang=zh-CN").select("tbody tr").first().text()).contains("12件申请", "3项逾期");
	}

	@Test
	void aBatchLeadsToItsPageAndCanBeListed() throws Exception {
		tasks(2, "Task_Draw", true, this.call, 0);
		Document page = page("/tasks");
		assertThat(page.select("tbody tr")).hasSize(1);
		assertThat(page.select("tbody th a").attr("href")).startsWith("/office/applications/");
		assertThat(page(page.select("tbody td a").attr("href")).select("tbody tr")).hasSize(2);
	}

	@Test
	void whoLooksForOverdueTasksSeesOnlyThoseCounted() throws Exception {
		tasks(12, "Task_FormalCheck", false, this.call, 6);
		Document page = page("/tasks?overdue=true");
		assertThat(page.select("tbody tr")).singleElement()
			.satisfies((row) -> assertThat(row.text()).contains("6 applications"));
		assertThat(page(page.select("tbody th a").attr("href")).select("tbody tr")).hasSize(6);
	}

	@Test
	void whatIHaveTakenStandsByItself() throws Exception {
		tasks(6, "Task_FormalCheck", false, this.call, 0);
		this.jdbc.update("update work_item set assignee = ? where id = (select min(id) from work_item "
				+ "where call_number = ?)", this.person.toString(), this.call);
		Document page = page("/tasks");
		assertThat(page.select("tbody tr")).hasSize(2);
		assertThat(page.text()).contains("5 applications", "You");
	}

	@Test
	void foldingNeedsNoMoreStatementsThanRows() throws Exception {
		tasks(1, "Task_FormalCheck", false, this.call, 0);
		page("/tasks");
		int few = StatementCounter.during(() -> page("/tasks")).size();
		tasks(29, "Task_FormalCheck", false, this.call, 4);
		tasks(10, "Task_Draw", true, this.call, 4);
		assertThat(StatementCounter.during(() -> page("/tasks"))).hasSizeLessThanOrEqualTo(few);
	}

	private void tasks(int count, String task, boolean batch, String of, int overdue) {
		Instant now = Instant.now(this.clock);
		for (int at = 0; at < count; at++) {
			String id = UUID.randomUUID().toString();
			String number = "APP-" + this.tag + "-" + task + at;
			this.jdbc.update(
					"insert into work_item (id, engine_task, instance_id, process, task, case_type, case_id, "
							+ "case_number, subject_id, name_en, name_zh, explain_en, explain_zh, form, role_name, "
							+ "batch, personal, state, created_at, due_at, call_number, version) "
							+ "values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
					id, id, id, "national-lab", task, "application", id, number, id, task, "审查", "", "",
					batch ? "page:/office/applications/" + number + "/draw" : "form:formal-check", "AGENCY_OFFICER",
					batch, false, "OPEN", Timestamp.from(now),
					Timestamp.from(now.plus(Duration.ofDays((at < overdue) ? -1 : 3))), of, 0);
			this.jdbc.update("insert into work_item_candidate (work_item_id, role_at) values (?, ?)", id,
					RoleAt.of(Role.AGENCY_OFFICER, this.office).toString());
		}
	}

	private Document page(String url) throws Exception {
		return this.visitors.page(url, this.session);
	}

}
