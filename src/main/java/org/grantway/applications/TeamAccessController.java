package org.grantway.applications;

import java.util.Locale;
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
import org.grantway.shared.Refused;
import org.grantway.web.CurrentActor;
import org.grantway.web.FormErrors;

/**
 * Lets others read or write an application, and answers such invitations.
 */
@Controller
class TeamAccessController {

	private final TeamAccess team;

	private final MessageSource messages;

	TeamAccessController(TeamAccess team, MessageSource messages) {
		this.team = team;
		this.messages = messages;
	}

	@GetMapping("/applications/{number}/people")
	String people(@PathVariable String number, @CurrentActor Actor actor, Model model) {
		model.addAttribute("page", this.team.page(number, actor));
		return "applications/people";
	}

	@PostMapping("/applications/{number}/people")
	String invite(@PathVariable String number, @RequestParam(defaultValue = "") String email,
			@RequestParam(defaultValue = "") String may, @RequestParam(defaultValue = "") String confirmed,
			@CurrentActor Actor actor, Model model, Locale locale, RedirectAttributes flash) {
		try {
			this.team.invite(number, email, may, confirmed.equals("yes"), actor);
		}
		catch (Refused ex) {
			model.addAttribute("errors", FormErrors.of(ex, this.messages, locale));
			model.addAttribute("email", email);
			model.addAttribute("may", may);
			return people(number, actor, model);
		}
		flash.addFlashAttribute("message", "applications.people.invited");
		return "redirect:/applications/" + number + "/people";
	}

	/** Somebody who leaves may not read the page any more. */
	@PostMapping("/applications/{number}/people/{id}/end")
	String end(@PathVariable String number, @PathVariable UUID id, @CurrentActor Actor actor,
			RedirectAttributes flash) {
		boolean stays = this.team.end(number, id, actor);
		flash.addFlashAttribute("message", "applications.people.done");
		return stays ? "redirect:/applications/" + number + "/people" : "redirect:/my/applications";
	}

	@PostMapping("/my/invitations/{id}")
	String answer(@PathVariable UUID id, @RequestParam String answer, @CurrentActor Actor actor,
			RedirectAttributes flash) {
		this.team.answer(id, answer.equals("accept"), actor);
		flash.addFlashAttribute("message", "applications.people.done");
		return "redirect:/my/applications";
	}

}
