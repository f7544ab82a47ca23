package org.grantway.programmes;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

import org.grantway.shared.NotFound;

/**
 * Shows calls to everyone.
 */
@Controller
class PublicCallController {

	private final Calls calls;

	private final OpenCalls openCalls;

	private final CallPages pages;

	private final CallAccess access;

	PublicCallController(Calls calls, OpenCalls openCalls, CallPages pages, CallAccess access) {
		this.calls = calls;
		this.openCalls = openCalls;
		this.pages = pages;
		this.access = access;
	}

	@GetMapping({ "/", "/calls" })
	String list(OpenCalls.Filter filter, Model model) {
		model.addAttribute("list", this.openCalls.view(filter));
		return "programmes/calls";
	}

	@GetMapping("/calls/{code}")
	String show(@PathVariable String code, Model model) {
		Call call = this.calls.byCode(code)
			.filter((found) -> this.access.mayRead(null, found) || this.calls.cancellation(found.id()).isPresent())
			.orElseThrow(() -> new NotFound("call " + code));
		model.addAttribute("page", this.pages.view(call));
		model.addAttribute("title", this.pages.title(call));
		model.addAttribute("cancellation", this.calls.cancellation(call.id()).orElse(null));
		model.addAttribute("preview", false);
		return "programmes/call";
	}

}
