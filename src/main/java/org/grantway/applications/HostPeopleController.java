package org.grantway.applications;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
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

import org.grantway.identity.RoleNames;
import org.grantway.shared.Actor;
import org.grantway.shared.Refused;
import org.grantway.web.CurrentActor;
import org.grantway.web.FormErrors;

/**
 * The pages on which a research office sees its people, says that one has left, and names
 * who follows them.
 */
@Controller
@RequestMapping("/host/people")
class HostPeopleController {

	private final HostPeople people;

	private final Transfers transfers;

	private final RoleNames roles;

	private final MessageSource messages;

	HostPeopleController(HostPeople people, Transfers transfers, RoleNames roles, MessageSource messages) {
		this.people = people;
		this.transfers = transfers;
		this.roles = roles;
		this.messages = messages;
	}

	@GetMapping
	String all(@RequestParam(defaultValue = "") String text, @RequestParam(defaultValue = "0") int page,
			@CurrentActor Actor actor, Model model) {
		model.addAttribute("page", this.people.all(actor, text.strip(), Math.max(0, Math.min(page, 10_000))));
		return "applications/host-people";
	}

	@GetMapping("/{id}")
	String one(@PathVariable UUID id, @CurrentActor Actor actor, Model model, Locale locale) {
		HostPeople.PersonPage page = this.people.one(id, actor);
		model.addAttribute("page", page);
		model.addAttribute("roles", page.roles().stream().map((role) -> this.roles.of(role, locale)).toList());
		return "applications/host-person";
	}

	@PostMapping("/{id}/left")
	String left(@PathVariable UUID id, @RequestParam(required = false) LocalDate from,
			@RequestParam(defaultValue = "") String confirmed, @RequestParam(defaultValue = "") String past,
			@CurrentActor Actor actor, Model model, Locale locale, RedirectAttributes flash) {
		try {
			this.people.one(id, actor);
			if (!confirmed.equals("yes")) {
				throw Refused.at("confirmed", "applications.leaver.confirm.missing");
			}
			this.people.leave(id, from, past.equals("yes"), actor);
		}
		catch (Refused ex) {
			model.addAttribute("errors", FormErrors.of(ex, this.messages, locale));
			model.addAttribute("from", from);
			model.addAttribute("confirmed", confirmed);
			model.addAttribute("past", past);
			return one(id, actor, model, locale);
		}
		flash.addFlashAttribute("message", "applications.leaver.recorded");
		return "redirect:/host/people/" + id;
	}

	/** Names of fields end with the number of the application. */
	@PostMapping("/{id}/successor")
	String successor(@PathVariable UUID id, @RequestParam(defaultValue = "") String number,
			@RequestParam Map<String, String> typed, @CurrentActor Actor actor, Model model, Locale locale,
			RedirectAttributes flash) {
		this.people.one(id, actor);
		String end = "." + number;
		try {
			this.transfers.proposeFor(number, id, typed.getOrDefault("email" + end, ""),
					typed.getOrDefault("reason" + end, ""), actor);
		}
		catch (Refused ex) {
			Map<String, String> errors = new LinkedHashMap<>();
			FormErrors.of(ex, this.messages, locale)
				.forEach((field, text) -> errors.put(field.equals(FormErrors.WHOLE_FORM) ? field : field + end, text));
			model.addAttribute("errors", errors);
			model.addAttribute("typed", typed);
			return one(id, actor, model, locale);
		}
		flash.addFlashAttribute("message", "applications.transfer.proposed");
		return "redirect:/host/people/" + id;
	}

}
