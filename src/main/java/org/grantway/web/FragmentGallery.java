package org.grantway.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.context.annotation.Profile;
import org.springframework.data.domain.PageImpl;
import org.springframework.data.domain.PageRequest;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * Every fragment of {@code ui/} on one page, for those who build pages and for the tests.
 */
@Controller
@Profile({ "dev", "test" })
class FragmentGallery {

	@GetMapping("/dev/ui")
	String all(Model model) {
		Map<String, String> options = new LinkedHashMap<>();
		options.put("one", "1");
		options.put("two", "2");
		model.addAttribute("options", options);
		model.addAttribute("chosen", List.of("two"));
		model.addAttribute("faults", Map.of("text", "web.problem"));
		model.addAttribute("tones", List.of("grey", "blue", "amber", "red", "green", "plain"));
		model.addAttribute("tabs",
				List.of(new Tab("web.help", "/help", true), new Tab("web.privacy", "/privacy", false)));
		model.addAttribute("steps", List.of(new LifeStep("web.help", "done", "2027"),
				new LifeStep("web.privacy", "now", null), new LifeStep("web.licences", "todo", null)));
		model.addAttribute("page", new PageImpl<>(List.of(1, 2), PageRequest.of(1, 2), 6));
		return "web/gallery";
	}

}
