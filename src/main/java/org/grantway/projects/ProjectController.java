package org.grantway.projects;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import org.grantway.projects.ProjectAccess.Reading;
import org.grantway.projects.ProjectPages.DemandRow;
import org.grantway.projects.ProjectPages.Ended;
import org.grantway.documents.DocumentPapers;
import org.grantway.documents.FrozenDocuments.FrozenDocument;
import org.grantway.shared.Actor;
import org.grantway.shared.Refused;
import org.grantway.shared.Role;
import org.grantway.web.CurrentActor;
import org.grantway.web.FormErrors;
import org.grantway.web.Pages;

/**
 * Pages of a project.
 */
@Controller
class ProjectController {

	private final ProjectPages pages;

	private final ProjectAccess access;

	private final ArchivePackage archive;

	private final Archiving archiving;

	private final Demands demands;

	private final DocumentPapers papers;

	private final ProjectPapers said;

	private final MessageSource messages;

	ProjectController(ProjectPages pages, ProjectAccess access, ArchivePackage archive, Archiving archiving,
			Demands demands, DocumentPapers papers, ProjectPapers said, MessageSource messages) {
		this.pages = pages;
		this.access = access;
		this.archive = archive;
		this.archiving = archiving;
		this.demands = demands;
		this.papers = papers;
		this.said = said;
		this.messages = messages;
	}

	@GetMapping("/my/projects")
	String mine(@CurrentActor Actor actor, Model model) {
		model.addAttribute("projects", this.pages.mine(actor));
		return "projects/mine";
	}

	@GetMapping("/projects/{number}")
	String overview(@PathVariable String number, @CurrentActor Actor actor, Model model) {
		Reading reading = this.access.requireReadable(number, actor);
		if (reading.left() != null) {
			model.addAttribute("project", this.pages.pastHead(reading.project(), reading.left()));
			model.addAttribute("view", this.pages.past(reading.project(), reading.left()));
			return "projects/former";
		}
		Ended ended = this.pages.ended(reading.project(), actor);
		model.addAttribute("ended", ended);
		model.addAttribute("checks", this.pages.checks(reading.project(), actor));
		model.addAttribute("decided", this.said.decided(reading.project().id(),
				(ended != null) ? ended.decision().documentNumber() : null, LocaleContextHolder.getLocale()));
		model.addAttribute("rectified", this.said.rectified(reading.project(), LocaleContextHolder.getLocale()));
		model.addAttribute("acceptance", this.said.forAcceptance(reading.project(), LocaleContextHolder.getLocale()));
		model.addAttribute("taskBook", this.pages.taskBook(reading.project(), actor));
		return show(number, actor, "overview", "projects/project", model);
	}

	@GetMapping("/projects/{number}/schedule")
	String schedule(@PathVariable String number, @CurrentActor Actor actor, Model model) {
		model.addAttribute("chart", this.pages.chart(this.access.requireVisible(number, actor)));
		return show(number, actor, "schedule", "projects/schedule", model);
	}

	@GetMapping("/projects/{number}/payments")
	String payments(@PathVariable String number, @CurrentActor Actor actor, Model model) {
		return payments(number, Map.of(), Map.of(), actor, model);
	}

	private String payments(String number, Map<String, String> typed, Map<String, String> errors, Actor actor,
			Model model) {
		Project project = this.access.requireVisible(number, actor);
		model.addAttribute("audited", this.said.audited(project, LocaleContextHolder.getLocale()));
		List<DemandRow> demands = this.pages.demands(project, actor);
		model.addAttribute("demands", demands);
		model.addAttribute("recordable", recordable(demands, LocaleContextHolder.getLocale()));
		model.addAttribute("typed", typed);
		model.addAttribute("errors", errors);
		return show(number, actor, "payments", "projects/payments", model);
	}

	/** By their codes the names of the funders for whom the reader records. */
	private Map<String, String> recordable(List<DemandRow> demands, Locale locale) {
		Map<String, String> recordable = new LinkedHashMap<>();
		demands.stream()
			.filter(DemandRow::recordable)
			.forEach((one) -> recordable.put(one.demand().funder(), (one.funder() != null) ? one.funder().in(locale)
					: this.messages.getMessage("projects.funder.central", null, locale)));
		return recordable;
	}

	@PostMapping("/projects/{number}/payments/returned")
	String returned(@PathVariable String number, @RequestParam Map<String, String> typed, @CurrentActor Actor actor,
			Model model, Locale locale, RedirectAttributes next) {
		Project project = this.access.requireVisible(number, actor);
		try {
			this.demands.record(project, typed, actor);
		}
		catch (Refused ex) {
			return payments(number, typed, FormErrors.of(ex, this.messages, locale), actor, model);
		}
		next.addFlashAttribute("message", "projects.returned.done");
		return "redirect:/projects/" + number + "/payments";
	}

	@GetMapping("/projects/{number}/archive")
	String archive(@PathVariable String number, @CurrentActor Actor actor, Model model) {
		Project project = this.access.requireVisible(number, actor);
		this.access.requireArchive(project, actor);
		List<ArchivePackage.Item> items = this.archive.items(project);
		model.addAttribute("items", items);
		model.addAttribute("archived", items.stream().anyMatch((one) -> one.kind().equals(CaseRecords.HISTORY)));
		model.addAttribute("mayArchive", this.archiving.isOpenTo(project, actor));
		model.addAttribute("unsettled", this.archiving.unsettled(project).size());
		return show(number, actor, "archive", "projects/archive", model);
	}

	/** A document of the package as it was frozen: the bytes that its hash is of. */
	@GetMapping("/projects/{number}/archive/{id}")
	ResponseEntity<byte[]> archived(@PathVariable String number, @PathVariable UUID id, @CurrentActor Actor actor) {
		Project project = this.access.requireVisible(number, actor);
		this.access.requireArchive(project, actor);
		FrozenDocument document = this.archive.document(project, id);
		return ResponseEntity.ok()
			.header(HttpHeaders.CONTENT_DISPOSITION,
					ContentDisposition.attachment().filename(name(document) + ".json").build().toString())
			.contentType(MediaType.APPLICATION_JSON)
			.body(document.content().getBytes(StandardCharsets.UTF_8));
	}

	/** The same document in words, as a paper in the reader's language. */
	@GetMapping("/projects/{number}/archive/{id}.pdf")
	ResponseEntity<byte[]> paper(@PathVariable String number, @PathVariable UUID id, @CurrentActor Actor actor,
			Locale locale) {
		Project project = this.access.requireVisible(number, actor);
		this.access.requireArchive(project, actor);
		FrozenDocument document = this.archive.document(project, id);
		return ResponseEntity.ok()
			.header(HttpHeaders.CONTENT_DISPOSITION,
					ContentDisposition.inline().filename(name(document) + ".pdf").build().toString())
			.contentType(MediaType.APPLICATION_PDF)
			.body(this.papers.make(document, locale));
	}

	private static String name(FrozenDocument document) {
		return document.of().number() + "-" + document.kind() + "-" + document.version();
	}

	@PostMapping("/projects/{number}/archive")
	String putIntoArchive(@PathVariable String number, @CurrentActor Actor actor, Model model, Locale locale,
			RedirectAttributes next) {
		Project project = this.access.requireVisible(number, actor);
		this.access.requireArchivist(project, actor);
		try {
			this.archiving.archive(project, actor);
		}
		catch (Refused ex) {
			model.addAttribute("errors", FormErrors.of(ex, this.messages, locale));
			return archive(number, actor, model);
		}
		next.addFlashAttribute("message", "projects.archive.done");
		return "redirect:/projects/" + number;
	}

	@GetMapping("/finance/payments")
	String finance(@CurrentActor Actor actor, Model model) {
		this.access.requireFinance(actor);
		model.addAttribute("queue", this.pages.queue(actor));
		model.addAttribute("back", this.pages.toComeBack(actor));
		return "projects/finance";
	}

	@GetMapping("/archive")
	String archives(@RequestParam(defaultValue = "0") int page, @CurrentActor Actor actor, Model model) {
		this.access.requireArchives(actor);
		model.addAttribute("archived", this.pages.archived(actor, Pages.of(page, Pages.CHOICES)));
		model.addAttribute("everywhere", actor.holds(Role.INSPECTOR));
		return "projects/archives";
	}

	private String show(String number, Actor actor, String tab, String template, Model model) {
		Project project = this.access.requireVisible(number, actor);
		model.addAttribute("project", this.pages.head(project, actor, tab));
		model.addAttribute("view", this.pages.view(project));
		model.addAttribute("owed", this.demands.open(project));
		return template;
	}

}
