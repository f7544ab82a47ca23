package org.grantway.identity;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

import org.grantway.support.GrantwayTest;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

/**
 * Whoever is not signed in reaches the public pages and nothing else. A new route is
 * refused unless it is named here.
 */
@GrantwayTest
class AnonymousAccessTests {

	private static final List<String> PUBLIC = List.of("/", "/calls", "/notices", "/verify", "/sign-in",
			"/accessibility", "/privacy", "/help", "/about", "/error");

	@Autowired
	private MockMvc mvc;

	@Autowired
	@Qualifier("requestMappingHandlerMapping")
	private RequestMappingHandlerMapping routes;

	@Test
	void everyRouteThatIsNotPublicLeadsToTheSignInPage() throws Exception {
		Set<String> open = new TreeSet<>();
		int checked = 0;
		for (var mapping : this.routes.getHandlerMethods().keySet()) {
			for (String pattern : mapping.getPatternValues()) {
				String path = pattern.replace("/**", "/x").replaceAll("\\{[^}]+}", UUID.randomUUID().toString());
				Set<RequestMethod> methods = mapping.getMethodsCondition().getMethods();
				for (RequestMethod method : methods.isEmpty() ? Set.of(RequestMethod.GET, RequestMethod.POST)
						: methods) {
					if (isPublic(pattern, method)) {
						continue;
					}
					MockHttpServletResponse answer = this.mvc
						.perform(request(HttpMethod.valueOf(method.name()), path).with(csrf()))
						.andReturn()
						.getResponse();
					checked++;
					if (!turnedAway(answer)) {
						open.add(method + " " + pattern + " answered " + answer.getStatus());
					}
				}
			}
		}
		assertThat(open).isEmpty();
		assertThat(checked).isGreaterThan(20);
	}

	private static boolean isPublic(String pattern, RequestMethod method) {
		boolean page = PUBLIC.stream()
			.anyMatch((path) -> pattern.equals(path) || (!path.equals("/") && pattern.startsWith(path + "/")));
		if (pattern.startsWith("/calls") && (method != RequestMethod.GET || pattern.endsWith("/apply"))) {
			return false;
		}
		return page && (method == RequestMethod.GET || !pattern.equals("/"));
	}

	private static boolean turnedAway(MockHttpServletResponse answer) {
		String location = answer.getRedirectedUrl();
		String forward = answer.getForwardedUrl();
		return (answer.getStatus() == 302 && location != null && location.endsWith("/sign-in"))
				|| (answer.getStatus() == 403 && "/sign-in/again".equals(forward));
	}

}
