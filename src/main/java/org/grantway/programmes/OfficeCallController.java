package org.grantway.programmes;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import org.grantway.shared.Actor;
import org.grantway.shared.LocalizedText;
import org.grantway.shared.NotAllowed;
import org.grantway.shared.NotFound;
import org.grantway.shared.Refused;
import org.grantway.shared.Times;
import org.grantway.web.CurrentActor;
import org.grantway.web.FormErrors;

/**
 * The officers' list of calls, and new calls from templates or from earlier ones.
 */
@Controller
class OfficeCallController {

	private final Calls calls;

	private final CallTemplates templates;

	private final CallPreparation preparation;

	private final CallAccess access;

	private final CallTexts texts;

	private final ObjectProvider<CallFigures> figures;

	private final MessageSource messages;

	private final Clock clock;

	OfficeCallController(Calls calls, CallTemplates templates, CallPreparation preparation, CallAccess access,
			CallTexts texts, ObjectProvider<CallFigures> figures, MessageSource messages, Clock clock) {
		this.calls = calls;
		this.templates = templates;
		this.preparation = preparation;
		this.access = access;
		this.texts = texts;
		this.figures = figures;
		this.messages = messages;
		this.clock = clock;
	}

	@GetMapping("/office/calls")
	String list(@CurrentActor Actor actor, Model model) {
		if (!this.access.isStaff(actor)) {
			throw new NotAllowed("programmes.not-allowed.staff");
		}
		CallFigures known = this.figures.getIfAvailable();
		Map<UUID, Long> counts = (known != null) ? known.applications() : Map.of();
		List<Call> own = this.calls.all().stream().filter((call) -> this.access.mayWorkWith(actor, call)).toList();
		Map<String, String> leads = this.texts
			.namesOf(own.stream().map(Call::leadDepartment).collect(Collectors.toSet()));
		model.addAttribute("rows",
				own.stream()
					.map((call) -> new Row(call, CallTexts.statusKey(call.status()), CallTexts.tone(call.status()),
							leads.get(call.leadDepartment()), counts.getOrDefault(call.id(), 0L)))
					.toList());
		model.addAttribute("mayCreate", this.access.isOfficer(actor));
		return "programmes/office-calls";
	}

	@GetMapping("/office/calls/new")
	String draft(@RequestParam(required = false) String source, @CurrentActor Actor actor, Model model) {
		requireOfficer(actor);
		NewCall form = new NewCall(source, "", Times.dayOf(Instant.now(this.clock)).toString(), "", "");
		return showNew(form, Map.of(), actor, model);
	}

	@PostMapping("/office/calls/new")
	String create(NewCall form, @CurrentActor Actor actor, Model model, RedirectAttributes flash) {
		requireOfficer(actor);
		Map<String, String> errors = form.problems(this.texts);
		if (errors.isEmpty()) {
			try {
				UUID id = make(form, actor);
				flash.addFlashAttribute("message", "programmes.new.done");
				return "redirect:/office/calls/" + this.calls.require(id).code() + "/edit";
			}
			catch (Refused ex) {
				errors = FormErrors.of(ex, this.messages, this.texts.locale());
			}
		}
		return showNew(form, errors, actor, model);
	}

	private UUID make(NewCall form, Actor actor) {
		String code = form.code().isBlank() ? this.calls.nextNumber("CALL", Instant.now(this.clock))
				: form.code().strip();
		LocalDate anchor = LocalDate.parse(form.anchor());
		if (form.source().startsWith("template:")) {
			String template = form.source().substring("template:".length());
			return this.templates.instantiate(template, code, anchor, form.title(), actor);
		}
		Call original = this.calls.byCode(form.source().substring("call:".length()))
			.filter((call) -> this.access.mayWorkWith(actor, call))
			.orElseThrow(() -> new NotFound("call " + form.source()));
		return this.preparation.copy(original.id(), code, anchor, form.title(), actor);
	}

	private String showNew(NewCall form, Map<String, String> errors, Actor actor, Model model) {
		Map<String, String> sources = new LinkedHashMap<>();
		this.templates.all()
			.forEach((template) -> sources.put("template:" + template.code(),
					this.texts.say("programmes.new.from-template", this.texts.in(template.title()))));
		this.calls.all()
			.stream()
			.filter((call) -> this.access.mayRunCallsOf(call.leadDepartment(), actor))
			.forEach((call) -> sources.put("call:" + call.code(),
					this.texts.say("programmes.new.from-call", call.code(), this.texts.in(call.title()))));
		model.addAttribute("form", form);
		model.addAttribute("sources", sources);
		model.addAttribute("errors", errors);
		return "programmes/office-new";
	}

	private void requireOfficer(Actor actor) {
		if (!this.access.isOfficer(actor)) {
			throw new NotAllowed("programmes.not-allowed.lead");
		}
	}

	/** One call of the list. */
	record Row(Call call, String statusKey, String tone, String lead, long applications) {

	}

	/**
	 * What was typed for a new call.
	 *
	 * @param source {@code template:<code>} or {@code call:<code>}
	 * @param code the number, or empty for the next free one
	 */
	record NewCall(String source, String code, String anchor, String titleEn, String titleZh) {

		NewCall {
			code = (code != null) ? code : "";
		}

		/** Another title, or null to keep the pattern's. */
		LocalizedText title() {
			boolean empty = (this.titleEn == null || this.titleEn.isBlank())
					&& (this.titleZh == null || this.titleZh.isBlank());
			return empty ? null : LocalizedText.of(this.titleEn.strip(), this.titleZh.strip());
		}

		Map<String, String> problems(CallTexts texts) {
			Map<String, String> problems = new LinkedHashMap<>();
			if (this.source == null || !List.of("template", "call").contains(this.source.split(":")[0])) {
				problems.put("source", texts.say("programmes.edit.error.choose"));
			}
			try {
				LocalDate.parse((this.anchor != null) ? this.anchor : "");
			}
			catch (DateTimeException ex) {
				problems.put("anchor", texts.say("programmes.edit.error.date"));
			}
			if (title() != null && (title().en().isBlank() || title().zh().isBlank())) {
				problems.put(title().en().isBlank() ? "titleEn" : "titleZh",
						texts.say("programmes.new.error.both-titles"));
			}
			return problems;
		}

	}

}
