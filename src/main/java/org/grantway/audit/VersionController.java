package org.grantway.audit;

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

import org.grantway.shared.Actor;
import org.grantway.shared.NotFound;
import org.grantway.shared.Refused;
import org.grantway.web.CurrentActor;
import org.grantway.workflow.ProcessMap;
import org.grantway.workflow.ProcessMap.ProcessInfo;
import org.grantway.workflow.ProcessVersions;

/**
 * The versions of a process, the cases that still run under an older one, and moving them
 * to the newest.
 */
@Controller
class VersionController {

	private static final int MOST = 50;

	private final ProcessVersions versions;

	private final ProcessMap map;

	private final AuditAccess access;

	private final MessageSource messages;

	VersionController(ProcessVersions versions, ProcessMap map, AuditAccess access, MessageSource messages) {
		this.versions = versions;
		this.map = map;
		this.access = access;
		this.messages = messages;
	}

	@GetMapping("/admin/processes/{key}/versions")
	String versions(@PathVariable String key, @CurrentActor Actor actor, Model model) {
		this.access.require(this.access.mayReadIncidents(actor));
		ProcessInfo info = this.map.processes()
			.stream()
			.filter((one) -> one.key().equals(key))
			.findFirst()
			.orElseThrow(() -> new NotFound("process " + key));
		List<ProcessVersions.Version> all = this.versions.of(key);
		model.addAttribute("info", info);
		model.addAttribute("versions", all);
		model.addAttribute("behind", this.versions.behind(key, MOST));
		model.addAttribute("behindInAll", all.stream().skip(1).mapToLong(ProcessVersions.Version::running).sum());
		model.addAttribute("mayMove", this.access.mayRetry(actor));
		return "audit/versions";
	}

	@PostMapping("/admin/processes/{key}/versions/{id}")
	String move(@PathVariable String key, @PathVariable("id") String instance,
			@RequestParam(defaultValue = "") String reason, @CurrentActor Actor actor, RedirectAttributes flash,
			Locale locale, Model model) {
		this.access.require(this.access.mayRetry(actor));
		try {
			this.versions.moveToNewest(instance, actor, reason);
		}
		catch (Refused ex) {
			String message = this.messages.getMessage(ex.messageKey(), ex.arguments(), locale);
			model.addAttribute("errors", Map.of((ex.field() != null) ? ex.field() + "-" + instance : "form", message));
			model.addAttribute("typed", Map.of(instance, reason));
			return versions(key, actor, model);
		}
		flash.addFlashAttribute("message", "audit.version.moved");
		return "redirect:/admin/processes/" + key + "/versions";
	}

}
