package org.grantway.identity;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.header.writers.CacheControlHeadersWriter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.DelegatingRequestMatcherHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;

/**
 * Who reaches what over the web: everything needs a sign-in except the pages named here.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

	static final String CONTENT_SECURITY_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; "
			+ "img-src 'self' data:; font-src 'self' data:; connect-src 'self'; form-action 'self'; "
			+ "base-uri 'none'; frame-ancestors 'none'";

	static final String[] ASSETS = { "/css/**", "/js/**", "/fonts/**", "/img/**", "/icons/**", "/vendor/**",
			"/favicon.ico" };

	private static final String[] PAGES = { "/accessibility", "/privacy", "/help", "/about/**", "/error" };

	private static final String[] SIGN_IN = { "/sign-in/**" };

	/**
	 * Argon2id as OWASP's password storage cheat sheet asks for it: 19 MiB, two passes.
	 * @param memory in KiB; only tests, which hash hundreds of passwords, set less
	 */
	@Bean
	PasswordEncoder passwordEncoder(@Value("${grantway.passwords.memory:19456}") int memory) {
		return new Argon2PasswordEncoder(16, 32, 1, memory, 2);
	}

	@Bean
	SecurityFilterChain pages(HttpSecurity http, PasswordSignIn signIn, CurrentPerson current, KeepTyped keepTyped,
			SignInResults results) throws Exception {
		HttpSessionRequestCache cache = new HttpSessionRequestCache();
		cache.setMatchingRequestParameterName(null);
		return http.authenticationProvider(signIn)
			.authorizeHttpRequests(
					(requests) -> requests.dispatcherTypeMatchers(DispatcherType.FORWARD, DispatcherType.ERROR)
						.permitAll()
						.requestMatchers(HttpMethod.GET, "/calls/*/apply")
						.authenticated()
						.requestMatchers(HttpMethod.GET, "/", "/calls/**", "/actuator/health")
						.permitAll()
						.requestMatchers(HttpMethod.GET, ASSETS)
						.permitAll()
						.requestMatchers(PAGES)
						.permitAll()
						.requestMatchers(SIGN_IN)
						.permitAll()
						.requestMatchers("/demo", "/demo/work-as")
						.permitAll()
						.requestMatchers(HttpMethod.GET, "/verify", "/verify/*")
						.permitAll()
						.requestMatchers("/notices/**")
						.permitAll()
						.anyRequest()
						.authenticated())
			.addFilterBefore(new SessionGuard(current), AuthorizationFilter.class)
			.requestCache((requests) -> requests.requestCache(cache))
			.formLogin((form) -> form.loginPage("/sign-in")
				.usernameParameter("email")
				.successHandler(results)
				.failureHandler(results))
			.logout((logout) -> logout.logoutUrl("/sign-out").logoutSuccessUrl("/?signed-out"))
			.exceptionHandling(
					(exceptions) -> exceptions.authenticationEntryPoint(keepTyped).accessDeniedHandler(keepTyped))
			.httpBasic((basic) -> basic.disable())
			.sessionManagement((sessions) -> sessions.sessionFixation((fixation) -> fixation.changeSessionId()))
			.headers((headers) -> headers.cacheControl((caching) -> caching.disable())
				.addHeaderWriter(new DelegatingRequestMatcherHeaderWriter(SecurityConfiguration::isPage,
						new CacheControlHeadersWriter()))
				.contentSecurityPolicy((policy) -> policy.policyDirectives(CONTENT_SECURITY_POLICY))
				.referrerPolicy((referrer) -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
				.crossOriginOpenerPolicy((opener) -> opener.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
				.frameOptions((frames) -> frames.deny()))
			.build();
	}

	/** Assets may be cached; a page may not. */
	private static boolean isPage(HttpServletRequest request) {
		String path = request.getServletPath();
		return !path.matches("/(css|js|fonts|img|icons|vendor)/.*");
	}

}
