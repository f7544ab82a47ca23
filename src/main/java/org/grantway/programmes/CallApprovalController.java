package org.grantway.programmes;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import org.grantway.identity.People;
import org.grantway.programmes.Call.CallStatus;
import org.grantway.shared.Actor;
import org.grantway.shared.NotFound;
import org.grantway.shared.Refused;
import org.grantway.web.CurrentActor;
import org.grantway.web.FormErrors;

/**
 * Lets a second person publish a call or send it back, and lists its versions.
 */
@Controller
class CallApprovalController {

	private final Calls calls;

	private final CallPreparation preparation;

	private final CallAccess access;

	private final CallPages pages;

	private final CallTexts texts;

	private final People people;

	private final MessageSource messages;

	CallApprovalController(Calls calls, CallPreparation preparation, CallAccess access, CallPages pages,
			CallTexts texts, People people, MessageSource messages) {
		this.calls = calls;
		this.preparation = preparation;
		this.access = access;
		this.pages = pages;
		this.texts = texts;
		this.people = people;
		this.messages = messages;
	}

	@GetMapping("/office/calls/{code}/approve")
	String ask(@PathVariable String code, @CurrentActor Actor actor, Model model) {
		return showApproval(requireForRunning(code, actor), "", Map.of(), actor, model);
	}

	@PostMapping("/office/calls/{code}/approve")
	String decide(@PathVariable String code, @RequestParam String outcome,
			@RequestParam(defaultValue = "") String reason, @CurrentActor Actor actor, Model model,
			RedirectAttributes flash) {
		Call call = requireForRunning(code, actor);
		try {
			if (outcome.equals("publish")) {
				this.preparation.publish(call.id(), actor);
				flash.addFlashAttribute("message", "programmes.approve.published");
			}
			else {
				this.preparation.sendBack(call.id(), reason, actor);
				flash.addFlashAttribute("message", "programmes.approve.sent-back");
			}
			return "redirect:/office/calls/" + code + "/versions";
		}
		catch (Refused ex) {
			return showApproval(call, reason, FormErrors.of(ex, this.messages, this.texts.locale()), actor, model);
		}
	}

	@GetMapping("/office/calls/{code}/versions")
	String versions(@PathVariable String code, @CurrentActor Actor actor, Model model) {
		return showVersions(require(code, actor), Map.of(), "", actor, model);
	}

	@PostMapping("/office/calls/{code}/end")
	String end(@PathVariable String code, @RequestParam String how, @RequestParam(defaultValue = "") String reason,
			@CurrentActor Actor actor, Model model, RedirectAttributes flash) {
		Call call = requireForRunning(code, actor);
		try {
			if (how.equals("close")) {
				this.preparation.close(call.id(), reason, actor);
			}
			else {
				this.preparation.cancel(call.id(), reason, actor);
			}
			flash.addFlashAttribute("message", "programmes.end.done");
			return "redirect:/office/calls/" + code + "/versions";
		}
		catch (Refused ex) {
			return showVersions(call, FormErrors.of(ex, this.messages, this.texts.locale()), reason, actor, model);
		}
	}

	private String showApproval(Call call, String reason, Map<String, String> errors, Actor actor, Model model) {
		model.addAttribute("page", this.pages.view(call));
		model.addAttribute("waiting", call.status() == CallStatus.IN_APPROVAL);
		model.addAttribute("mayPublish", this.preparation.mayPublish(call.id(), actor));
		model.addAttribute("reason", reason);
		model.addAttribute("errors", errors);
		return "programmes/office-approve";
	}

	private String showVersions(Call call, Map<String, String> errors, String reason, Actor actor, Model model) {
		List<CallPreparation.VersionView> versions = this.preparation.versions(call.id());
		Map<java.util.UUID, People.PersonView> authors = this.people
			.all(versions.stream().map(CallPreparation.VersionView::by).collect(Collectors.toSet()));
		model.addAttribute("page", this.pages.view(call));
		model.addAttribute("versions", versions);
		model.addAttribute("authors",
				authors.values()
					.stream()
					.collect(Collectors.toMap(People.PersonView::id, (person) -> this.texts.in(person.name()))));
		model.addAttribute("mayEnd", this.access.mayRunCallsOf(call.leadDepartment(), actor)
				&& !EnumSet.of(CallStatus.CLOSED, CallStatus.CANCELLED).contains(call.status()));
		model.addAttribute("mayClose", call.rolling() && call.status() == CallStatus.OPEN);
		model.addAttribute("reason", reason);
		model.addAttribute("errors", errors);
		return "programmes/office-versions";
	}

	private Call require(String code, Actor actor) {
		return find(code, (call) -> this.access.mayWorkWith(actor, call));
	}

	private Call requireForRunning(String code, Actor actor) {
		return find(code, (call) -> this.access.mayRunCallsOf(call.leadDepartment(), actor));
	}

	private Call find(String code, Function<Call, Boolean> allowed) {
		return this.calls.byCode(code).filter(allowed::apply).orElseThrow(() -> new NotFound("call " + code));
	}

}
