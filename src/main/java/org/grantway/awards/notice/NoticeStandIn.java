package org.grantway.awards.notice;

import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

import org.grantway.awards.lists.Lists;
import org.grantway.shared.Actor;
import org.grantway.shared.LocalizedText;
import org.grantway.workflow.StandIn;
import org.grantway.workflow.WorkItem;

/**
 * Investigates objections in the demonstration.
 */
@Component
@Profile("demo")
class NoticeStandIn implements StandIn {

	private final Notices notices;

	private final Lists lists;

	NoticeStandIn(Notices notices, Lists lists) {
		this.notices = notices;
		this.lists = lists;
	}

	@Override
	public Map<String, String> outcomes() {
		return Map.of("Task_Investigate", "dismissed");
	}

	@Override
	public void answer(WorkItem item, Actor actor, Locale language, Map<String, String> wishes) {
		this.notices.conclude(this.lists.require(item.subjectId()), UUID.fromString(item.itemKey()),
				wishes.getOrDefault("result", "dismissed"),
				wishes.getOrDefault("finding",
						LocalizedText.of("The inquiry found the objection to be unfounded.", "经核查，所反映的问题不属实。")
							.in(language)),
				actor);
	}

}
