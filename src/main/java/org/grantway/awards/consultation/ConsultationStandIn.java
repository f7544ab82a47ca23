package org.grantway.awards.consultation;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

import org.grantway.awards.lists.ListView;
import org.grantway.awards.lists.Lists;
import org.grantway.shared.Actor;
import org.grantway.shared.LocalizedText;
import org.grantway.shared.Times;
import org.grantway.workflow.StandIn;
import org.grantway.workflow.WorkItem;

/**
 * Answers for departments, and for the lead that consults them, in the demonstration.
 */
@Component
@Profile("demo")
class ConsultationStandIn implements StandIn {

	private static final List<LocalizedText> AGREED = List.of(LocalizedText.of("Agreed.", "同意。"),
			LocalizedText.of("Agreed; no matter of this department is touched.", "经研究，无不同意见，同意。"),
			LocalizedText.of("Agreed. Please send the task books for the record.", "同意所列项目，请将任务书抄送我部门备案。"),
			LocalizedText.of("Agreed; it fits the plans of this department.", "所列项目与本部门规划衔接，同意立项。"));

	private static final List<LocalizedText> ADOPTED = List.of(
			LocalizedText.of("Adopted; goes into the task book.", "采纳，写入任务书。"),
			LocalizedText.of("Adopted; becomes a condition of the award.", "采纳，作为立项条件执行。"),
			LocalizedText.of("Adopted; the leader will say how at the mid-term check.", "采纳，由负责人在中期检查时说明落实情况。"));

	private static final List<LocalizedText> WEIGHED = List.of(
			LocalizedText.of("All opinions were weighed.", "已综合各方意见。"),
			LocalizedText.of("The objections were settled with those who raised them.", "已与提出意见的部门沟通一致。"));

	private final Consultations consultations;

	private final Lists lists;

	private final Clock clock;

	ConsultationStandIn(Consultations consultations, Lists lists, Clock clock) {
		this.consultations = consultations;
		this.lists = lists;
		this.clock = clock;
	}

	@Override
	public Map<String, String> outcomes() {
		return Map.of("Task_DraftOpinion", "agree", "Task_SignOpinion", "sign", "Task_AnswerComments", "answered",
				"Task_CoordinationMeeting", "held", "Task_RuleDispute", "pass");
	}

	@Override
	public void answer(WorkItem item, Actor actor, Locale language, Map<String, String> wishes) {
		ListView list = this.lists.require(item.subjectId());
		switch (item.task()) {
			case "Task_DraftOpinion" -> this.consultations.draft(list, item.itemKey(), Opinion.AGREE,
					StandIn.oneOf(AGREED, item.subjectId(), item.itemKey()).in(language), objections(list, wishes),
					actor);
			case "Task_SignOpinion" ->
				this.consultations.headDecides(list, item.itemKey(), wishes.getOrDefault("outcome", "sign"),
						wishes.getOrDefault("remark", ""), wishes.get("password"), actor);
			case "Task_AnswerComments" -> answerComments(list, language, actor);
			case "Task_CoordinationMeeting" -> this.consultations.meet(list,
					new Consultations.Meeting(Times.dayOf(Instant.now(this.clock)),
							LocalizedText
								.of("The parties settled how to deal with what they saw differently.",
										"各方就分歧事项交换意见，形成一致处理建议。")
								.in(language),
							Map.of(), ""),
					actor);
			default -> rule(list, wishes.getOrDefault("ruling", "pass"), language, actor);
		}
	}

	/**
	 * With the wishes {@code object} (grounds) and {@code change} all are objected to.
	 */
	private static List<ItemOpinion> objections(ListView list, Map<String, String> wishes) {
		return wishes.containsKey("object") ? list.items()
			.stream()
			.map((one) -> new ItemOpinion(one.applicationId(), Opinion.OBJECT_MATERIAL, wishes.get("object"),
					wishes.getOrDefault("change", "")))
			.toList() : List.of();
	}

	private void answerComments(ListView list, Locale language, Actor actor) {
		Map<UUID, Consultations.Answer> answers = new LinkedHashMap<>();
		this.consultations.openComments(list.id())
			.forEach((remark) -> answers.put(remark.id(),
					new Consultations.Answer(true, StandIn.oneOf(ADOPTED, remark.id()).in(language))));
		this.consultations.answerComments(list, answers, actor);
	}

	private void rule(ListView list, String ruling, Locale language, Actor actor) {
		Map<UUID, Consultations.Ruling> rulings = new LinkedHashMap<>();
		list.standing()
			.forEach((one) -> rulings.put(one.applicationId(),
					new Consultations.Ruling(ruling, StandIn.oneOf(WEIGHED, one.applicationId()).in(language))));
		this.consultations.rule(list, rulings, actor);
	}

}
