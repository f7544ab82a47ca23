package org.grantway.awards.decision;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

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
import org.grantway.awards.lists.ListView;
import org.grantway.awards.lists.Lists;
import org.grantway.identity.Organisations;
import org.grantway.identity.People;
import org.grantway.identity.Reauthentication;
import org.grantway.programmes.Calls;
import org.grantway.review.ReviewResults;
import org.grantway.shared.Actor;
import org.grantway.shared.LocalizedText;
import org.grantway.shared.Money;
import org.grantway.shared.NotFound;
import org.grantway.shared.Refusals;
import org.grantway.shared.Refused;
import org.grantway.web.CurrentActor;
import org.grantway.web.FormErrors;
import org.grantway.workflow.Worklist;

/**
 * The page on which a list is decided, and the one on which applicants read the outcome.
 */
@Controller
class DecisionController {

	private final Decision decision;

	private final RegionalDecision regional;

	private final DecidedAwards awards;

	private final Outcomes outcomes;

	private final Appeals appeals;

	private final Lists lists;

	private final Calls calls;

	private final Applications applications;

	private final Organisations organisations;

	private final People people;

	private final ReviewResults results;

	private final AwardsAccess access;

	private final Worklist worklist;

	private final Reauthentication reauthentication;

	private final MessageSource messages;

	DecisionController(Decision decision, RegionalDecision regional, DecidedAwards awards, Outcomes outcomes,
			Appeals appeals, Lists lists, Calls calls, Applications applications, Organisations organisations,
			People people, ReviewResults results, AwardsAccess access, Worklist worklist,
			Reauthentication reauthentication, MessageSource messages) {
		this.decision = decision;
		this.regional = regional;
		this.awards = awards;
		this.outcomes = outcomes;
		this.appeals = appeals;
		this.lists = lists;
		this.calls = calls;
		this.applications = applications;
		this.organisations = organisations;
		this.people = people;
		this.results = results;
		this.access = access;
		this.worklist = worklist;
		this.reauthentication = reauthentication;
		this.messages = messages;
	}

	/** Where the work list sends decision makers: the list the application is on. */
	@GetMapping("/office/applications/{number}/decision")
	String toList(@PathVariable String number, @CurrentActor Actor actor) {
		ApplicationView application = application(number);
		this.access.requireMayReadList(actor, application.callId());
		return this.lists.ofApplication(application.id())
			.map((list) -> "redirect:/lists/" + list.number() + "/decision")
			.orElseThrow(() -> new NotFound("list of " + number));
	}

	@GetMapping("/lists/{number}/decision")
	String page(@PathVariable String number, @CurrentActor Actor actor, Model model, Locale locale) {
		return show(readable(number, actor), actor, Map.of(), Map.of(), model, locale);
	}

	@PostMapping("/lists/{number}/decision")
	String decide(@PathVariable String number, @RequestParam Map<String, String> typed, @CurrentActor Actor actor,
			Model model, Locale locale, RedirectAttributes flash) {
		ListView list = readable(number, actor);
		Optional<String> region = this.regional.region(list, actor);
		if (region.isEmpty() && !hasSpoken(list)) {
			this.access.requireMayDecide(actor, list.callId());
		}
		try {
			String decisionNumber = typed.getOrDefault("decisionNumber", "");
			String integrityNote = typed.getOrDefault("integrityNote", "");
			List<ListView.Item> open = open(list, actor);
			Map<UUID, Decision.Verdict> verdicts = verdicts(open, typed);
			new Refusals().gather(() -> this.decision.check(list, open, decisionNumber, integrityNote, verdicts))
				.gather(() -> this.reauthentication.check(actor, typed.get("password")))
				.refuse();
			if (region.isPresent()) {
				this.regional.decide(list.id(), region.get(), decisionNumber, integrityNote, verdicts, actor);
			}
			else {
				this.decision.decide(list, decisionNumber, integrityNote, verdicts, actor);
			}
		}
		catch (Refused ex) {
			// the same form sent twice, or somebody was faster: that is news, not an
			// error
			if (list.decisionNumber() == null && readable(number, actor).decisionNumber() != null) {
				flash.addFlashAttribute("message", "decision.made-already");
				return "redirect:/lists/" + number;
			}
			return show(list, actor, typed, FormErrors.of(ex, this.messages, locale), model, locale);
		}
		flash.addFlashAttribute("message", region.isPresent() ? "decision.made-for-region" : "decision.made");
		return "redirect:/lists/" + number;
	}

	/** The items that wait for the actor: for the region's decision, or for the one. */
	private List<ListView.Item> open(ListView list, Actor actor) {
		return this.regional.region(list, actor)
			.map((region) -> this.regional.open(list, region, actor))
			.orElseGet(() -> hasSpoken(list) ? List.of() : this.decision.open(list));
	}

	private boolean hasSpoken(ListView list) {
		return this.regional.number(list).isPresent();
	}

	private Map<UUID, Decision.Verdict> verdicts(List<ListView.Item> open, Map<String, String> typed) {
		Map<UUID, Decision.Verdict> verdicts = new LinkedHashMap<>();
		for (ListView.Item item : open) {
			UUID id = item.applicationId();
			verdicts.put(id,
					new Decision.Verdict(typed.get("result_" + id), Money.read(typed.get("amount_" + id)).orElse(null),
							typed.getOrDefault("conditions_" + id, "").strip(),
							typed.getOrDefault("grounds_" + id, "").strip()));
		}
		return verdicts;
	}

	private String show(ListView list, Actor actor, Map<String, String> typed, Map<String, String> errors, Model model,
			Locale locale) {
		Map<String, String> results = new LinkedHashMap<>();
		for (String result : new String[] { "award", "decline" }) {
			results.put(result, this.messages.getMessage("decision.result." + result, null, locale));
		}
		model.addAttribute("list", list);
		model.addAttribute("call", this.calls.require(list.callId()));
		model.addAttribute("open", open(list, actor));
		model.addAttribute("region",
				this.regional.region(list, actor).map((code) -> this.organisations.require(code).name()).orElse(null));
		model.addAttribute("spoken", this.regional.spoken(list));
		model.addAttribute("number", this.regional.number(list).orElse(null));
		model.addAttribute("purse", this.lists.purse(this.calls.require(list.callId())));
		model.addAttribute("applications",
				this.applications.all(list.items().stream().map(ListView.Item::applicationId).toList()));
		model.addAttribute("results", results);
		model.addAttribute("typed", typed);
		model.addAttribute("errors", errors);
		return "awards/decision";
	}

	@GetMapping("/applications/{number}/outcome")
	String outcome(@PathVariable String number, @CurrentActor Actor actor, Model model) {
		ApplicationView application = application(number);
		this.access.requireMayReadOutcome(actor, application);
		model.addAttribute("proposal", application);
		model.addAttribute("call", this.calls.require(application.callId()));
		model.addAttribute("outcome", this.outcomes.of(application.id()).orElse(null));
		model.addAttribute("award", this.awards.of(application.id()).orElse(null));
		model.addAttribute("permits",
				this.worklist.openOf("application", application.id())
					.stream()
					.anyMatch((item) -> item.task().equals("Task_ProvidePermits")));
		model.addAttribute("writesTaskBook",
				this.worklist.find(application.id(), "Task_PrepareTaskBook", actor).isPresent());
		model.addAttribute("conditions", this.awards.conditions(application.id()));
		model.addAttribute("agency", agency(application));
		model.addAttribute("host", this.organisations.require(application.host()).name());
		model.addAttribute("leader", this.people.require(application.principalInvestigator()).name());
		model.addAttribute("own",
				actor.is(application.principalInvestigator()) || application.team().contains(actor.personId()));
		model.addAttribute("mayHandleAppeals",
				(application.status().isRefusal() || application.status() == ApplicationStatus.RECONSIDERATION)
						&& this.access.mayHandleAppeals(actor, application.callId()));
		model.addAttribute("mayAsk",
				actor.is(application.principalInvestigator()) && this.outcomes.mayAsk(application.id()));
		model.addAttribute("feedback", this.results.feedback(application.id()));
		return "awards/outcome";
	}

	/** To whom an applicant writes: the managing agency of the call. */
	private LocalizedText agency(ApplicationView application) {
		String code = this.calls.require(application.callId()).managingAgency();
		return this.organisations.find(code)
			.map(Organisations.OrganisationView::name)
			.orElse(LocalizedText.of(code, code));
	}

	private ApplicationView application(String number) {
		return this.applications.byNumber(number).orElseThrow(() -> new NotFound("application " + number));
	}

	private ListView readable(String number, Actor actor) {
		ListView list = this.lists.require(number);
		this.access.requireMayReadList(actor, list.callId());
		return list;
	}

}
