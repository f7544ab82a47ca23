package org.grantway.review.letters;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
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

	/** People do not write alike; who writes which goes by the seat. */
	private static final List<LocalizedText> OPINIONS = List.of(LocalizedText.of(
			"The aims are clear and can be checked, the route is sound, and the team has what the work needs. "
					+ "The milestones follow from each other and the indicators say how they will be measured. "
					+ "The risk of the second milestone should be watched; the budget is in proportion to the work.",
			"项目目标明确、可考核，技术路线合理，研究基础扎实，团队结构完整，具备完成任务所需的条件。" + "里程碑设置前后衔接，每项指标均说明了测试方法和佐证材料，便于过程管理和验收考核。"
					+ "与国内外同类工作相比，拟解决的关键问题提得准确，创新点清楚，预期成果具有应用价值，示范单位和推广途径已经落实。"
					+ "第二个里程碑所依赖的关键部件存在一定风险，建议在任务书中补充备选方案，并在中期检查时重点关注。"
					+ "经费预算与任务量相匹配，设备费和劳务费测算依据充分，未发现重复资助的情形，建议予以支持。"),
			LocalizedText
				.of("The question is one that the field has to answer, and the applicants name what has been tried before "
						+ "and why it failed. Their preliminary measurements make the approach credible. I would like to see "
						+ "the comparison with the established method earlier than in the last year, and a clearer division "
						+ "of the work between the groups. The requested amount is justified.",
						"所提科学问题为本领域亟待回答的问题，申请人对已有尝试及其失败原因的分析到位，前期测试数据支持所提路线的可行性。"
								+ "研究内容之间的逻辑关系清楚，指标高于现有水平，且给出了第三方检测的安排。" + "与成熟方法的对比试验安排在最后一年，偏晚，建议提前至第二年，以便及时调整方案。"
								+ "各研究小组之间的分工可以再明确，特别是数据汇交和共享的责任单位。"
								+ "申请团队近年来在该方向有连续的研究积累，代表性成果与本项目直接相关，实验条件和协作单位均已落实，具备按期完成任务的能力。"
								+ "申请经费的测算较为细致，与研究工作量基本一致，同意推荐进入下一环节。"),
			LocalizedText
				.of("A solid proposal with a realistic plan. The strength is the access to the facility and to users who "
						+ "have agreed to test the results; the weakness is that two people carry most of the work. A deputy "
						+ "for the second task should be named in the task book. The indicators are ambitious but can be reached.",
						"申请书内容完整，计划切合实际，单位具备开展研究所需的装置条件，用户单位已书面同意参与验证，成果转化前景较好。"
								+ "不足之处在于主要任务集中于两名骨干，人员投入的保障需要加强，建议在任务书中明确第二项任务的后备负责人。"
								+ "考核指标具有一定挑战性，经努力可以达到；年度进度安排合理，风险分析较为充分。" + "经费安排中测试化验费占比合理，劳务费符合规定，未见与在研项目重复。"
								+ "研究目标与指南方向吻合，技术路线的每一步均有可供检验的中间结果，出现偏差时可以及时调整，预期成果的归属和使用约定清楚。" + "总体上达到资助要求，建议资助。"),
			LocalizedText
				.of("What convinces me is the plan of the tests: each indicator has a method, a place and a day, and failures are "
						+ "planned for. The review of other people's work is short and leaves out two groups abroad; this should be "
						+ "mended in the task book. The partners are well chosen, and each has a task that it can do by itself.",
						"申请书最突出之处是验证方案设计周密，每项指标都写明了测试方法、地点和时间，并对可能的失败情形作了预案，可操作性强。"
								+ "对国内外同行工作的评述偏于简略，建议在任务书中补充与最新进展的对比，并说明本项目指标的先进性依据。"
								+ "合作单位选择得当，各自承担的任务相对独立又相互支撑，接口约定清楚，知识产权归属有书面协议。"
								+ "项目负责人组织过同类任务，时间投入有保证；青年骨干占比较高，有利于队伍培养。"
								+ "设备购置以共享为主、新购为辅，预算编制总体从紧，差旅费可以再压缩。综合评价为优，同意资助。"),
			LocalizedText
				.of("The need is real and the applicants have shown a first result under conditions near to practice. I doubt that "
						+ "the last indicator can be reached in the time given; the one before it would already be worth the money. "
						+ "Data management and open access are described better than in most proposals I have read.",
						"项目面向实际需求，申请人已在接近应用的条件下取得初步结果，说明关键技术具有可行性，不是从零起步。"
								+ "最后一项考核指标要求很高，在给定期限内完成有一定难度，但即使只达到前一级目标，成果也有明确的使用价值，风险可以接受。"
								+ "数据管理与开放共享方案写得具体，样品、数据和软件的保存期限及责任人均已明确，优于多数同类申请。"
								+ "建议把用户试用提前，与样机研制并行开展，尽早暴露工程问题；同时明确不同里程碑之间的判定条件。"
								+ "经费总额适度，人员费与任务量相符，未发现与其他计划重复。同意推荐。"));

	private static final List<LocalizedText> IN_THE_QUOTA = List.of(
			LocalizedText.of("Within the quota; ranked by the reviews.", "在名额之内，按评审意见排序确定。"),
			LocalizedText.of("Enough reviews, all in favour; there is a place left.", "有效评审意见达到规定数量且均予推荐，名额尚有余。"));

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

	/** Nobody draws reviewers while applications still come in. */
	@Override
	public Optional<Instant> waitsUntil(WorkItem item) {
		return item.task().equals("Task_DrawReviewers")
				? this.calls.require(this.applications.require(item.subjectId()).callId()).lastEntry()
				: Optional.empty();
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
				this.reviews.save(seat, sheet(this.reviews.own(seat, actor), language), actor);
				this.reviews.submit(seat, false, actor);
			}
			default -> shortlist(item, wishes, language, actor);
		}
	}

	private void shortlist(WorkItem item, Map<String, String> wishes, Locale language, Actor actor) {
		Call call = this.calls.require(this.applications.require(item.subjectId()).callId());
		this.shortlist.decide(call, List.of(item.subjectId()), !wishes.containsKey("leaveOut"),
				wishes.getOrDefault("leaveOut", StandIn.oneOf(IN_THE_QUOTA, item.subjectId()).in(language)), actor);
	}

	/** No two of as many reviewers as there are opinions write the same. */
	private SheetForm sheet(ReviewSeat seat, Locale language) {
		CriteriaSet set = this.reviews.criteria(seat);
		Random taste = new Random(seat.id().getLeastSignificantBits());
		Map<String, String> marks = new LinkedHashMap<>();
		set.criteria().forEach((criterion) -> marks.put(criterion.code(), mark(set.scale(), taste)));
		return new SheetForm(marks, OPINIONS.get((seat.ordinal() + seat.attempt()) % OPINIONS.size()).in(language),
				LetterReviews.adviceCodes(set).get(0), "high", "", "");
	}

	/** One of the best two grades where grades count, or a good number on the scale. */
	private static String mark(Scale scale, Random taste) {
		List<Grade> grades = scale.values();
		if (!grades.isEmpty()) {
			boolean counted = grades.size() > 3 && grades.get(1).points() != null;
			return grades.get((counted && taste.nextInt(3) == 0) ? 1 : 0).code();
		}
		BigDecimal step = (scale.step() != null) ? scale.step() : BigDecimal.ONE;
		int below = scale.max().subtract(scale.min()).divideToIntegralValue(step).intValue() * 3 / 20;
		return scale.max().subtract(step.multiply(BigDecimal.valueOf(taste.nextInt(below + 1)))).toPlainString();
	}

}
