package org.grantway.audit;

import java.util.UUID;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mock.web.MockHttpSession;

import org.grantway.shared.Role;
import org.grantway.shared.RoleAt;
import org.grantway.support.Visitors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

/**
 * The journal says how whoever acted had proved who they are.
 */
@AuditTest
class AuthLevelTests {

	@Autowired
	private Visitors visitors;

	@Autowired
	private JdbcTemplate jdbc;

	@Test
	void aPersonSignedInActsWithTheirPassword() throws Exception {
		UUID inspector = this.visitors.person(RoleAt.everywhere(Role.INSPECTOR));
		MockHttpSession session = this.visitors.signIn(inspector);
		assertThat(level(inspector, "person.signed-in")).isEqualTo("PASSWORD");
		var of = HistoryDesk.open();
		this.visitors.answer(get("/cases/" + of.number() + "/history"), session);
		assertThat(level(of.id(), "history.opened")).isEqualTo("PASSWORD");
	}

	@Test
	void whoGivesThePasswordAgainIsRecordedSo() throws Exception {
		UUID person = this.visitors.person();
		MockHttpSession session = this.visitors.signIn(person);
		this.visitors.answer(post("/account/password").param("currentPassword", "five green paper boats")
			.param("password", "six yellow paper kites")
			.param("passwordAgain", "six yellow paper kites")
			.with(csrf()), session);
		assertThat(level(person, "person.password-set")).isEqualTo("REAUTHENTICATED");
	}

	@Test
	void whatNobodyDidTheSystemDid() {
		assertThat(level(this.visitors.person(), "person.registered")).isEqualTo("SYSTEM");
	}

	private String level(UUID of, String action) {
		return this.jdbc.queryForObject("select auth_level from journal_entry where case_id = ? and action = ? "
				+ "order by counter desc limit 1", String.class, of.toString(), action);
	}

}
