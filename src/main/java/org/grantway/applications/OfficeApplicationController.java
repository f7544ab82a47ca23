package org.grantway.applications;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

import org.grantway.shared.Actor;
import org.grantway.web.CurrentActor;

/**
 * An application as the host's research office and the staff of a call see it.
 */
@Controller
class OfficeApplicationController {

	private final ApplicationPages pages;

	OfficeApplicationController(ApplicationPages pages) {
		this.pages = pages;
	}

	@GetMapping("/office/applications/{number}")
	String application(@PathVariable String number, @CurrentActor Actor actor, Model model) {
		model.addAttribute("page", this.pages.office(number, actor));
		return "applications/office";
	}

	/** From a task of one application to the page where its call's batch is worked on. */
	@GetMapping("/office/applications/{number}/draw")
	String draw(@PathVariable String number, @CurrentActor Actor actor) {
		return "redirect:/office/calls/" + this.pages.office(number, actor).call().code() + "/draw";
	}

	@GetMapping("/office/applications/{number}/shortlist")
	String shortlist(@PathVariable String number, @CurrentActor Actor actor) {
		return "redirect:/office/calls/" + this.pages.office(number, actor).call().code() + "/shortlist";
	}

	@GetMapping("/office/applications/{number}/list")
	String list(@PathVariable String number, @CurrentActor Actor actor) {
		return "redirect:/office/lists/new?call=" + this.pages.office(number, actor).call().code();
	}

}
