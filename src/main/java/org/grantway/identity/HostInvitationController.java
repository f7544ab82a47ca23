package org.grantway.identity;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import org.grantway.identity.Invitations.Link;
import org.grantway.shared.Actor;
import org.grantway.shared.NotAllowed;
import org.grantway.shared.NotFound;
import org.grantway.shared.Refused;
import org.grantway.shared.Role;
import org.grantway.shared.RoleAt;
import org.grantway.web.CurrentActor;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The page on which a research office invites people of its own institution.
 */
@Controller
@RequestMapping("/host/people")
class HostInvitationController {

	private final Invitations invitations;

	private final Memberships memberships;

	private final People people;

	private final Organisations organisations;

	private final Wording words;

	HostInvitationController(Invitations invitations, Memberships memberships, People people,
			Organisations organisations, Wording words) {
		this.invitations = invitations;
		this.memberships = memberships;
		this.people = people;
		this.organisations = organisations;
		this.words = words;
	}

	@GetMapping("/invite")
	String form(@CurrentActor Actor actor, Model model, Locale locale) {
		return form(PersonForm.EMPTY, actor, model, locale);
	}

	@PostMapping("/invite")
	String invite(@ModelAttribute("form") PersonForm form, @CurrentActor Actor actor, Model model, Locale locale,
			RedirectAttributes flash) {
		List<String> hosts = hosts(actor);
		PersonForm own = (hosts.size() == 1) ? form.of(hosts.get(0)) : form;
		try {
			if (!hosts.contains(own.organisation())) {
				throw Refused.at("organisation", "identity.host.organisation");
			}
			if (this.memberships.isKnown(own.email())) {
				this.memberships.offer(own.email(), own.organisation(), actor);
				flash.addFlashAttribute("message", "identity.join.offered");
				return "redirect:/host/people";
			}
			return show(this.invitations.invite(own.toPerson(this.organisations), actor), flash);
		}
		catch (Refused ex) {
			model.addAttribute("errors", this.words.of(ex, locale));
			return form(form, actor, model, locale);
		}
	}

	@PostMapping("/{id}/link")
	String link(@PathVariable UUID id, @CurrentActor Actor actor, RedirectAttributes flash) {
		if (!hosts(actor).contains(String.valueOf(this.people.member(id).organisation()))) {
			throw new NotFound("person " + id);
		}
		return show(this.invitations.link(id, actor), flash);
	}

	private static String show(Link link, RedirectAttributes flash) {
		flash.addFlashAttribute("link", link.address());
		flash.addFlashAttribute("message", "identity.people.invited");
		return "redirect:/host/people/" + link.personId();
	}

	private String form(PersonForm form, Actor actor, Model model, Locale locale) {
		Map<String, String> hosts = new LinkedHashMap<>();
		hosts(actor).forEach((code) -> hosts.put(code, this.organisations.require(code).name().in(locale)));
		model.addAttribute("form", form);
		model.addAttribute("hosts", hosts);
		return "identity/host-invite";
	}

	private static List<String> hosts(Actor actor) {
		List<String> hosts = actor.grants()
			.stream()
			.filter((grant) -> grant.role() == Role.HOST_OFFICE)
			.map(RoleAt::scope)
			.sorted()
			.toList();
		if (hosts.isEmpty()) {
			throw new NotAllowed("identity.not-allowed");
		}
		return hosts;
	}

}
