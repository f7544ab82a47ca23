package org.grantway.demo;

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

	DemoBar(DemoClock clock) {
		this.clock = clock;
	}

	@ModelAttribute
	void fill(Model model) {
		model.addAttribute("demoBar", this.clock.now());
	}

}
