package org.grantway.programmes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeSet;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import org.grantway.programmes.YearFile.Day;
import org.grantway.shared.Actor;
import org.grantway.shared.NotAllowed;
import org.grantway.shared.Refused;
import org.grantway.shared.Role;
import org.grantway.shared.Times;
import org.grantway.web.CurrentActor;
import org.grantway.web.FormErrors;
import org.grantway.workflow.OpenDeadlines.Recounted;

/**
 * The system administrator's page of working days: look at a year, preview its official
 * arrangement, load it.
 */
@Controller
class CalendarController {

	private static final int LONGEST = 60_000;

	private final YearCalendar years;

	private final CallTexts texts;

	private final MessageSource messages;

	private final Clock clock;

	CalendarController(YearCalendar years, CallTexts texts, MessageSource messages, Clock clock) {
		this.years = years;
		this.texts = texts;
		this.messages = messages;
		this.clock = clock;
	}

	@GetMapping("/admin/calendar")
	String page(@RequestParam(defaultValue = "") String year, @CurrentActor Actor actor, Model model) {
		requireAdministrator(actor);
		return show(year.isBlank() ? Integer.toString(thisYear()) : year, "", Map.of(), model);
	}

	@PostMapping("/admin/calendar")
	String load(@RequestParam(defaultValue = "") String year, @RequestParam(defaultValue = "") String text,
			@RequestParam(required = false) MultipartFile file, @RequestParam(defaultValue = "preview") String action,
			@CurrentActor Actor actor, Model model, RedirectAttributes flash) {
		requireAdministrator(actor);
		String lines = (file != null && !file.isEmpty()) ? read(file) : text;
		Map<String, String> errors = new LinkedHashMap<>();
		if (number(year) == 0) {
			errors.put("year", this.texts.say("programmes.calendar.refused.year"));
		}
		if (lines.isBlank()) {
			errors.put("text", this.texts.say("programmes.calendar.refused.empty"));
		}
		else if (lines.length() > LONGEST) {
			errors.put("text", this.texts.say("programmes.calendar.refused.long"));
		}
		if (!errors.isEmpty()) {
			return show(year, lines, errors, model);
		}
		YearFile read = YearFile.read(lines, number(year));
		if (!read.problems().isEmpty()) {
			errors.put("text", this.texts.say("programmes.calendar.refused.lines", read.problems().size()));
			List<String> problems = new ArrayList<>();
			read.problems()
				.forEach((line, problem) -> problems
					.add(this.texts.say("programmes.calendar.line", line, this.texts.say(problem))));
			model.addAttribute("problems", problems);
		}
		else if (action.equals("load")) {
			try {
				Recounted moved = this.years.load(number(year), lines, actor);
				flash.addFlashAttribute("message", "programmes.calendar.loaded");
				flash.addFlashAttribute("moved", moved);
				return "redirect:/admin/calendar?year=" + number(year);
			}
			catch (Refused ex) {
				errors.putAll(FormErrors.of(ex, this.messages, this.texts.locale()));
			}
		}
		else {
			model.addAttribute("changes", changes(number(year), read));
		}
		return show(year, lines, errors, model);
	}

	/** Every day that is, or is to be, otherwise than its weekday says. */
	private List<Change> changes(int year, YearFile file) {
		SortedMap<LocalDate, Day> before = this.years.of(year);
		Map<LocalDate, Day> after = new LinkedHashMap<>();
		file.days().forEach((day) -> after.put(day.date(), day));
		TreeSet<LocalDate> days = new TreeSet<>(before.keySet());
		days.addAll(after.keySet());
		return days.stream().map((day) -> new Change(day, before.get(day), after.get(day))).toList();
	}

	private String show(String year, String text, Map<String, String> errors, Model model) {
		int shown = (number(year) != 0) ? number(year) : thisYear();
		model.addAttribute("years", this.years.years());
		model.addAttribute("year", year);
		model.addAttribute("shown", shown);
		model.addAttribute("days", this.years.of(shown).values());
		model.addAttribute("computed", this.years.computed(shown));
		model.addAttribute("text", text);
		model.addAttribute("errors", errors);
		return "programmes/calendar";
	}

	private int thisYear() {
		return Times.dayOf(Instant.now(this.clock)).getYear();
	}

	/** A year that can be asked for, or 0. */
	private static int number(String year) {
		return year.strip().matches("20\\d\\d") ? Integer.parseInt(year.strip()) : 0;
	}

	private static String read(MultipartFile file) {
		try {
			return new String(file.getBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void requireAdministrator(Actor actor) {
		if (!actor.holds(Role.SYSTEM_ADMINISTRATOR)) {
			throw new NotAllowed("programmes.not-allowed.calendar");
		}
	}

	/** A day before and after; null where it is as its weekday says. */
	record Change(LocalDate date, Day was, Day is) {

		/** Whether it is worked or free otherwise than before. */
		public boolean differs() {
			return (this.was != null) != (this.is != null)
					|| (this.was != null && !this.was.kind().equals(this.is.kind()));
		}

	}

}
