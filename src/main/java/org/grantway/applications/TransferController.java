package org.grantway.applications;

import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import org.grantway.shared.Actor;
import org.grantway.shared.Refused;
import org.grantway.web.CurrentActor;
import org.grantway.web.FormErrors;

/**
 * Proposes, answers and consents to another principal investigator.
 */
@Controller
class TransferController {

	private final Transfers transfers;

	private final MessageSource messages;

	TransferController(Transfers transfers, MessageSource messages) {
		this.transfers = transfers;
		this.messages = messages;
	}

	@GetMapping("/applications/{number}/transfer")
	String transfer(@PathVariable String number, @CurrentActor Actor actor, Model model) {
		model.addAttribute("page", this.transfers.page(number, actor));
		return "applications/transfer";
	}

	@PostMapping("/applications/{number}/transfer")
	String propose(@PathVariable String number, @RequestParam(defaultValue = "") String email,
			@RequestParam(defaultValue = "") String reason, @CurrentActor Actor actor, Model model, Locale locale,
			RedirectAttributes flash) {
		try {
			this.transfers.propose(number, email, reason, actor);
		}
		catch (Refused ex) {
			model.addAttribute("errors", FormErrors.of(ex, this.messages, locale));
			model.addAttribute("email", email);
			model.addAttribute("reason", reason);
			return transfer(number, actor, model);
		}
		flash.addFlashAttribute("message", "applications.transfer.proposed");
		return "redirect:/applications/" + number + "/transfer";
	}

	@PostMapping("/applications/{number}/transfer/withdraw")
	String withdraw(@PathVariable String number, @CurrentActor Actor actor, RedirectAttributes flash) {
		this.transfers.withdraw(number, actor);
		flash.addFlashAttribute("message", "applications.people.done");
		return "redirect:/applications/" + number + "/transfer";
	}

	@PostMapping("/my/transfers/{id}")
	String answer(@PathVariable UUID id, @RequestParam String answer, @CurrentActor Actor actor,
			RedirectAttributes flash) {
		this.transfers.answer(id, answer.equals("accept"), actor);
		flash.addFlashAttribute("message", "applications.people.done");
		return "redirect:/my/applications";
	}

	@GetMapping("/host/transfers")
	String waiting(@CurrentActor Actor actor, Model model) {
		model.addAttribute("rows", this.transfers.forHost(actor));
		return "applications/host-transfers";
	}

	@PostMapping("/host/transfers/{id}")
	String decide(@PathVariable UUID id, @RequestParam String decision, @RequestParam(defaultValue = "") String grounds,
			@CurrentActor Actor actor, Model model, Locale locale, RedirectAttributes flash) {
		try {
			this.transfers.decide(id, decision.equals("consent"), grounds, actor);
		}
		catch (Refused ex) {
			model.addAttribute("errors", FormErrors.of(ex, this.messages, locale));
			model.addAttribute("typed", Map.of(id, grounds));
			return waiting(actor, model);
		}
		flash.addFlashAttribute("message", "applications.people.done");
		return "redirect:/host/transfers";
	}

}
