package org.grantway.review.letters;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import org.grantway.programmes.Call;
import org.grantway.shared.Actor;
import org.grantway.shared.NotFound;
import org.grantway.shared.Refused;
import org.grantway.web.CurrentActor;
import org.grantway.web.FormErrors;
import org.grantway.web.Pages;
import org.springframework.context.MessageSource;
import org.springframework.data.domain.Page;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The pages on which an agency's officers draw and release reviewers. */
@Controller
class DrawController {

	private static final int ROWS = 20;

	private final DrawBatch batch;

	private final LetterRules rules;

	private final MessageSource messages;

	DrawController(DrawBatch batch, LetterRules rules, MessageSource messages) {
		this.batch = batch;
		this.rules = rules;
		this.messages = messages;
	}

	@GetMapping("/office/calls/{code}/draw")
	String page(@PathVariable String code, @RequestParam(defaultValue = "0") int page, @CurrentActor Actor actor,
			Model model) {
		Call call = this.batch.call(code, actor);
		return show(call, this.batch.waiting(call, Pages.of(page, ROWS)), "/office/calls/" + code + "/draw", Map.of(),
				model);
	}

	@PostMapping("/office/calls/{code}/draw")
	String act(@PathVariable String code, @RequestParam(defaultValue = "0") int page,
			@RequestParam(required = false) List<UUID> chosen, @RequestParam String action, @CurrentActor Actor actor,
			Model model, Locale locale, RedirectAttributes flash) {
		Call call = this.batch.call(code, actor);
		try {
			act(call, chosen, action, actor);
		}
		catch (Refused ex) {
			model.addAttribute("ticked", chosen);
			return show(call, this.batch.waiting(call, Pages.of(page, ROWS)), "/office/calls/" + code + "/draw",
					error(ex, locale), model);
		}
		flash.addFlashAttribute("ticked", chosen);
		flash.addFlashAttribute("message", "release".equals(action) ? "draw.released" : "draw.drawn");
		return "redirect:/office/calls/" + code + "/draw?page=" + page;
	}

	@GetMapping("/office/reviewers/{applicationId}")
	String add(@PathVariable UUID applicationId, @CurrentActor Actor actor, Model model) {
		Call call = this.batch.callOf(applicationId, actor);
		return show(call, this.batch.waiting(call, applicationId), "/office/reviewers/" + applicationId, Map.of(),
				model);
	}

	@PostMapping("/office/reviewers/{applicationId}")
	String add(@PathVariable UUID applicationId, @RequestParam String action, @CurrentActor Actor actor, Model model,
			Locale locale, RedirectAttributes flash) {
		Call call = this.batch.callOf(applicationId, actor);
		try {
			act(call, List.of(applicationId), action, actor);
		}
		catch (Refused ex) {
			return show(call, this.batch.waiting(call, applicationId), "/office/reviewers/" + applicationId,
					error(ex, locale), model);
		}
		flash.addFlashAttribute("message", "release".equals(action) ? "draw.released" : "draw.drawn");
		return "redirect:/office/reviewers/" + applicationId;
	}

	private void act(Call call, List<UUID> chosen, String action, Actor actor) {
		if (chosen == null || chosen.isEmpty()) {
			throw Refused.at("chosen", "draw.error.none-chosen");
		}
		for (UUID application : chosen) {
			if (!this.batch.isWaiting(call, application)) {
				throw new NotFound("application " + application + " waiting for a draw");
			}
			if ("release".equals(action)) {
				this.batch.release(application, actor);
			}
			else {
				this.batch.draw(application, actor);
			}
		}
	}

	private Map<String, String> error(Refused ex, Locale locale) {
		return FormErrors.of(ex, this.messages, locale);
	}

	private String show(Call call, Page<DrawBatch.Line> lines, String url, Map<String, String> errors, Model model) {
		model.addAttribute("call", call);
		model.addAttribute("rule", this.rules.rule(call));
		model.addAttribute("awaited", this.batch.awaited(call));
		model.addAttribute("lines", lines);
		model.addAttribute("url", url);
		model.addAttribute("errors", errors);
		return "review/draw";
	}

}
