package org.grantway.identity;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;

/**
 * The sign-in page, and the page that sends a kept form again.
 */
@Controller
class SignInController {

	private final MessageSource messages;

	SignInController(MessageSource messages) {
		this.messages = messages;
	}

	@GetMapping("/sign-in")
	String signIn() {
		return "identity/sign-in";
	}

	/** Reached by a forward only: after a failure, or when a session had ended. */
	@RequestMapping(path = "/sign-in/again", method = { RequestMethod.GET, RequestMethod.POST })
	String again(HttpServletRequest request, Model model, Locale locale) {
		Object failure = request.getAttribute(SignInResults.FAILURE);
		if (failure != null) {
			model.addAttribute("errors", errors(failure, locale));
			model.addAttribute("email", request.getParameter("email"));
		}
		else if (request.getRequestURI().equals("/sign-in/again") && request.getAttribute(KeptForm.ATTRIBUTE) != null) {
			model.addAttribute("ended", true);
		}
		else if (request.getMethod().equals("POST") && request.getParameter("email") != null) {
			model.addAttribute("email", request.getParameter("email"));
			model.addAttribute("ended", true);
		}
		KeptForm kept = (KeptForm) request.getAttribute(KeptForm.ATTRIBUTE);
		model.addAttribute("kept", (kept != null) ? kept : KeptForm.carriedBy(request));
		return "identity/sign-in";
	}

	private Map<String, String> errors(Object failure, Locale locale) {
		Map<String, String> errors = new LinkedHashMap<>();
		if (failure instanceof TooManyGuesses tooMany) {
			errors.put("email",
					this.messages.getMessage("identity.sign-in.too-many", new Object[] { tooMany.seconds() }, locale));
		}
		else {
			errors.put("email", this.messages.getMessage("identity.sign-in.wrong", null, locale));
		}
		return errors;
	}

	/** Reached by a forward only, with the form that waits. */
	@RequestMapping(path = "/sign-in/continue", method = { RequestMethod.GET, RequestMethod.POST })
	String carryOn(HttpServletRequest request, Model model) {
		KeptForm kept = (KeptForm) request.getAttribute(KeptForm.ATTRIBUTE);
		if (kept == null) {
			return "redirect:/";
		}
		model.addAttribute("kept", kept);
		return "identity/continue";
	}

}
