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
					LocalizedText.of("Agreed.", "同意。").in(language), objections(list, wishes), actor);
			case "Task_SignOpinion" ->
				this.consultations.headDecides(list, item.itemKey(), wishes.getOrDefault("outcome", "sign"),
						wishes.getOrDefault("remark", ""), wishes.get("password"), actor);
			case "Task_AnswerComments" -> answerComments(list, language, actor);
			case "Task_CoordinationMeeting" -> this.consultations.meet(list, Times.dayOf(Instant.now(this.clock)),
					LocalizedText
						.of("The parties settled how to deal with what they saw differently.", "各方就分歧事项交换意见，形成一致处理建议。")
						.in(language),
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
			.forEach((remark) -> answers.put(remark.id(), new Consultations.Answer(true,
					LocalizedText.of("Adopted; goes into the task book.", "采纳，写入任务书。").in(language))));
		this.consultations.answerComments(list, answers, actor);
	}

	private void rule(ListView list, String ruling, Locale language, Actor actor) {
		Map<UUID, Consultations.Ruling> rulings = new LinkedHashMap<>();
		list.standing()
			.forEach((one) -> rulings.put(one.applicationId(), new Consultations.Ruling(ruling,
					LocalizedText.of("All opinions were weighed.", "已综合各方意见。").in(language))));
		this.consultations.rule(list, rulings, actor);
	}

}
