package org.grantway.programmes;

import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import org.grantway.identity.Organisations;
import org.grantway.programmes.Call.CallStatus;
import org.grantway.programmes.CallInvitations.Invited;
import org.grantway.shared.Actor;
import org.grantway.shared.NotFound;
import org.grantway.shared.Refused;
import org.grantway.web.CurrentActor;
import org.grantway.web.FormErrors;

/**
 * The page on which officers name the institutions that a directed call is given to.
 */
@Controller
class CallHostsController {

	private final Calls calls;

	private final CallInvitations invitations;

	private final CallAccess access;

	private final CallTexts texts;

	private final Organisations organisations;

	private final MessageSource messages;

	CallHostsController(Calls calls, CallInvitations invitations, CallAccess access, CallTexts texts,
			Organisations organisations, MessageSource messages) {
		this.calls = calls;
		this.invitations = invitations;
		this.access = access;
		this.texts = texts;
		this.organisations = organisations;
		this.messages = messages;
	}

	@GetMapping("/office/calls/{code}/hosts")
	String page(@PathVariable String code, @CurrentActor Actor actor, Model model) {
		Call call = this.calls.byCode(code)
			.filter((found) -> this.access.mayWorkWith(actor, found))
			.orElseThrow(() -> new NotFound("call " + code));
		return show(call, new Typed("", "", ""), Map.of(), actor, model);
	}

	@PostMapping("/office/calls/{code}/hosts")
	String change(@PathVariable String code, @RequestParam(defaultValue = "invite") String action, Typed typed,
			@CurrentActor Actor actor, Model model, RedirectAttributes flash) {
		Call call = this.calls.byCode(code)
			.filter((found) -> this.access.mayRunCallsOf(found.leadDepartment(), actor))
			.orElseThrow(() -> new NotFound("call " + code));
		try {
			if (action.equals("takeBack")) {
				if (typed.taken().isBlank()) {
					throw Refused.at("taken", "programmes.edit.error.choose");
				}
				this.invitations.takeBack(call.id(), typed.taken(), typed.reason(), actor);
				flash.addFlashAttribute("message", "programmes.hosts.taken-back");
			}
			else {
				if (typed.host().isBlank()) {
					throw Refused.at("host", "programmes.edit.error.choose");
				}
				this.invitations.invite(call.id(), typed.host(), actor);
				flash.addFlashAttribute("message", "programmes.hosts.invited");
			}
			return "redirect:/office/calls/" + code + "/hosts";
		}
		catch (Refused ex) {
			return show(call, typed, FormErrors.of(ex, this.messages, this.texts.locale()), actor, model);
		}
	}

	private String show(Call call, Typed typed, Map<String, String> errors, Actor actor, Model model) {
		List<Invited> invited = this.invitations.of(call.id());
		Set<String> codes = invited.stream().map(Invited::host).collect(Collectors.toSet());
		Map<String, String> names = this.texts.namesOf(codes);
		Map<String, String> mayBeTaken = new LinkedHashMap<>();
		invited.stream()
			.filter((one) -> !one.submitted())
			.forEach((one) -> mayBeTaken.put(one.host(), names.get(one.host())));
		Map<String, String> mayBeInvited = candidates(call);
		mayBeInvited.keySet().removeAll(codes);
		model.addAttribute("call", call);
		model.addAttribute("statusKey", CallTexts.statusKey(call.status()));
		model.addAttribute("tone", CallTexts.tone(call.status()));
		model.addAttribute("invited", invited);
		model.addAttribute("names", names);
		model.addAttribute("candidates", mayBeInvited);
		model.addAttribute("mayBeTaken", mayBeTaken);
		model.addAttribute("writable", call.byInvitation() && this.access.mayRunCallsOf(call.leadDepartment(), actor)
				&& !EnumSet.of(CallStatus.CLOSED, CallStatus.CANCELLED).contains(call.status()));
		model.addAttribute("typed", typed);
		model.addAttribute("errors", errors);
		return "programmes/office-hosts";
	}

	private Map<String, String> candidates(Call call) {
		Map<String, String> names = new LinkedHashMap<>();
		if (call.eligibility().get("host_types") instanceof Collection<?> types) {
			types.forEach((type) -> this.organisations.ofType(type.toString())
				.forEach((one) -> names.put(one.code(), this.texts.in(one.name()))));
		}
		return names;
	}

	/** What was typed: whom to invite, or whom to take back and why. */
	record Typed(String host, String taken, String reason) {

		Typed {
			host = (host != null) ? host : "";
			taken = (taken != null) ? taken : "";
			reason = (reason != null) ? reason : "";
		}

	}

}
