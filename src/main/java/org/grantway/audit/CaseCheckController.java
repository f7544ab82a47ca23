package org.grantway.audit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

import org.grantway.shared.Actor;
import org.grantway.shared.CaseRef;
import org.grantway.shared.LocalizedText;
import org.grantway.web.CurrentActor;
import org.grantway.workflow.CaseCheck;

/**
 * Lets administrators hold the running cases to what must always be true: engine, status
 * and work list agree. A page checks so many cases and links to the next.
 */
@Controller
class CaseCheckController {

	private static final int PAGE = 50;

	private final CaseCheck check;

	private final AuditAccess access;

	private final MessageSource messages;

	CaseCheckController(CaseCheck check, AuditAccess access, MessageSource messages) {
		this.check = check;
		this.access = access;
		this.messages = messages;
	}

	@GetMapping("/admin/case-check")
	String check(@RequestParam(required = false) String type, @RequestParam(required = false) String after,
			@CurrentActor Actor actor, Locale locale, Model model) {
		this.access.require(this.access.mayReadIncidents(actor));
		CaseRef seen = (type != null && after != null) ? new CaseRef(type, null, after) : null;
		List<CaseRef> cases = this.check.running(seen, PAGE);
		Map<CaseRef, List<String>> faults = new LinkedHashMap<>();
		for (CaseRef of : cases) {
			List<String> found = this.check.faults(of).stream().map((fault) -> text(fault, locale)).toList();
			if (!found.isEmpty()) {
				faults.put(of, found);
			}
		}
		model.addAttribute("checked", cases.size());
		model.addAttribute("faults", faults);
		model.addAttribute("first", seen == null);
		model.addAttribute("last", (cases.size() == PAGE) ? cases.get(PAGE - 1) : null);
		return "audit/case-check";
	}

	private String text(CaseCheck.Fault fault, Locale locale) {
		Object[] arguments = fault.arguments()
			.stream()
			.map((argument) -> (argument instanceof LocalizedText text) ? text.in(locale) : argument)
			.toArray();
		return this.messages.getMessage(fault.messageKey(), arguments, locale);
	}

}
