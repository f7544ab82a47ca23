package org.grantway.applications;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.WebUtils;

import org.grantway.applications.HostQueue.Waits;
import org.grantway.forms.TaskBatch;
import org.grantway.shared.Actor;
import org.grantway.shared.Refused;
import org.grantway.web.CurrentActor;
import org.grantway.web.FormErrors;

/**
 * The queue of an institution's research office, and the pages on which it forwards
 * several applications together.
 */
@Controller
@RequestMapping("/host/applications")
class HostQueueController {

	private static final String FORWARD = "forward";

	private final HostQueue queue;

	private final HostForwarding forwarding;

	private final MessageSource messages;

	HostQueueController(HostQueue queue, HostForwarding forwarding, MessageSource messages) {
		this.queue = queue;
		this.forwarding = forwarding;
		this.messages = messages;
	}

	@GetMapping
	String queue(@RequestParam(defaultValue = "") String text, @RequestParam(defaultValue = "") String call,
			@RequestParam(defaultValue = "") String waits, @RequestParam(defaultValue = "0") int page,
			@CurrentActor Actor actor, Model model) {
		model.addAttribute("page",
				this.queue.show(actor, text.strip(), call, Waits.of(waits), Math.max(0, Math.min(page, 10_000))));
		return "applications/host";
	}

	@GetMapping("/forward")
	String choose(@RequestParam(defaultValue = "") List<String> application,
			@RequestParam(defaultValue = "") String call, @CurrentActor Actor actor, Model model, Locale locale) {
		try {
			return sheet(application, null, Map.of(), Map.of(), actor, model);
		}
		catch (Refused ex) {
			return again(ex, application, call, actor, model, locale);
		}
	}

	@PostMapping("/forward")
	String forward(@RequestParam(defaultValue = "") List<String> application,
			@RequestParam(defaultValue = "") String check,
			@RequestParam(value = "_action", defaultValue = FORWARD) String action, HttpServletRequest request,
			@CurrentActor Actor actor, Model model, Locale locale, RedirectAttributes flash) {
		HostCheck asked = HostCheck.named(check).orElse(null);
		try {
			TaskBatch.Received received = this.forwarding.receive(application, asked, typed(request, action),
					files(request), actor, locale);
			Map<String, String[]> typed = received.typed();
			Map<String, String> errors = new LinkedHashMap<>();
			if (action.equals(FORWARD)) {
				errors.putAll(this.forwarding.errors(application, asked, typed, request.getParameter("password"), actor,
						locale));
			}
			errors.putAll(received.errors());
			if (!action.equals(FORWARD) || !errors.isEmpty()) {
				return sheet(application, asked, typed, errors, actor, model);
			}
			flash.addFlashAttribute("refused", this.forwarding.forward(application, asked, typed, actor, locale));
		}
		catch (Refused ex) {
			return again(ex, application, "", actor, model, locale);
		}
		flash.addAttribute("application", application.toArray(String[]::new));
		flash.addAttribute("check", check);
		return "redirect:/host/applications/forward/result";
	}

	/** What was typed, without the file that a button takes away. */
	private static Map<String, String[]> typed(HttpServletRequest request, String action) {
		Map<String, String[]> typed = new HashMap<>(request.getParameterMap());
		String[] words = action.split(":");
		if (words[0].equals("remove") && words.length > 1) {
			typed.remove(words[1] + ".kept");
		}
		return typed;
	}

	private static MultiValueMap<String, MultipartFile> files(HttpServletRequest request) {
		MultipartHttpServletRequest multipart = WebUtils.getNativeRequest(request, MultipartHttpServletRequest.class);
		return (multipart != null) ? multipart.getMultiFileMap() : new LinkedMultiValueMap<>();
	}

	@GetMapping("/forward/result")
	String result(@RequestParam(defaultValue = "") List<String> application,
			@RequestParam(defaultValue = "") String check, @CurrentActor Actor actor, Model model, Locale locale) {
		@SuppressWarnings("unchecked")
		Map<String, String> refused = (model.getAttribute("refused") instanceof Map<?, ?> reasons)
				? (Map<String, String>) reasons : Map.of();
		try {
			model.addAttribute("results",
					this.forwarding.results(application, HostCheck.named(check).orElse(null), refused, actor));
		}
		catch (Refused ex) {
			return again(ex, application, "", actor, model, locale);
		}
		return "applications/host-forwarded";
	}

	/** The queue once more, with what was chosen and why it does not go together. */
	private String again(Refused refused, List<String> chosen, String call, Actor actor, Model model, Locale locale) {
		model.addAttribute("errors", FormErrors.of(refused, this.messages, locale));
		model.addAttribute("chosen", chosen);
		return queue("", call, "", 0, actor, model);
	}

	private String sheet(List<String> numbers, HostCheck asked, Map<String, String[]> typed, Map<String, String> errors,
			Actor actor, Model model) {
		model.addAttribute("page", this.forwarding.sheet(numbers, asked, typed, errors, actor));
		model.addAttribute("errors", errors);
		return "applications/host-forward";
	}

}
