package org.grantway.applications;

import java.util.Locale;
import java.util.Map;
import java.util.UUID;

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

/**
 * Lets others read or write an application, and answers such invitations.
 */
@Controller
class TeamAccessController {

	private final TeamAccess team;

	private final Choices choices;

	TeamAccessController(TeamAccess team, Choices choices) {
		this.team = team;
		this.choices = choices;
	}

	@GetMapping("/applications/{number}/people")
	String people(@PathVariable String number, @CurrentActor Actor actor, Model model) {
		model.addAttribute("page", this.team.page(number, actor));
		return "applications/people";
	}

	@PostMapping("/applications/{number}/people")
	String invite(@PathVariable String number, @RequestParam(defaultValue = "") String email,
			@RequestParam(defaultValue = "") String may, @CurrentActor Actor actor, Model model, Locale locale,
			RedirectAttributes flash) {
		try {
			if (!may.equals("read") && !may.equals("write")) {
				throw Refused.at("may", "applications.people.choose");
			}
			this.team.invite(number, email, may.equals("write"), actor);
		}
		catch (Refused ex) {
			String field = (ex.field() != null) ? ex.field() : "form";
			model.addAttribute("errors", Map.of(field, this.choices.text(ex.messageKey(), locale, ex.arguments())));
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
