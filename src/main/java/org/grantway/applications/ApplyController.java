package org.grantway.applications;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

import org.grantway.programmes.Call;
import org.grantway.programmes.Calls;
import org.grantway.shared.Actor;
import org.grantway.shared.NotFound;
import org.grantway.shared.Refused;
import org.grantway.web.CurrentActor;

/**
 * Starts an application: a few questions, then the draft. Who cannot start one is told
 * why before any question.
 */
@Controller
class ApplyController {

	private static final List<String> QUESTIONS = List.of("conditions", "one_channel", "no_secrets");

	private final ApplicationDrafts drafts;

	private final Calls calls;

	private final Choices choices;

	ApplyController(ApplicationDrafts drafts, Calls calls, Choices choices) {
		this.drafts = drafts;
		this.calls = calls;
		this.choices = choices;
	}

	@GetMapping("/calls/{code}/apply")
	String ask(@PathVariable String code, @CurrentActor Actor actor, Model model, Locale locale) {
		this.drafts.obstacle(code, actor)
			.ifPresent((obstacle) -> model.addAttribute("obstacle",
					this.choices.text(obstacle.messageKey(), locale, obstacle.arguments())));
		return show(code, Map.of(), Map.of(), actor, model, locale);
	}

	@PostMapping("/calls/{code}/apply")
	String start(@PathVariable String code, @RequestParam Map<String, String> answers, @CurrentActor Actor actor,
			Model model, Locale locale) {
		Map<String, String> errors = new LinkedHashMap<>();
		QUESTIONS.stream()
			.filter((question) -> !"yes".equals(answers.get(question)))
			.forEach((question) -> errors.put(question,
					this.choices.text(
							answers.containsKey(question) ? "applications.apply.not-met"
									: "applications.apply.unanswered",
							locale, this.choices.text("applications.apply." + question, locale))));
		if (errors.isEmpty()) {
			try {
				return "redirect:/applications/" + this.drafts.start(code, actor);
			}
			catch (Refused ex) {
				errors.put("form", this.choices.text(ex.messageKey(), locale, ex.arguments()));
			}
		}
		return show(code, answers, errors, actor, model, locale);
	}

	private String show(String code, Map<String, String> answers, Map<String, String> errors, Actor actor, Model model,
			Locale locale) {
		Call call = this.calls.byCode(code)
			.filter((found) -> found.isPublished() && this.calls.mayRead(actor, found))
			.orElseThrow(() -> new NotFound("call " + code));
		Map<String, String> options = new LinkedHashMap<>();
		options.put("yes", this.choices.text("applications.content.yes", locale));
		options.put("no", this.choices.text("applications.content.no", locale));
		model.addAttribute("call", call);
		model.addAttribute("window", CallWindow.of(call));
		model.addAttribute("questions", QUESTIONS);
		model.addAttribute("options", options);
		model.addAttribute("answers", answers);
		model.addAttribute("errors", errors);
		return "applications/apply";
	}

}
