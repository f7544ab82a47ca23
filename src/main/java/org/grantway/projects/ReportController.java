package org.grantway.projects;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import org.grantway.projects.ProjectAccess.Reading;
import org.grantway.shared.Actor;
import org.grantway.shared.Money;
import org.grantway.shared.NotFound;
import org.grantway.shared.Refused;
import org.grantway.web.CurrentActor;
import org.grantway.workflow.WorkItem;

/**
 * The page of a progress report: its leader writes it there, others read it.
 */
@Controller
class ReportController {

	private final Reports reports;

	private final ReportDeviations deviations;

	private final ProjectPages pages;

	private final ProjectAccess access;

	private final TaskSheets sheets;

	private final MessageSource messages;

	ReportController(Reports reports, ReportDeviations deviations, ProjectPages pages, ProjectAccess access,
			TaskSheets sheets, MessageSource messages) {
		this.deviations = deviations;
		this.sheets = sheets;
		this.reports = reports;
		this.pages = pages;
		this.access = access;
		this.messages = messages;
	}

	/** Leads to the report that is asked for now. */
	@GetMapping("/projects/{number}/report")
	String current(@PathVariable String number, @CurrentActor Actor actor) {
		Project project = this.access.requireVisible(number, actor);
		List<ProgressReport> all = this.reports.of(project);
		if (all.isEmpty()) {
			throw new NotFound("report of " + number);
		}
		return "redirect:/projects/" + number + "/reports/" + all.get(all.size() - 1).number();
	}

	@GetMapping("/projects/{number}/reports/{n}")
	String report(@PathVariable String number, @PathVariable int n, @CurrentActor Actor actor, Model model) {
		Reading reading = this.access.requireReadable(number, actor);
		Project project = reading.project();
		if (reading.left() != null) {
			return past(project, n, reading.left(), model);
		}
		return show(project, n, actor, this.reports.answers(this.reports.require(project, n)), Map.of(), model);
	}

	@PostMapping("/projects/{number}/reports/{n}")
	String write(@PathVariable String number, @PathVariable int n, @RequestParam Map<String, String> typed,
			@CurrentActor Actor actor, Locale locale, Model model, RedirectAttributes next) {
		Project project = this.access.requireVisible(number, actor);
		this.access.requireWriter(project, actor);
		WorkItem task = this.reports.taskOf(project, actor).orElseThrow(() -> new Refused("projects.report.not-now"));
		if ("save".equals(typed.get("act"))) {
			this.reports.save(project, n, typed, actor);
			next.addFlashAttribute("message", "projects.report.saved");
			return "redirect:/projects/" + number + "/reports/" + n;
		}
		Map<String, String> errors = new LinkedHashMap<>();
		Map<String, String> names = names(project, locale);
		this.reports.faults(project, typed).forEach((field, key) -> {
			String fault = this.messages.getMessage(key, null, locale);
			String name = names.get(field);
			errors.put(field, (name != null)
					? this.messages.getMessage("web.labelled", new Object[] { name, fault }, locale) : fault);
		});
		List<String> deviating = this.deviations.of(project, typed, locale);
		if (!deviating.isEmpty() && typed.getOrDefault("deviations", "").isBlank()) {
			errors.put("deviations", this.messages.getMessage("projects.report.deviations.missing",
					new Object[] { String.join(this.messages.getMessage("web.semicolon", null, locale), deviating) },
					locale));
		}
		if (!errors.isEmpty()) {
			return show(project, n, actor, typed, errors, model);
		}
		this.reports.submit(project, n, typed, task, actor);
		next.addFlashAttribute("message", "projects.report.sent");
		return "redirect:/projects/" + number;
	}

	/** What each of the fields that occur several times is about. */
	private Map<String, String> names(Project project, Locale locale) {
		Map<String, String> names = new LinkedHashMap<>();
		this.pages.view(project).milestones().forEach((row) -> {
			String field = Reports.field(ReportLine.Kind.MILESTONE, row.id());
			names.put(field, row.name());
			names.put(field + "-note", row.name());
		});
		this.pages.view(project)
			.indicators()
			.forEach((row) -> names.put(Reports.field(ReportLine.Kind.INDICATOR, row.id()), row.name()));
		this.reports.costs(project)
			.forEach((category) -> names.put(Reports.field(ReportLine.Kind.SPENDING, category),
					this.messages.getMessage("projects.cost." + category, null, locale)));
		return names;
	}

	private String show(Project project, int n, Actor actor, Map<String, String> typed, Map<String, String> errors,
			Model model) {
		ProgressReport report = this.reports.require(project, n);
		boolean editable = report.isOpen() && this.reports.taskOf(project, actor).isPresent();
		model.addAttribute("project", this.pages.head(project, actor, "overview"));
		model.addAttribute("view", this.pages.view(project));
		model.addAttribute("report", this.pages.report(project, report, editable));
		model.addAttribute("typed", typed);
		// a draft is for those who write it
		model.addAttribute("draft", report.isOpen() && !editable);
		model.addAttribute("leads", this.access.isPrincipalInvestigator(project, actor));
		model.addAttribute("errors", errors);
		model.addAttribute("categories", this.reports.costs(project));
		model.addAttribute("returned", this.sheets.returned(project, report).orElse(null));
		model.addAttribute("spent", spent(project, typed));
		return "projects/report";
	}

	/** A report that was handed in before the project left its reader's institution. */
	private String past(Project project, int n, FormerHost left, Model model) {
		ProgressReport report = this.reports.require(project, n);
		if (!ProjectPages.isPast(report, left.leftAt())) {
			throw new NotFound("report " + n + " of " + project.number());
		}
		Map<String, String> typed = this.reports.answers(report);
		model.addAttribute("project", this.pages.pastHead(project, left));
		model.addAttribute("view", this.pages.past(project, left));
		model.addAttribute("report", this.pages.pastReport(report, left.leftAt()));
		model.addAttribute("typed", typed);
		// what is written anew is not what was handed in
		model.addAttribute("draft", report.isOpen());
		model.addAttribute("leads", false);
		model.addAttribute("errors", Map.of());
		model.addAttribute("categories", this.reports.costs(project));
		model.addAttribute("returned", null);
		model.addAttribute("spent", spent(project, typed));
		return "projects/report";
	}

	/** What was spent as amounts; what is no amount stays as it was typed. */
	private Map<String, Money> spent(Project project, Map<String, String> typed) {
		Map<String, Money> spent = new LinkedHashMap<>();
		this.reports.costs(project)
			.forEach((category) -> Money.read(typed.get(Reports.field(ReportLine.Kind.SPENDING, category)))
				.ifPresent((amount) -> spent.put(category, amount)));
		return spent;
	}

}
