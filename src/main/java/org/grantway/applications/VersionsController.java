package org.grantway.applications;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

import org.grantway.shared.Actor;
import org.grantway.web.CurrentActor;

/**
 * The versions of an application, to read and to compare.
 */
@Controller
@RequestMapping("/applications/{number}/versions")
class VersionsController {

	private final ApplicationVersions versions;

	VersionsController(ApplicationVersions versions) {
		this.versions = versions;
	}

	@GetMapping
	String list(@PathVariable String number, @CurrentActor Actor actor, Model model) {
		model.addAttribute("page", this.versions.list(number, actor));
		return "applications/versions";
	}

	@GetMapping("/{n}")
	String read(@PathVariable String number, @PathVariable int n, @CurrentActor Actor actor, Model model) {
		model.addAttribute("page", this.versions.read(number, n, actor));
		return "applications/version";
	}

	/**
	 * What changed up to a version.
	 * @param since the version it is compared with; the one before if none is named
	 */
	@GetMapping("/{n}/changes")
	String changes(@PathVariable String number, @PathVariable int n, @RequestParam(defaultValue = "0") int since,
			@CurrentActor Actor actor, Model model) {
		model.addAttribute("page", this.versions.compare(number, (since > 0) ? since : Math.max(1, n - 1), n, actor));
		return "applications/changes";
	}

}
