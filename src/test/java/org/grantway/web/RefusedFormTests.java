package org.grantway.web;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

import org.grantway.shared.Role;
import org.grantway.shared.RoleAt;
import org.grantway.support.GrantwayTest;
import org.grantway.support.Visitors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

/**
 * A browser that goes Back to a refused form, or loads it again, sees it with what was
 * typed.
 */
@GrantwayTest
class RefusedFormTests {

	@Autowired
	private Visitors visitors;

	@Test
	void theRefusedFormHasAnAddressThatCanBeOpenedAgain() throws Exception {
		MockHttpSession session = signIn();
		String address = refused("Zhang Wei", session);
		assertThat(address).startsWith("/admin/people?refused=");
		for (int time = 0; time < 2; time++) {
			MockHttpServletResponse again = this.visitors.answer(get(address), session);
			assertThat(again.getStatus()).isEqualTo(422);
			assertThat(again.getContentAsString()).contains("Zhang Wei").contains("is-err");
		}
	}

	@Test
	void whatTheFormsAddressAskedForStaysAsItWas() throws Exception {
		MockHttpServletResponse answer = this.visitors
			.answer(invitation("Zhang Wei").header("Sec-Fetch-Mode", "navigate")
				.header("Referer", "http://localhost/admin/people?q=%E6%B5%8B+%5B1%5D|"), signIn());
		assertThat(answer.getHeader("Location")).startsWith("/admin/people?q=%E6%B5%8B+%5B1%5D|&refused=");
	}

	@Test
	void nobodyElseSeesIt() throws Exception {
		String address = refused("Zhang Wei", signIn());
		MockHttpServletResponse other = this.visitors.answer(get(address), signIn());
		assertThat(other.getStatus()).isEqualTo(200);
		assertThat(other.getContentAsString()).doesNotContain("Zhang Wei");
		assertThat(this.visitors.answer(get(address), null).getStatus()).isEqualTo(302);
	}

	@Test
	void theLastThreeAreKept() throws Exception {
		MockHttpSession session = signIn();
		String first = refused("First Person", session);
		for (int more = 0; more < 3; more++) {
			refused("Second Person", session);
		}
		MockHttpServletResponse gone = this.visitors.answer(get(first), session);
		assertThat(gone.getStatus()).as("the form itself").isEqualTo(200);
		assertThat(gone.getContentAsString()).doesNotContain("First Person");
	}

	@Test
	void otherClientsSeeTheRefusalAtOnce() throws Exception {
		MockHttpServletResponse answer = this.visitors.answer(invitation("Zhang Wei"), signIn());
		assertThat(answer.getStatus()).isEqualTo(422);
		assertThat(answer.getContentAsString()).contains("Zhang Wei");
	}

	private String refused(String name, MockHttpSession session) throws Exception {
		MockHttpServletResponse answer = this.visitors.answer(invitation(name).header("Sec-Fetch-Mode", "navigate")
			.header("Referer", "http://localhost/admin/people"), session);
		assertThat(answer.getStatus()).isEqualTo(303);
		assertThat(answer.getContentAsString()).isEmpty();
		return answer.getHeader("Location");
	}

	private static MockHttpServletRequestBuilder invitation(String name) {
		return post("/admin/people").param("email", "not an address").param("nameEn", name).with(csrf());
	}

	private MockHttpSession signIn() throws Exception {
		return this.visitors.signIn(this.visitors.person(RoleAt.everywhere(Role.SECURITY_ADMINISTRATOR)));
	}

}
