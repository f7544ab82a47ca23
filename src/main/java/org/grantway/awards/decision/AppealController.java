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

import org.grantway.applications.ApplicationStatus;
import org.grantway.applications.ApplicationView;
import org.grantway.applications.Applications;
import org.grantway.awards.AwardsAccess;
import org.grantway.programmes.Calls;
import org.grantway.shared.Actor;
import org.grantway.shared.NotFound;
import org.grantway.shared.Refused;
import org.grantway.web.CurrentActor;
import org.grantway.web.FormErrors;
import org.grantway.workflow.WorkItem;
import org.grantway.workflow.Worklist;

/**
 * The page on which officers record an appeal and its answer.
 */
@Controller
class AppealController {

	private final Appeals appeals;

	private final Outcomes outcomes;

	private final Applications applications;

	private final Calls calls;

	private final AwardsAccess access;

	private final Worklist worklist;

	private final MessageSource messages;

	AppealController(Appeals appeals, Outcomes outcomes, Applications applications, Calls calls, AwardsAccess access,
			Worklist worklist, MessageSource messages) {
		this.worklist = worklist;
		this.appeals = appeals;
		this.outcomes = outcomes;
		this.applications = applications;
		this.calls = calls;
		this.access = access;
		this.messages = messages;
	}

	@GetMapping("/office/applications/{number}/appeal")
	String page(@PathVariable String number, @CurrentActor Actor actor, Model model, Locale locale) {
		return show(readable(number, actor), Map.of(), Map.of(), actor, model, locale);
	}

	@PostMapping("/office/applications/{number}/appeal")
	String act(@PathVariable String number, @RequestParam(defaultValue = "record") String action,
			@RequestParam Map<String, String> typed, @CurrentActor Actor actor, Model model, Locale locale,
			RedirectAttributes flash) {
		ApplicationView application = application(number, actor);
		boolean answer = "answer".equals(action);
		try {
			if (answer) {
				this.appeals.propose(application, new Appeals.Answer(typed.get("result"), typed.get("rejoinAt"),
						typed.getOrDefault("finding", ""), typed.getOrDefault("answerNumber", "")), actor);
			}
			else {
				this.appeals.record(application, typed.getOrDefault("letterNumber", ""), day(typed.get("receivedOn")),
						typed.getOrDefault("grounds", ""), actor);
			}
		}
		catch (Refused ex) {
			return show(application, typed, FormErrors.of(ex, this.messages, locale), actor, model, locale);
		}
		flash.addFlashAttribute("message", answer ? "appeal.answered" : "appeal.recorded");
		return "redirect:/office/applications/" + number + "/appeal";
	}

	@GetMapping("/applications/{number}/appeal")
	String ask(@PathVariable String number, @CurrentActor Actor actor, Model model, Locale locale) {
		return ask(own(number, actor), Map.of(), Map.of(), model, locale);
	}

	@PostMapping("/applications/{number}/appeal")
	String file(@PathVariable String number, @RequestParam Map<String, String> typed, @CurrentActor Actor actor,
			Model model, Locale locale, RedirectAttributes flash) {
		ApplicationView application = own(number, actor);
		try {
			this.appeals.file(application, typed.get("ground"), typed.getOrDefault("grounds", ""), actor);
		}
		catch (Refused ex) {
			return ask(application, typed, FormErrors.of(ex, this.messages, locale), model, locale);
		}
		flash.addFlashAttribute("message", "appeal.filed");
		return "redirect:/applications/" + number + "/appeal";
	}

	private String ask(ApplicationView application, Map<String, String> typed, Map<String, String> errors, Model model,
			Locale locale) {
		FormalOutcome.View outcome = this.outcomes.of(application).orElse(null);
		model.addAttribute("proposal", application);
		model.addAttribute("outcome", outcome);
		model.addAttribute("appeals", this.appeals.of(application.id()));
		model.addAttribute("mayAsk", this.appeals.mayAsk(application));
		model.addAttribute("groundOptions", words("appeal.ground.", Appeals.GROUNDS, locale));
		model.addAttribute("typed", typed);
		model.addAttribute("errors", errors);
		return "awards/ask-reconsideration";
	}

	/** Only who leads the application asks; others do not learn that it exists. */
	private ApplicationView own(String number, Actor actor) {
		return this.applications.byNumber(number)
			.filter((application) -> actor.is(application.principalInvestigator()))
			.orElseThrow(() -> new NotFound("application " + number));
	}

	private String show(ApplicationView application, Map<String, String> typed, Map<String, String> errors, Actor actor,
			Model model, Locale locale) {
		model.addAttribute("proposal", application);
		model.addAttribute("outcome", this.outcomes.of(application).orElse(null));
		model.addAttribute("appeals", this.appeals.of(application.id()));
		model.addAttribute("mayRecord",
				application.status().isRefusal() && this.access.mayHandleAppeals(actor, application.callId()));
		model.addAttribute("open", application.status() == ApplicationStatus.RECONSIDERATION);
		Optional<WorkItem> task = this.appeals.examination(application, actor);
		boolean hadPart = task.filter((item) -> this.worklist.isKeptFrom(item.id(), actor)).isPresent();
		model.addAttribute("mayAnswer", task.isPresent() && !hadPart);
		model.addAttribute("hadPart", hadPart);
		model.addAttribute("results", words("appeal.result.", List.of(Appeals.UPHELD, Appeals.ANNULLED), locale));
		model.addAttribute("stages",
				words("appeal.stage.", Appeals.stages(this.calls.require(application.callId())), locale));
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
	private ApplicationView readable(String number, Actor actor) {
		ApplicationView application = this.applications.byNumber(number)
			.orElseThrow(() -> new NotFound("application " + number));
		this.access.requireMayReadList(actor, application.callId());
		this.access.requireMayReadAppeals(actor, application.callId());
		return application;
	}

	private ApplicationView application(String number, Actor actor) {
		ApplicationView application = readable(number, actor);
		this.access.requireMayHandleAppeals(actor, application.callId());
		return application;
	}

}
