package org.grantway.applications;

import java.util.Locale;
import java.util.UUID;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import org.grantway.shared.Actor;
import org.grantway.shared.Refused;
import org.grantway.web.CurrentActor;
import org.grantway.web.FormErrors;

/**
 * The page on which an applicant asks and an officer answers.
 */
@Controller
@RequestMapping("/applications/{number}/questions")
class QuestionController {

	private final Questions questions;

	private final MessageSource messages;

	QuestionController(Questions questions, MessageSource messages) {
		this.questions = questions;
		this.messages = messages;
	}

	@GetMapping
	String page(@PathVariable String number, @CurrentActor Actor actor, Model model) {
		model.addAttribute("page", this.questions.page(number, actor));
		return "applications/questions";
	}

	@PostMapping
	String ask(@PathVariable String number, @RequestParam(defaultValue = "") String question, @CurrentActor Actor actor,
			Model model, Locale locale, RedirectAttributes flash) {
		try {
			this.questions.ask(number, question, actor);
		}
		catch (Refused ex) {
			model.addAttribute("errors", FormErrors.of(ex, this.messages, locale));
			model.addAttribute("question", question);
			return page(number, actor, model);
		}
		flash.addFlashAttribute("message", "applications.questions.asked");
		return "redirect:/applications/" + number + "/questions";
	}

	@PostMapping("/{id}")
	String answer(@PathVariable String number, @PathVariable UUID id, @RequestParam(defaultValue = "") String answer,
			@CurrentActor Actor actor, Model model, Locale locale, RedirectAttributes flash) {
		try {
			this.questions.answer(number, id, answer, actor);
		}
		catch (Refused ex) {
			model.addAttribute("errors", FormErrors.of(ex, this.messages, locale));
			model.addAttribute("answering", id);
			model.addAttribute("answer", answer);
			return page(number, actor, model);
		}
		flash.addFlashAttribute("message", "applications.questions.answered");
		return "redirect:/applications/" + number + "/questions";
	}

}
