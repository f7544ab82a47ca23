package org.grantway.web;

import java.util.List;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * The pages that only tell something.
 */
@Controller
class TextPages {

	@GetMapping("/help")
	String help(Model model) {
		return text("help", model);
	}

	@GetMapping("/accessibility")
	String accessibility(Model model) {
		return text("accessibility", model);
	}

	@GetMapping("/privacy")
	String privacy(Model model) {
		return text("privacy", model);
	}

	@GetMapping("/about/licences")
	String licences(Model model) {
		return text("licences", model);
	}

	private static String text(String topic, Model model) {
		model.addAttribute("topic", topic);
		model.addAttribute("numbers", List.of(1, 2, 3));
		return "web/text";
	}

}
