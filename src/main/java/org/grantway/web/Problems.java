package org.grantway.web;

import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServletRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.ui.ExtendedModelMap;
import org.springframework.ui.Model;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.DisconnectedClientHelper;

import org.grantway.shared.NotAllowed;
import org.grantway.shared.NotFound;
import org.grantway.shared.Refused;

/**
 * Answers what goes wrong with a page in the reader's language: what it is, what to do,
 * and for our own faults a reference that stands in the log.
 */
@ControllerAdvice
class Problems {

	private static final Logger log = LoggerFactory.getLogger(Problems.class);

	/** A page of a case that the reader has; what was refused was only a step in it. */
	private static final Pattern CASE = Pattern.compile("(/(?:applications|projects)/([A-Z0-9-]+))/.+");

	private final PageModel page;

	private final MessageSource messages;

	Problems(PageModel page, MessageSource messages) {
		this.page = page;
		this.messages = messages;
	}

	@ExceptionHandler
	ModelAndView refused(Refused ex, HttpServletRequest request, Locale locale) {
		Object[] arguments = Arrays.stream(ex.arguments()).map((argument) -> Formats.shown(argument, locale)).toArray();
		ModelAndView answer = answer(HttpStatus.CONFLICT, "409",
				this.messages.getMessage(ex.messageKey(), arguments, locale), null, request, locale);
		Matcher within = CASE.matcher(request.getRequestURI());
		if (within.matches()) {
			answer.addObject("back", within.group(1)).addObject("backTo", within.group(2));
		}
		return answer;
	}

	@ExceptionHandler
	ModelAndView notAllowed(NotAllowed ex, HttpServletRequest request, Locale locale) {
		return answer(HttpStatus.FORBIDDEN, "403", this.messages.getMessage(ex.getMessage(), null, locale), null,
				request, locale);
	}

	@ExceptionHandler({ NotFound.class, MethodArgumentTypeMismatchException.class })
	ModelAndView notFound(HttpServletRequest request, Locale locale) {
		return answer(HttpStatus.NOT_FOUND, "404", null, null, request, locale);
	}

	@ExceptionHandler
	ModelAndView tooLarge(MaxUploadSizeExceededException ex, HttpServletRequest request, Locale locale) {
		return answer(HttpStatus.PAYLOAD_TOO_LARGE, "413", null, null, request, locale);
	}

	@ExceptionHandler
	ModelAndView other(Exception ex, HttpServletRequest request, Locale locale) throws Exception {
		if (ex instanceof AccessDeniedException) {
			throw ex;
		}
		if (DisconnectedClientHelper.isClientDisconnectedException(ex)) {
			// nobody is there to read an answer, e.g. of a page image that was scrolled
			// by
			return null;
		}
		if (ex instanceof ErrorResponse known && known.getStatusCode().is4xxClientError()) {
			HttpStatus status = HttpStatus.valueOf(known.getStatusCode().value());
			return answer(status, (status == HttpStatus.NOT_FOUND) ? "404" : "400", null, null, request, locale);
		}
		String reference = UUID.randomUUID().toString().substring(0, 8);
		log.error("Request {} {} failed, reference {}", request.getMethod(), request.getRequestURI(), reference, ex);
		return answer(HttpStatus.INTERNAL_SERVER_ERROR, "500", null, reference, request, locale);
	}

	/** The page for a status that no exception of ours stands behind. */
	ModelAndView page(HttpStatus status, HttpServletRequest request, Locale locale) {
		String kind = switch (status) {
			case FORBIDDEN -> "403";
			case NOT_FOUND -> "404";
			case PAYLOAD_TOO_LARGE -> "413";
			default -> status.is4xxClientError() ? "400" : "500";
		};
		return answer(status, kind, null, null, request, locale);
	}

	private ModelAndView answer(HttpStatus status, String kind, String advice, String reference,
			HttpServletRequest request, Locale locale) {
		Model model = new ExtendedModelMap();
		this.page.fill(model, request, locale);
		model.addAttribute("problem", this.messages.getMessage("web.error." + kind, null, locale));
		model.addAttribute("advice",
				(advice != null) ? advice : this.messages.getMessage("web.error." + kind + ".advice", null, locale));
		model.addAttribute("reference", reference);
		return new ModelAndView("error", model.asMap(), status);
	}

}
