package org.grantway.review.panels;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

import org.grantway.programmes.Calls;
import org.grantway.review.PanelSubject.Subject;
import org.grantway.review.experts.Draw;
import org.grantway.review.letters.LetterFindings;
import org.grantway.shared.Actor;
import org.grantway.shared.LocalizedText;
import org.grantway.shared.Refused;
import org.grantway.shared.Times;
import org.grantway.shared.WorkingCalendar;
import org.grantway.workflow.StandIn;
import org.grantway.workflow.WorkItem;

/**
 * Seats panels, takes attendance, votes and concludes in the demonstration.
 */
@Component
@Profile("demo")
class PanelStandIn implements StandIn {

	/** What a panel finds that agrees, by its purpose. */
	private static final Map<String, List<LocalizedText>> FOUND = Map.of("defence", List.of(LocalizedText.of(
			"The panel heard the presentation and asked its questions; it finds the case well founded and feasible.",
			"专家组听取汇报并质询，认为目标明确、方案可行、经费合理，同意通过。"),
			LocalizedText.of(
					"The panel heard the leader and discussed the letter reviews. The doubts that they raised were answered; the"
							+ " plan is worth its money.",
					"专家组听取了负责人答辩，逐条讨论了函评意见，认为所提疑问均已作出说明，技术路线清楚，经费安排与任务相称，同意通过。")),
			"argumentation",
			List.of(LocalizedText.of(
					"The panel examined the plan of construction. Its goals, tasks and sources of money fit each other.",
					"专家组审阅了建设方案，认为建设目标、任务分工与资金来源相互匹配，运行机制可行，同意通过论证。"),
					LocalizedText.of(
							"The panel went through the plan part by part. Premises, posts and money are secured; it can begin.",
							"专家组逐项论证了建设方案，认为场地、岗位与配套资金已经落实，阶段目标可以考核，同意启动建设。")),
			"mid-term",
			List.of(LocalizedText.of(
					"The panel read the reports and heard the team. The work is on its plan, the money is spent as agreed, and"
							+ " the next milestones can be reached.",
					"专家组审阅了进展报告，听取了项目组汇报，认为项目按计划推进，经费使用规范，后续里程碑可以完成，同意通过中期检查。"),
					LocalizedText.of(
							"The panel compared the milestones that were due with the records shown. They are reached; the indicators"
									+ " are on their way.",
							"专家组对照任务书查验了到期里程碑的交付物和测试记录，认为阶段任务已经完成，考核指标进展与时间进度相符，同意通过中期检查。")),
			"acceptance",
			List.of(LocalizedText.of(
					"The panel compared the results with the task book and the audit with the accounts. The tasks are done, the"
							+ " results are documented and in use.",
					"专家组对照任务书核查了成果和指标，审阅了审计报告，认为任务已经完成，成果资料齐全并已应用，同意通过验收。"),
					LocalizedText.of(
							"The panel checked each indicator against its test report and looked at the results at work. It agrees"
									+ " that the project be accepted.",
							"专家组逐项核对了指标的测试报告，现场察看了成果的使用情况，认为各项指标达到任务书要求，数据已按规定汇交，同意通过验收。")),
			"evaluation",
			List.of(LocalizedText
				.of("The panel visited the site and read the report. The results serve the region, governance and equipment are"
						+ " used by others as agreed.", "专家组实地考察并审阅了评估报告，认为建设运行成效明显，治理规范，设施开放共享，同意评估意见。"),
					LocalizedText
						.of("The panel talked with users and looked through the register of services. The center is in demand and keeps"
								+ " to its charter.", "专家组走访了用户单位，查阅了服务台账，认为服务成效得到认可，理事会和专家委员会按章程履职，同意评估意见。")));

	/** What a panel finds that does not agree, by its purpose and the round. */
	private static final Map<String, List<LocalizedText>> NOT_CARRIED = Map.of("mid-term", List.of(LocalizedText.of(
			"The panel heard the presentation and asked its questions. Milestones that were due are not reached and the"
					+ " records of the tests are incomplete; each point named has to be put right.",
			"专家组听取汇报并质询，认为到期里程碑未完成，测试记录不完整，未达到通过所需票数，应逐项整改后重新检查。"),
			LocalizedText
				.of("The panel examined what was put right. The records are complete now, but the targets of the first half are"
						+ " still missed, and the remaining time does not suffice; the matter has to be decided on.",
						"专家组复查了整改情况，认为测试记录已经补齐，但关键指标仍低于中期要求，剩余时间不足以完成任务书目标，未达到通过所需票数，建议对项目是否继续另行决定。")),
			"acceptance",
			List.of(LocalizedText
				.of("The panel compared the results with the task book. Some indicators are not proven by a test of others; they"
						+ " have to be measured again.", "专家组对照任务书核查，认为部分指标缺少第三方测试证明，未达到通过所需票数，应补充测试后再行验收。"),
					LocalizedText.of(
							"The panel looked at the new measurements. The indicators named before are still below their targets.",
							"专家组审阅了补充测试结果，认为此前指出的指标仍未达到任务书要求，未达到通过所需票数。")),
			"evaluation",
			List.of(LocalizedText.of(
					"The panel visited the site and read the report. The equipment is hardly used by others, and the council has"
							+ " not met; both have to be put right.",
					"专家组实地考察后认为，设施对外开放不足，理事会未按章程召开会议，未达到通过所需票数，应限期整改。"),
					LocalizedText
						.of("The panel came again. The council has met, but the services did not grow as promised; the matter has to be"
								+ " decided on.", "专家组再次考察后认为，理事会已恢复履职，但服务能力未按整改计划提升，未达到通过所需票数，建议另行决定。")));

	private static final List<LocalizedText> REFUSED = List.of(LocalizedText
		.of("The panel heard the presentation and asked its questions. It does not see how the targets follow from the"
				+ " route described, and did not agree.", "专家组听取汇报并质询，认为技术路线对目标的支撑不足、论证材料不充分，未达到通过所需票数。"),
			LocalizedText.of("The panel examined the plan as changed. The main doubts remain, and it did not agree.",
					"专家组审阅了修改后的材料，认为主要疑问仍未得到回答，未达到通过所需票数。"));

	private static final LocalizedText ROOM = LocalizedText.of("Meeting room 3", "三号会议室");

	private static final LocalTime MEETING = LocalTime.of(9, 30);

	private final Panels panels;

	private final LetterFindings letters;

	private final Calls calls;

	private final WorkingCalendar calendar;

	private final Clock clock;

	PanelStandIn(Panels panels, LetterFindings letters, Calls calls, WorkingCalendar calendar, Clock clock) {
		this.panels = panels;
		this.letters = letters;
		this.calls = calls;
		this.calendar = calendar;
		this.clock = clock;
	}

	@Override
	public Map<String, String> outcomes() {
		return Map.of("Task_SeatPanel", "seat", "Task_RecordAttendance", "quorum", "Task_Vote", "yes",
				"Task_StateConclusion", "as-voted");
	}

	/**
	 * Nobody takes attendance before the panel meets, or seats a panel while applications
	 * still come in.
	 */
	@Override
	public Optional<Instant> waitsUntil(WorkItem item) {
		return switch (item.task()) {
			case "Task_RecordAttendance" -> Optional.of(this.panels.require(item.subjectId()).meetsAt());
			case "Task_SeatPanel" -> this.calls.require(this.panels.require(item.subjectId()).callId()).lastEntry();
			default -> Optional.empty();
		};
	}

	/**
	 * The wishes are a vote, or a result, by the purpose of the panel; {@code place}:
	 * where, or by what means, it meets; and {@code absent}: nobody comes.
	 */
	@Override
	public void answer(WorkItem item, Actor actor, Locale language, Map<String, String> wishes) {
		UUID id = item.subjectId();
		PanelItem panel = this.panels.require(id);
		switch (item.task()) {
			case "Task_SeatPanel" -> seat(panel, wishes.getOrDefault("place", ROOM.in(language)), actor);
			case "Task_RecordAttendance" ->
				attend(id, wishes.containsKey("absent") ? Attendance.ABSENT : Attendance.PRESENT, actor);
			case "Task_Vote" ->
				this.panels.vote(id, "no".equals(wishes.get(panel.purpose().slug())) ? Choice.NO : Choice.YES, actor);
			default -> this.panels.conclude(id, result(panel, wishes), conclusion(panel).in(language), "", actor);
		}
	}

	private static LocalizedText conclusion(PanelItem panel) {
		String purpose = panel.purpose().slug();
		if (panel.isCarried()) {
			return StandIn.oneOf(FOUND.get(purpose), panel.of().id());
		}
		List<LocalizedText> byRound = NOT_CARRIED.getOrDefault(purpose, REFUSED);
		return byRound.get(Math.min(panel.round(), byRound.size()) - 1);
	}

	/** The result wished for, or the first that is open once that one is used up. */
	private String result(PanelItem panel, Map<String, String> wishes) {
		List<String> open = this.panels.results(panel);
		String wished = wishes.get(panel.purpose().slug());
		return (wished == null || "rectify".equals(wished) && !open.contains(wished)) ? open.get(0) : wished;
	}

	/**
	 * As many as the rule asks for and a few more: those of the field first, by a lot of
	 * the case and what the panel is asked; of them, who has reviewed the case last.
	 */
	private void seat(PanelItem panel, String place, Actor actor) {
		Subject subject = this.panels.subject(panel);
		Set<UUID> wrote = this.letters.reviewers(subject.application());
		List<UUID> eligible = Draw
			.order(panel.purpose().slug() + panel.round(), panel.of().id(), subject.field(),
					this.panels.screen(panel).eligible())
			.stream()
			.sorted(Comparator.comparing((Draw.Ticket ticket) -> ticket.match() == Draw.FieldMatch.OTHER)
				.thenComparing((ticket) -> wrote.contains(ticket.expert().person())))
			.map((ticket) -> ticket.expert().person())
			.toList();
		Integer least = this.panels.rule(panel).panelMin();
		int wanted = Math.max(9, (least != null) ? least : 0);
		if (eligible.size() < wanted) {
			throw Refused.at("members", "panel.error.too-few", wanted);
		}
		List<UUID> members = eligible.subList(0, wanted);
		Instant meeting = Times.at(Times.dayOf(this.calendar.afterWorkingDays(Instant.now(this.clock), 5)), MEETING);
		this.panels.seat(panel.id(), members, members.get(0), meeting, place, false, actor);
	}

	private void attend(UUID id, Attendance invited, Actor actor) {
		Map<UUID, Attendance> present = new LinkedHashMap<>();
		this.panels.members(id)
			.forEach((member) -> present.put(member.person(),
					(member.attendance() == Attendance.RECUSED) ? Attendance.RECUSED : invited));
		this.panels.attend(id, present, Map.of(), null, true, actor);
	}

}
