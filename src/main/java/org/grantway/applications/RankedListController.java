package org.grantway.applications;

import java.util.Locale;
import java.util.Map;

import org.springframework.context.MessageSource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import org.grantway.documents.Readable;
import org.grantway.applications.RankedLists.RankedList;
import org.grantway.applications.RecommendationLetter.Letter;
import org.grantway.documents.Papers;
import org.grantway.shared.Actor;
import org.grantway.shared.NotFound;
import org.grantway.shared.Refused;
import org.grantway.web.CurrentActor;
import org.grantway.web.FormErrors;
import org.grantway.web.PublicAddress;

/**
 * The pages on which a department or region sees and changes the order of what it has
 * recommended, and issues its letter.
 */
@Controller
@RequestMapping("/recommendations")
class RankedListController {

	private final RankedLists lists;

	private final Recommendations recommendations;

	private final RecommendationLetters letters;

	private final PublicAddress address;

	private final Papers papers;

	private final MessageSource messages;

	RankedListController(RankedLists lists, Recommendations recommendations, RecommendationLetters letters,
			PublicAddress address, Papers papers, MessageSource messages) {
		this.lists = lists;
		this.recommendations = recommendations;
		this.letters = letters;
		this.address = address;
		this.papers = papers;
		this.messages = messages;
	}

	@GetMapping
	String all(@CurrentActor Actor actor, Model model) {
		model.addAttribute("lists", this.lists.all(actor));
		return "applications/ranked-lists";
	}

	@GetMapping("/{code}/{department}")
	String list(@PathVariable String code, @PathVariable String department, @CurrentActor Actor actor, Model model) {
		return show(this.lists.list(code, department, actor), Map.of(), Map.of(), model);
	}

	@PostMapping("/{code}/{department}")
	String rank(@PathVariable String code, @PathVariable String department, @RequestParam Map<String, String> typed,
			@CurrentActor Actor actor, Model model, Locale locale, RedirectAttributes flash) {
		RankedList list = this.lists.list(code, department, actor);
		try {
			this.recommendations.rank(list.call(), department, typed, actor);
		}
		catch (Refused ex) {
			return show(list, typed, FormErrors.of(ex, this.messages, locale), model);
		}
		flash.addFlashAttribute("message", "applications.ranking.saved");
		return "redirect:/recommendations/{code}/{department}";
	}

	@PostMapping("/{code}/{department}/letter")
	String issue(@PathVariable String code, @PathVariable String department,
			@RequestParam(defaultValue = "") String state, @CurrentActor Actor actor, Model model, Locale locale,
			RedirectAttributes flash) {
		try {
			this.letters.issue(code, department, state, actor);
		}
		catch (Refused ex) {
			return show(this.lists.list(code, department, actor), Map.of(), FormErrors.of(ex, this.messages, locale),
					model);
		}
		flash.addFlashAttribute("message", "applications.ranking.issued");
		return "redirect:/recommendations/{code}/{department}";
	}

	/** Made after its content has been read, outside any transaction. */
	@GetMapping("/{code}/{department}/letters/{number}.pdf")
	ResponseEntity<byte[]> letter(@PathVariable String code, @PathVariable String department,
			@PathVariable String number, @CurrentActor Actor actor, Locale locale) {
		RankedList list = this.lists.list(code, department, actor);
		Readable page = this.letters.read(list, number, locale).orElseThrow(() -> new NotFound("letter " + number));
		Letter letter = this.letters.check(number).orElseThrow().letter();
		String check = this.address.of(letter.checkPath());
		return ApplicationPapersController.download(number, this.papers.make("documents/readable-paper",
				Map.of("page", page, "check", check, "code", Papers.code(check)), locale, letter.issuedAt()));
	}

	private String show(RankedList list, Map<String, String> typed, Map<String, String> errors, Model model) {
		model.addAttribute("list", list);
		model.addAttribute("letters", this.letters.issued(list));
		model.addAttribute("letter", this.letters.current(list).orElse(null));
		model.addAttribute("typed", typed);
		model.addAttribute("errors", errors);
		return "applications/ranked-list";
	}

}
