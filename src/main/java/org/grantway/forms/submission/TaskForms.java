package org.grantway.forms.submission;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import org.grantway.documents.Files;
import org.grantway.documents.Files.StoredFile;
import org.grantway.documents.Readable.Part;
import org.grantway.forms.InvalidAnswers;
import org.grantway.forms.TaskBasis;
import org.grantway.forms.TaskHandler;
import org.grantway.forms.answers.AnswerReader;
import org.grantway.forms.answers.FormRenderer;
import org.grantway.forms.answers.FormView;
import org.grantway.forms.answers.Reading;
import org.grantway.forms.answers.ReadingContext;
import org.grantway.forms.definition.FormCatalogue;
import org.grantway.forms.definition.FormDefinition;
import org.grantway.forms.definition.Outcome;
import org.grantway.shared.Actor;
import org.grantway.shared.NotFound;
import org.grantway.shared.Refused;
import org.grantway.shared.Times;
import org.grantway.workflow.WorkItem;

/**
 * The form of a task, with what the module that owns the task adds to it.
 */
@Component
public class TaskForms {

	private static final TaskHandler NONE = new NoHandler();

	private final FormCatalogue catalogue;

	private final FormRenderer renderer;

	private final AnswerReader reader;

	private final Files files;

	private final ObjectProvider<TaskHandler> allHandlers;

	private final ObjectProvider<TaskBasis> bases;

	private Map<String, TaskHandler> handlers;

	private final Clock clock;

	TaskForms(FormCatalogue catalogue, FormRenderer renderer, AnswerReader reader, Files files,
			ObjectProvider<TaskHandler> handlers, ObjectProvider<TaskBasis> bases, Clock clock) {
		this.catalogue = catalogue;
		this.renderer = renderer;
		this.reader = reader;
		this.files = files;
		this.clock = clock;
		this.allHandlers = handlers;
		this.bases = bases;
	}

	/** The form of a task on the generic page. */
	public FormDefinition form(WorkItem item) {
		if (item.formKey() == null) {
			throw new NotFound("form of " + item.task());
		}
		return this.catalogue.require(item.formKey());
	}

	/** What the form starts with. */
	@Transactional(readOnly = true)
	public Map<String, Object> start(WorkItem item) {
		return new LinkedHashMap<>(handler(item).prefill(item));
	}

	/** The paper that the task is about, if it is about one. */
	@Transactional(readOnly = true)
	public Optional<TaskHandler.Paper> paper(WorkItem item) {
		return handler(item).paper(item);
	}

	/** What the task rests on and other modules know. */
	@Transactional(readOnly = true)
	public List<Part> bases(WorkItem item, Locale locale) {
		return this.bases.stream().flatMap((basis) -> basis.of(item, locale).stream()).toList();
	}

	@Transactional(readOnly = true)
	public FormView view(WorkItem item, Map<String, ?> answers, Map<String, String> errors) {
		return this.renderer.view(form(item), answers, errors, handler(item).closedOutcomes(item), context(item));
	}

	/** What is wrong with the answers for this outcome, by field. */
	@Transactional(readOnly = true)
	public Map<String, String> errors(WorkItem item, Map<String, ?> answers, String outcome) {
		FormDefinition form = form(item);
		return this.reader.read(form, answers, openOutcome(item, form, outcome), context(item)).errors();
	}

	/** Where an uploaded file for the field is kept. */
	public static String slot(WorkItem item, String field) {
		String slot = item.task() + "-" + field.replaceAll("\\.\\d+\\.", "-");
		return (slot.length() > 80) ? slot.substring(0, 80) : slot;
	}

	Outcome openOutcome(WorkItem item, FormDefinition form, String outcome) {
		return form.outcome(outcome)
			.filter((chosen) -> !handler(item).closedOutcomes(item).contains(chosen.value()))
			.orElseThrow(() -> new Refused("forms.outcome-closed"));
	}

	Map<String, Object> check(WorkItem item, FormDefinition form, Map<String, ?> answers, Outcome outcome) {
		Reading reading = this.reader.read(form, answers, outcome, context(item));
		if (!reading.errors().isEmpty()) {
			throw new InvalidAnswers(reading.errors());
		}
		return reading.values();
	}

	Map<String, ?> completing(WorkItem item, String outcome, Map<String, Object> values, Actor actor) {
		Map<String, ?> routing = handler(item).completing(item, outcome, values, actor);
		return (routing != null) ? routing : Map.of();
	}

	private ReadingContext context(WorkItem item) {
		return new ReadingContext(LocaleContextHolder.getLocale(), Times.dayOf(Instant.now(this.clock)), start(item),
				(id) -> fileOf(item, id));
	}

	/** Only files of the same case count as answers. */
	private Optional<StoredFile> fileOf(WorkItem item, UUID id) {
		try {
			return Optional.of(this.files.require(id)).filter((file) -> file.of().id().equals(item.of().id()));
		}
		catch (NotFound ex) {
			return Optional.empty();
		}
	}

	private TaskHandler handler(WorkItem item) {
		return handlers().getOrDefault(item.task(), NONE);
	}

	/** Asked for late, because handlers themselves read what was submitted. */
	private synchronized Map<String, TaskHandler> handlers() {
		if (this.handlers == null) {
			Map<String, TaskHandler> byTask = new HashMap<>();
			for (TaskHandler handler : this.allHandlers) {
				for (String task : handler.tasks()) {
					if (byTask.put(task, handler) != null) {
						throw new IllegalStateException("Two handlers serve " + task);
					}
				}
			}
			this.handlers = byTask;
		}
		return this.handlers;
	}

	private static final class NoHandler implements TaskHandler {

		@Override
		public Set<String> tasks() {
			return Set.of();
		}

		@Override
		public Map<String, ?> completing(WorkItem item, String outcome, Map<String, Object> answers, Actor actor) {
			return Map.of();
		}

	}

}
