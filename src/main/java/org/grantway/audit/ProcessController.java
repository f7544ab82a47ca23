package org.grantway.audit;

import java.util.Locale;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

import org.grantway.shared.Actor;
import org.grantway.shared.NotFound;
import org.grantway.web.CurrentActor;
import org.grantway.workflow.ProcessMap;
import org.grantway.workflow.ProcessMap.Drawing;

/**
 * The processes that are in force: drawn, and told step by step.
 */
@Controller
class ProcessController {

	private final ProcessMap map;

	private final AuditAccess access;

	private final MessageSource messages;

	private final DefaultLengths lengths;

	ProcessController(ProcessMap map, AuditAccess access, MessageSource messages, DefaultLengths lengths) {
		this.lengths = lengths;
		this.map = map;
		this.access = access;
		this.messages = messages;
	}

	@GetMapping("/admin/processes")
	String all(@CurrentActor Actor actor, Model model) {
		this.access.require(this.access.mayReadProcesses(actor));
		model.addAttribute("processes", this.map.processes());
		return "audit/processes";
	}

	@GetMapping("/admin/processes/{key}")
	String one(@PathVariable String key, @RequestParam(required = false) Integer version, @CurrentActor Actor actor,
			Locale locale, Model model) {
		this.access.require(this.access.mayReadProcesses(actor));
		Drawing drawing = ((version != null) ? this.map.drawing(key, version) : this.map.drawing(key))
			.orElseThrow(() -> new NotFound("process " + key));
		model.addAttribute("info",
				this.map.processes().stream().filter((info) -> info.key().equals(key)).findFirst().orElseThrow());
		model.addAttribute("picture", Picture.of(drawing, null, locale));
		model.addAttribute("steps", StepList.of(drawing, locale));
		model.addAttribute("beginning", StepList.beginning(drawing, locale));
		model.addAttribute("version", drawing.version());
		model.addAttribute("mayReadVersions", this.access.mayReadIncidents(actor));
		model.addAttribute("words", new StepWords(this.messages, locale, this.lengths, key));
		return "audit/process";
	}

}
