package org.grantway.audit;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.transaction.support.TransactionTemplate;

import org.grantway.audit.JournalCheck.Finding;
import org.grantway.shared.Actor;
import org.grantway.shared.CaseRef;
import org.grantway.shared.Fact;
import org.grantway.shared.LocalizedText;
import org.grantway.shared.Role;
import org.grantway.shared.RoleAt;
import org.grantway.support.Visitors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

/**
 * Rows changed behind the program's back are found and named.
 */
@AuditTest
class JournalCheckTests {

	private final CaseRef of = HistoryDesk.open();

	@Autowired
	private JournalCheck check;

	@Autowired
	private ApplicationEventPublisher events;

	@Autowired
	private TransactionTemplate transaction;

	@Autowired
	private JdbcTemplate jdbc;

	@Autowired
	private Visitors visitors;

	@BeforeEach
	void fiveEvents() {
		Actor officer = new Actor(UUID.randomUUID(), LocalizedText.of("Officer", "主管"),
				Set.of(RoleAt.of(Role.AGENCY_OFFICER, "AG-1")));
		IntStream.rangeClosed(1, 5)
			.forEach((number) -> this.transaction.executeWithoutResult((status) -> this.events
				.publishEvent(Fact.of(this.of, "case.moved").by(officer).because("why 字 😀").now("number", number))));
	}

	@AfterEach
	void leaveNoTrace() {
		this.jdbc.update(
				"delete from journal_payload where entry_id in (select id from journal_entry where case_id = ?)", id());
		this.jdbc.update("delete from journal_entry where case_id = ?", id());
		this.jdbc.update("delete from journal_counter where case_id = ?", id());
	}

	@Test
	void whatNobodyTouchedIsInOrder() {
		assertThat(found()).isEmpty();
	}

	@Test
	void anyPartOfAnEventThatIsEditedIsFoundAndTheFirstIsNamed() {
		for (String edit : List.of("action = 'case.left'", "actor = '" + UUID.randomUUID() + "'",
				"auth_level = 'REAUTHENTICATED'", "at_time = '2020-01-01 00:00:00'", "role_at = null",
				"audience = 'STAFF'", "on_behalf_of = 'HOST_OFFICE@X'", "case_number = 'HIS-OTHER'",
				"after_hash = '" + "0".repeat(64) + "'", "auth_level = 'ROOT'", "actor = 'nobody'")) {
			edit(edit, 2);
			edit(edit, 4);
			assertThat(found()).as(edit).extracting(Finding::kind).containsExactly("changed", "changed");
			assertThat(found().get(0).counter()).as(edit).isEqualTo(2);
			leaveNoTrace();
			fiveEvents();
		}
	}

	@Test
	void valuesThatNoLongerFitTheirEventAreFound() {
		this.jdbc.update("update journal_payload set payload = ? where entry_id = (select id from journal_entry "
				+ "where case_id = ? and counter = 3)", "{\"after\":{\"number\":7}}", id());
		assertThat(found()).singleElement()
			.satisfies((finding) -> assertThat(finding.kind()).isEqualTo("values"))
			.satisfies((finding) -> assertThat(finding.counter()).isEqualTo(3));
	}

	@Test
	void aMissingEventIsFoundInTheMiddleAndAtTheEnd() {
		this.jdbc.update("delete from journal_entry where case_id = ? and counter = 3", id());
		assertThat(found()).singleElement().satisfies((finding) -> {
			assertThat(finding.kind()).isEqualTo("gap");
			assertThat(finding.counter()).isEqualTo(3);
		});
		this.jdbc.update("delete from journal_entry where case_id = ? and counter > 3", id());
		assertThat(found()).singleElement().satisfies((finding) -> {
			assertThat(finding.kind()).isEqualTo("end");
			assertThat(finding.counter()).isEqualTo(3);
		});
	}

	@Test
	void anEventThatTheProgramDidNotWriteIsFound() {
		edit("mac = null, key_id = null", 5);
		assertThat(found()).extracting(Finding::kind).containsExactly("unsealed");
		edit("mac = '" + "0".repeat(64) + "', key_id = '12345678'", 5);
		assertThat(found()).extracting(Finding::kind).containsExactly("key");
	}

	@Test
	void theAuditAdministratorChecksAndReadsWhereItIsWrong() throws Exception {
		MockHttpSession audit = this.visitors.signIn(this.visitors.person(RoleAt.everywhere(Role.AUDIT_ADMINISTRATOR)));
		assertThat(this.visitors.page("/admin/journal", audit).select("a[href=/admin/journal/check]")).hasSize(1);
		assertThat(this.visitors.page("/admin/journal/check", audit).select("form button").text())
			.contains("Check now");
		edit("action = 'case.left'", 2);
		for (String language : List.of("en", "zh-CN")) {
			Document page = this.visitors.page(post("/admin/journal/check").param("lang", language).with(csrf()),
					audit);
			assertThat(page.text()).contains(this.of.number()).doesNotContain("??");
			assertThat(page.select("tbody tr").text()).contains(this.of.number() + " 2");
		}
	}

	private List<Finding> found() {
		return this.check.run()
			.findings()
			.stream()
			.filter((finding) -> finding.of().id() != null && finding.of().id().equals(this.of.id()))
			.toList();
	}

	private void edit(String set, long counter) {
		assertThat(this.jdbc.update("update journal_entry set " + set + " where case_id = ? and counter = ?", id(),
				counter))
			.isEqualTo(1);
	}

	private String id() {
		return this.of.id().toString();
	}

}
