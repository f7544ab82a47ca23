package org.grantway.awards.notice;

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

import org.grantway.applications.ApplicationView;
import org.grantway.applications.Applications;
import org.grantway.awards.lists.ListView;
import org.grantway.awards.lists.Lists;
import org.grantway.identity.Organisations;
import org.grantway.identity.People;
import org.grantway.programmes.Calls;
import org.grantway.shared.Actor;
import org.grantway.shared.Refused;
import org.grantway.web.ActorSource;
import org.grantway.web.CurrentActor;
import org.grantway.web.FormErrors;
import org.grantway.web.PublicAddress;

/**
 * Public notices, where anyone may object, and the page on which objections are
 * investigated.
 */
@Controller
class NoticeController {

	private final Notices notices;

	private final Lists lists;

	private final Calls calls;

	private final Applications applications;

	private final People people;

	private final Organisations organisations;

	private final ActorSource actors;

	private final PublicAddress address;

	private final MessageSource messages;

	NoticeController(Notices notices, Lists lists, Calls calls, Applications applications, People people,
			Organisations organisations, ActorSource actors, PublicAddress address, MessageSource messages) {
		this.notices = notices;
		this.lists = lists;
		this.calls = calls;
		this.applications = applications;
		this.people = people;
		this.organisations = organisations;
		this.actors = actors;
		this.address = address;
		this.messages = messages;
	}

	@GetMapping("/notices")
	String index(Model model) {
		List<ListView> published = this.lists.published();
		model.addAttribute("lists", published);
		model.addAttribute("open", published.stream().collect(Collectors.toMap(ListView::id, this.notices::isOpen)));
		model.addAttribute("calls",
				this.calls.all(published.stream().map(ListView::callId).collect(Collectors.toSet())));
		return "awards/notices";
	}

	@GetMapping("/notices/{number}")
	String notice(@PathVariable String number, Model model, Locale locale) {
		return notice(this.notices.published(number), Map.of(), Map.of(), model, locale);
	}

	@PostMapping("/notices/{number}")
	String object(@PathVariable String number, @RequestParam Map<String, String> typed, Model model, Locale locale,
			RedirectAttributes flash) {
		ListView list = this.notices.published(number);
		UUID receipt;
		try {
			receipt = this.notices.object(list, application(list, typed.get("application")),
					new Notices.Complaint(typed.get("name"), typed.get("contact"), typed.get("grounds")), locale,
					this.actors.current().orElse(null));
		}
		catch (Refused ex) {
			return notice(list, typed, FormErrors.of(ex, this.messages, locale), model, locale);
		}
		flash.addFlashAttribute("message", "notice.objected");
		return "redirect:" + Notices.receiptPath(list, receipt);
	}

	/**
	 * The objector's receipt, and later the answer; its address is known to them alone.
	 */
	@GetMapping("/notices/{number}/objections/{receipt}")
	String receipt(@PathVariable String number, @PathVariable UUID receipt, Model model) {
		ListView list = this.notices.published(number);
		NoticeObjection.View objection = this.notices.receipt(list, receipt);
		model.addAttribute("list", list);
		model.addAttribute("objection", objection);
		model.addAttribute("proposal", about(objection));
		model.addAttribute("mailed", this.notices.isMailed(objection));
		model.addAttribute("address", this.address.of(Notices.receiptPath(list, receipt)));
		return "awards/objection-receipt";
	}

	private ApplicationView about(NoticeObjection.View objection) {
		return (objection.application() != null) ? this.applications.require(objection.application()) : null;
	}

	private static UUID application(ListView list, String chosen) {
		return list.standing()
			.stream()
			.map(ListView.Item::applicationId)
			.filter((id) -> id.toString().equals(chosen))
			.findFirst()
			.orElse(null);
	}

	private String notice(ListView list, Map<String, String> typed, Map<String, String> errors, Model model,
			Locale locale) {
		// Only what consultation let through, and nobody took off since, is published.
		List<ListView.Item> items = list.standing()
			.stream()
			.filter((item) -> !"stopped".equals(item.consultation()))
			.toList();
		Map<UUID, ApplicationView> applications = this.applications
			.all(items.stream().map(ListView.Item::applicationId).toList());
		Map<String, String> options = new LinkedHashMap<>();
		items.forEach((item) -> options.put(item.applicationId().toString(),
				applications.get(item.applicationId()).title().in(locale)));
		model.addAttribute("list", list);
		model.addAttribute("items", items);
		model.addAttribute("call", this.calls.require(list.callId()));
		model.addAttribute("applications", applications);
		model.addAttribute("leaders",
				this.people.all(applications.values()
					.stream()
					.map(ApplicationView::principalInvestigator)
					.collect(Collectors.toSet())));
		model.addAttribute("hosts", this.organisations
			.all(applications.values().stream().map(ApplicationView::host).collect(Collectors.toSet())));
		model.addAttribute("options", options);
		model.addAttribute("open", this.notices.isOpen(list));
		model.addAttribute("typed", typed);
		model.addAttribute("errors", errors);
		return "awards/notice";
	}

	@GetMapping("/lists/{number}/objections/{id}")
	String objection(@PathVariable String number, @PathVariable UUID id, @CurrentActor Actor actor, Model model) {
		return objection(this.lists.require(number), id, Map.of(), Map.of(), actor, model);
	}

	@PostMapping("/lists/{number}/objections/{id}")
	String conclude(@PathVariable String number, @PathVariable UUID id, @RequestParam Map<String, String> typed,
			@CurrentActor Actor actor, Model model, Locale locale, RedirectAttributes flash) {
		ListView list = this.lists.require(number);
		try {
			this.notices.conclude(list, id, typed.get("result"), typed.get("finding"), actor);
		}
		catch (Refused ex) {
			return objection(list, id, typed, FormErrors.of(ex, this.messages, locale), actor, model);
		}
		flash.addFlashAttribute("message", "notice.investigated");
		return "redirect:/lists/" + number + "/objections/" + id;
	}

	private String objection(ListView list, UUID id, Map<String, String> typed, Map<String, String> errors, Actor actor,
			Model model) {
		NoticeObjection.View objection = this.notices.objection(list, id, actor);
		model.addAttribute("list", list);
		model.addAttribute("objection", objection);
		model.addAttribute("proposal", about(objection));
		model.addAttribute("typed", typed);
		model.addAttribute("errors", errors);
		return "awards/objection";
	}

}
