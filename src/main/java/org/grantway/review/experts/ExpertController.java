package org.grantway.review.experts;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

import org.grantway.identity.Organisations;
import org.grantway.identity.People;
import org.grantway.identity.People.PersonView;
import org.grantway.programmes.ReferenceData;
import org.grantway.review.Experts;
import org.grantway.review.Experts.ExpertView;
import org.grantway.review.Experts.Relation;
import org.grantway.review.ReviewAccess;
import org.grantway.shared.Actor;
import org.grantway.shared.LocalizedText;
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
import org.springframework.web.util.UriComponentsBuilder;

/** The pool's page for officers. */
@Controller
class ExpertController {

	private static final int ROWS = 50;

	private final ExpertRepository experts;

	private final Experts service;

	private final People people;

	private final Organisations organisations;

	private final ReferenceData reference;

	private final MessageSource messages;

	ExpertController(ExpertRepository experts, Experts service, People people, Organisations organisations,
			ReferenceData reference, MessageSource messages) {
		this.experts = experts;
		this.service = service;
		this.people = people;
		this.organisations = organisations;
		this.reference = reference;
		this.messages = messages;
	}

	@GetMapping("/office/experts")
	String list(@RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "0") int page,
			@CurrentActor Actor actor, Model model) {
		ReviewAccess.requireOffice(actor);
		return show(q, page, ExpertForm.EMPTY, Map.of(), model);
	}

	@PostMapping("/office/experts")
	String register(ExpertForm form, @CurrentActor Actor actor, Model model, Locale locale, RedirectAttributes flash) {
		ReviewAccess.requireOffice(actor);
		try {
			PersonView person = this.people.byEmail(form.text(form.email()))
				.orElseThrow(() -> Refused.at("email", "experts.error.no-person"));
			List<Relation> kept = form.relations();
			this.service.register(person.id(), form.organisationOf(person), form.fieldCodes(), form.load(), kept,
					actor);
		}
		catch (Refused ex) {
			return show("", 0, form, FormErrors.of(ex, this.messages, locale), model);
		}
		flash.addFlashAttribute("message", "experts.registered");
		return "redirect:/office/experts";
	}

	@PostMapping("/office/experts/{person}/active")
	String activate(@PathVariable UUID person, @RequestParam boolean active, @CurrentActor Actor actor,
			RedirectAttributes flash) {
		ReviewAccess.requireOffice(actor);
		this.service.setActive(person, active, actor);
		flash.addFlashAttribute("message", active ? "experts.returned" : "experts.paused");
		return "redirect:/office/experts";
	}

	private String show(String query, int page, ExpertForm form, Map<String, String> errors, Model model) {
		model.addAttribute("rows", rows(query, page));
		model.addAttribute("q", query);
		model.addAttribute("baseUrl",
				UriComponentsBuilder.fromPath("/office/experts")
					.queryParam("q", "{q}")
					.encode()
					.buildAndExpand(query)
					.toUriString());
		model.addAttribute("form", form);
		model.addAttribute("errors", errors);
		model.addAttribute("kinds", Relation.Kind.values());
		return "review/experts";
	}

	private Page<Row> rows(String query, int page) {
		Page<ExpertView> found = this.experts.search(query, fieldsNamed(query), Pages.of(page, ROWS)).map(Expert::view);
		Map<UUID, PersonView> persons = this.people
			.all(found.stream().map(ExpertView::person).collect(Collectors.toSet()));
		Map<String, Organisations.OrganisationView> units = this.organisations
			.all(found.stream().map(ExpertView::organisation).collect(Collectors.toSet()));
		return found.map((expert) -> row(expert, persons.get(expert.person()), units));
	}

	/** The codes of the fields in whose names this stands. */
	private List<String> fieldsNamed(String query) {
		String wanted = query.strip().toLowerCase(Locale.ROOT);
		return wanted.isEmpty() ? List.of() : this.reference.fields()
			.stream()
			.filter((field) -> (field.name().en() + " " + field.name().zh()).toLowerCase(Locale.ROOT).contains(wanted))
			.map(ReferenceData.Field::code)
			.toList();
	}

	private Row row(ExpertView expert, PersonView person, Map<String, Organisations.OrganisationView> units) {
		Organisations.OrganisationView unit = units.get(expert.organisation());
		LocalizedText organisation = (unit != null) ? unit.name()
				: LocalizedText.of(expert.organisation(), expert.organisation());
		List<LocalizedText> fields = expert.fields()
			.stream()
			.map((code) -> this.reference.field(code)
				.map(ReferenceData.Field::name)
				.orElse(LocalizedText.of(code, code)))
			.toList();
		return new Row(person.id(), person.name(), organisation, fields, expert.maxLoad(), expert.active());
	}

	/** A line of the list. */
	record Row(UUID person, LocalizedText name, LocalizedText organisation, List<LocalizedText> fields, int maxLoad,
			boolean active) {
	}

	/** What was typed to take a person into the pool. */
	record ExpertForm(String email, String organisation, String fields, String maxLoad, String relationKind,
			String relationName) {

		static final ExpertForm EMPTY = new ExpertForm("", "", "", "5", "", "");

		String text(String typed) {
			return (typed != null) ? typed.strip() : "";
		}

		Set<String> fieldCodes() {
			Set<String> codes = Arrays.stream(text(this.fields).toUpperCase(Locale.ROOT).split("[\\s,，、;；]+"))
				.filter((code) -> !code.isEmpty())
				.collect(Collectors.toCollection(TreeSet::new));
			if (codes.isEmpty()) {
				throw Refused.at("fields", "experts.error.no-field");
			}
			return codes;
		}

		String organisationOf(PersonView person) {
			String code = text(this.organisation);
			String own = code.isEmpty() ? person.organisation() : code;
			if (own == null) {
				throw Refused.at("organisation", "experts.error.no-organisation");
			}
			return own;
		}

		int load() {
			try {
				return Integer.parseInt(text(this.maxLoad));
			}
			catch (NumberFormatException ex) {
				throw Refused.at("maxLoad", "experts.error.load", 15);
			}
		}

		List<Relation> relations() {
			if (text(this.relationName).isEmpty()) {
				return List.of();
			}
			if (text(this.relationKind).isEmpty()) {
				throw Refused.at("relationKind", "experts.error.no-kind");
			}
			Relation.Kind kind = Relation.Kind.valueOf(this.relationKind);
			return Arrays.stream(text(this.relationName).split("[;；\\n]+"))
				.map(String::strip)
				.filter((name) -> !name.isEmpty())
				.map((name) -> new Relation(kind, null, name, null, null))
				.toList();
		}

	}

}
