package org.grantway.identity;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.grantway.identity.Invitations.Link;
import org.grantway.identity.People.PersonView;
import org.grantway.shared.Actor;
import org.grantway.shared.NotFound;
import org.grantway.shared.LocalizedText;
import org.grantway.shared.Refused;
import org.grantway.shared.Role;
import org.grantway.shared.Role.ScopeKind;
import org.grantway.shared.RoleAt;
import org.grantway.web.CurrentActor;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The security administrator's pages of people and their roles.
 */
@Controller
@RequestMapping("/admin/people")
class PeopleController {

	/** As many tasks as the page that asks before a role ends shows. */
	private static final int SHOWN = 20;

	private final StoredPeople people;

	private final Organisations organisations;

	private final Invitations invitations;

	private final Duties duties;

	private final IdentityAccess access;

	private final RoleNames names;

	private final Wording errors;

	PeopleController(StoredPeople people, Organisations organisations, Invitations invitations, Duties duties,
			IdentityAccess access, RoleNames names, Wording errors) {
		this.people = people;
		this.organisations = organisations;
		this.invitations = invitations;
		this.duties = duties;
		this.access = access;
		this.names = names;
		this.errors = errors;
	}

	@GetMapping
	String list(@RequestParam(defaultValue = "") String q, @CurrentActor Actor actor, Model model, Locale locale) {
		return list(q, PersonForm.EMPTY, actor, model, locale);
	}

	private String list(String q, PersonForm form, Actor actor, Model model, Locale locale) {
		this.access.require(this.access.mayManagePeople(actor));
		model.addAttribute("q", q);
		model.addAttribute("form", form);
		List<PersonView> found = this.people.search(q);
		model.addAttribute("people", found);
		Map<UUID, List<RoleAt>> roles = this.people.rolesOf(found.stream().map(PersonView::id).toList());
		Map<String, LocalizedText> names = this.organisations.names(Stream
			.concat(found.stream().map(PersonView::organisation),
					roles.values().stream().flatMap(List::stream).map(RoleAt::scope))
			.filter(Objects::nonNull)
			.collect(Collectors.toSet()));
		model.addAttribute("names", names);
		Map<UUID, List<String>> words = new HashMap<>();
		roles.forEach((person, held) -> words.put(person,
				held.stream().map((role) -> this.names.of(role, names, locale)).toList()));
		model.addAttribute("roles", words);
		model.addAttribute("titles", this.errors.choices("identity.profile.title.", Profile.TITLES, locale));
		model.addAttribute("degrees", this.errors.choices("identity.profile.degree.", Profile.DEGREES, locale));
		return "identity/people";
	}

	@PostMapping
	String invite(@ModelAttribute("form") PersonForm form, @CurrentActor Actor actor, Model model, Locale locale,
			RedirectAttributes flash) {
		this.access.require(this.access.mayManagePeople(actor));
		try {
			Link link = this.invitations.invite(form.toPerson(this.organisations), actor);
			return show(link, flash);
		}
		catch (Refused ex) {
			model.addAttribute("errors", this.errors.of(ex, locale));
			return list("", form, actor, model, locale);
		}
	}

	@GetMapping("/{id}")
	String person(@PathVariable UUID id, @CurrentActor Actor actor, Model model, Locale locale) {
		return person(id, new GrantForm("", "", "", ""), actor, model, locale);
	}

	private String person(UUID id, GrantForm form, Actor actor, Model model, Locale locale) {
		this.access.require(this.access.mayManagePeople(actor));
		model.addAttribute("person", this.people.require(id));
		List<GrantLine> lines = this.people.grants(id)
			.stream()
			.map((grant) -> new GrantLine(grant.role().toString(), this.names.of(grant.role(), locale), grant.from(),
					grant.to()))
			.toList();
		model.addAttribute("grants", lines);
		model.addAttribute("roles", grantable(locale));
		model.addAttribute("form", form);
		model.addAttribute("mayGrant", this.access.mayGrantTo(actor, id));
		return "identity/person";
	}

	private Map<String, String> grantable(Locale locale) {
		Map<String, String> roles = new LinkedHashMap<>();
		Arrays.stream(Role.values())
			.filter((role) -> role.scopeKind() != ScopeKind.NONE)
			.forEach((role) -> roles.put(role.slug(), this.errors.text(role.messageKey(), locale)));
		return roles;
	}

	@PostMapping("/{id}/link")
	String link(@PathVariable UUID id, @CurrentActor Actor actor, RedirectAttributes flash) {
		this.access.require(this.access.mayGrantTo(actor, id));
		return show(this.invitations.link(id, actor), flash);
	}

	@PostMapping("/{id}/roles")
	String grant(@PathVariable UUID id, @ModelAttribute("form") GrantForm form, @CurrentActor Actor actor, Model model,
			Locale locale, RedirectAttributes flash) {
		try {
			this.people.grant(id, form.toRole(), day("from", form.from()), day("to", form.to()), actor);
			return back(id, "identity.people.granted", flash);
		}
		catch (Refused ex) {
			model.addAttribute("errors", this.errors.of(ex, locale));
			return person(id, form, actor, model, locale);
		}
	}

	/** Asks before a role ends, and says what would then wait for nobody. */
	@GetMapping("/{id}/roles/end")
	String end(@PathVariable UUID id, @RequestParam String role, @CurrentActor Actor actor, Model model,
			Locale locale) {
		this.access.require(this.access.mayManagePeople(actor));
		RoleAt ending = this.people.grants(id)
			.stream()
			.map(StoredPeople.GrantView::role)
			.filter((held) -> held.toString().equals(role))
			.findFirst()
			.orElseThrow(() -> new NotFound("grant " + role));
		Duties.Left left = this.duties.ifEnded(id, ending);
		model.addAttribute("person", this.people.require(id));
		model.addAttribute("role", role);
		model.addAttribute("text", this.names.of(ending, locale));
		model.addAttribute("alone", left.alone().stream().limit(SHOWN).toList());
		model.addAttribute("count", left.alone().size());
		model.addAttribute("taken", left.taken());
		return "identity/end-role";
	}

	@PostMapping("/{id}/roles/end")
	String end(@PathVariable UUID id, @RequestParam String role, @CurrentActor Actor actor, RedirectAttributes flash) {
		this.people.endGrant(id, RoleAt.parse(role), actor);
		return back(id, "identity.people.ended", flash);
	}

	@PostMapping("/{id}/deactivate")
	String deactivate(@PathVariable UUID id, @CurrentActor Actor actor, RedirectAttributes flash) {
		this.people.deactivate(id, actor);
		return back(id, "identity.people.changed", flash);
	}

	@PostMapping("/{id}/activate")
	String activate(@PathVariable UUID id, @CurrentActor Actor actor, RedirectAttributes flash) {
		this.people.activate(id, actor);
		return back(id, "identity.people.changed", flash);
	}

	private static String show(Link link, RedirectAttributes flash) {
		flash.addFlashAttribute("link", link.address());
		return back(link.personId(), "identity.people.invited", flash);
	}

	private static String back(UUID id, String message, RedirectAttributes flash) {
		flash.addFlashAttribute("message", message);
		return "redirect:/admin/people/" + id;
	}

	private static LocalDate day(String field, String typed) {
		if (typed == null || typed.isBlank()) {
			return null;
		}
		try {
			return LocalDate.parse(typed.strip());
		}
		catch (DateTimeParseException ex) {
			throw Refused.at(field, "identity.grant.day");
		}
	}

	/**
	 * A role to grant, as it was typed.
	 */
	record GrantForm(String role, String scope, String from, String to) {

		RoleAt toRole() {
			Role wanted = Arrays.stream(Role.values())
				.filter((candidate) -> candidate.slug().equals(this.role))
				.findFirst()
				.orElseThrow(() -> Refused.at("role", "identity.grant.role-missing"));
			String where = (this.scope != null) ? this.scope.strip() : "";
			if (where.isEmpty() && wanted.scopeKind() == ScopeKind.GLOBAL) {
				where = RoleAt.EVERYWHERE;
			}
			if (where.isEmpty()) {
				throw Refused.at("scope", "identity.grant.scope-missing");
			}
			return RoleAt.of(wanted, where);
		}

	}

	/**
	 * @param role as it is posted back
	 * @param text as it is read
	 */
	record GrantLine(String role, String text, LocalDate from, LocalDate to) {

	}

}
