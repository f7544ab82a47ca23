package org.grantway.programmes;

import java.time.Instant;
import java.util.Optional;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

import org.grantway.shared.Actor;
import org.grantway.shared.NotFound;
import org.grantway.web.CurrentActor;

/**
 * Shows calls to everyone.
 */
@Controller
class PublicCallController {

	private final Calls calls;

	private final OpenCalls openCalls;

	private final CallPages pages;

	private final CallAccess access;

	private final CallInvitations invitations;

	private final CallTexts texts;

	PublicCallController(Calls calls, OpenCalls openCalls, CallPages pages, CallAccess access,
			CallInvitations invitations, CallTexts texts) {
		this.calls = calls;
		this.openCalls = openCalls;
		this.pages = pages;
		this.access = access;
		this.invitations = invitations;
		this.texts = texts;
	}

	@GetMapping({ "/", "/calls" })
	String list(OpenCalls.Filter filter, @CurrentActor Optional<Actor> reader, Model model) {
		model.addAttribute("list", this.openCalls.view(filter, reader.orElse(null)));
		return "programmes/calls";
	}

	@GetMapping("/calls/{code}")
	String show(@PathVariable String code, @CurrentActor Optional<Actor> actor, Model model) {
		Actor reader = actor.orElse(null);
		Call call = this.calls.byCode(code)
			.filter((found) -> isShown(found, reader))
			.orElseThrow(() -> new NotFound("call " + code));
		this.invitations.letterFor(call, reader)
			.ifPresent((letter) -> model.addAttribute("letter",
					new Letter(this.texts.nameOf(letter.host()), letter.at())));
		model.addAttribute("page", this.pages.view(call));
		model.addAttribute("title", this.pages.title(call));
		model.addAttribute("cancellation", this.calls.cancellation(call.id()).orElse(null));
		model.addAttribute("moved", this.calls.moved(call));
		model.addAttribute("preview", false);
		return "programmes/call";
	}

	/** What is published, and what was cancelled after it was, to the same readers. */
	private boolean isShown(Call call, Actor reader) {
		if (call.byInvitation()) {
			return (call.isPublished() || this.calls.cancellation(call.id()).isPresent())
					&& (this.access.invitedAs(call, reader).isPresent() || this.access.mayWorkWith(reader, call));
		}
		return call.isPublished() || this.calls.cancellation(call.id()).isPresent();
	}

	/** The commissioning letter that the reader's institution got. */
	record Letter(String host, Instant at) {

	}

}
