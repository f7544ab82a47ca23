package org.grantway.forms.tasks;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

import org.grantway.shared.Actor;
import org.grantway.web.ActorSource;
import org.grantway.workflow.WorkItem;
import org.grantway.workflow.Worklist;

/**
 * Says, on a task's own page, who has taken the task, and lets it be taken, given back
 * and handed over there.
 */
@Component("taskHolder")
public class TaskHolder {

	private final Worklist worklist;

	private final TaskPage page;

	private final List<ActorSource> actors;

	TaskHolder(Worklist worklist, TaskPage page, List<ActorSource> actors) {
		this.worklist = worklist;
		this.page = page;
		this.actors = actors;
	}

	/**
	 * The office's task that is done on the page shown now; null if none waits for the
	 * reader.
	 */
	@Transactional(readOnly = true)
	public Held here() {
		if (!(RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes)) {
			return null;
		}
		HttpServletRequest request = attributes.getRequest();
		String path = request.getRequestURI().substring(request.getContextPath().length());
		return this.actors.stream()
			.map(ActorSource::current)
			.flatMap(Optional::stream)
			.findFirst()
			.flatMap((actor) -> this.worklist.at(path, actor)
				.filter((item) -> !item.personal())
				.map((item) -> held(item, actor)))
			.orElse(null);
	}

	private Held held(WorkItem item, Actor actor) {
		Locale locale = LocaleContextHolder.getLocale();
		boolean mine = actor.is(item.assignee());
		return new Held(item.id(),
				(item.assignee() != null && !mine) ? this.page.nameOf(item.assignee(), locale) : null, mine,
				mine || item.assignee() == null, this.page.colleagues(item, actor, locale));
	}

	/**
	 * Who has a task.
	 *
	 * @param with the colleague who has taken it, or null
	 * @param free whether the reader may pass it on
	 */
	public record Held(UUID id, String with, boolean mine, boolean free, Map<String, String> colleagues) {

	}

}
