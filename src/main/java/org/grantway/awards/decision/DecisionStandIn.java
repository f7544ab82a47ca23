package org.grantway.awards.decision;

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
import org.grantway.shared.NotFound;
import org.grantway.shared.Times;
import org.grantway.workflow.StandIn;
import org.grantway.workflow.WorkItem;

/**
 * Decides lists in the demonstration.
 */
@Component
@Profile("demo")
class DecisionStandIn implements StandIn {

	private static final List<LocalizedText> NOTES = List.of(
			LocalizedText.of("No entry in the integrity database.", "科研诚信数据库中无不良记录。"),
			LocalizedText.of("Looked up on the day of the decision: no entry on leader or host.",
					"决定当日查询，负责人和依托单位均无失信记录。"),
			LocalizedText.of("Leader, team and host were looked up; nothing stands against them.",
					"已查询负责人、团队成员和依托单位，无在案失信行为。"));

	private final Decision decision;

	private final RegionalDecision regional;

	private final Lists lists;

	private final Clock clock;

	DecisionStandIn(Decision decision, RegionalDecision regional, Lists lists, Clock clock) {
		this.decision = decision;
		this.regional = regional;
		this.lists = lists;
		this.clock = clock;
	}

	@Override
	public Map<String, String> outcomes() {
		return Map.of(Decision.DECIDE, "award", RegionalDecision.DECIDE, "award");
	}

	/**
	 * All items of the list are decided at once, as on the page; declined with the wish
	 * {@code decline}, which gives the grounds.
	 */
	@Override
	public void answer(WorkItem item, Actor actor, Locale language, Map<String, String> wishes) {
		ListView list = this.lists.ofApplication(item.subjectId())
			.orElseThrow(() -> new NotFound("list of " + item.of().number()));
		Map<UUID, Decision.Verdict> verdicts = new LinkedHashMap<>();
		String grounds = wishes.getOrDefault("decline", "");
		this.decision.open(list)
			.forEach((one) -> verdicts.put(one.applicationId(),
					new Decision.Verdict(grounds.isEmpty() ? "award" : "decline", one.proposed(), "", grounds)));
		int year = Times.dayOf(Instant.now(this.clock)).getYear();
		String number = "国科示例〔" + year + "〕" + list.number().replaceAll(".*-0*", "") + "号";
		String note = StandIn.oneOf(NOTES, list.id(), item.itemKey()).in(language);
		if (item.task().equals(RegionalDecision.DECIDE)) {
			this.regional.decide(list.id(), item.itemKey(), number, note, verdicts, actor);
		}
		else {
			this.decision.decide(list, number, note, verdicts, actor);
		}
	}

}
