package org.grantway.demo;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

import org.grantway.web.PagePart;

/**
 * Says on every page that this is a demonstration, and what day it is there.
 */
@Component
@Profile("demo")
class DemoBar implements PagePart {

	private final DemoClock clock;

	private final DemoStory story;

	private final DemoPeople people;

	DemoBar(DemoClock clock, DemoStory story, DemoPeople people) {
		this.clock = clock;
		this.story = story;
		this.people = people;
	}

	@Override
	public void fill(Model model, HttpServletRequest request) {
		model.addAttribute("demoBar", this.clock.now());
		model.addAttribute("demoFrom", request.getRequestURI());
		if (!this.story.isReady()) {
			model.addAttribute("demoStory", this.story.percent());
		}
		if (request.getRequestURI().startsWith("/sign-in")) {
			model.addAttribute("demoPeople", this.people.groups());
		}
	}

}
