package org.grantway.web;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.core.Ordered;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;
import org.springframework.web.servlet.i18n.LocaleChangeInterceptor;
import org.springframework.web.servlet.resource.ResourceUrlEncodingFilter;
import org.springframework.web.servlet.resource.VersionResourceResolver;

import org.grantway.shared.Actor;
import org.grantway.shared.NotAllowed;

/**
 * The conventions of every page: the language from {@code ?lang=} or a cookie, the actor
 * as a parameter, 303 after a post that worked and 422 after one that did not.
 */
@Configuration(proxyBeanMethods = false)
class WebConfiguration implements WebMvcConfigurer {

	private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE);

	private static final List<String> RESOURCES = List.of("/css/", "/fonts/", "/img/", "/js/");

	private final ObjectProvider<ActorSource> actors;

	WebConfiguration(ObjectProvider<ActorSource> actors) {
		this.actors = actors;
	}

	@Bean
	LocaleResolver localeResolver() {
		CookieLocaleResolver resolver = new CookieLocaleResolver("grantway_language");
		resolver.setCookieMaxAge(Duration.ofDays(365));
		resolver.setCookieHttpOnly(true);
		resolver.setCookieSameSite("Lax");
		resolver.setDefaultLocaleFunction((request) -> preferred(request));
		return resolver;
	}

	/** Puts the content's hash into the addresses of stylesheets and images. */
	@Bean
	ResourceUrlEncodingFilter resourceUrlEncodingFilter() {
		return new ResourceUrlEncodingFilter();
	}

	/**
	 * Only these folders hold resources. A handler for every address would search the
	 * whole class path for each link of a page.
	 */
	@Override
	public void addResourceHandlers(ResourceHandlerRegistry registry) {
		for (String folder : RESOURCES) {
			registry.addResourceHandler(folder + "**")
				.addResourceLocations("classpath:/static" + folder)
				.setCacheControl(CacheControl.maxAge(Duration.ofDays(365)).cachePublic())
				.resourceChain(true)
				.addResolver(new VersionResourceResolver().addContentVersionStrategy("/**"));
		}
	}

	/**
	 * Answers for what nobody else does, so that its page comes in the wanted language.
	 */
	@Bean
	SimpleUrlHandlerMapping nowhere() {
		HttpRequestHandler none = (request, response) -> {
			throw new NoHandlerFoundException(request.getMethod(), request.getRequestURI(), new HttpHeaders());
		};
		SimpleUrlHandlerMapping mapping = new SimpleUrlHandlerMapping(Map.of("/**", none), Ordered.LOWEST_PRECEDENCE);
		mapping.setInterceptors(language());
		return mapping;
	}

	private static LocaleChangeInterceptor language() {
		LocaleChangeInterceptor language = new LocaleChangeInterceptor() {
			@Override
			protected Locale parseLocaleValue(String wanted) {
				Locale asked = super.parseLocaleValue(wanted);
				return spoken(asked)
					.orElseThrow(() -> new IllegalArgumentException("No pages in the language " + wanted));
			}
		};
		language.setParamName("lang");
		language.setIgnoreInvalidLocale(true);
		return language;
	}

	@Override
	public void addInterceptors(InterceptorRegistry registry) {
		registry.addInterceptor(language());
		registry.addInterceptor(new PostConventions());
	}

	@Override
	public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
		resolvers.add(new ActorParameter());
	}

	/** The language of the pages that answers the wanted one, whatever its country. */
	private static Optional<Locale> spoken(Locale wanted) {
		return LANGUAGES.stream()
			.filter((locale) -> wanted != null && locale.getLanguage().equals(wanted.getLanguage()))
			.findFirst();
	}

	private static Locale preferred(HttpServletRequest request) {
		return spoken(request.getLocale()).orElse(Locale.ENGLISH);
	}

	/** Gives controllers the person signed in. */
	private final class ActorParameter implements HandlerMethodArgumentResolver {

		@Override
		public boolean supportsParameter(MethodParameter parameter) {
			return parameter.hasParameterAnnotation(CurrentActor.class)
					&& parameter.nestedIfOptional().getNestedParameterType() == Actor.class;
		}

		@Override
		public Object resolveArgument(MethodParameter parameter, ModelAndViewContainer container,
				NativeWebRequest request, WebDataBinderFactory binders) {
			var actor = WebConfiguration.this.actors.stream().findFirst().flatMap(ActorSource::current);
			if (parameter.isOptional()) {
				return (parameter.getParameterType() == Actor.class) ? actor.orElse(null) : actor;
			}
			return actor.orElseThrow(() -> new NotAllowed("web.error.sign-in"));
		}

	}

	private static final class PostConventions implements HandlerInterceptor {

		@Override
		public void postHandle(HttpServletRequest request, HttpServletResponse response, Object handler,
				ModelAndView view) {
			if (view == null || "GET".equals(request.getMethod()) || "HEAD".equals(request.getMethod())) {
				return;
			}
			boolean redirect = view.getViewName() != null && view.getViewName().startsWith("redirect:");
			if (redirect) {
				request.setAttribute(View.RESPONSE_STATUS_ATTRIBUTE, HttpStatus.SEE_OTHER);
			}
			else if (view.getModel().get("errors") instanceof Map<?, ?> errors && !errors.isEmpty()
					&& response.getStatus() == HttpServletResponse.SC_OK) {
				response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
			}
		}

	}

}
