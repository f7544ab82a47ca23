package org.grantway.forms.tasks;

import java.util.List;
import java.util.Locale;

import org.springframework.data.domain.PageRequest;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

import org.grantway.shared.Actor;
import org.grantway.web.CurrentActor;
import org.grantway.workflow.Requests;
import org.grantway.workflow.Worklist.WorkFilter;

/**
 * The work list, for every role. It shows nobody anything but their own tasks.
 */
@Controller
class WorkListController {

	private static final int ROWS = 25;

	private final WorkListPage page;

	private final List<Requests> requests;

	WorkListController(WorkListPage page, List<Requests> requests) {
		this.page = page;
		this.requests = requests;
	}

	@GetMapping("/tasks")
	String list(@RequestParam(required = false) String text, @RequestParam(required = false) String task,
			@RequestParam(defaultValue = "false") boolean overdue, @RequestParam(defaultValue = "false") boolean mine,
			@RequestParam(defaultValue = "0") int page, @CurrentActor Actor actor, Model model, Locale locale) {
		WorkFilter filter = new WorkFilter(orNull(text), orNull(task), overdue, mine);
		PageRequest pageable = PageRequest.of(Math.max(0, Math.min(page, 1000)), ROWS);
		model.addAttribute("list", this.page.show(actor, filter, pageable, locale));
		model.addAttribute("requests", this.requests.stream().flatMap((known) -> known.of(actor).stream()).toList());
		return "forms/tasks";
	}

	private static String orNull(String text) {
		return (text == null || text.isBlank()) ? null : text.strip();
	}

}
