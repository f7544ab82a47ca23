package org.grantway.notifications;

import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import org.grantway.shared.Actor;
import org.grantway.web.CurrentActor;
import org.grantway.workflow.CaseBriefs;
import org.grantway.workflow.CaseDesk.CaseBrief;

/**
 * A person's own messages; nobody else's can be reached.
 */
@Controller
@RequestMapping("/my/messages")
class MessageController {

	private static final int ROWS = 25;

	private final Postbox postbox;

	private final CaseBriefs briefs;

	MessageController(Postbox postbox, CaseBriefs briefs) {
		this.briefs = briefs;
		this.postbox = postbox;
	}

	@GetMapping
	String list(@RequestParam(defaultValue = "0") int page, @CurrentActor Actor actor, Model model, Locale locale) {
		PageRequest pageable = PageRequest.of(Math.max(0, Math.min(page, 10_000)), ROWS);
		MailPreference preference = this.postbox.preference(actor.personId());
		Page<Message> messages = this.postbox.of(actor, pageable);
		Map<UUID, CaseBrief> cases = this.briefs.all(messages.map(Message::of).getContent(), actor);
		model.addAttribute("messages",
				messages.map((message) -> MessageView.of(message, cases.get(message.of().id()), locale)));
		model.addAttribute("unread", this.postbox.unread(actor));
		model.addAttribute("mailing", this.postbox.isMailing());
		model.addAttribute("rhythm", preference.rhythm().slug());
		model.addAttribute("language", preference.language().getLanguage());
		return "notifications/messages";
	}

	@PostMapping("/{id}")
	String open(@PathVariable UUID id, @CurrentActor Actor actor) {
		return "redirect:" + this.postbox.open(id, actor);
	}

	@PostMapping("/read")
	String readAll(@CurrentActor Actor actor) {
		this.postbox.readAll(actor);
		return "redirect:/my/messages";
	}

	@PostMapping("/mail")
	String mail(@RequestParam(defaultValue = "zh") String language, @RequestParam(defaultValue = "") String rhythm,
			@CurrentActor Actor actor, RedirectAttributes flash) {
		this.postbox.choose(actor, "en".equals(language) ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE,
				Rhythm.of(rhythm));
		flash.addFlashAttribute("message", "messages.mail.saved");
		return "redirect:/my/messages";
	}

}
