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

	private final StoredPeople people;

	private final Organisations organisations;

	private final Wording errors;

	InvitationController(Invitations invitations, StoredPeople people, Organisations organisations, Wording errors) {
		this.invitations = invitations;
		this.people = people;
		this.organisations = organisations;
		this.errors = errors;
	}

	@GetMapping("/sign-in/invitation/{token}")
	String open(@PathVariable String token, Model model, Locale locale) {
		return page(token, PersonForm.EMPTY, null, model, locale);
	}

	@PostMapping("/sign-in/invitation/{token}")
	String accept(@PathVariable String token, @ModelAttribute("form") PersonForm form,
			@ModelAttribute("profile") ProfileForm profile, @RequestParam(defaultValue = "") String password,
			@RequestParam(defaultValue = "") String passwordAgain, Model model, Locale locale) {
		Invitations.Guest guest = this.invitations.guest(token).orElse(null);
		if (guest == null) {
			return "identity/invitation-gone";
		}
		try {
			if (!password.equals(passwordAgain)) {
				throw Refused.at("passwordAgain", "identity.password.differ");
			}
			if (guest.email() == null) {
				this.invitations.accept(token, form.toPerson(this.organisations), null, password);
			}
			else {
				this.invitations.accept(token, null, this.people.read(profile), password);
			}
			return "redirect:/sign-in?ready";
		}
		catch (Refused ex) {
			model.addAttribute("errors", this.errors.of(ex, locale));
			return page(token, form, profile, model, locale);
		}
	}

	private String page(String token, PersonForm form, ProfileForm typed, Model model, Locale locale) {
		Invitations.Guest guest = this.invitations.guest(token).orElse(null);
		if (guest == null) {
			return "identity/invitation-gone";
		}
		model.addAttribute("guest", guest);
		model.addAttribute("token", token);
		model.addAttribute("form", form);
		if (guest.profile() != null) {
			model.addAttribute("profile", (typed != null) ? typed : ProfileForm.of(guest.profile()));
			model.addAttribute("titles", this.errors.choices("identity.profile.title.", Profile.TITLES, locale));
			model.addAttribute("degrees", this.errors.choices("identity.profile.degree.", Profile.DEGREES, locale));
		}
		return "identity/invitation";
	}

}
