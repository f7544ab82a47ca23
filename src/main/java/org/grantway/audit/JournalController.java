package org.grantway.audit;

import java.util.Locale;
import java.util.UUID;

import org.springframework.context.MessageSource;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

import org.grantway.identity.OrganisationNames;
import org.grantway.identity.People;
import org.grantway.audit.Journal.Recorded;
import org.grantway.shared.Actor;
import org.grantway.web.CurrentActor;
import org.grantway.workflow.CaseDesk.HistoryAccess;

/**
 * The journal of all cases, for the audit administrator (values masked) and the
 * inspector.
 */
@Controller
class JournalController {

	private static final int PAGE = 50;

	private final Journal journal;

	private final AuditAccess access;

	private final MessageSource messages;

	private final OrganisationNames organisations;

	private final People people;

	private final JournalCheck check;

	JournalController(Journal journal, JournalCheck check, AuditAccess access, MessageSource messages,
			OrganisationNames organisations, People people) {
		this.check = check;
		this.messages = messages;
		this.organisations = organisations;
		this.people = people;
		this.journal = journal;
		this.access = access;
	}

	@GetMapping("/admin/journal")
	String all(@RequestParam(defaultValue = "") String number, @RequestParam(defaultValue = "0") int page,
			@RequestParam(required = false) UUID event, @CurrentActor Actor actor, Locale locale, Model model) {
		this.access.require(this.access.mayReadJournal(actor));
		HistoryAccess how = this.access.journalAccess(actor);
		Page<Recorded> found = this.journal.search(number, PageRequest.of(Math.max(0, page), PAGE));
		model.addAttribute("number", number);
		model.addAttribute("page", found);
		model.addAttribute("rows",
				found.map((recorded) -> new Line(recorded.of().number(), Row.of(recorded, how, actor))));
		model.addAttribute("baseUrl",
				UriComponentsBuilder.fromPath("/admin/journal").queryParam("number", number).build().toUriString());
		model.addAttribute("words", new EventWords(this.messages, this.organisations, this.people, locale));
		model.addAttribute("masked", how == HistoryAccess.MASKED);
		model.addAttribute("picked",
				found.stream()
					.filter((recorded) -> recorded.id().equals(event))
					.findFirst()
					.map((recorded) -> Row.of(recorded, how, actor))
					.orElse(null));
		return "audit/journal";
	}

	/** Whether the journal is as it was written. */
	@GetMapping("/admin/journal/check")
	String check(@CurrentActor Actor actor) {
		this.access.require(this.access.mayReadJournal(actor));
		return "audit/check";
	}

	@PostMapping("/admin/journal/check")
	String check(@CurrentActor Actor actor, Model model) {
		this.access.require(this.access.mayReadJournal(actor));
		model.addAttribute("report", this.check.run());
		return "audit/check";
	}

	/** An event and the case it belongs to. */
	record Line(String number, Row row) {

	}

}
