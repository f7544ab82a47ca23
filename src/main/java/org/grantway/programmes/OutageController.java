package org.grantway.programmes;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import org.grantway.identity.People;
import org.grantway.identity.People.PersonView;
import org.grantway.shared.Actor;
import org.grantway.shared.NotAllowed;
import org.grantway.shared.Refused;
import org.grantway.shared.Role;
import org.grantway.shared.Times;
import org.grantway.web.CurrentActor;
import org.grantway.web.FormErrors;
import org.grantway.workflow.OpenDeadlines.Recounted;

/**
 * The system administrator's page of outages: say when the service was out, see which
 * deadlines move, record it.
 */
@Controller
class OutageController {

	private final Outages outages;

	private final People people;

	private final CallTexts texts;

	private final MessageSource messages;

	OutageController(Outages outages, People people, CallTexts texts, MessageSource messages) {
		this.outages = outages;
		this.people = people;
		this.texts = texts;
		this.messages = messages;
	}

	@GetMapping("/admin/outages")
	String page(@CurrentActor Actor actor, Model model) {
		requireAdministrator(actor);
		return show("", "", "", Map.of(), model);
	}

	@PostMapping("/admin/outages")
	String record(@RequestParam(defaultValue = "") String begun, @RequestParam(defaultValue = "") String ended,
			@RequestParam(defaultValue = "") String reason, @RequestParam(defaultValue = "preview") String action,
			@CurrentActor Actor actor, Model model, RedirectAttributes flash) {
		requireAdministrator(actor);
		Map<String, String> errors = new LinkedHashMap<>();
		try {
			model.addAttribute("moves", this.outages.preview(instant(begun), instant(ended)));
			if (action.equals("record")) {
				Recounted moved = this.outages.record(instant(begun), instant(ended), reason, actor);
				flash.addFlashAttribute("message", "programmes.outages.recorded");
				flash.addFlashAttribute("moved", moved);
				return "redirect:/admin/outages";
			}
		}
		catch (Refused ex) {
			errors.putAll(FormErrors.of(ex, this.messages, this.texts.locale()));
		}
		return show(begun, ended, reason, errors, model);
	}

	private String show(String begun, String ended, String reason, Map<String, String> errors, Model model) {
		List<Outage> all = this.outages.all();
		Map<UUID, PersonView> people = this.people
			.all(all.stream().map(Outage::recordedBy).filter(Objects::nonNull).collect(Collectors.toSet()));
		model.addAttribute("outages", all.stream().map((one) -> {
			PersonView by = (one.recordedBy() != null) ? people.get(one.recordedBy()) : null;
			return new Row(one.span().begunAt(), one.span().endedAt(), one.reason(),
					(by != null) ? this.texts.in(by.name()) : null, one.recordedAt());
		}).toList());
		model.addAttribute("begun", begun);
		model.addAttribute("ended", ended);
		model.addAttribute("reason", reason);
		model.addAttribute("errors", errors);
		return "programmes/outages";
	}

	/** A time as a browser writes it, in China Standard Time; null if it is none. */
	private static Instant instant(String text) {
		try {
			return LocalDateTime.parse(text.strip().replace(' ', 'T')).atZone(Times.ZONE).toInstant();
		}
		catch (DateTimeParseException ex) {
			return null;
		}
	}

	private static void requireAdministrator(Actor actor) {
		if (!actor.holds(Role.SYSTEM_ADMINISTRATOR)) {
			throw new NotAllowed("programmes.not-allowed.outages");
		}
	}

	/**
	 * A recorded outage.
	 *
	 * @param by null if the service noticed it itself
	 */
	record Row(Instant begun, Instant ended, String reason, String by, Instant at) {

	}

}
