package org.grantway.awards.lists;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import org.grantway.applications.Applications;
import org.grantway.awards.AwardsAccess;
import org.grantway.programmes.Call;
import org.grantway.programmes.Calls;
import org.grantway.shared.Actor;
import org.grantway.shared.Money;
import org.grantway.shared.NotFound;
import org.grantway.shared.Refused;
import org.grantway.web.CurrentActor;
import org.grantway.web.FormErrors;
import org.grantway.web.Pages;

/**
 * The pages on which submission lists are formed and read.
 */
@Controller
class ListController {

	private final Lists lists;

	private final Calls calls;

	private final Applications applications;

	private final AwardsAccess access;

	private final MessageSource messages;

	ListController(Lists lists, Calls calls, Applications applications, AwardsAccess access, MessageSource messages) {
		this.lists = lists;
		this.calls = calls;
		this.applications = applications;
		this.access = access;
		this.messages = messages;
	}

	@GetMapping("/office/lists")
	String index(@CurrentActor Actor actor, Model model) {
		this.access.requireWorksWithLists(actor);
		List<ListView> found = this.lists.readableBy(actor);
		model.addAttribute("lists", found);
		model.addAttribute("codes",
				this.calls.all(found.stream().map(ListView::callId).collect(Collectors.toSet()))
					.values()
					.stream()
					.collect(Collectors.toMap(Call::id, Call::code)));
		return "awards/lists";
	}

	@GetMapping("/office/lists/new")
	String form(@RequestParam("call") String code, @RequestParam(defaultValue = "0") int page,
			@CurrentActor Actor actor, Model model) {
		return show(call(code, actor), page, Map.of(), Map.of(), Map.of(), actor, model);
	}

	@PostMapping("/office/lists/new")
	String form(@RequestParam("call") String code, @RequestParam(defaultValue = "0") int page,
			@RequestParam(required = false) List<UUID> chosen, @RequestParam Map<String, String> typed,
			@CurrentActor Actor actor, Model model, Locale locale, RedirectAttributes flash) {
		Call call = call(code, actor);
		Map<UUID, Boolean> ticked = new LinkedHashMap<>();
		((chosen != null) ? chosen : List.<UUID>of()).forEach((id) -> ticked.put(id, true));
		try {
			ListView list = this.lists.form(call, amounts(ticked, typed), actor);
			flash.addFlashAttribute("message", "lists.formed");
			return "redirect:/lists/" + list.number();
		}
		catch (Refused ex) {
			return show(call, page, ticked, typed, FormErrors.of(ex, this.messages, locale), actor, model);
		}
	}

	private static Map<UUID, Money> amounts(Map<UUID, Boolean> ticked, Map<String, String> typed) {
		Map<UUID, Money> amounts = new LinkedHashMap<>();
		for (UUID id : ticked.keySet()) {
			amounts.put(id, Money.read(typed.get("amount_" + id))
				.orElseThrow(() -> Refused.at("amount_" + id, "lists.amount-unreadable")));
		}
		return amounts;
	}

	private String show(Call call, int page, Map<UUID, Boolean> ticked, Map<String, String> typed,
			Map<String, String> errors, Actor actor, Model model) {
		model.addAttribute("call", call);
		model.addAttribute("waiting", this.lists.waiting(call, Pages.of(page, Pages.CHOICES), actor));
		model.addAttribute("purse", this.lists.purse(call));
		model.addAttribute("ticked", ticked);
		model.addAttribute("typed", typed);
		model.addAttribute("errors", errors);
		return "awards/form-list";
	}

	@GetMapping("/lists/{number}")
	String list(@PathVariable String number, @CurrentActor Actor actor, Model model) {
		ListView list = this.lists.require(number);
		this.access.requireMayReadList(actor, list.callId());
		model.addAttribute("list", list);
		model.addAttribute("call", this.calls.require(list.callId()));
		model.addAttribute("applications",
				this.applications.all(list.items().stream().map(ListView.Item::applicationId).toList()));
		return "awards/list";
	}

	private Call call(String code, Actor actor) {
		return this.calls.byCode(code)
			.filter((call) -> call.isPublished() && !call.byInvitation() || this.access.mayReadList(actor, call.id()))
			.orElseThrow(() -> new NotFound("call " + code));
	}

}
