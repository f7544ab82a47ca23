package org.grantway.review.letters;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

import org.grantway.applications.Applications;
import org.grantway.programmes.Call;
import org.grantway.programmes.Calls;
import org.grantway.programmes.ReferenceData.CriteriaSet;
import org.grantway.programmes.ReferenceData.Grade;
import org.grantway.programmes.ReferenceData.Scale;
import org.grantway.shared.Actor;
import org.grantway.shared.LocalizedText;
import org.grantway.workflow.StandIn;
import org.grantway.workflow.WorkItem;

/**
 * Draws, answers invitations, reviews and shortlists in the demonstration.
 */
@Component
@Profile("demo")
class LetterStandIn implements StandIn {

	private static final LocalizedText OPINION = LocalizedText.of(
			"The aims are clear and can be checked, the route is sound, and the team has what the work needs. "
					+ "The milestones follow from each other and the indicators say how they will be measured. "
					+ "The risk of the second milestone should be watched; the budget is in proportion to the work.",
			"项目目标明确、可考核，技术路线合理，研究基础扎实，团队结构完整，具备完成任务所需的条件。" + "里程碑设置前后衔接，每项指标均说明了测试方法和佐证材料，便于过程管理和验收考核。"
					+ "与国内外同类工作相比，拟解决的关键问题提得准确，创新点清楚，预期成果具有应用价值，示范单位和推广途径已经落实。"
					+ "第二个里程碑所依赖的关键部件存在一定风险，建议在任务书中补充备选方案，并在中期检查时重点关注。"
					+ "经费预算与任务量相匹配，设备费和劳务费测算依据充分，未发现重复资助的情形，建议予以支持。");

	private final DrawBatch draws;

	private final LetterReviews reviews;

	private final Shortlist shortlist;

	private final Applications applications;

	private final Calls calls;

	LetterStandIn(DrawBatch draws, LetterReviews reviews, Shortlist shortlist, Applications applications, Calls calls) {
		this.applications = applications;
		this.calls = calls;
		this.draws = draws;
		this.reviews = reviews;
		this.shortlist = shortlist;
	}

	@Override
	public Map<String, String> outcomes() {
		return Map.of("Task_DrawReviewers", "release", "Task_AddReviewers", "release", "Task_AnswerInvitation",
				"accept", "Task_Review", "submit", "Task_Shortlist", "shortlist");
	}

	/**
	 * The wish {@code recuse} gives the conflict to declare, {@code decline} the code of
	 * the grounds to decline on, instead of accepting; {@code leaveOut} the grounds for
	 * leaving an application out of the shortlist.
	 */
	@Override
	public void answer(WorkItem item, Actor actor, Locale language, Map<String, String> wishes) {
		UUID seat = item.itemKey() != null ? UUID.fromString(item.itemKey()) : null;
		switch (item.task()) {
			case "Task_DrawReviewers", "Task_AddReviewers" -> {
				this.draws.draw(item.subjectId(), actor);
				this.draws.release(item.subjectId(), actor);
			}
			case "Task_AnswerInvitation" -> {
				if (wishes.containsKey("recuse")) {
					this.reviews.recuse(seat, wishes.get("recuse"), actor);
				}
				else if (wishes.containsKey("decline")) {
					this.reviews.decline(seat, wishes.get("decline"), "", actor);
				}
				else {
					this.reviews.accept(seat, true, true, true, "", actor);
				}
			}
			case "Task_Review" -> {
				if (wishes.containsKey("recuse")) {
					this.reviews.recuse(seat, wishes.get("recuse"), actor);
					return;
				}
				this.reviews.save(seat, sheet(this.reviews.criteria(this.reviews.own(seat, actor)), language), actor);
				this.reviews.submit(seat, actor);
			}
			default -> shortlist(item, wishes, language, actor);
		}
	}

	private void shortlist(WorkItem item, Map<String, String> wishes, Locale language, Actor actor) {
		Call call = this.calls.require(this.applications.require(item.subjectId()).callId());
		this.shortlist.decide(call, List.of(item.subjectId()), !wishes.containsKey("leaveOut"),
				wishes.getOrDefault("leaveOut",
						LocalizedText.of("Within the quota; ranked by the reviews.", "在名额之内，按评审意见排序确定。").in(language)),
				actor);
	}

	private static SheetForm sheet(CriteriaSet set, Locale language) {
		Map<String, String> marks = new LinkedHashMap<>();
		set.criteria().forEach((criterion) -> marks.put(criterion.code(), mark(set.scale())));
		return new SheetForm(marks, OPINION.in(language), LetterReviews.adviceCodes(set).get(0), "high", "", "");
	}

	/** The best grade, or a good number on the scale. */
	private static String mark(Scale scale) {
		List<Grade> grades = scale.values();
		if (!grades.isEmpty()) {
			return grades.get(0).code();
		}
		boolean wide = scale.step() == null || scale.max().subtract(scale.step()).compareTo(scale.min()) <= 0;
		return (wide ? scale.max() : scale.max().subtract(scale.step())).toPlainString();
	}

}
