package org.grantway.audit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import org.grantway.shared.Actor;
import org.grantway.shared.Refused;
import org.grantway.web.CurrentActor;
import org.grantway.workflow.Incidents;
import org.grantway.workflow.Incidents.Incident;
import org.grantway.workflow.ProcessMap;

/**
 * Steps that failed, and trying them again.
 */
@Controller
class IncidentController {

	private final Incidents incidents;

	private final ProcessMap map;

	private final AuditAccess access;

	private final MessageSource messages;

	IncidentController(Incidents incidents, ProcessMap map, AuditAccess access, MessageSource messages) {
		this.incidents = incidents;
		this.map = map;
		this.access = access;
		this.messages = messages;
	}

	@GetMapping("/admin/incidents")
	String open(@CurrentActor Actor actor, Locale locale, Model model) {
		this.access.require(this.access.mayReadIncidents(actor));
		List<Incident> open = this.incidents.open();
		model.addAttribute("incidents", open);
		model.addAttribute("steps",
				open.stream().collect(Collectors.toMap(Incident::id, (incident) -> step(incident, locale))));
		model.addAttribute("mayRetry", this.access.mayRetry(actor));
		return "audit/incidents";
	}

	/** The step's name as the process map has it. */
	private String step(Incident incident, Locale locale) {
		return this.map.drawing(incident.process())
			.stream()
			.flatMap((drawing) -> drawing.shapes().stream())
			.filter((shape) -> shape.element().equals(incident.element()))
			.map((shape) -> shape.name().in(locale))
			.filter((name) -> !name.isBlank())
			.findFirst()
			.orElse(incident.element());
	}

	@PostMapping("/admin/incidents/{id}/retry")
	String retry(@PathVariable String id, @RequestParam(defaultValue = "") String reason, @CurrentActor Actor actor,
			RedirectAttributes flash, Locale locale, Model model) {
		this.access.require(this.access.mayRetry(actor));
		try {
			this.incidents.retry(id, actor, reason);
		}
		catch (Refused ex) {
			Map<String, String> errors = new LinkedHashMap<>();
			errors.put("reason-" + id, this.messages.getMessage(ex.messageKey(), ex.arguments(), locale));
			model.addAttribute("errors", errors);
			return open(actor, locale, model);
		}
		flash.addFlashAttribute("message", "audit.incident.retried");
		return "redirect:/admin/incidents";
	}

}
