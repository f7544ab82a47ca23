package org.grantway.demo;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/**
 * Says on every page that this is a demonstration, and what day it is there.
 */
@ControllerAdvice(annotations = Controller.class)
@Profile("demo")
class DemoBar {

	private final DemoClock clock;

	private final DemoStory story;

	private final DemoPeople people;

	DemoBar(DemoClock clock, DemoStory story, DemoPeople people) {
		this.clock = clock;
		this.story = story;
		this.people = people;
	}

	@ModelAttribute
	void fill(Model model, HttpServletRequest request) {
		model.addAttribute("demoBar", this.clock.now());
		if (!this.story.isReady()) {
			model.addAttribute("demoStory", this.story.percent());
		}
		if (request.getRequestURI().startsWith("/sign-in")) {
			model.addAttribute("demoPeople", this.people.listed());
		}
	}

}
