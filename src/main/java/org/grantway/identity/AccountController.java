package org.grantway.identity;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import org.grantway.shared.Actor;
import org.grantway.shared.Refused;
import org.grantway.shared.RoleAt;
import org.grantway.web.CurrentActor;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * A person's own account: details, roles, the one in use, and the password.
 */
@Controller
class AccountController {

	private final StoredPeople people;

	private final Memberships memberships;

	private final CurrentPerson current;

	private final Reauthentication reauthentication;

	private final RoleNames names;

	private final Wording errors;

	AccountController(StoredPeople people, Memberships memberships, CurrentPerson current,
			Reauthentication reauthentication, RoleNames names, Wording errors) {
		this.people = people;
		this.memberships = memberships;
		this.current = current;
		this.reauthentication = reauthentication;
		this.names = names;
		this.errors = errors;
	}

	@GetMapping("/account")
	String account(@CurrentActor Actor actor, Model model, Locale locale) {
		return account(ProfileForm.of(this.people.profile(actor.personId())), actor, model, locale);
	}

	private String account(ProfileForm profile, Actor actor, Model model, Locale locale) {
		Map<String, String> choices = new LinkedHashMap<>();
		choices.put("", this.errors.text("identity.account.role.all", locale));
		List<RoleAt> held = this.current.choices();
		held.forEach((role) -> choices.put(role.toString(), this.names.of(role, locale)));
		model.addAttribute("person", this.people.require(actor.personId()));
		model.addAttribute("memberships", this.memberships.open(actor.personId()));
		model.addAttribute("profile", profile);
		model.addAttribute("titles", this.errors.choices("identity.profile.title.", Profile.TITLES, locale));
		model.addAttribute("degrees", this.errors.choices("identity.profile.degree.", Profile.DEGREES, locale));
		model.addAttribute("choices", choices);
		model.addAttribute("several", held.size() > 1);
		model.addAttribute("inUse", this.current.roleInUse().map(RoleAt::toString).orElse(""));
		return "identity/account";
	}

	/** Says yes or no to an organisation that wants to take the person on. */
	@PostMapping("/account/memberships/{id}")
	String join(@PathVariable UUID id, @RequestParam(defaultValue = "") String answer, @CurrentActor Actor actor,
			Model model, Locale locale, RedirectAttributes flash) {
		boolean yes = answer.equals("join");
		try {
			this.memberships.answer(id, yes, actor);
		}
		catch (Refused ex) {
			model.addAttribute("errors", this.errors.of(ex, locale));
			return account(actor, model, locale);
		}
		flash.addFlashAttribute("message", yes ? "identity.join.joined" : "identity.join.declined");
		return "redirect:/account";
	}

	@PostMapping("/account/role")
	String use(@RequestParam(defaultValue = "") String role, RedirectAttributes flash) {
		this.current.use(role.isEmpty() ? null : RoleAt.parse(role));
		flash.addFlashAttribute("message", "identity.account.role.changed");
		return "redirect:/account";
	}

	@PostMapping("/account/profile")
	String change(@ModelAttribute("profile") ProfileForm profile, @CurrentActor Actor actor, Model model, Locale locale,
			RedirectAttributes flash) {
		try {
			this.people.change(actor.personId(), this.people.read(profile));
			flash.addFlashAttribute("message", "identity.profile.changed");
			return "redirect:/account";
		}
		catch (Refused ex) {
			model.addAttribute("errors", this.errors.of(ex, locale));
			return account(profile, actor, model, locale);
		}
	}

	@PostMapping("/account/password")
	String change(@RequestParam(defaultValue = "") String currentPassword,
			@RequestParam(defaultValue = "") String password, @RequestParam(defaultValue = "") String passwordAgain,
			@CurrentActor Actor actor, Model model, Locale locale) {
		try {
			if (!password.equals(passwordAgain)) {
				throw Refused.at("passwordAgain", "identity.password.differ");
			}
			check(actor, currentPassword);
			this.people.setPassword(actor.personId(), password);
			return "redirect:/sign-in?changed";
		}
		catch (Refused ex) {
			model.addAttribute("errors", this.errors.of(ex, locale));
			return account(actor, model, locale);
		}
	}

	/** The refusal belongs beside the field of the current password. */
	private void check(Actor actor, String currentPassword) {
		try {
			this.reauthentication.check(actor, currentPassword);
		}
		catch (Refused ex) {
			throw Refused.at("currentPassword", ex.messageKey(), (Serializable[]) ex.arguments());
		}
	}

}
