package org.grantway.web;

import java.util.stream.IntStream;

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
		model.addAttribute("numbers", IntStream.rangeClosed(1, topic.equals("help") ? 7 : 3).boxed().toList());
		return "web/text";
	}

}
