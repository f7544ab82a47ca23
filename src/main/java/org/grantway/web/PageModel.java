package org.grantway.web;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.util.UriComponentsBuilder;
import org.thymeleaf.context.LazyContextVariable;

import org.grantway.shared.Actor;

/**
 * What the layout needs on every page: the language, the menu, and the same page in the
 * other language.
 */
@ControllerAdvice(annotations = Controller.class)
public class PageModel {

	private final List<MenuEntry> entries;

	private final ObjectProvider<ActorSource> actors;

	private final ObjectProvider<PagePart> parts;

	private final Formats formats;

	PageModel(List<MenuEntry> entries, ObjectProvider<ActorSource> actors, ObjectProvider<PagePart> parts,
			Formats formats) {
		this.formats = formats;
		this.parts = parts;
		this.entries = entries.stream().sorted(Comparator.comparingInt(MenuEntry::order)).toList();
		this.actors = actors;
	}

	@ModelAttribute
	void fill(Model model, HttpServletRequest request, Locale locale) {
		boolean chinese = "zh".equals(locale.getLanguage());
		Actor actor = this.actors.stream().findFirst().flatMap(ActorSource::current).orElse(null);
		model.addAttribute("lang", chinese ? "zh-CN" : "en");
		model.addAttribute("otherLang", chinese ? "en" : "zh-CN");
		model.addAttribute("otherLanguageUrl", otherLanguage(request, chinese ? "en" : "zh-CN"));
		// as a variable, because fragment parameters may not name beans
		model.addAttribute("fmt", this.formats);
		model.addAttribute("actor", actor);
		// only when a page is drawn: answers that are a file or a redirect have no menu
		String path = request.getRequestURI();
		model.addAttribute("menu", new LazyContextVariable<List<Entry>>() {

			@Override
			protected List<Entry> loadValue() {
				return menu(actor, path);
			}

		});
		this.parts.forEach((part) -> part.fill(model, request));
	}

	private List<Entry> menu(Actor actor, String path) {
		return this.entries.stream()
			.filter((entry) -> entry.isFor(actor))
			.map((entry) -> new Entry(entry.labelKey(), entry.path(), entry.count(actor),
					path.equals(entry.path()) || path.startsWith(entry.path() + "/")))
			.toList();
	}

	private static String otherLanguage(HttpServletRequest request, String language) {
		boolean get = "GET".equals(request.getMethod());
		// on an error page the address that was asked for; never another host's
		Object failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
		String path = ((failed != null) ? failed.toString() : request.getRequestURI()).replaceFirst("^[/\\\\]+", "/");
		return UriComponentsBuilder.fromPath(path)
			.query(get ? request.getQueryString() : null)
			.replaceQueryParam("lang", language)
			.build()
			.toUriString();
	}

	/** An entry of the menu as it is drawn. */
	public record Entry(String labelKey, String path, long count, boolean current) {

	}

}
