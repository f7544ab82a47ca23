package org.grantway.identity;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import org.grantway.identity.Organisations.DepartmentView;
import org.grantway.identity.Organisations.OrganisationView;
import org.grantway.identity.ReferenceOrganisations.ImportRefused;
import org.grantway.shared.Actor;
import org.grantway.shared.LocalizedText;
import org.grantway.shared.Refusals;
import org.grantway.shared.Refused;
import org.grantway.web.CurrentActor;

import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The system administrator's pages of organisations and departments.
 */
@Controller
@RequestMapping("/admin")
class OrganisationController {

	private static final List<String> TYPES = List.of("university", "research-institute", "national-laboratory",
			"national-key-laboratory", "national-research-center", "technology-innovation-center",
			"new-type-rd-institution", "hospital", "enterprise", "managing-agency", "regional-government",
			"regional-authority");

	private static final List<String> ROLES = List.of("lead", "co-lead", "member", "adviser");

	private final Organisations organisations;

	private final ReferenceOrganisations tables;

	private final IdentityAccess access;

	private final Wording errors;

	OrganisationController(Organisations organisations, ReferenceOrganisations tables, IdentityAccess access,
			Wording errors) {
		this.organisations = organisations;
		this.tables = tables;
		this.access = access;
		this.errors = errors;
	}

	@GetMapping("/organisations")
	String organisations(@RequestParam(defaultValue = "") String q, @CurrentActor Actor actor, Model model) {
		return organisations(q, OrganisationForm.EMPTY, actor, model);
	}

	private String organisations(String q, OrganisationForm form, Actor actor, Model model) {
		this.access.require(this.access.mayManageOrganisations(actor));
		model.addAttribute("q", q);
		model.addAttribute("form", form);
		model.addAttribute("types", named("identity.org.type.", TYPES));
		List<OrganisationView> found = this.organisations.search(q);
		model.addAttribute("organisations", found);
		model.addAttribute("names", this.organisations
			.names(found.stream().flatMap((one) -> one.parents().stream()).collect(Collectors.toSet())));
		return "identity/organisations";
	}

	@PostMapping("/organisations")
	String add(@ModelAttribute("form") OrganisationForm form, @CurrentActor Actor actor, Model model, Locale locale,
			RedirectAttributes flash) {
		try {
			this.organisations.add(form.toOrganisation(), actor);
			return done("organisations", "identity.organisations.added", flash);
		}
		catch (Refused ex) {
			model.addAttribute("errors", this.errors.of(ex, locale));
			return organisations("", form, actor, model);
		}
	}

	@PostMapping("/organisations/import")
	String importOrganisations(@RequestParam(required = false) MultipartFile file, @CurrentActor Actor actor,
			Model model, Locale locale, RedirectAttributes flash) {
		this.access.require(this.access.mayManageOrganisations(actor));
		try {
			this.tables.importOrganisations(text(file), actor);
			return done("organisations", "identity.import.done", flash);
		}
		catch (ImportRefused | Refused ex) {
			refuse(ex, model, locale);
			return organisations("", OrganisationForm.EMPTY, actor, model);
		}
	}

	@GetMapping("/departments")
	String departments(@CurrentActor Actor actor, Model model) {
		return departments(DepartmentForm.EMPTY, actor, model);
	}

	private String departments(DepartmentForm form, Actor actor, Model model) {
		this.access.require(this.access.mayManageOrganisations(actor));
		model.addAttribute("form", form);
		model.addAttribute("roles", named("identity.dep.role.", ROLES));
		model.addAttribute("departments", this.organisations.departments());
		return "identity/departments";
	}

	@PostMapping("/departments")
	String addDepartment(@ModelAttribute("form") DepartmentForm form, @CurrentActor Actor actor, Model model,
			Locale locale, RedirectAttributes flash) {
		try {
			this.organisations.addDepartment(form.toDepartment(), actor);
			return done("departments", "identity.departments.added", flash);
		}
		catch (Refused ex) {
			model.addAttribute("errors", this.errors.of(ex, locale));
			return departments(form, actor, model);
		}
	}

	@PostMapping("/departments/import")
	String importDepartments(@RequestParam(required = false) MultipartFile file, @CurrentActor Actor actor, Model model,
			Locale locale, RedirectAttributes flash) {
		this.access.require(this.access.mayManageOrganisations(actor));
		try {
			this.tables.importDepartments(text(file), actor);
			return done("departments", "identity.import.done", flash);
		}
		catch (ImportRefused | Refused ex) {
			refuse(ex, model, locale);
			return departments(DepartmentForm.EMPTY, actor, model);
		}
	}

	private Map<String, String> named(String prefix, List<String> codes) {
		Map<String, String> named = new LinkedHashMap<>();
		codes.forEach((code) -> named.put(code, this.errors.text(prefix + code, LocaleContextHolder.getLocale())));
		return named;
	}

	private void refuse(RuntimeException ex, Model model, Locale locale) {
		if (ex instanceof ImportRefused refused) {
			List<String> lines = refused.errors()
				.stream()
				.map((line) -> this.errors.text("identity.import.line", locale, line.line(),
						this.errors.text(line.refusal(), locale)))
				.toList();
			model.addAttribute("lines", lines);
			model.addAttribute("errors", Map.of("file", lines.get(0)));
		}
		else {
			model.addAttribute("errors", Map.of("file", this.errors.text((Refused) ex, locale)));
		}
	}

	private static String text(MultipartFile file) {
		if (file == null || file.isEmpty()) {
			throw Refused.at("file", "identity.import.file");
		}
		try {
			return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file.getBytes())).toString();
		}
		catch (CharacterCodingException ex) {
			throw Refused.at("file", "identity.import.encoding");
		}
		catch (IOException ex) {
			throw Refused.at("file", "identity.import.file");
		}
	}

	private static String done(String page, String message, RedirectAttributes flash) {
		flash.addFlashAttribute("message", message);
		return "redirect:/admin/" + page;
	}

	/** What was typed in a field; notes if it is nothing. */
	private static String required(String field, String typed, Refusals missing) {
		missing.unless(typed != null && !typed.isBlank(), field, "identity.missing");
		return (typed != null) ? typed.strip() : "";
	}

	/**
	 * An organisation, as it was typed.
	 */
	record OrganisationForm(String code, String nameEn, String nameZh, String type, String region, String city,
			String parents) {

		static final OrganisationForm EMPTY = new OrganisationForm("", "", "", "", "", "", "");

		OrganisationView toOrganisation() {
			String above = (this.parents != null) ? this.parents.strip() : "";
			Refusals missing = new Refusals();
			OrganisationView organisation = new OrganisationView(required("code", this.code, missing),
					new LocalizedText(required("nameEn", this.nameEn, missing),
							required("nameZh", this.nameZh, missing)),
					required("type", this.type, missing), required("region", this.region, missing), this.city,
					above.isEmpty() ? List.of() : List.of(above.split("\\s*;\\s*")));
			missing.refuse();
			return organisation;
		}

	}

	/**
	 * A department, as it was typed.
	 */
	record DepartmentForm(String code, String nameEn, String nameZh, String shortNameZh, String category, String role,
			String topicsEn, String topicsZh, Boolean silence, String days, Boolean veto) {

		static final DepartmentForm EMPTY = new DepartmentForm("", "", "", "", "ministry", "member", "", "", false,
				"15", false);

		DepartmentView toDepartment() {
			Refusals missing = new Refusals();
			boolean counted = this.days != null && this.days.strip().matches("\\d{1,3}");
			DepartmentView department = new DepartmentView(required("code", this.code, missing),
					new LocalizedText(required("nameEn", this.nameEn, missing),
							required("nameZh", this.nameZh, missing)),
					required("shortNameZh", this.shortNameZh, missing), required("category", this.category, missing),
					required("role", this.role, missing), new LocalizedText(this.topicsEn, this.topicsZh),
					Boolean.TRUE.equals(this.silence), counted ? Integer.parseInt(this.days.strip()) : 0,
					Boolean.TRUE.equals(this.veto));
			missing.unless(counted, "days", "identity.missing").refuse();
			return department;
		}

	}

}
