package org.grantway.projects;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

import org.grantway.forms.TaskHandler;
import org.grantway.shared.Actor;
import org.grantway.workflow.WorkItem;

/**
 * Shows those who decide a change what it is and what follows from it.
 */
@Component
class ChangeTasks implements TaskHandler {

	private final Changes changes;

	private final ChangeWords words;

	private final MessageSource messages;

	ChangeTasks(Changes changes, ChangeWords words, MessageSource messages) {
		this.changes = changes;
		this.words = words;
		this.messages = messages;
	}

	@Override
	public Set<String> tasks() {
		return Set.of("Task_HostCheckChange", "Task_NewHostAgree", "Task_DecideChange");
	}

	@Override
	public Map<String, Object> prefill(WorkItem item) {
		Locale locale = LocaleContextHolder.getLocale();
		ChangeRequest change = this.changes.require(item.subjectId());
		Map<String, Object> start = new LinkedHashMap<>();
		start.put("change", this.messages.getMessage("projects.change.kind." + change.kind().slug(), null, locale)
				+ "\n" + change.reason());
		start.put("effects", String.join("\n", this.words.of(this.changes.effectsNow(change.id()), locale)));
		return start;
	}

	@Override
	public Optional<Paper> paper(WorkItem item) {
		if (item.task().equals("Task_NewHostAgree")) {
			// who is to take a project over does not read it before it does
			return Optional.empty();
		}
		return Optional
			.of(new Paper(this.messages.getMessage("projects.changes", null, LocaleContextHolder.getLocale()),
					"/projects/" + item.of().number() + "/changes"));
	}

	@Override
	public Map<String, ?> completing(WorkItem item, String outcome, Map<String, Object> answers, Actor actor) {
		if (outcome.equals("return")) {
			this.changes.returned(item.subjectId(), String.valueOf(answers.get("grounds")), actor);
		}
		if (outcome.equals("approve")) {
			this.changes.checkAgain(item.subjectId());
		}
		return Map.of();
	}

}
