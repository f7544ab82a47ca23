package org.grantway.applications;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.orm.ObjectOptimisticLockingFailureException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import org.grantway.applications.ApplicationPages.SectionPage;
import org.grantway.applications.ApplicationPages.SectionRow;
import org.grantway.applications.content.Answers;
import org.grantway.applications.content.Field;
import org.grantway.applications.content.Finding;
import org.grantway.applications.content.Pasted;
import org.grantway.applications.content.Section;
import org.grantway.identity.Organisations;
import org.grantway.identity.People;
import org.grantway.identity.People.PersonView;
import org.grantway.shared.Actor;
import org.grantway.shared.NotFound;
import org.grantway.shared.Refused;
import org.grantway.web.CurrentActor;
import org.grantway.web.FormErrors;

/**
 * Writes one section: saves, adds and removes rows and files, and settles two people's
 * texts.
 */
@Controller
@RequestMapping("/applications/{number}/sections/{key}")
class SectionController {

	/** Kinds of organisations that govern and fund, and do not take part. */
	private static final Set<String> OFFICES = Set.of("managing-agency", "regional-government", "regional-authority");

	private final ApplicationPages pages;

	private final ApplicationDrafts drafts;

	private final WorkingCopies copies;

	private final Attachments attachments;

	private final Budgets budgets;

	private final Organisations organisations;

	private final People people;

	private final Choices choices;

	private final CaseTemplate template;

	SectionController(ApplicationPages pages, ApplicationDrafts drafts, WorkingCopies copies, Attachments attachments,
			Budgets budgets, Organisations organisations, People people, Choices choices, CaseTemplate template) {
		this.pages = pages;
		this.drafts = drafts;
		this.copies = copies;
		this.attachments = attachments;
		this.budgets = budgets;
		this.organisations = organisations;
		this.people = people;
		this.choices = choices;
		this.template = template;
	}

	@GetMapping
	String edit(@PathVariable String number, @PathVariable String key, @RequestParam(defaultValue = "") String find,
			@CurrentActor Actor actor, Model model, Locale locale) {
		return show(this.pages.section(number, key, actor, locale), Map.of(), find, model);
	}

	/** The template on which the scientific case can be written elsewhere. */
	@GetMapping("/template")
	ResponseEntity<byte[]> template(@PathVariable String number, @PathVariable String key, @CurrentActor Actor actor,
			Locale locale) {
		SectionPage page = this.pages.section(number, key, actor, locale);
		if (!key.equals("case")) {
			throw new NotFound("template of " + key);
		}
		return ResponseEntity.ok()
			.header(HttpHeaders.CONTENT_DISPOSITION,
					ContentDisposition.attachment().filename(number + "-case.rtf").build().toString())
			.contentType(MediaType.valueOf("application/rtf"))
			.body(this.template.of(page.application(), page.call(), page.section(), locale));
	}

	/**
	 * Saves what was typed, whichever button was pressed, and keeps the files that were
	 * chosen.
	 */
	@PostMapping
	String save(@PathVariable String number, @PathVariable String key, @RequestParam(defaultValue = "-1") long version,
			@RequestParam(defaultValue = "save") String action, @RequestParam(defaultValue = "") String done,
			@RequestParam(defaultValue = "") String find, @RequestParam MultiValueMap<String, MultipartFile> files,
			HttpServletRequest request, @CurrentActor Actor actor, Model model, Locale locale,
			RedirectAttributes flash) {
		SectionPage page = this.pages.section(number, key, actor, locale);
		Section section = page.section();
		Answers typed = Answers.read(section, request.getParameterMap());
		boolean here = !action.equals("save") && !action.equals("later");
		Answers answers = changed(page, typed, action);
		Map<String, String> errors = attach(number, section, files, actor, locale);
		if (action.startsWith("paste:")) {
			Field field = section.field(action.substring("paste:".length()));
			String pasted = request.getParameter("paste-" + field.name());
			answers = paste(page, field, typed, (pasted != null) ? pasted : "", errors, locale);
			if (!errors.isEmpty()) {
				model.addAttribute("pasted", pasted);
			}
		}
		answers = filledIn(page, answers, action, request.getParameter("person"), actor, errors, locale);
		// who only looks for an organisation leaves completed what was
		boolean looks = action.equals("find") && page.complete() && answers.values().equals(page.saved().values());
		boolean complete = done.equals("yes") && (!here || looks) && errors.isEmpty();
		try {
			List<Finding> findings = this.drafts.save(number, key, answers, version, complete, actor);
			errors.putAll(ApplicationController.errors(findings, this.choices, locale));
		}
		catch (StaleSection ex) {
			return conflict(page, answers, ex, model, locale);
		}
		catch (Refused ex) {
			errors.put((ex.field() != null) ? ex.field() : FormErrors.WHOLE_FORM,
					this.choices.text(ex.messageKey(), locale, ex.arguments()));
		}
		catch (ObjectOptimisticLockingFailureException ex) {
			SectionPage theirs = this.pages.section(number, key, actor, locale);
			return conflict(theirs, answers,
					new StaleSection(theirs.saved(), theirs.savedVersion(), actor.personId(), this.pages.now()), model,
					locale);
		}
		if (action.matches("drop:[0-9a-f-]{36}")) {
			this.attachments.remove(number, key, UUID.fromString(action.substring("drop:".length())), actor);
		}
		if (!errors.isEmpty()) {
			SectionPage saved = this.pages.section(number, key, actor, locale).showing(answers, done.equals("yes"));
			return show(saved, errors, find, model);
		}
		flash.addFlashAttribute("message", "applications.section.saved");
		if (here) {
			flash.addFlashAttribute("done", done.equals("yes"));
			if (action.equals("find")) {
				flash.addAttribute("find", find);
			}
			return "redirect:/applications/" + number + "/sections/" + key;
		}
		return action.equals("later") ? "redirect:/applications/" + number
				: "redirect:" + next(number, page.sections(), key);
	}

	/** Keeps the chosen files; says of each place why a file was refused. */
	private Map<String, String> attach(String number, Section section, MultiValueMap<String, MultipartFile> chosen,
			Actor actor, Locale locale) {
		Map<String, String> refused = new LinkedHashMap<>();
		for (Field field : section.fields()) {
			if (field.kind() != Field.Kind.FILES) {
				continue;
			}
			for (MultipartFile file : chosen.getOrDefault(field.name(), List.of())) {
				if (StringUtils.hasText(file.getOriginalFilename())) {
					try {
						this.attachments.add(number, section.key(), field.name(), file, actor);
					}
					catch (Refused ex) {
						refused.put(field.name(), this.choices.text(ex.messageKey(), locale, ex.arguments()));
					}
				}
			}
		}
		return refused;
	}

	/** Rows are added and removed by buttons that save. */
	private static Answers changed(SectionPage page, Answers typed, String action) {
		Section section = page.section();
		String[] parts = action.split(":", 3);
		if (parts[0].equals("add")) {
			Field field = section.field(parts[1]);
			Map<String, String> row = Answers.emptyRow(field);
			if (parts.length == 3) {
				row.put("organisation", parts[2]);
			}
			return typed.withRow(field, page.row(row));
		}
		if (parts[0].equals("remove") && parts.length == 3 && parts[2].matches("\\d{1,4}")) {
			return typed.withoutRow(section.field(parts[1]).name(), Integer.parseInt(parts[2]));
		}
		return typed;
	}

	/** Takes over what people have filled in once, in their accounts. */
	private Answers filledIn(SectionPage page, Answers answers, String action, String address, Actor actor,
			Map<String, String> errors, Locale locale) {
		if (action.equals("me") || action.equals("person")) {
			Field field = page.section().field("members");
			Optional<PersonView> known = action.equals("me") ? Optional.of(this.people.require(actor.personId()))
					: this.people.byEmail((address != null) ? address : "").filter(PersonView::active);
			if (known.isEmpty()) {
				errors.put(field.name(), this.choices.text("applications.person.unknown", locale));
			}
			return known.map((person) -> answers.withRow(field, page.row(row(field, person, page, locale))))
				.orElse(answers);
		}
		if (action.startsWith("outputs:")) {
			String field = page.section().field(action.substring("outputs:".length())).name();
			String outputs = this.people.outputs(actor.personId());
			if (outputs.isBlank()) {
				errors.put(field, this.choices.text("applications.outputs.none", locale));
			}
			Map<String, Object> more = new LinkedHashMap<>(answers.values());
			String written = answers.text(field);
			more.put(field, written.isBlank() ? outputs : written + "\n\n" + outputs);
			return outputs.isBlank() ? answers : new Answers(more);
		}
		return answers;
	}

	private Map<String, String> row(Field field, PersonView person, SectionPage page, Locale locale) {
		Map<String, String> row = Answers.emptyRow(field);
		row.put("name", person.name().in(locale));
		row.put("email", person.email());
		row.put("organisation", (person.organisation() != null) ? person.organisation() : "");
		row.put("role", person.id().equals(page.application().principalInvestigator()) ? "leader" : "");
		row.put("title",
				(person.title() != null) ? this.choices.text("identity.profile.title." + person.title(), locale) : "");
		return row;
	}

	/** Adds the rows that were copied from a spreadsheet, all or none. */
	private Answers paste(SectionPage page, Field field, Answers typed, String pasted, Map<String, String> errors,
			Locale locale) {
		List<Map<String, String>> more = Pasted.rows(field, pasted, page.labels(), page.options());
		int room = field.limit() - typed.rows(field.name()).size();
		if (more.isEmpty()) {
			errors.put(field.name(), this.choices.text("applications.paste.nothing", locale));
			return typed;
		}
		if (more.size() > room) {
			errors.put(field.name(), this.choices.text("applications.paste.many", locale, more.size(), room));
			return typed;
		}
		Answers answers = typed;
		for (Map<String, String> row : more) {
			answers = answers.withRow(field, page.row(row));
		}
		return answers;
	}

	private static String next(String number, List<SectionRow> sections, String key) {
		List<SectionRow> writable = sections.stream().filter(SectionRow::writable).toList();
		for (int index = 0; index < writable.size() - 1; index++) {
			if (writable.get(index).key().equals(key)) {
				return "/applications/" + number + "/sections/" + writable.get(index + 1).key();
			}
		}
		return "/applications/" + number + "/check";
	}

	/** Settles a conflict: mine, theirs, or field by field. */
	@PostMapping("/settle")
	String settle(@PathVariable String number, @PathVariable String key, @RequestParam long version,
			@RequestParam String keep, HttpServletRequest request, @CurrentActor Actor actor, Model model,
			Locale locale, RedirectAttributes flash) {
		SectionPage page = this.pages.section(number, key, actor, locale);
		Answers mine = Answers.read(page.section(), request.getParameterMap());
		Map<String, Object> merged = new LinkedHashMap<>(page.saved().values());
		for (Field field : page.section().fields()) {
			String pick = keep.equals("merge") ? request.getParameter("pick." + field.name()) : keep;
			Object my = mine.values().get(field.name());
			if (my != null && !"theirs".equals(pick)) {
				merged.put(field.name(), "both".equals(pick) ? both(field, page.saved(), mine) : my);
			}
		}
		try {
			if (keep.equals("theirs")) {
				this.copies.discard(number, key, actor);
			}
			else {
				this.drafts.save(number, key, new Answers(merged), version, false, actor);
			}
		}
		catch (StaleSection ex) {
			return conflict(page, mine, ex, model, locale);
		}
		flash.addFlashAttribute("message", "applications.section.saved");
		return "redirect:/applications/" + number + "/sections/" + key;
	}

	/**
	 * What was saved, and after it what this person wrote that does not stand there yet.
	 */
	private static Object both(Field field, Answers theirs, Answers mine) {
		if (field.kind() == Field.Kind.ROWS) {
			List<Map<String, String>> rows = new ArrayList<>(theirs.rows(field.name()));
			mine.rows(field.name()).stream().filter((row) -> !rows.contains(row)).forEach(rows::add);
			return rows;
		}
		return theirs.text(field.name()) + "\n\n" + mine.text(field.name());
	}

	/** Keeps what is being typed, for the script of the page; answers a fragment. */
	@PostMapping("/typed")
	String keep(@PathVariable String number, @PathVariable String key, @RequestParam(defaultValue = "-1") long version,
			HttpServletRequest request, @CurrentActor Actor actor, Model model, Locale locale,
			HttpServletResponse response) {
		try {
			WorkingCopies.Kept kept = keepOnce(number, key, request.getParameterMap(), version, actor);
			model.addAttribute("kept", kept);
			if (key.equals("budget")) {
				model.addAttribute("budget", this.budgets.sheet(kept.answers(), kept.call()));
			}
			if (key.equals("plan")) {
				model.addAttribute("schedule", this.pages.schedule(kept.call(), kept.answers()));
			}
			if (kept.meanwhile() != null && !actor.is(kept.meanwhile().by())) {
				model.addAttribute("who", this.people.require(kept.meanwhile().by()).name());
			}
		}
		catch (Refused ex) {
			response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
			model.addAttribute("refused", this.choices.text(ex.messageKey(), locale, ex.arguments()));
		}
		return "applications/kept";
	}

	/**
	 * Two windows of one person may begin at the same moment; the later one finds the
	 * copy.
	 */
	private WorkingCopies.Kept keepOnce(String number, String key, Map<String, String[]> typed, long version,
			Actor actor) {
		try {
			return this.copies.keep(number, key, typed, version, actor);
		}
		catch (DataIntegrityViolationException ex) {
			return this.copies.keep(number, key, typed, version, actor);
		}
	}

	/** Throws away what was typed and not saved. */
	@PostMapping("/discard")
	String discard(@PathVariable String number, @PathVariable String key, @CurrentActor Actor actor,
			RedirectAttributes flash) {
		this.copies.discard(number, key, actor);
		flash.addFlashAttribute("message", "applications.typed.discarded");
		return "redirect:/applications/" + number + "/sections/" + key;
	}

	private String show(SectionPage page, Map<String, String> errors, String find, Model model) {
		if (!find.isBlank()) {
			model.addAttribute("found",
					this.organisations.search(find).stream().filter((one) -> !OFFICES.contains(one.type())).toList());
		}
		model.addAttribute("find", find);
		model.addAttribute("page", page);
		model.addAttribute("errors", errors);
		model.addAttribute("summary", summary(page, errors, LocaleContextHolder.getLocale()));
		if (page.part() != null) {
			Locale locale = LocaleContextHolder.getLocale();
			model.addAttribute("open",
					summary(page, ApplicationController.errors(page.part().findings(), this.choices, locale), locale));
		}
		if (page.section().key().equals("budget")) {
			model.addAttribute("budget", this.budgets.sheet(page.whole(), page.call()));
		}
		if (List.of("team", "partners").contains(page.section().key())) {
			model.addAttribute("unitNames", this.organisations.all(units(page)));
		}
		return "applications/section";
	}

	/** Codes of the organisations that the rows name. */
	private static Set<String> units(SectionPage page) {
		return page.section()
			.fields()
			.stream()
			.filter((field) -> field.is("ROWS"))
			.flatMap((field) -> page.answers().rows(field.name()).stream())
			.map((row) -> row.getOrDefault("organisation", ""))
			.collect(Collectors.toSet());
	}

	/** At the top of the page each error names its place. */
	private Map<String, String> summary(SectionPage page, Map<String, String> errors, Locale locale) {
		Map<String, String> summary = new LinkedHashMap<>();
		List<Finding> places = errors.keySet()
			.stream()
			.map((field) -> Finding.of(page.section().key(), field, ""))
			.toList();
		Map<Finding, String> names = this.pages.places(page.application(), places, locale);
		places.forEach((place) -> summary.put(place.field(),
				this.choices.at(names.get(place), errors.get(place.field()), locale)));
		return summary;
	}

	private String conflict(SectionPage page, Answers mine, StaleSection stale, Model model, Locale locale) {
		List<Difference> differences = new ArrayList<>();
		Map<String, String> hidden = new LinkedHashMap<>();
		for (Field field : page.section().fields()) {
			Object my = mine.values().get(field.name());
			Object their = stale.theirs().values().get(field.name());
			flatten(field, mine, hidden);
			if (!Objects.equals(my, their) && field.kind() != Field.Kind.FILES
					&& !(mine.isEmpty(field) && stale.theirs().isEmpty(field))) {
				differences.add(new Difference(field.name(), page.labels().get(field.name()),
						bothFit(field, mine, stale.theirs()), readable(page, field, mine),
						readable(page, field, stale.theirs())));
			}
		}
		model.addAttribute("page", page);
		model.addAttribute("differences", differences);
		model.addAttribute("hidden", hidden);
		model.addAttribute("choices", choicesOf(page.section(), mine));
		model.addAttribute("theirVersion", stale.version());
		model.addAttribute("who", this.people.require(stale.by()).name());
		model.addAttribute("at", stale.at());
		model.addAttribute("errors", Map.of("form", this.choices.text("applications.conflict.nothing-lost", locale)));
		return "applications/conflict";
	}

	private static boolean bothFit(Field field, Answers mine, Answers theirs) {
		return switch (field.kind()) {
			case TEXT -> !mine.isEmpty(field) && !theirs.isEmpty(field);
			case ROWS -> mine.rows(field.name()).size() + theirs.rows(field.name()).size() <= field.limit();
			default -> false;
		};
	}

	private static void flatten(Field field, Answers answers, Map<String, String> hidden) {
		if (field.kind() == Field.Kind.ROWS) {
			List<Map<String, String>> rows = answers.rows(field.name());
			for (int index = 0; index < rows.size(); index++) {
				String prefix = field.name() + "." + index + ".";
				rows.get(index).forEach((column, value) -> hidden.put(prefix + column, value));
			}
		}
		else if (field.kind() != Field.Kind.CHOICES && field.kind() != Field.Kind.FILES) {
			hidden.put(field.name(), answers.text(field.name()));
		}
	}

	private static Map<String, List<String>> choicesOf(Section section, Answers answers) {
		Map<String, List<String>> lists = new HashMap<>();
		section.fields()
			.stream()
			.filter((field) -> field.kind() == Field.Kind.CHOICES)
			.forEach((field) -> lists.put(field.name(), answers.list(field.name())));
		return lists;
	}

	private static String readable(SectionPage page, Field field, Answers answers) {
		return switch (field.kind()) {
			case ROWS -> String.join("\n",
					answers.rows(field.name())
						.stream()
						.map((row) -> field.columns()
							.stream()
							.map((column) -> named(page, field.name() + "." + column.name(),
									row.getOrDefault(column.name(), "")))
							.collect(Collectors.joining(" | ")))
						.toList());
			case CHOICES -> answers.list(field.name())
				.stream()
				.map((choice) -> named(page, field.name(), choice))
				.collect(Collectors.joining(", "));
			default -> named(page, field.name(), answers.text(field.name()));
		};
	}

	/**
	 * What the page calls this answer: the name of a choice, otherwise what was typed.
	 */
	private static String named(SectionPage page, String field, String answer) {
		return page.options().getOrDefault(field, Map.of()).getOrDefault(answer, answer);
	}

	static String said(Finding finding, Choices choices, Locale locale) {
		return choices.text(finding.messageKey(), locale, finding.arguments().toArray());
	}

	/**
	 * A field that two people have written differently.
	 *
	 * @param both whether it can hold both, one after the other
	 */
	record Difference(String name, String label, boolean both, String mine, String theirs) {

	}

}
