package org.grantway.demo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.grantway.forms.definition.FormCatalogue;
import org.grantway.forms.definition.Outcome;
import org.grantway.workflow.WorkItem;

/**
 * The ways in which a task can be done besides the usual one: every other button of its
 * form, or what its page offers.
 */
class Variants {

	private static final String WHY = "经逐项核对后提出，理由见附件说明。Stated after a check point by point.";

	/** What any form may ask for when another button is pressed. */
	private static final Map<String, String> TYPED = Map.of("grounds", WHY, "reason", "conditions", "supplement", WHY,
			"failure", WHY, "share", "40", "remark", WHY);

	private static final Map<String, Map<String, Map<String, String>>> OF_PAGES = Map.ofEntries(
			Map.entry("Task_AnswerInvitation",
					Map.of("recuse", Map.of("recuse", WHY), "decline", Map.of("decline", "no-time"))),
			Map.entry("Task_Review", Map.of("recuse", Map.of("recuse", WHY))),
			Map.entry("Task_Shortlist", Map.of("leave-out", Map.of("leaveOut", WHY))),
			Map.entry("Task_RecordAttendance", Map.of("nobody", Map.of("absent", "yes"))),
			Map.entry("Task_Vote", Map.of("no", ofPanels("no"))),
			Map.entry("Task_StateConclusion",
					Map.of("revise", ofPanels("revise"), "not-yet", ofPanels("not-yet"), "fail", ofPanels("fail"),
							"rectify", ofPanels("rectify"), "terminate", ofPanels("terminate"), "closed",
							ofPanels("closed"))),
			Map.entry("Task_DraftOpinion", Map.of("object", Map.of("object", WHY, "change", WHY))),
			Map.entry("Task_SignOpinion", Map.of("return", Map.of("outcome", "return", "remark", WHY))),
			Map.entry("Task_RuleDispute", Map.of("stopped", Map.of("ruling", "stopped"))),
			Map.entry("Task_Decide", Map.of("decline", Map.of("decline", WHY))),
			Map.entry("Task_DecideForRegion", Map.of("decline", Map.of("decline", WHY))),
			Map.entry("Task_Investigate", Map.of("upheld", Map.of("result", "upheld", "finding", WHY))),
			Map.entry("Task_Sign", Map.of("refuse", Map.of("refuse", WHY))),
			Map.entry("Task_AdmitAppeal", Map.of("reject", Map.of("outcome", "reject"))),
			Map.entry("Task_ConfirmAnswer", Map.of("return", Map.of("outcome", "return"))),
			Map.entry("Task_ExamineAppeal",
					Map.of("formal-check", Map.of("rejoinAt", "FORMAL_CHECK"), "review",
							Map.of("rejoinAt", "UNDER_REVIEW"), "panel", Map.of("rejoinAt", "PANEL"), "rectify",
							Map.of("rejoinAt", "RECTIFYING"))));

	private final FormCatalogue forms;

	Variants(FormCatalogue forms) {
		this.forms = forms;
	}

	private static Map<String, String> ofPanels(String result) {
		Map<String, String> wishes = new LinkedHashMap<>();
		List.of("defence", "argumentation", "mid-term", "acceptance", "evaluation")
			.forEach((purpose) -> wishes.put(purpose, result));
		return wishes;
	}

	/** Their names. */
	List<String> of(WorkItem item) {
		if (OF_PAGES.containsKey(item.task())) {
			return OF_PAGES.get(item.task()).keySet().stream().sorted().toList();
		}
		return (item.formKey() != null)
				? this.forms.require(item.formKey()).outcomes().stream().map(Outcome::value).toList() : List.of();
	}

	/** What is typed for it; nothing for the usual way. */
	Map<String, String> wishes(WorkItem item, String variant) {
		if (variant.isEmpty()) {
			return Map.of();
		}
		Map<String, Map<String, String>> ofPage = OF_PAGES.get(item.task());
		if (ofPage != null) {
			return ofPage.getOrDefault(variant, Map.of());
		}
		Map<String, String> wishes = new LinkedHashMap<>();
		List<String> keys = new ArrayList<>();
		this.forms.require(item.formKey()).everyField().forEach((field) -> keys.add(String.valueOf(field.key())));
		TYPED.forEach((key, text) -> {
			if (keys.contains(key)) {
				wishes.put(key, text);
			}
		});
		wishes.put("outcome", variant);
		return wishes;
	}

}
