package org.grantway.awards.taskbook;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import org.grantway.applications.ApplicationView;
import org.grantway.applications.Applications;
import org.grantway.awards.AwardsAccess;
import org.grantway.documents.FrozenDocuments;
import org.grantway.documents.FrozenDocuments.FrozenDocument;
import org.grantway.documents.ReturnedPapers;
import org.grantway.programmes.Calls;
import org.grantway.programmes.ReferenceData;
import org.grantway.shared.Actor;
import org.grantway.shared.LocalizedText;
import org.grantway.shared.NotFound;
import org.grantway.shared.Refused;
import org.grantway.web.CurrentActor;
import org.grantway.web.FormErrors;

/**
 * The pages on which a task book is prepared and signed.
 */
@Controller
class TaskBookController {

	private final TaskBooks books;

	private final Signing signing;

	private final FrozenDocuments documents;

	private final ReturnedPapers returned;

	private final Applications applications;

	private final Calls calls;

	private final ReferenceData reference;

	private final AwardsAccess access;

	private final MessageSource messages;

	TaskBookController(TaskBooks books, Signing signing, FrozenDocuments documents, ReturnedPapers returned,
			Applications applications, Calls calls, ReferenceData reference, AwardsAccess access,
			MessageSource messages) {
		this.books = books;
		this.signing = signing;
		this.documents = documents;
		this.returned = returned;
		this.applications = applications;
		this.calls = calls;
		this.reference = reference;
		this.access = access;
		this.messages = messages;
	}

	@GetMapping("/applications/{number}/task-book")
	String page(@PathVariable String number, @CurrentActor Actor actor, Model model) {
		ApplicationView application = application(number);
		this.access.requireMayReadTaskBook(actor, application);
		return show(application,
				BookForm.of(Map.of(), this.books.content(application), this.books.budgetCategories(application)),
				Map.of(), Map.of(), actor, model);
	}

	@PostMapping("/applications/{number}/task-book")
	String prepare(@PathVariable String number, @RequestParam Map<String, String> typed,
			@RequestParam(defaultValue = "submit") String action, @CurrentActor Actor actor, Model model, Locale locale,
			RedirectAttributes flash) {
		ApplicationView application = application(number);
		this.access.requireMayPrepareTaskBook(actor, application);
		BookForm form = BookForm.of(typed, this.books.content(application), this.books.budgetCategories(application));
		if (form.turn(action)) {
			return show(application, form, typed, Map.of(), actor, model);
		}
		boolean save = "save".equals(action);
		try {
			if (save) {
				this.books.keep(application, form.written(), actor);
			}
			else {
				this.books.prepare(application, form.written(), "true".equals(typed.get("confirmed")),
						"true".equals(typed.get("promised")), actor);
			}
		}
		catch (Refused ex) {
			if (!save && this.books.isHandedIn(application, form.written())) {
				return "redirect:/documents/" + this.books.frozen(application.id()) + "/sign";
			}
			return show(application, form, typed, FormErrors.of(ex, this.messages, locale), actor, model);
		}
		flash.addFlashAttribute("message", save ? "taskbook.saved" : "taskbook.prepared");
		return save ? "redirect:/applications/" + number + "/task-book"
				: "redirect:/documents/" + this.books.frozen(application.id()) + "/sign";
	}

	/** At the top of the page each error of several like it names its place. */
	private Map<String, String> summary(BookForm form, Map<String, String> errors,
			Map<String, LocalizedText> categories, Locale locale) {
		Map<String, String> summary = new LinkedHashMap<>();
		errors.forEach((field, error) -> {
			String place = place(form, field, categories, locale);
			summary.put(field, (place != null)
					? this.messages.getMessage("web.labelled", new Object[] { place, error }, locale) : error);
		});
		return summary;
	}

	private String place(BookForm form, String field, Map<String, LocalizedText> categories, Locale locale) {
		if (field.startsWith(BookForm.AMOUNT)) {
			LocalizedText name = categories.get(field.substring(BookForm.AMOUNT.length()));
			return (name != null) ? name.in(locale) : null;
		}
		String[] parts = field.split("\\.");
		if (parts.length != 3) {
			return null;
		}
		int row = Integer.parseInt(parts[1]);
		String name = form.rows(parts[0]).get(row).getOrDefault("name", "");
		String column = this.messages.getMessage(BookForm.label(parts[0], parts[2]), null, locale);
		return name.isBlank()
				? this.messages.getMessage("applications.place-in-row",
						new Object[] { this.messages.getMessage("taskbook." + parts[0], null, locale), row + 1,
								column },
						locale)
				: this.messages.getMessage("taskbook.place", new Object[] { name, column }, locale);
	}

	private String show(ApplicationView application, BookForm form, Map<String, String> typed,
			Map<String, String> errors, Actor actor, Model model) {
		Map<String, LocalizedText> categories = this.books.categories(application.id());
		model.addAttribute("proposal", application);
		model.addAttribute("book", this.books.content(application));
		model.addAttribute("form", form);
		model.addAttribute("categories", categories);
		asApplied(application, model);
		model.addAttribute("lumpSum", this.books.isLumpSum(application));
		model.addAttribute("mayPrepare", this.books.task(application, actor).isPresent());
		model.addAttribute("frozen", this.documents.latest(application.asCase(), TaskBooks.KIND).orElse(null));
		model.addAttribute("typed", typed);
		model.addAttribute("errors", errors);
		model.addAttribute("summary", summary(form, errors, categories, LocaleContextHolder.getLocale()));
		return "awards/task-book";
	}

	@GetMapping("/documents/{id}/sign")
	String document(@PathVariable UUID id, @CurrentActor Actor actor, Model model) {
		return show(this.signing.readable(id, actor), Map.of(), Map.of(), actor, model);
	}

	@PostMapping("/documents/{id}/sign")
	String act(@PathVariable UUID id, @RequestParam String action, @RequestParam Map<String, String> typed,
			@RequestParam(required = false) MultipartFile scan, @CurrentActor Actor actor, Model model, Locale locale,
			RedirectAttributes flash) {
		FrozenDocument document = this.signing.readable(id, actor);
		try {
			switch (action) {
				case "sign" -> this.signing.sign(document, typed.get("password"), actor);
				case "paper" -> this.signing.onPaper(document, this.signing.keepScan(document, scan, actor),
						typed.getOrDefault("documentNumber", ""), day(typed.get("dateOnPaper")), actor);
				case "confirm" -> this.signing.confirm(document, actor);
				case "send-back" -> this.signing.sendBack(document, typed.getOrDefault("mismatch", ""), actor);
				case "refuse" -> this.signing.refuse(document, typed.getOrDefault("reason", ""), actor);
				default -> throw new NotFound("action " + action);
			}
		}
		catch (Refused ex) {
			return show(document, typed, FormErrors.of(ex, this.messages, locale), actor, model);
		}
		flash.addFlashAttribute("message", "signing.done." + action);
		return "redirect:/documents/" + id + "/sign";
	}

	private String show(FrozenDocument document, Map<String, String> typed, Map<String, String> errors, Actor actor,
			Model model) {
		ApplicationView application = this.applications.require(document.of().id());
		model.addAttribute("document", document);
		model.addAttribute("proposal", application);
		model.addAttribute("book", this.books.read(document.content()));
		model.addAttribute("categories", this.books.categories(application.id()));
		asApplied(application, model);
		model.addAttribute("signatures", this.documents.signatures(document.id()));
		model.addAttribute("returned", this.returned.of(document.id()));
		model.addAttribute("lastDay", this.signing.round(document.id()).lastDay());
		model.addAttribute("refusal", this.signing.round(document.id()).refusal());
		model.addAttribute("turn", this.signing.turn(document.id(), actor).orElse(null));
		model.addAttribute("confirm", this.signing.toConfirm(document.id(), actor).orElse(null));
		model.addAttribute("typed", typed);
		model.addAttribute("errors", errors);
		return "awards/sign";
	}

	/** What the budget is read beside. */
	private void asApplied(ApplicationView application, Model model) {
		model.addAttribute("applied", this.books.appliedFor(application));
		model.addAttribute("matching", this.books.matching(application));
	}

	private static LocalDate day(String typed) {
		try {
			return LocalDate.parse((typed != null) ? typed.strip() : "");
		}
		catch (DateTimeParseException ex) {
			return null;
		}
	}

	private ApplicationView application(String number) {
		return this.applications.byNumber(number).orElseThrow(() -> new NotFound("application " + number));
	}

}
