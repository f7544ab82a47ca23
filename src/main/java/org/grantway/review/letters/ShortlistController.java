package org.grantway.review.letters;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import org.grantway.identity.Organisations;
import org.grantway.identity.Organisations.OrganisationView;
import org.grantway.programmes.Call;
import org.grantway.programmes.Calls;
import org.grantway.review.ReviewAccess;
import org.grantway.shared.Actor;
import org.grantway.shared.NotFound;
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

import static java.util.stream.Collectors.toSet;

/** The page on which programme officers choose the shortlist. */
@Controller
class ShortlistController {

	private final Shortlist shortlist;

	private final Calls calls;

	private final Organisations organisations;

	private final LetterRules rules;

	private final LetterFindings findings;

	private final MessageSource messages;

	ShortlistController(Shortlist shortlist, Calls calls, Organisations organisations, LetterRules rules,
			LetterFindings findings, MessageSource messages) {
		this.shortlist = shortlist;
		this.calls = calls;
		this.organisations = organisations;
		this.rules = rules;
		this.findings = findings;
		this.messages = messages;
	}

	@GetMapping("/office/calls/{code}/shortlist")
	String page(@PathVariable String code, @RequestParam(defaultValue = "0") int page,
			@RequestParam(required = false) UUID reviews, @CurrentActor Actor actor, Model model) {
		Call call = call(code, actor);
		Page<Shortlist.Line> lines = this.shortlist.lines(call, Pages.of(page, Pages.CHOICES));
		lines.stream()
			.map(Shortlist.Line::application)
			.filter((application) -> application.id().equals(reviews))
			.forEach((application) -> {
				model.addAttribute("opinionsOf", application);
				model.addAttribute("opinions", this.findings.opinions(application.id()));
			});
		return show(call, lines, "", List.of(), Map.of(), model);
	}

	@PostMapping("/office/calls/{code}/shortlist")
	String decide(@PathVariable String code, @RequestParam(defaultValue = "0") int page,
			@RequestParam(required = false) List<UUID> chosen, @RequestParam String action,
			@RequestParam(defaultValue = "") String grounds, @CurrentActor Actor actor, Model model, Locale locale,
			RedirectAttributes flash) {
		Call call = call(code, actor);
		List<UUID> wanted = (chosen != null) ? chosen : List.of();
		try {
			if (wanted.isEmpty()) {
				throw Refused.at("chosen", "shortlist.error.none-chosen");
			}
			for (UUID application : wanted) {
				if (!this.shortlist.isWaiting(call, application, actor)) {
					throw new NotFound("application " + application + " waiting for the shortlist");
				}
			}
			this.shortlist.decide(call, wanted, "shortlist".equals(action), grounds, actor);
		}
		catch (Refused ex) {
			return show(call, this.shortlist.lines(call, Pages.of(page, Pages.CHOICES)), grounds, wanted,
					FormErrors.of(ex, this.messages, locale), model);
		}
		flash.addFlashAttribute("message", "shortlist.decided");
		return "redirect:/office/calls/" + code + "/shortlist";
	}

	private Call call(String code, Actor actor) {
		Call call = this.calls.byCode(code).orElseThrow(() -> new NotFound("call " + code));
		ReviewAccess.requireKnown(actor, call);
		ReviewAccess.requireLead(actor, call.leadDepartment());
		this.rules.requireReview(call);
		return call;
	}

	private String show(Call call, Page<Shortlist.Line> lines, String grounds, List<UUID> chosen,
			Map<String, String> errors, Model model) {
		Map<String, OrganisationView> hosts = this.organisations
			.all(lines.stream().map((line) -> line.application().host()).collect(toSet()));
		model.addAttribute("call", call);
		model.addAttribute("rule", this.rules.rule(call));
		model.addAttribute("lines", lines);
		model.addAttribute("places", this.shortlist.places(call));
		model.addAttribute("hosts", hosts);
		model.addAttribute("grounds", grounds);
		model.addAttribute("chosen", chosen);
		model.addAttribute("errors", errors);
		return "review/shortlist";
	}

}
