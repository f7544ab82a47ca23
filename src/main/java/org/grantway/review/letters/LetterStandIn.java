package org.grantway.review.letters;

import java.util.LinkedHashMap;
import java.util.List;
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
import org.grantway.workflow.StandIn;
import org.grantway.workflow.WorkItem;

/**
 * Draws, answers invitations, reviews and shortlists in the demonstration.
 */
@Component
@Profile("demo")
class LetterStandIn implements StandIn {

	private static final String OPINION = "目标明确，技术路线合理，研究基础扎实，团队结构完整，预期成果可考核。"
			+ "The aims are clear and can be checked, the route is sound, and the team has what the work needs. "
			+ "The milestones follow from each other and the indicators say how they will be measured. "
			+ "The risk of the second milestone should be watched; the budget is in proportion to the work.";

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
	public void answer(WorkItem item, Actor actor, Map<String, String> wishes) {
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
				this.reviews.save(seat, sheet(this.reviews.criteria(this.reviews.own(seat, actor))), actor);
				this.reviews.submit(seat, actor);
			}
			default -> shortlist(item, wishes, actor);
		}
	}

	private void shortlist(WorkItem item, Map<String, String> wishes, Actor actor) {
		Call call = this.calls.require(this.applications.require(item.subjectId()).callId());
		this.shortlist.decide(call, List.of(item.subjectId()), !wishes.containsKey("leaveOut"),
				wishes.getOrDefault("leaveOut", "Within the quota; ranked by the reviews."), actor);
	}

	private static SheetForm sheet(CriteriaSet set) {
		Map<String, String> marks = new LinkedHashMap<>();
		set.criteria().forEach((criterion) -> marks.put(criterion.code(), mark(set.scale())));
		return new SheetForm(marks, OPINION, LetterReviews.adviceCodes(set).get(0), "high", "", "");
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
