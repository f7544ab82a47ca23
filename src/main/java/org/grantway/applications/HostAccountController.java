package org.grantway.applications;

import java.util.Locale;
import java.util.Map;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import org.grantway.shared.Actor;
import org.grantway.shared.Refused;
import org.grantway.web.CurrentActor;
import org.grantway.web.FormErrors;

/**
 * The page on which a research office enters and confirms its institution's account.
 */
@Controller
@RequestMapping("/host/account")
class HostAccountController {

	private final HostAccounts accounts;

	private final MessageSource messages;

	HostAccountController(HostAccounts accounts, MessageSource messages) {
		this.accounts = accounts;
		this.messages = messages;
	}

	@GetMapping
	String show(@CurrentActor Actor actor, Model model) {
		model.addAttribute("sheets", this.accounts.sheets(actor));
		return "applications/host-account";
	}

	@PostMapping
	String enter(@RequestParam(defaultValue = "") String host, @RequestParam Map<String, String> typed,
			@CurrentActor Actor actor, Model model, Locale locale, RedirectAttributes flash) {
		return change(host, typed, "entered", () -> this.accounts.enter(host, typed, actor), actor, model, locale,
				flash);
	}

	@PostMapping("/confirm")
	String confirm(@RequestParam(defaultValue = "") String host, @RequestParam(defaultValue = "") String again,
			@RequestParam Map<String, String> typed, @CurrentActor Actor actor, Model model, Locale locale,
			RedirectAttributes flash) {
		return change(host, typed, "confirmed", () -> this.accounts.confirm(host, again, actor), actor, model, locale,
				flash);
	}

	private String change(String host, Map<String, String> typed, String done, Runnable act, Actor actor, Model model,
			Locale locale, RedirectAttributes flash) {
		try {
			act.run();
		}
		catch (Refused ex) {
			model.addAttribute("errors", FormErrors.of(ex, this.messages, locale));
			model.addAttribute("typed", typed);
			model.addAttribute("refusedHost", host);
			return show(actor, model);
		}
		flash.addFlashAttribute("message", "applications.account." + done);
		return "redirect:/host/account";
	}

}
