package org.grantway.forms.tasks;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.context.MessageSource;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import org.grantway.forms.InvalidAnswers;
import org.grantway.forms.Submissions;
import org.grantway.forms.definition.Outcome;
import org.grantway.forms.submission.Drafts;
import org.grantway.forms.submission.Drafts.Draft;
import org.grantway.forms.submission.TaskForms;
import org.grantway.forms.tasks.FormPost.Posted;
import org.grantway.identity.Reauthentication;
import org.grantway.shared.Actor;
import org.grantway.shared.Refused;
import org.grantway.web.CurrentActor;
import org.grantway.web.FormErrors;
import org.grantway.workflow.WorkItem;
import org.grantway.workflow.Worklist;

/**
 * The page of a task. The work list refuses what the actor may not see or do.
 */
@Controller
@RequestMapping("/tasks/{id}")
class TaskController {

	private static final String OUTCOME = "outcome:";

	private final Worklist worklist;

	private final TaskPage page;

	private final TaskForms forms;

	private final FormPost post;

	private final Drafts drafts;

	private final Submissions submissions;

	private final Reauthentication reauthentication;

	private final MessageSource messages;

	TaskController(Worklist worklist, TaskPage page, TaskForms forms, FormPost post, Drafts drafts,
			Submissions submissions, Reauthentication reauthentication, MessageSource messages) {
		this.worklist = worklist;
		this.page = page;
		this.forms = forms;
		this.post = post;
		this.drafts = drafts;
		this.submissions = submissions;
		this.reauthentication = reauthentication;
		this.messages = messages;
	}

	@GetMapping
	String show(@PathVariable UUID id, @CurrentActor Actor actor, Model model, Locale locale) {
		WorkItem item;
		try {
			item = this.worklist.require(id, actor);
		}
		catch (Refused ex) {
			return closedOr(ex, id, actor, model, locale);
		}
		if (item.page() != null) {
			return "redirect:" + item.page();
		}
		Optional<Draft> draft = this.drafts.find(id, actor);
		draft.map(Draft::savedAt).ifPresent((Instant at) -> model.addAttribute("savedAt", at));
		Map<String, String> refused = errorsIn(model);
		return form(item, draft.map(Draft::typed).orElseGet(() -> this.forms.start(item)), refused, actor, model,
				locale);
	}

	@PostMapping
	String act(@PathVariable UUID id, @RequestParam("_action") String action, HttpServletRequest request,
			@CurrentActor Actor actor, Model model, RedirectAttributes flash, Locale locale) {
		WorkItem item;
		try {
			item = this.worklist.require(id, actor);
		}
		catch (Refused ex) {
			return closedOr(ex, id, actor, model, locale);
		}
		Posted posted = this.post.read(item, request, actor, locale);
		if (action.startsWith(OUTCOME) && posted.errors().isEmpty()) {
			return submit(item, action.substring(OUTCOME.length()), posted, request.getParameter("password"), actor,
					model, flash, locale);
		}
		if (!posted.errors().isEmpty()) {
			return refused(item, posted, posted.errors(), actor, model, locale);
		}
		this.drafts.keep(id, actor, FormPost.change(posted.answers(), action));
		if ("save".equals(action)) {
			flash.addFlashAttribute("message", "tasks.saved");
			return "redirect:/tasks";
		}
		return "redirect:/tasks/" + id + "#" + FormPost.placeOf(action);
	}

	@PostMapping("/claim")
	String claim(@PathVariable UUID id, @CurrentActor Actor actor, RedirectAttributes flash) {
		this.worklist.claim(id, actor);
		flash.addFlashAttribute("message", "tasks.taken");
		return "redirect:/tasks/" + id;
	}

	@PostMapping("/release")
	String release(@PathVariable UUID id, @CurrentActor Actor actor, RedirectAttributes flash) {
		this.worklist.release(id, actor);
		flash.addFlashAttribute("message", "tasks.released");
		return "redirect:/tasks";
	}

	@PostMapping("/hand-over")
	String handOver(@PathVariable UUID id, @RequestParam(defaultValue = "") String colleague, @CurrentActor Actor actor,
			Model model, RedirectAttributes flash, Locale locale) {
		WorkItem item = this.worklist.require(id, actor);
		try {
			this.page.handOver(item, actor, colleague);
		}
		catch (Refused ex) {
			if (item.page() != null) {
				flash.addFlashAttribute("colleagueRefused", text(ex, locale));
				return "redirect:" + item.page();
			}
			return form(item, this.drafts.find(id, actor).map(Draft::typed).orElseGet(() -> this.forms.start(item)),
					FormErrors.of(ex, this.messages, locale), actor, model, locale);
		}
		flash.addFlashAttribute("message", "tasks.handed-over");
		return "redirect:/tasks";
	}

	private String submit(WorkItem item, String outcome, Posted posted, String password, Actor actor, Model model,
			RedirectAttributes flash, Locale locale) {
		try {
			if (this.forms.form(item).outcome(outcome).filter(Outcome::signs).isPresent()) {
				Map<String, String> errors = new LinkedHashMap<>(this.forms.errors(item, posted.answers(), outcome));
				prove(actor, password, errors, locale);
				if (!errors.isEmpty()) {
					return refused(item, posted, errors, actor, model, locale);
				}
			}
			this.submissions.submit(item, outcome, posted.answers(), actor);
		}
		catch (InvalidAnswers ex) {
			return refused(item, posted, ex.errors(), actor, model, locale);
		}
		catch (Refused ex) {
			return this.page.closed(item.id(), actor, locale)
				.map((closed) -> closed(closed, model))
				.orElseGet(() -> refused(item, posted, FormErrors.of(ex, this.messages, locale), actor, model, locale));
		}
		catch (OptimisticLockingFailureException | DataIntegrityViolationException ex) {
			return closedOr(ex, item.id(), actor, model, locale);
		}
		flash.addFlashAttribute("message", "tasks.completed");
		return "redirect:/tasks";
	}

	/** Whoever signs is told of a wrong password together with all else that is wrong. */
	private void prove(Actor actor, String password, Map<String, String> errors, Locale locale) {
		try {
			this.reauthentication.check(actor, password);
		}
		catch (Refused ex) {
			errors.putAll(FormErrors.of(ex, this.messages, locale));
		}
	}

	/** What was typed is there again, also for who leaves the page and comes back. */
	private String refused(WorkItem item, Posted posted, Map<String, String> errors, Actor actor, Model model,
			Locale locale) {
		this.drafts.keep(item.id(), actor, posted.answers());
		return form(item, posted.answers(), errors, actor, model, locale);
	}

	private String form(WorkItem item, Map<String, Object> answers, Map<String, String> errors, Actor actor,
			Model model, Locale locale) {
		model.addAttribute("task", this.page.show(item, actor, locale));
		model.addAttribute("form", this.forms.view(item, answers, errors));
		model.addAttribute("paper", this.forms.paper(item).orElse(null));
		model.addAttribute("bases", this.forms.bases(item, locale));
		model.addAttribute("errors", new LinkedHashMap<>(errors));
		return "forms/task";
	}

	/** Someone was faster, or the form was sent twice: that is news, not an error. */
	private String closedOr(RuntimeException otherwise, UUID id, Actor actor, Model model, Locale locale) {
		return this.page.closed(id, actor, locale).map((closed) -> closed(closed, model)).orElseThrow(() -> otherwise);
	}

	private static String closed(ClosedTask closed, Model model) {
		model.addAttribute("closed", closed);
		return "forms/closed";
	}

	private String text(Refused refused, Locale locale) {
		return this.messages.getMessage(refused.messageKey(), refused.arguments(), locale);
	}

	@SuppressWarnings("unchecked")
	private static Map<String, String> errorsIn(Model model) {
		return (model.getAttribute("errors") instanceof Map<?, ?> errors) ? (Map<String, String>) errors : Map.of();
	}

}
