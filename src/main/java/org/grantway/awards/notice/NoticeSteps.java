package org.grantway.awards.notice;

import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.annotation.Transactional;

import org.grantway.applications.Applications;
import org.grantway.awards.lists.ListView;
import org.grantway.awards.lists.Lists;
import org.grantway.programmes.Call;
import org.grantway.programmes.Calls;
import org.grantway.shared.Actor;
import org.grantway.shared.Fact;
import org.grantway.shared.Role;
import org.grantway.shared.RoleAt;
import org.grantway.shared.WorkingCalendar;
import org.grantway.workflow.Processes;
import org.grantway.workflow.WorkflowStep;

/**
 * What the process of public notice asks for and does.
 */
@WorkflowStep("noticeSteps")
@Transactional
public class NoticeSteps {

	private final NoticeObjectionRepository objections;

	private final Lists lists;

	private final Calls calls;

	private final Applications applications;

	private final WorkingCalendar calendar;

	private final Processes processes;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	NoticeSteps(NoticeObjectionRepository objections, Lists lists, Calls calls, Applications applications,
			WorkingCalendar calendar, Processes processes, ApplicationEventPublisher events, Clock clock) {
		this.objections = objections;
		this.lists = lists;
		this.calls = calls;
		this.applications = applications;
		this.calendar = calendar;
		this.processes = processes;
		this.events = events;
		this.clock = clock;
	}

	public void publish(String listId) {
		ListView list = list(listId);
		Instant now = Instant.now(this.clock);
		this.lists.publish(list.id(), now,
				this.calendar.afterWorkingDays(now, this.calls.require(list.callId()).noticeWorkingDays()));
	}

	@Transactional(readOnly = true)
	public Date endsAt(String listId) {
		return Date.from(list(listId).noticeUntil());
	}

	/** Until when an objection that comes now is looked into. */
	@Transactional(readOnly = true)
	public Date objectionDue(String listId) {
		Call call = this.calls.require(list(listId).callId());
		return Date.from(call.length("objection").after(Instant.now(this.clock), this.calendar));
	}

	/** Inspectors and the managing agency's officers. */
	@Transactional(readOnly = true)
	public List<String> investigators(String listId) {
		Call call = this.calls.require(list(listId).callId());
		return List.of(RoleAt.everywhere(Role.INSPECTOR).toString(),
				RoleAt.of(Role.AGENCY_OFFICER, call.managingAgency()).toString());
	}

	/** Tells each application whether an objection holds against it. */
	public String finish(String listId) {
		ListView list = list(listId);
		Call call = this.calls.require(list.callId());
		List<NoticeObjection> filed = this.objections.findByListIdOrderByFiledAt(list.id());
		for (ListView.Item item : list.alive()) {
			UUID application = item.applicationId();
			Optional<NoticeObjection> upheld = filed.stream()
				.filter((objection) -> objection.stops(application))
				.findFirst();
			String result = upheld.isPresent() ? "upheld" : "clear";
			this.lists.published(list.id(), application, result, upheld.map(NoticeObjection::finding).orElse(null));
			this.events.publishEvent(Fact.of(this.applications.caseOf(application), "application.noticed")
				.by(Actor.SYSTEM)
				.now("list", list.number())
				.now("result", result));
			this.processes.send("Msg_NoticeDone", call.process(), application, Map.of("noticeResult", result));
		}
		return list(listId).alive().isEmpty() ? "stopped" : "decide";
	}

	private ListView list(String id) {
		return this.lists.require(UUID.fromString(id));
	}

}
