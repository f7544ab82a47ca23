package org.grantway.programmes;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import org.grantway.programmes.Call.CallStatus;
import org.grantway.shared.Actor;
import org.grantway.shared.NotFound;
import org.grantway.shared.Refused;
import org.grantway.web.CurrentActor;
import org.grantway.web.FormErrors;

/**
 * Lets officers write a call, look at it as an applicant, and hand it to a second person.
 */
@Controller
class CallEditController {

	private final Calls calls;

	private final CallPreparation preparation;

	private final CallAccess access;

	private final CallPages pages;

	private final CallChanges changes;

	private final CallTexts texts;

	private final MessageSource messages;

	CallEditController(Calls calls, CallPreparation preparation, CallAccess access, CallPages pages,
			CallChanges changes, CallTexts texts, MessageSource messages) {
		this.calls = calls;
		this.preparation = preparation;
		this.access = access;
		this.pages = pages;
		this.changes = changes;
		this.texts = texts;
		this.messages = messages;
	}

	@GetMapping("/office/calls/{code}/edit")
	String edit(@PathVariable String code, @CurrentActor Actor actor, Model model) {
		Call call = requireForWriting(code, actor);
		CallConfiguration base = CallConfiguration.parse(this.preparation.configuration(call.id()));
		return show(call, CallForm.of(base), call.version(), Map.of(), actor, model);
	}

	@PostMapping("/office/calls/{code}/edit")
	String save(@PathVariable String code, @RequestParam MultiValueMap<String, String> typed,
			@RequestParam(defaultValue = "0") int basedOn, @RequestParam(defaultValue = "save") String action,
			@CurrentActor Actor actor, Model model, RedirectAttributes flash) {
		Call call = requireForWriting(code, actor);
		CallForm form = new CallForm(typed);
		CallConfiguration base = CallConfiguration.parse(this.preparation.configuration(call.id()));
		Map<String, String> errors = new LinkedHashMap<>();
		Set<String> funders = this.texts.funders().keySet();
		form.problems(base, funders).forEach((field, key) -> errors.put(field, this.texts.say(key)));
		if (!this.texts.isOrganisation(form.value("managing_agency"))) {
			errors.putIfAbsent("managing_agency", this.texts.say("programmes.edit.error.agency"));
		}
		int version = basedOn;
		if (!this.texts.leads(actor).containsKey(form.value("lead_department"))) {
			errors.put("lead_department", this.texts.say("programmes.edit.error.lead"));
		}
		try {
			if (errors.isEmpty()) {
				version = this.preparation.edit(call.id(), form.applyTo(base, funders).text(), basedOn, actor);
				if (action.equals("submit")) {
					this.preparation.submitForApproval(call.id(), actor);
					flash.addFlashAttribute("message", "programmes.edit.submitted");
					return "redirect:/office/calls/" + code + "/versions";
				}
				flash.addFlashAttribute("message", "programmes.edit.saved");
				return "redirect:/office/calls/" + code + "/edit";
			}
		}
		catch (Refused ex) {
			errors.putAll(FormErrors.of(ex, this.messages, this.texts.locale()));
		}
		return show(call, form, version, errors, actor, model);
	}

	@GetMapping("/office/calls/{code}/preview")
	String preview(@PathVariable String code, @RequestParam(required = false) Integer version,
			@CurrentActor Actor actor, Model model) {
		Call call = require(code, actor);
		Call shown = (version != null) ? this.preparation.version(call.id(), version) : call;
		model.addAttribute("page", this.pages.view(shown));
		model.addAttribute("title", this.pages.title(shown));
		model.addAttribute("changes", (shown.version() > 1)
				? this.changes.between(this.preparation.version(call.id(), shown.version() - 1), shown) : List.of());
		model.addAttribute("preview", true);
		return "programmes/call";
	}

	private String show(Call call, CallForm form, int version, Map<String, String> errors, Actor actor, Model model) {
		model.addAttribute("call", call);
		model.addAttribute("form", form);
		model.addAttribute("version", version);
		model.addAttribute("errors", errors);
		model.addAttribute("writable", call.status() == CallStatus.DRAFT);
		model.addAttribute("statusKey", CallTexts.statusKey(call.status()));
		model.addAttribute("tone", CallTexts.tone(call.status()));
		model.addAttribute("choices",
				new Choices(this.texts.fields(), this.texts.words("document", this.texts.documentKinds()),
						this.texts.words("term", this.texts.hostTypes()), this.texts.departments(),
						this.texts.criteriaSets(), this.texts.decisionRules(),
						this.texts.words("review-stage", call.review().stream().map(Call.ReviewStage::stage).toList()),
						this.texts.leads(actor), this.texts.funders(), this.texts.words("trigger", CallTerms.TRIGGERS),
						this.texts.words("length", call.lengths().keySet()), this.texts.words("unit", CallTerms.UNITS),
						this.texts.words("limit-name", limits(call))));
		return "programmes/office-edit";
	}

	/**
	 * The quota is asked for where supervising departments recommend, the size of the
	 * shortlist where one is chosen.
	 */
	private static List<String> limits(Call call) {
		List<String> limits = new ArrayList<>(CallTerms.LIMITS);
		if ("department".equals(call.switches().get("recommendation"))) {
			limits.add(CallTerms.QUOTA);
		}
		if (call.limit(Call.SHORTLIST_MOST).isPresent()) {
			limits.addAll(CallTerms.SHORTLIST);
		}
		return limits;
	}

	private Call require(String code, Actor actor) {
		return this.calls.byCode(code)
			.filter((call) -> this.access.mayWorkWith(actor, call))
			.orElseThrow(() -> new NotFound("call " + code));
	}

	private Call requireForWriting(String code, Actor actor) {
		return this.calls.byCode(code)
			.filter((call) -> this.access.mayRunCallsOf(call.leadDepartment(), actor))
			.orElseThrow(() -> new NotFound("call " + code));
	}

	/** What can be chosen on the form, by code. */
	record Choices(Map<String, String> fields, Map<String, String> documents, Map<String, String> hosts,
			Map<String, String> departments, Map<String, String> criteriaSets, Map<String, String> decisionRules,
			Map<String, String> reviewStages, Map<String, String> leads, Map<String, String> funders,
			Map<String, String> triggers, Map<String, String> lengths, Map<String, String> units,
			Map<String, String> limits) {

	}

}
