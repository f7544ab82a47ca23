package org.grantway.projects;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import org.grantway.shared.Actor;
import org.grantway.shared.NotFound;
import org.grantway.shared.Refused;
import org.grantway.web.CurrentActor;
import org.grantway.web.FormErrors;
import org.grantway.workflow.Worklist;

/**
 * Pages on which changes of a project are asked for and read.
 */
@Controller
class ChangeController {

	/**
	 * Between the lines that a form brings back; a line break would come back changed.
	 */
	private static final String SEPARATOR = " | ";

	private final Changes changes;

	private final ChangeWords words;

	private final ProjectPages pages;

	private final ProjectAccess access;

	private final Worklist worklist;

	private final MessageSource messages;

	ChangeController(Changes changes, ChangeWords words, ProjectPages pages, ProjectAccess access, Worklist worklist,
			MessageSource messages) {
		this.changes = changes;
		this.words = words;
		this.pages = pages;
		this.access = access;
		this.worklist = worklist;
		this.messages = messages;
	}

	@GetMapping("/projects/{number}/changes")
	String list(@PathVariable String number, @CurrentActor Actor actor, Model model, Locale locale) {
		Project project = this.access.requireVisible(number, actor);
		model.addAttribute("project", this.pages.head(project, actor, "changes"));
		model.addAttribute("changes", this.changes.of(project).stream().map((one) -> row(one, locale)).toList());
		List<Offer> offers = this.changes.offered(project)
			.entrySet()
			.stream()
			.map((one) -> new Offer(one.getKey().slug(),
					one.getValue()
						.map((why) -> this.messages.getMessage(why.messageKey(), why.arguments(), locale))
						.orElse(null)))
			.toList();
		model.addAttribute("mayAsk", this.access.isPrincipalInvestigator(project, actor)
				&& this.changes.open(project).isEmpty() && !offers.isEmpty());
		model.addAttribute("mayWithdraw",
				this.access.isPrincipalInvestigator(project, actor) && this.changes.open(project).isPresent());
		model.addAttribute("offers", offers);
		model.addAttribute("notNow",
				this.access.isPrincipalInvestigator(project, actor) && offers.isEmpty() && !project.status().isEnd());
		model.addAttribute("mayEnd", this.access.isPrincipalInvestigator(project, actor)
				&& offers.stream().anyMatch((one) -> one.kind().equals(ChangeKind.TERMINATION.slug())));
		return "projects/changes";
	}

	@GetMapping("/projects/{number}/changes/new/{kind}")
	String ask(@PathVariable String number, @PathVariable String kind, @CurrentActor Actor actor, Model model,
			Locale locale) {
		Project project = writable(number, actor);
		return form(project, null, kind(kind), Map.of(), Map.of(), List.of(), actor, model, locale);
	}

	@PostMapping("/projects/{number}/changes/new/{kind}")
	String request(@PathVariable String number, @PathVariable String kind, @RequestParam Map<String, String> typed,
			@CurrentActor Actor actor, Model model, Locale locale, RedirectAttributes next) {
		Project project = writable(number, actor);
		ChangeKind wanted = kind(kind);
		try {
			List<ChangeRules.Effect> effects = this.changes.preview(project, wanted, typed);
			if (!isConfirmed(typed, effects, locale)) {
				return form(project, null, wanted, typed, Map.of(), effects, actor, model, locale);
			}
			this.changes.request(project, wanted, typed, actor);
		}
		catch (Refused ex) {
			return form(project, null, wanted, typed, FormErrors.of(ex, this.messages, locale), List.of(), actor, model,
					locale);
		}
		next.addFlashAttribute("message", "projects.change.sent");
		return "redirect:/projects/" + number + "/changes";
	}

	@GetMapping("/projects/{number}/changes/{id}")
	String returned(@PathVariable String number, @PathVariable UUID id, @CurrentActor Actor actor, Model model,
			Locale locale) {
		Project project = writable(number, actor);
		ChangeRequest change = ofProject(project, id);
		Map<String, String> typed = new LinkedHashMap<>(this.changes.values(change));
		typed.put("reason", change.reason());
		return form(project, change, change.kind(), typed, Map.of(), List.of(), actor, model, locale);
	}

	@PostMapping("/projects/{number}/changes/{id}")
	String revise(@PathVariable String number, @PathVariable UUID id, @RequestParam Map<String, String> typed,
			@CurrentActor Actor actor, Model model, Locale locale, RedirectAttributes next) {
		Project project = writable(number, actor);
		ChangeRequest change = ofProject(project, id);
		try {
			List<ChangeRules.Effect> effects = this.changes.preview(project, change.kind(), typed);
			if (!isConfirmed(typed, effects, locale)) {
				return form(project, change, change.kind(), typed, Map.of(), effects, actor, model, locale);
			}
			this.changes.revise(project, id, typed, actor);
		}
		catch (Refused ex) {
			return form(project, change, change.kind(), typed, FormErrors.of(ex, this.messages, locale), List.of(),
					actor, model, locale);
		}
		next.addFlashAttribute("message", "projects.change.sent");
		return "redirect:/projects/" + number + "/changes";
	}

	@PostMapping("/projects/{number}/changes/withdraw")
	String withdraw(@PathVariable String number, @CurrentActor Actor actor, RedirectAttributes next) {
		this.changes.withdraw(writable(number, actor), actor);
		next.addFlashAttribute("message", "projects.change.withdrawn");
		return "redirect:/projects/" + number + "/changes";
	}

	/**
	 * Whether what follows was shown before it is sent; what was edited is shown again.
	 */
	private boolean isConfirmed(Map<String, String> typed, List<ChangeRules.Effect> effects, Locale locale) {
		return "submit".equals(typed.get("act"))
				&& String.join(SEPARATOR, this.words.of(effects, locale)).equals(typed.get("shown"));
	}

	private String form(Project project, ChangeRequest change, ChangeKind kind, Map<String, String> typed,
			Map<String, String> errors, List<ChangeRules.Effect> effects, Actor actor, Model model, Locale locale) {
		model.addAttribute("project", this.pages.head(project, actor, "changes"));
		model.addAttribute("change", (change != null) ? row(change, locale) : null);
		model.addAttribute("kind", kind.slug());
		model.addAttribute("typed", typed);
		model.addAttribute("errors", errors);
		model.addAttribute("effects", this.words.of(effects, locale));
		model.addAttribute("shown", String.join(SEPARATOR, this.words.of(effects, locale)));
		model.addAttribute("mayWrite", (change == null) ? this.changes.open(project).isEmpty()
				: this.worklist.find(change.id(), "Task_ReviseChange", actor).isPresent());
		ProjectPages.View view = this.pages.view(project);
		Map<String, String> milestones = new LinkedHashMap<>();
		view.milestones()
			.stream()
			.filter((one) -> one.donePercent() < 100)
			.forEach((one) -> milestones.put(one.id().toString(), one.name()));
		model.addAttribute("milestones", milestones);
		Map<String, String> costs = new LinkedHashMap<>();
		project.kind()
			.costs()
			.forEach((one) -> costs.put(one, this.messages.getMessage("projects.cost." + one, null, locale)));
		model.addAttribute("costs", costs);
		Map<String, String> indicators = new LinkedHashMap<>();
		view.indicators()
			.forEach((one) -> indicators.put(one.id().toString(),
					this.messages.getMessage("projects.change.indicator.now",
							new Object[] { one.name(), one.target(), (one.unit() != null) ? one.unit() : "" },
							locale)));
		model.addAttribute("indicators", indicators);
		Map<String, String> moves = new LinkedHashMap<>();
		List.of(ProjectUnits.JOINS, ProjectUnits.LEAVES)
			.forEach((one) -> moves.put(one, this.messages.getMessage("projects.change.move." + one, null, locale)));
		model.addAttribute("moves", moves);
		return "projects/change";
	}

	private Row row(ChangeRequest change, Locale locale) {
		return new Row(change.id(), change.ordinal(), change.kind().slug(), change.reason(), change.state().tone(),
				change.state().labelKey(), change.requestedAt(), change.settledAt(),
				this.words.of(this.changes.effects(change), locale),
				(change.state() == ChangeRequest.State.REFUSED || change.state() == ChangeRequest.State.RETURNED)
						? this.changes.answer(change) : "",
				change.state() == ChangeRequest.State.RETURNED);
	}

	/** Only who leads the project asks for changes; others learn that from the answer. */
	private Project writable(String number, Actor actor) {
		Project project = this.access.requireVisible(number, actor);
		this.access.requireWriter(project, actor);
		return project;
	}

	private static ChangeKind kind(String slug) {
		return ChangeKind.of(slug).orElseThrow(() -> new NotFound("change " + slug));
	}

	private ChangeRequest ofProject(Project project, UUID id) {
		ChangeRequest change = this.changes.require(id);
		if (!change.projectId().equals(project.id())) {
			throw new NotFound("change " + id);
		}
		return change;
	}

	/**
	 * A kind of change that the list offers.
	 *
	 * @param why why it cannot be asked for, or null
	 */
	record Offer(String kind, String why) {

	}

	/** A change as the list shows it. */
	record Row(UUID id, int number, String kind, String reason, String tone, String stateKey,
			java.time.Instant requestedAt, java.time.Instant settledAt, List<String> effects, String answer,
			boolean returned) {

	}

}
