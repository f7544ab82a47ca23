package org.grantway.identity;

import java.util.Locale;

import org.grantway.shared.Refused;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The page a one-time link opens. Opening it changes nothing, as mail scanners open links
 * too.
 */
@Controller
class InvitationController {

	private final Invitations invitations;

	private final Organisations organisations;

	private final Wording errors;

	InvitationController(Invitations invitations, Organisations organisations, Wording errors) {
		this.invitations = invitations;
		this.organisations = organisations;
		this.errors = errors;
	}

	@GetMapping("/sign-in/invitation/{token}")
	String open(@PathVariable String token, Model model) {
		return page(token, new PersonForm("", "", "", ""), model);
	}

	@PostMapping("/sign-in/invitation/{token}")
	String accept(@PathVariable String token, @ModelAttribute("form") PersonForm form,
			@RequestParam(defaultValue = "") String password, @RequestParam(defaultValue = "") String passwordAgain,
			Model model, Locale locale) {
		Invitations.Guest guest = this.invitations.guest(token).orElse(null);
		if (guest == null) {
			return "identity/invitation-gone";
		}
		try {
			if (!password.equals(passwordAgain)) {
				throw Refused.at("passwordAgain", "identity.password.differ");
			}
			this.invitations.accept(token, (guest.email() == null) ? form.toPerson(this.organisations) : null,
					password);
			return "redirect:/sign-in?ready";
		}
		catch (Refused ex) {
			model.addAttribute("errors", this.errors.of(ex, locale));
			return page(token, form, model);
		}
	}

	private String page(String token, PersonForm form, Model model) {
		Invitations.Guest guest = this.invitations.guest(token).orElse(null);
		if (guest == null) {
			return "identity/invitation-gone";
		}
		model.addAttribute("guest", guest);
		model.addAttribute("token", token);
		model.addAttribute("form", form);
		return "identity/invitation";
	}

}
