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

	private static final LocalizedText CONCLUSION = LocalizedText.of(
			"The panel heard the presentation and asked its questions; it finds the case well founded and feasible.",
			"专家组听取汇报并质询，认为目标明确、方案可行、经费合理，同意通过。");

	/** What a panel finds of work that is done, by its purpose. */
	private static final Map<String, LocalizedText> FOUND = Map.of("mid-term", LocalizedText.of(
			"The panel read the reports and heard the team. The work is on its plan, the money is spent as agreed, and"
					+ " the next milestones can be reached.",
			"专家组审阅了进展报告，听取了项目组汇报，认为项目按计划推进，经费使用规范，后续里程碑可以完成，同意通过中期检查。"), "acceptance",
			LocalizedText.of(
					"The panel compared the results with the task book and the audit with the accounts. The tasks are done,"
							+ " the results are documented and in use.",
					"专家组对照任务书核查了成果和指标，审阅了审计报告，认为任务已经完成，成果资料齐全并已应用，同意通过验收。"),
			"evaluation",
			LocalizedText.of(
					"The panel visited the site and read the report. The results serve the region, governance and"
							+ " equipment are used by others as agreed.",
					"专家组实地考察并审阅了评估报告，认为建设运行成效明显，治理规范，设施开放共享，同意评估意见。"));

	private static final LocalizedText NOT_CARRIED = LocalizedText.of(
			"The panel heard the presentation and asked its questions; targets were missed and proof is wanting."
					+ " It did not agree; each point named has to be put right, or decided on.",
			"专家组听取汇报并质询，认为阶段目标未完成、佐证材料不足，未达到通过所需票数，应逐项整改或另作处理。");

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
			default -> this.panels.conclude(id, result(panel, wishes),
					(panel.isCarried() ? FOUND.getOrDefault(panel.purpose().slug(), CONCLUSION) : NOT_CARRIED)
						.in(language),
					"", actor);
		}
	}

	/** The result wished for, or the first that is open once that one is used up. */
	private String result(PanelItem panel, Map<String, String> wishes) {
		List<String> open = this.panels.results(panel);
		String wished = wishes.get(panel.purpose().slug());
		return (wished == null || "rectify".equals(wished) && !open.contains(wished)) ? open.get(0) : wished;
	}

	/**
	 * As many as the rule asks for and a few more: those of the field first, by a lot of
	 * the case and what the panel is asked, and who has reviewed the case last.
	 */
	private void seat(PanelItem panel, String place, Actor actor) {
		Subject subject = this.panels.subject(panel);
		Set<UUID> wrote = this.letters.reviewers(subject.application());
		List<UUID> eligible = Draw
			.order(panel.purpose().slug() + panel.round(), panel.of().id(), subject.field(),
					this.panels.screen(panel).eligible())
			.stream()
			.map((ticket) -> ticket.expert().person())
			.sorted(Comparator.comparing(wrote::contains))
			.toList();
		Integer least = this.panels.rule(panel).panelMin();
		int wanted = Math.max(9, (least != null) ? least : 0);
		if (eligible.size() < wanted) {
			throw Refused.at("members", "panel.error.too-few", wanted);
		}
		List<UUID> members = eligible.subList(0, wanted);
		Instant meeting = Times.at(Times.dayOf(this.calendar.afterWorkingDays(Instant.now(this.clock), 5)), MEETING);
		this.panels.seat(panel.id(), members, members.get(0), meeting, place, actor);
	}

	private void attend(UUID id, Attendance invited, Actor actor) {
		Map<UUID, Attendance> present = new LinkedHashMap<>();
		this.panels.members(id)
			.forEach((member) -> present.put(member.person(),
					(member.attendance() == Attendance.RECUSED) ? Attendance.RECUSED : invited));
		this.panels.attend(id, present, Map.of(), null, actor);
	}

}
