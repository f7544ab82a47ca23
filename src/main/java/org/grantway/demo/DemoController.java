package org.grantway.demo;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Profile;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import org.grantway.shared.Actor;
import org.grantway.shared.NotFound;
import org.grantway.shared.Refused;
import org.grantway.shared.Times;
import org.grantway.web.CurrentActor;
import org.grantway.web.FormErrors;
import org.grantway.workflow.CaseDesk;
import org.grantway.workflow.Timeline;

/**
 * The controls of the demonstration: work as somebody else, move the clock. They exist in
 * the demo profile only.
 */
@Controller
@Profile("demo")
class DemoController {

	private static final LocalTime MORNING = LocalTime.of(9, 0);

	private final DemoPeople people;

	private final DemoClock clock;

	private final Timeline timeline;

	private final List<CaseDesk> desks;

	private final MessageSource messages;

	DemoController(DemoPeople people, DemoClock clock, Timeline timeline, List<CaseDesk> desks,
			MessageSource messages) {
		this.people = people;
		this.clock = clock;
		this.timeline = timeline;
		this.desks = desks;
		this.messages = messages;
	}

	@GetMapping("/demo")
	String controls(Model model) {
		model.addAttribute("people", this.people.listed());
		model.addAttribute("password", DemoPeople.PASSWORD);
		model.addAttribute("today", this.clock.now());
		return "demo/controls";
	}

	@PostMapping("/demo/work-as")
	String workAs(@RequestParam String person, HttpServletRequest request) throws ServletException {
		if (this.people.listed().stream().noneMatch((listed) -> listed.shortName().equals(person))
				&& !person.matches("expert\\d\\d")) {
			throw new NotFound("demo person " + person);
		}
		request.logout();
		request.login(person + DemoPeople.DOMAIN, DemoPeople.PASSWORD);
		return "redirect:/tasks";
	}

	@PostMapping("/demo/advance")
	String advance(@RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate to,
			Locale locale, Model model, RedirectAttributes flash) {
		try {
			if (to == null) {
				throw Refused.at("to", "demo.refused.no-day");
			}
			this.clock.advanceTo(Times.at(to, MORNING));
		}
		catch (Refused ex) {
			model.addAttribute("errors", FormErrors.of(ex, this.messages, locale));
			return controls(model);
		}
		flash.addFlashAttribute("message", "demo.advanced");
		return "redirect:/demo";
	}

	@PostMapping("/demo/next-deadline")
	String nextDeadline(@RequestParam String number, @CurrentActor Actor actor, Locale locale, Model model,
			RedirectAttributes flash) {
		try {
			var next = this.desks.stream()
				.flatMap((desk) -> desk.byNumber(number.strip(), actor).stream())
				.findFirst()
				.flatMap((of) -> this.timeline.nextTimer(of.type(), of.id()))
				.orElseThrow(() -> Refused.at("number", "demo.refused.no-deadline", number));
			this.clock.advanceTo(next.plusSeconds(1));
		}
		catch (Refused ex) {
			model.addAttribute("errors", FormErrors.of(ex, this.messages, locale));
			model.addAttribute("number", number);
			return controls(model);
		}
		flash.addFlashAttribute("message", "demo.advanced");
		return "redirect:/demo";
	}

}
