package org.grantway.awards.decision;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import org.grantway.awards.AwardsAccess;
import org.grantway.awards.RefusedCase;
import org.grantway.shared.Actor;
import org.grantway.shared.NotFound;
import org.grantway.shared.Refused;
import org.grantway.web.CurrentActor;
import org.grantway.web.FormErrors;
import org.grantway.workflow.WorkItem;
import org.grantway.workflow.Worklist;

/**
 * The pages on which a leader asks for reconsideration and officers record and answer it,
 * for every kind of case that a decision can end.
 */
@Controller
class AppealController {

	private final Appeals appeals;

	private final Outcomes outcomes;

	private final AppealCases cases;

	private final AwardsAccess access;

	private final Worklist worklist;

	private final MessageSource messages;

	AppealController(Appeals appeals, Outcomes outcomes, AppealCases cases, AwardsAccess access, Worklist worklist,
			MessageSource messages) {
		this.worklist = worklist;
		this.appeals = appeals;
		this.outcomes = outcomes;
		this.cases = cases;
		this.access = access;
		this.messages = messages;
	}

	@GetMapping({ "/office/applications/{number}/appeal", "/office/projects/{number}/appeal" })
	String page(@PathVariable String number, @CurrentActor Actor actor, Model model, Locale locale) {
		return show(readable(number, actor), Map.of(), Map.of(), actor, model, locale);
	}

	@PostMapping({ "/office/applications/{number}/appeal", "/office/projects/{number}/appeal" })
	String act(@PathVariable String number, @RequestParam(defaultValue = "record") String action,
			@RequestParam Map<String, String> typed, @CurrentActor Actor actor, Model model, Locale locale,
			RedirectAttributes flash) {
		RefusedCase refused = staffed(number, actor);
		boolean answer = "answer".equals(action);
		try {
			if (answer) {
				this.appeals.propose(refused, new Appeals.Answer(typed.get("result"), typed.get("rejoinAt"),
						typed.getOrDefault("finding", ""), typed.getOrDefault("answerNumber", "")), actor);
			}
			else {
				this.appeals.record(refused, typed.getOrDefault("letterNumber", ""), day(typed.get("receivedOn")),
						typed.getOrDefault("grounds", ""), actor);
			}
		}
		catch (Refused ex) {
			return show(refused, typed, FormErrors.of(ex, this.messages, locale), actor, model, locale);
		}
		flash.addFlashAttribute("message", answer ? "appeal.answered" : "appeal.recorded");
		return "redirect:" + refused.officePage();
	}

	@GetMapping({ "/applications/{number}/appeal", "/projects/{number}/appeal" })
	String ask(@PathVariable String number, @CurrentActor Actor actor, Model model, Locale locale) {
		return ask(own(number, actor), Map.of(), Map.of(), model, locale);
	}

	@PostMapping({ "/applications/{number}/appeal", "/projects/{number}/appeal" })
	String file(@PathVariable String number, @RequestParam Map<String, String> typed, @CurrentActor Actor actor,
			Model model, Locale locale, RedirectAttributes flash) {
		RefusedCase refused = own(number, actor);
		try {
			this.appeals.file(refused, typed.get("ground"), typed.getOrDefault("grounds", ""), actor);
		}
		catch (Refused ex) {
			return ask(refused, typed, FormErrors.of(ex, this.messages, locale), model, locale);
		}
		flash.addFlashAttribute("message", "appeal.filed");
		return "redirect:" + refused.appealPage();
	}

	private String ask(RefusedCase refused, Map<String, String> typed, Map<String, String> errors, Model model,
			Locale locale) {
		model.addAttribute("refused", refused);
		model.addAttribute("outcome", this.outcomes.of(refused).orElse(null));
		model.addAttribute("appeals", this.appeals.of(refused.id()));
		model.addAttribute("mayAsk", this.outcomes.mayAsk(refused));
		model.addAttribute("groundOptions", words("appeal.ground.", Appeals.GROUNDS, locale));
		model.addAttribute("typed", typed);
		model.addAttribute("errors", errors);
		return "awards/ask-reconsideration";
	}

	/** Only who leads the case asks; others do not learn that it exists. */
	private RefusedCase own(String number, Actor actor) {
		return this.cases.byNumber(number)
			.filter((refused) -> actor.is(refused.leader()))
			.orElseThrow(() -> new NotFound("case " + number));
	}

	private String show(RefusedCase refused, Map<String, String> typed, Map<String, String> errors, Actor actor,
			Model model, Locale locale) {
		model.addAttribute("refused", refused);
		model.addAttribute("outcome", this.outcomes.of(refused).orElse(null));
		model.addAttribute("appeals", this.appeals.of(refused.id()));
		model.addAttribute("mayRecord",
				this.appeals.mayRecord(refused) && this.access.mayHandleAppeals(actor, refused.callId()));
		model.addAttribute("open", refused.isReconsidered());
		Optional<WorkItem> task = this.appeals.examination(refused, actor);
		boolean hadPart = task.filter((item) -> this.worklist.isKeptFrom(item.id(), actor)).isPresent();
		model.addAttribute("mayAnswer", task.isPresent() && !hadPart);
		model.addAttribute("hadPart", hadPart);
		model.addAttribute("results", words("appeal.result.", List.of(Appeals.UPHELD, Appeals.ANNULLED), locale));
		model.addAttribute("stages", words("appeal.stage.", refused.stages(), locale));
		model.addAttribute("typed", typed);
		model.addAttribute("errors", errors);
		return "awards/appeal";
	}

	private Map<String, String> words(String prefix, List<String> keys, Locale locale) {
		Map<String, String> words = new LinkedHashMap<>();
		keys.forEach((key) -> words.put(key, this.messages.getMessage(prefix + key, null, locale)));
		return words;
	}

	private static LocalDate day(String typed) {
		try {
			return LocalDate.parse((typed != null) ? typed.strip() : "");
		}
		catch (DateTimeParseException ex) {
			return null;
		}
	}

	/** Those who confirm answers read what others do. */
	private RefusedCase readable(String number, Actor actor) {
		RefusedCase refused = this.cases.byNumber(number).orElseThrow(() -> new NotFound("case " + number));
		this.access.requireMayReadList(actor, refused.callId());
		this.access.requireMayReadAppeals(actor, refused.callId());
		return refused;
	}

	private RefusedCase staffed(String number, Actor actor) {
		RefusedCase refused = readable(number, actor);
		this.access.requireMayHandleAppeals(actor, refused.callId());
		return refused;
	}

}
