package org.grantway.reporting;

import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

import org.grantway.programmes.Call;
import org.grantway.programmes.Calls;
import org.grantway.shared.Actor;
import org.grantway.shared.NotFound;
import org.grantway.web.CurrentActor;

/**
 * Shows staff a call in figures, and finds cases.
 */
@Controller
class DashboardController {

	private final Calls calls;

	private final CallDashboard dashboard;

	private final CaseSearch search;

	DashboardController(Calls calls, CallDashboard dashboard, CaseSearch search) {
		this.calls = calls;
		this.dashboard = dashboard;
		this.search = search;
	}

	@GetMapping("/office/calls/{code}")
	String call(@PathVariable String code, @RequestParam(defaultValue = "0") int page, @CurrentActor Actor actor,
			Model model) {
		Call call = this.calls.byCode(code)
			.filter((found) -> this.calls.mayWorkWith(actor, found))
			.orElseThrow(() -> new NotFound("call " + code));
		model.addAttribute("title", call.title().in(LocaleContextHolder.getLocale()));
		model.addAttribute("page", this.dashboard.view(call, page));
		return "reporting/call";
	}

	@GetMapping("/search")
	String search(@RequestParam(defaultValue = "") String q, @RequestParam(required = false) String kind,
			@RequestParam(defaultValue = "0") int page, @CurrentActor Actor actor, Model model) {
		CaseSearch.Found found = this.search.find(q, kind, page, actor);
		model.addAttribute("q", q);
		model.addAttribute("found", found);
		model.addAttribute("baseUrl",
				UriComponentsBuilder.fromPath("/search")
					.queryParam("q", "{q}")
					.queryParam("kind", "{kind}")
					.encode()
					.buildAndExpand(q, found.kind())
					.toUriString());
		return "reporting/search";
	}

}
