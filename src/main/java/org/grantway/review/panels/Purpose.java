package org.grantway.review.panels;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.grantway.programmes.Call;
import org.grantway.programmes.Call.ReviewStage;
import org.grantway.shared.Refused;

/**
 * What a panel is asked, which stages of a call lay down its rules, and which results the
 * count leaves open to its chair.
 */
enum Purpose {

	DEFENCE("defence", List.of("defence", "panel", "joint-panel"), List.of("pass"), List.of("fail")),
	ARGUMENTATION("argumentation", List.of("plan-argumentation", "argumentation"), List.of("pass", "revise"),
			List.of("revise", "not-yet", "fail")),
	MID_TERM("mid-term", List.of("mid-term"), List.of("pass"), List.of("rectify", "terminate")),
	ACCEPTANCE("acceptance", List.of("acceptance", "final"), List.of("pass"), List.of("closed", "rectify", "fail")),
	EVALUATION("evaluation", List.of("evaluation"), List.of("excellent", "good"), List.of("rectify", "fail"));

	private final String slug;

	private final List<String> stages;

	private final List<String> ifCarried;

	private final List<String> otherwise;

	Purpose(String slug, List<String> stages, List<String> ifCarried, List<String> otherwise) {
		this.slug = slug;
		this.stages = stages;
		this.ifCarried = ifCarried;
		this.otherwise = otherwise;
	}

	static Purpose of(String slug) {
		return Arrays.stream(values())
			.filter((purpose) -> purpose.slug.equals(slug))
			.findFirst()
			.orElseThrow(() -> new Refused("panel.error.purpose", slug));
	}

	String slug() {
		return this.slug;
	}

	Optional<ReviewStage> stage(Call call) {
		return this.stages.stream()
			.flatMap((name) -> call.review().stream().filter((stage) -> stage.stage().equals(name)))
			.findFirst();
	}

	List<String> results(boolean carried) {
		return carried ? this.ifCarried : this.otherwise;
	}

}
