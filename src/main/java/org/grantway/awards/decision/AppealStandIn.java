package org.grantway.awards.decision;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

import org.grantway.forms.Submissions;
import org.grantway.shared.Actor;
import org.grantway.shared.LocalizedText;
import org.grantway.workflow.StandIn;
import org.grantway.workflow.WorkItem;

/**
 * Examines requests for reconsideration in the demonstration.
 */
@Component
@Profile("demo")
class AppealStandIn implements StandIn {

	private static final LocalizedText GROUNDS = LocalizedText
		.of("The papers and the procedure were compared point by point.", "材料与程序已逐项核对。");

	private static final LocalizedText ANSWER = LocalizedText.of("The procedure was kept and the facts are clear.",
			"经审查，原决定程序合规、事实清楚。");

	private final Appeals appeals;

	private final AppealCases cases;

	private final Submissions submissions;

	AppealStandIn(Appeals appeals, AppealCases cases, Submissions submissions) {
		this.appeals = appeals;
		this.cases = cases;
		this.submissions = submissions;
	}

	@Override
	public Map<String, String> outcomes() {
		return Map.of("Task_AdmitAppeal", "admit", "Task_ExamineAppeal", "proposed", "Task_ConfirmAnswer", "confirm");
	}

	/**
	 * The wishes are an {@code outcome} other than the usual one, and {@code rejoinAt}:
	 * the stage at which the case goes on because the decision is annulled.
	 */
	@Override
	public void answer(WorkItem item, Actor actor, Locale language, Map<String, String> wishes) {
		switch (item.task()) {
			case "Task_AdmitAppeal" -> this.submissions.submit(item, wishes.getOrDefault("outcome", "admit"),
					Map.of("checked", List.of("time", "person", "ground"), "grounds", GROUNDS.in(language)), actor);
			case "Task_ConfirmAnswer" -> this.submissions.submit(item, wishes.getOrDefault("outcome", "confirm"),
					Map.of("grounds", GROUNDS.in(language)), actor);
			default -> this.appeals.propose(this.cases.require(item.of().id()),
					new Appeals.Answer(wishes.containsKey("rejoinAt") ? "annulled" : "upheld",
							wishes.getOrDefault("rejoinAt", ""), ANSWER.in(language),
							"示例复审〔" + item.of().number() + "〕"),
					actor);
		}
	}

}
