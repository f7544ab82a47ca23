package org.grantway.awards.decision;

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
 * Shows at the tasks of a reconsideration what was asked and what is proposed.
 */
@Component
class AppealTasks implements TaskHandler {

	private final Appeals appeals;

	private final AppealCases cases;

	private final MessageSource messages;

	AppealTasks(Appeals appeals, AppealCases cases, MessageSource messages) {
		this.appeals = appeals;
		this.cases = cases;
		this.messages = messages;
	}

	@Override
	public Set<String> tasks() {
		return Set.of("Task_AdmitAppeal", "Task_ConfirmAnswer");
	}

	@Override
	public Map<String, Object> prefill(WorkItem item) {
		Appeal.View appeal = this.appeals.view(item.subjectId());
		return item.task().equals("Task_AdmitAppeal") ? Map.of("appeal", appeal.grounds())
				: Map.of("answer",
						String.join("\n", text("appeal.result." + appeal.result()),
								appeal.rejoinAt().isEmpty() ? "" : text("appeal.stage." + appeal.rejoinAt()),
								appeal.finding()));
	}

	@Override
	public Optional<Paper> paper(WorkItem item) {
		return Optional.of(new Paper(text("appeal.title"), this.cases.require(item.of().id()).officePage()));
	}

	@Override
	public Map<String, ?> completing(WorkItem item, String outcome, Map<String, Object> answers, Actor actor) {
		return Map.of();
	}

	private String text(String key) {
		return this.messages.getMessage(key, null, LocaleContextHolder.getLocale());
	}

}
