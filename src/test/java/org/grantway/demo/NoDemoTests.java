package org.grantway.demo;

import java.util.Set;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import org.grantway.support.GrantwayTest;
import org.grantway.workflow.StandIn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

/**
 * Without its profile nothing of the demonstration is there.
 */
@GrantwayTest
class NoDemoTests {

	@Autowired
	MockMvc mvc;

	@Autowired
	ApplicationContext context;

	@Autowired
	@Qualifier("requestMappingHandlerMapping")
	RequestMappingHandlerMapping routes;

	@Test
	void thereAreNoControls() throws Exception {
		assertThat(this.routes.getHandlerMethods().keySet()).flatMap((route) -> Set.copyOf(route.getPatternValues()))
			.noneMatch((pattern) -> pattern.startsWith("/demo"));
		this.mvc.perform(get("/demo")).andExpect(status().isNotFound());
		this.mvc.perform(post("/demo/work-as").param("person", "officer.one").with(csrf()))
			.andExpect(status().isNotFound());
	}

	@Test
	void theSignInPageNamesNobody() throws Exception {
		this.mvc.perform(get("/sign-in"))
			.andExpect(status().isOk())
			.andExpect(content().string(not(containsString("/demo"))))
			.andExpect(content().string(not(containsString("demo.grantway.example"))));
	}

	@Test
	void nobodyStandsInForOthers() {
		assertThat(this.context.getBeanNamesForType(StandIn.class)).isEmpty();
		assertThat(this.context.getBeanDefinitionNames()).filteredOn((name) -> name.startsWith("org.grantway.demo."))
			.isEmpty();
	}

}
