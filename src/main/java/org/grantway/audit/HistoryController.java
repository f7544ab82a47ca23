package org.grantway.audit;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

import org.springframework.context.MessageSource;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageImpl;
import org.springframework.data.domain.PageRequest;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

import org.grantway.identity.OrganisationNames;
import org.grantway.identity.People;
import org.grantway.shared.Actor;
import org.grantway.shared.CaseRef;
import org.grantway.shared.NotFound;
import org.grantway.shared.Times;
import org.grantway.web.CurrentActor;
import org.grantway.workflow.CaseDesk;
import org.grantway.workflow.CaseDesk.HistoryAccess;
import org.grantway.workflow.CurrentStep.Step;
import org.grantway.workflow.ProcessMap;
import org.grantway.workflow.ProcessMap.Drawing;
import org.grantway.workflow.ProcessMap.InstanceTrace;

/**
 * The process history of a case: its processes drawn with the path taken, and the events,
 * each redacted for its reader.
 */
@Controller
class HistoryController {

	private static final int PAGE = 100;

	private final List<CaseDesk> desks;

	private final ProcessMap map;

	private final Journal journal;

	private final HistoryReads reads;

	private final MessageSource messages;

	private final OrganisationNames organisations;

	private final People people;

	private final AuditAccess processes;

	private final Clock clock;

	private final DefaultLengths lengths;

	HistoryController(List<CaseDesk> desks, ProcessMap map, Journal journal, HistoryReads reads, MessageSource messages,
			OrganisationNames organisations, People people, AuditAccess processes, Clock clock,
			DefaultLengths lengths) {
		this.lengths = lengths;
		this.desks = desks;
		this.map = map;
		this.journal = journal;
		this.reads = reads;
		this.messages = messages;
		this.organisations = organisations;
		this.people = people;
		this.processes = processes;
		this.clock = clock;
	}

	@GetMapping("/cases/{number}/history")
	String history(@PathVariable String number, @RequestParam(required = false) String process,
			@RequestParam(required = false) Long event, HistoryFilter filter,
			@RequestParam(defaultValue = "0") int page, @CurrentActor Actor actor, Locale locale, Model model) {
		Found found = find(number, actor);
		CaseRef of = found.of();
		List<InstanceTrace> instances = instances(found);
		List<Row> rows = rows(found, actor);
		Step step = rows.stream()
			.filter((row) -> event != null && row.counter() == event)
			.map(Row::step)
			.filter(Objects::nonNull)
			.findFirst()
			.orElse(null);
		InstanceTrace shown = shown(instances, process, step);
		List<Row> matching = rows.stream().filter((row) -> filter.matches(row, title(row, locale), locale)).toList();
		if (event == null && filter.isEmpty() && page == 0) {
			this.reads.opened(of, found.access(), actor);
		}
		model.addAttribute("of", of);
		model.addAttribute("access", found.access());
		model.addAttribute("brief",
				(found.access() == HistoryAccess.MASKED) ? null : found.desk().brief(of.id(), actor).orElse(null));
		model.addAttribute("instances", instances);
		model.addAttribute("shown", shown);
		Drawing drawing = (shown != null) ? this.map.drawing(shown).orElse(null) : null;
		model.addAttribute("version", (drawing != null) ? drawing.version() : null);
		model.addAttribute("picture",
				(drawing != null) ? Picture.of(drawing, shown, picked(step, shown), locale) : null);
		model.addAttribute("steps", (drawing != null) ? StepList.of(drawing, locale) : List.of());
		model.addAttribute("beginning", (drawing != null) ? StepList.beginning(drawing, locale) : List.of());
		model.addAttribute("stepWords",
				new StepWords(this.messages, locale, this.lengths, (drawing != null) ? drawing.process() : ""));
		model.addAttribute("mayReadProcesses", this.processes.mayReadProcesses(actor));
		model.addAttribute("words", new EventWords(this.messages, this.organisations, this.people, locale));
		Page<Row> onPage = page(matching, Math.max(0, page));
		model.addAttribute("all", rows.size());
		model.addAttribute("kinds", rows.stream().map(Row::kind).distinct().sorted().toList());
		model.addAttribute("filter", filter);
		model.addAttribute("page", onPage);
		model.addAttribute("baseUrl", filter.url("/cases/" + of.number() + "/history", shown));
		model.addAttribute("days", onPage.stream()
			.collect(Collectors.groupingBy((row) -> Times.dayOf(row.at()), LinkedHashMap::new, Collectors.toList())));
		model.addAttribute("picked",
				matching.stream()
					.filter((row) -> event != null && row.counter() == event)
					.findFirst()
					.orElse(matching.isEmpty() ? null : matching.get(0)));
		model.addAttribute("printedAt", Instant.now(this.clock));
		return "audit/history";
	}

	@GetMapping("/cases/{number}/history.csv")
	ResponseEntity<byte[]> export(@PathVariable String number, HistoryFilter filter, @CurrentActor Actor actor,
			Locale locale) {
		Found found = find(number, actor);
		List<Row> rows = rows(found, actor).stream()
			.filter((row) -> filter.matches(row, title(row, locale), locale))
			.toList();
		this.reads.exported(found.of(), actor);
		return ResponseEntity.ok()
			.contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
			.header(HttpHeaders.CONTENT_DISPOSITION,
					ContentDisposition.attachment().filename(found.of().number() + "-history.csv").build().toString())
			.body(new EventCsv(this.messages, locale).of(rows).getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * The applicant's side sees the case's own process. How many experts were asked, and
	 * when each answered, is not for them.
	 */
	private List<InstanceTrace> instances(Found found) {
		List<InstanceTrace> instances = this.map.instancesOf(found.of().type(), found.of().id())
			.stream()
			.filter((instance) -> !instance.startedAt().isAfter(found.until()))
			.map((instance) -> instance.until(found.until()))
			.toList();
		return (found.access() == HistoryAccess.CASE) ? instances.stream().limit(1).toList() : instances;
	}

	/** The process asked for; otherwise the one the event belongs to, or the first. */
	private static InstanceTrace shown(List<InstanceTrace> instances, String process, Step step) {
		String wanted = StringUtils.hasText(process) ? process : (step != null) ? step.instanceId() : null;
		return instances.stream()
			.filter((instance) -> instance.id().equals(wanted))
			.findFirst()
			.orElse(instances.isEmpty() ? null : instances.get(0));
	}

	private static String picked(Step step, InstanceTrace shown) {
		return (step != null && step.instanceId().equals(shown.id())) ? step.element() : null;
	}

	private List<Row> rows(Found found, Actor actor) {
		return this.journal.of(found.of().type(), found.of().id())
			.stream()
			.filter((recorded) -> !recorded.at().isAfter(found.until()))
			.map((recorded) -> Row.of(recorded, found.access(), actor))
			.filter(Objects::nonNull)
			.toList();
	}

	private String title(Row row, Locale locale) {
		return this.messages.getMessage("event." + row.action(), null, row.action(), locale);
	}

	private static Page<Row> page(List<Row> rows, int page) {
		int from = Math.min(page * PAGE, rows.size());
		return new PageImpl<>(rows.subList(from, Math.min(from + PAGE, rows.size())), PageRequest.of(page, PAGE),
				rows.size());
	}

	private Found find(String number, Actor actor) {
		for (CaseDesk desk : this.desks) {
			CaseRef of = desk.byNumber(number, actor).orElse(null);
			if (of != null) {
				HistoryAccess access = desk.historyAccess(of.id(), actor);
				if (access != HistoryAccess.NONE) {
					return new Found(desk, of, access, desk.readableUntil(of.id(), actor).orElse(Instant.MAX));
				}
			}
		}
		throw new NotFound("history of " + number);
	}

	/**
	 * A case whose history the reader may read.
	 *
	 * @param until nothing that came after it is shown
	 */
	private record Found(CaseDesk desk, CaseRef of, HistoryAccess access, Instant until) {

	}

}
