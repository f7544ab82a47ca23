package org.grantway.applications;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import org.grantway.applications.content.Finding;
import org.grantway.shared.Actor;
import org.grantway.shared.Refused;
import org.grantway.web.CurrentActor;

/**
 * The applicant's pages of an application as a whole.
 */
@Controller
class ApplicationController {

	private final ApplicationPages pages;

	private final Submitting submitting;

	private final WorkingCopies copies;

	private final TeamAccess team;

	private final Transfers transfers;

	private final Choices choices;

	ApplicationController(ApplicationPages pages, Submitting submitting, WorkingCopies copies, TeamAccess team,
			Transfers transfers, Choices choices) {
		this.pages = pages;
		this.submitting = submitting;
		this.copies = copies;
		this.team = team;
		this.transfers = transfers;
		this.choices = choices;
	}

	@GetMapping("/my/applications")
	String mine(@CurrentActor Actor actor, Model model) {
		model.addAttribute("mine", this.pages.mine(actor));
		model.addAttribute("invitations", this.team.open(actor));
		model.addAttribute("transfers", this.transfers.proposedTo(actor));
		return "applications/mine";
	}

	@GetMapping("/applications/{number}")
	String overview(@PathVariable String number, @CurrentActor Actor actor, Model model) {
		model.addAttribute("page", this.pages.overview(number, actor));
		return "applications/overview";
	}

	@GetMapping("/applications/{number}/check")
	String check(@PathVariable String number, @CurrentActor Actor actor, Model model, Locale locale) {
		ApplicationPages.CheckPage page = this.pages.check(number, actor);
		if (page.sections().isEmpty()) {
			// nothing is written now: somebody came back to this page after submitting
			return "redirect:/applications/" + number;
		}
		model.addAttribute("page", page);
		model.addAttribute("findings", linked(page.application(), page.findings(), locale));
		return "applications/check";
	}

	@PostMapping("/applications/{number}/submit")
	String submit(@PathVariable String number, @CurrentActor Actor actor, Model model, Locale locale) {
		try {
			boolean agreement = this.submitting.submit(number, actor).stage() == ApplicationStatus.AGREEMENT;
			return "redirect:/applications/" + number + (agreement ? "/agreement" : "/receipt");
		}
		catch (Incomplete ex) {
			model.addAttribute("errors",
					Map.of("form", this.choices.text("applications.check.incomplete", locale, ex.findings().size())));
		}
		catch (Refused ex) {
			model.addAttribute("errors", Map.of("form", this.choices.text(ex.messageKey(), locale, ex.arguments())));
		}
		return check(number, actor, model, locale);
	}

	/** Saves what the person has typed in all sections and not saved. */
	@PostMapping("/applications/{number}/typed")
	String saveTyped(@PathVariable String number, @CurrentActor Actor actor, RedirectAttributes flash) {
		flash.addFlashAttribute("message",
				this.copies.save(number, actor) ? "applications.section.saved" : "applications.typed.compare");
		return "redirect:/applications/" + number + "/check";
	}

	@GetMapping("/applications/{number}/receipt")
	String receipt(@PathVariable String number, @CurrentActor Actor actor, Model model) {
		model.addAttribute("page", this.pages.receipt(number, actor));
		return "applications/receipt";
	}

	@GetMapping("/applications/{number}/agreement")
	String agreement(@PathVariable String number, @CurrentActor Actor actor, Model model, Locale locale) {
		ApplicationPages.AgreementPage page = this.pages.agreement(number, actor);
		model.addAttribute("page", page);
		model.addAttribute("findings", linked(page.application(), page.findings(), locale));
		return "applications/agreement";
	}

	@PostMapping("/applications/{number}/agreement")
	String send(@PathVariable String number, @CurrentActor Actor actor, Model model, Locale locale,
			RedirectAttributes flash) {
		try {
			this.submitting.submit(number, actor);
			flash.addFlashAttribute("message", "applications.agreement.sent");
			return "redirect:/applications/" + number + "/agreement";
		}
		catch (Incomplete ex) {
			model.addAttribute("errors",
					Map.of("form", this.choices.text("applications.check.incomplete", locale, ex.findings().size())));
			return agreement(number, actor, model, locale);
		}
	}

	@GetMapping("/applications/{number}/withdraw")
	String askToWithdraw(@PathVariable String number, @CurrentActor Actor actor, Model model) {
		model.addAttribute("page", this.pages.overview(number, actor));
		return "applications/withdraw";
	}

	@PostMapping("/applications/{number}/withdraw")
	String withdraw(@PathVariable String number, @RequestParam(defaultValue = "") String reason,
			@CurrentActor Actor actor, Model model, Locale locale, RedirectAttributes flash) {
		try {
			this.submitting.withdraw(number, reason, actor);
			flash.addFlashAttribute("message", "applications.withdraw.done");
			return "redirect:/applications/" + number;
		}
		catch (Refused ex) {
			String field = (ex.field() != null) ? ex.field() : "form";
			model.addAttribute("errors", Map.of(field, this.choices.text(ex.messageKey(), locale, ex.arguments())));
			model.addAttribute("reason", reason);
			return askToWithdraw(number, actor, model);
		}
	}

	private List<Link> linked(ApplicationView application, List<Finding> findings, Locale locale) {
		Map<Finding, String> places = this.pages.places(application, findings, locale);
		return findings.stream()
			.map((finding) -> new Link(
					"/applications/" + application.number() + "/sections/" + finding.section()
							+ (finding.field().isEmpty() ? "" : "#" + finding.field()),
					this.choices.text("applications.section." + finding.section(), locale),
					this.choices.at(places.get(finding), SectionController.said(finding, this.choices, locale),
							locale)))
			.toList();
	}

	/** A finding with the place where it is put right. */
	record Link(String url, String section, String text) {

	}

	static Map<String, String> errors(List<Finding> findings, Choices choices, Locale locale) {
		Map<String, String> errors = new LinkedHashMap<>();
		findings.forEach(
				(finding) -> errors.putIfAbsent(finding.field(), SectionController.said(finding, choices, locale)));
		return errors;
	}

}
