package org.grantway.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

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

import org.grantway.identity.Proofs;
import org.grantway.shared.Actor;
import org.grantway.shared.AuthLevel;
import org.grantway.shared.CaseRef;
import org.grantway.shared.NotAllowed;
import org.grantway.shared.NotFound;
import org.grantway.shared.Refused;
import org.grantway.shared.Times;
import org.grantway.web.CurrentActor;
import org.grantway.web.FormErrors;
import org.grantway.workflow.CaseDesk;
import org.grantway.workflow.Worklist;

/**
 * The controls of the demonstration: work as somebody else, move the clock. They exist in
 * the demo profile only.
 */
@Controller
@Profile("demo")
class DemoController {

	private static final Pattern NUMBER = Pattern.compile("/([A-Z]{2,5}-\\d{4}-\\d{3,6})(?:/|$)");

	private static final Pattern TASK = Pattern.compile("/tasks/([0-9a-f-]{36})");

	private static final LocalTime MORNING = LocalTime.of(9, 0);

	private final DemoPeople people;

	private final DemoClock clock;

	private final DemoStory story;

	private final Others others;

	private final Snapshot snapshot;

	private final Proofs proofs;

	private final Worklist worklist;

	private final List<CaseDesk> desks;

	private final MessageSource messages;

	DemoController(DemoPeople people, DemoClock clock, DemoStory story, Others others, Snapshot snapshot, Proofs proofs,
			Worklist worklist, List<CaseDesk> desks, MessageSource messages) {
		this.people = people;
		this.clock = clock;
		this.story = story;
		this.others = others;
		this.snapshot = snapshot;
		this.proofs = proofs;
		this.worklist = worklist;
		this.desks = desks;
		this.messages = messages;
	}

	/**
	 * The controls; the numbers are filled in if they are opened from the page of a case
	 * or of a task.
	 * @param from the path of that page
	 */
	@GetMapping("/demo")
	String controls(@RequestParam(defaultValue = "") String from, @CurrentActor Optional<Actor> actor, Model model) {
		caseOf(from, actor).ifPresent((number) -> {
			model.addAttribute("of", number);
			model.addAttribute("number", number);
		});
		return controls(model);
	}

	private Optional<String> caseOf(String page, Optional<Actor> actor) {
		Matcher named = NUMBER.matcher(page);
		if (named.find()) {
			return Optional.of(named.group(1));
		}
		Matcher task = TASK.matcher(page);
		if (actor.isEmpty() || !task.matches()) {
			return Optional.empty();
		}
		try {
			return Optional.of(this.worklist.require(UUID.fromString(task.group(1)), actor.get()).of().number());
		}
		catch (NotFound | NotAllowed | Refused ex) {
			return Optional.empty();
		}
	}

	private String controls(Model model) {
		model.addAttribute("people", this.people.groups());
		model.addAttribute("password", DemoPeople.PASSWORD);
		model.addAttribute("today", this.clock.now());
		model.addAttribute("ready", this.story.isReady());
		return "demo/controls";
	}

	@PostMapping("/demo/work-as")
	String workAs(@RequestParam String person, HttpServletRequest request, RedirectAttributes flash)
			throws ServletException {
		if (this.people.listed().stream().noneMatch((listed) -> listed.shortName().equals(person))
				&& !person.matches("expert\\d\\d")) {
			throw new NotFound("demo person " + person);
		}
		if (!this.people.isThere(person)) {
			flash.addFlashAttribute("message", "demo.not-yet");
			return "redirect:/demo";
		}
		request.logout();
		this.proofs.signInAs(AuthLevel.DEMO);
		request.login(person + DemoPeople.DOMAIN, DemoPeople.PASSWORD);
		return "redirect:/tasks";
	}

	@PostMapping("/demo/advance")
	String advance(@RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate to,
			Locale locale, Model model, RedirectAttributes flash) {
		try {
			this.story.requireReady();
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
			this.story.requireReady();
			List<CaseRef> cases = cases("number", number, actor);
			Instant next = this.others.nextDeadline(cases)
				.orElseThrow(() -> this.others.onlyOwn(cases, actor)
					.map((own) -> Refused.at("number", "demo.refused.own-task", number, own.name().in(locale)))
					.orElseGet(() -> Refused.at("number", "demo.refused.no-deadline", number)));
			this.clock.advanceTo(next.isBefore(this.clock.now()) ? this.clock.now() : next.plusSeconds(1));
		}
		catch (Refused ex) {
			model.addAttribute("errors", FormErrors.of(ex, this.messages, locale));
			model.addAttribute("number", number);
			return controls(model);
		}
		flash.addFlashAttribute("message", "demo.advanced");
		flash.addAttribute("of", number.strip());
		return "redirect:/demo/others";
	}

	/** What the others would do now: in one case, or everywhere if none is named. */
	@GetMapping("/demo/others")
	String others(@RequestParam(defaultValue = "") String of, @CurrentActor Actor actor, Locale locale, Model model) {
		model.addAttribute("of", of.strip());
		model.addAttribute("today", this.clock.now());
		try {
			this.story.requireReady();
			model.addAttribute("answers", this.others.preview(cases("of", of, actor), actor));
		}
		catch (Refused ex) {
			model.addAttribute("errors", FormErrors.of(ex, this.messages, locale));
			return controls(model);
		}
		return "demo/others";
	}

	@PostMapping("/demo/others")
	String answer(@RequestParam(defaultValue = "") String of, @RequestParam(required = false) Set<UUID> chosen,
			@CurrentActor Actor actor, Locale locale, Model model, RedirectAttributes flash) {
		try {
			this.story.requireReady();
			Others.Done done = this.others.answerAll(cases("of", of, actor), (chosen != null) ? chosen : Set.of(),
					actor);
			if (!done.refused().isEmpty()) {
				throw Refused.at("chosen", "demo.refused.some", done.count(), String.join(", ", done.refused()));
			}
			flash.addFlashAttribute("message", (done.count() > 0) ? "demo.others.done" : "demo.others.none");
		}
		catch (Refused ex) {
			model.addAttribute("errors", FormErrors.of(ex, this.messages, locale));
			model.addAttribute("of", of.strip());
			model.addAttribute("answers", this.others.preview(cases("of", of, actor), actor));
			return "demo/others";
		}
		flash.addAttribute("of", of.strip());
		return "redirect:/demo/others";
	}

	@GetMapping("/demo/reset")
	String reset(Model model) {
		model.addAttribute("possible", this.snapshot.isPossible());
		model.addAttribute("firstDay", DemoStory.VISIT);
		return "demo/reset";
	}

	@PostMapping("/demo/reset")
	String reset(Locale locale, Model model, RedirectAttributes flash) {
		try {
			this.story.requireReady();
			this.snapshot.bringBack();
			this.clock.restore(DemoStory.VISIT);
		}
		catch (Refused ex) {
			model.addAttribute("errors", FormErrors.of(ex, this.messages, locale));
			return reset(model);
		}
		flash.addFlashAttribute("message", "demo.reset.done");
		return "redirect:/demo";
	}

	/**
	 * The case of that number and those in which it goes on; none if no number is given.
	 * Who has a part in a case without reading it, like a reviewer, can move it all the
	 * same.
	 */
	private List<CaseRef> cases(String field, String number, Actor actor) {
		if (number.isBlank()) {
			return List.of();
		}
		return Stream.of(actor, this.people.actor("inspector"))
			.flatMap((reader) -> this.desks.stream().flatMap((desk) -> desk.byNumber(number.strip(), reader).stream()))
			.findFirst()
			.map(this.others::with)
			.orElseThrow(() -> Refused.at(field, "demo.refused.no-case", number));
	}

}
