package org.grantway.awards.consultation;

import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.transaction.annotation.Transactional;

import org.grantway.applications.ApplicationView;
import org.grantway.applications.Applications;
import org.grantway.awards.lists.ListView;
import org.grantway.awards.lists.Lists;
import org.grantway.identity.Organisations;
import org.grantway.identity.Organisations.DepartmentView;
import org.grantway.programmes.Call;
import org.grantway.programmes.Calls;
import org.grantway.shared.Actor;
import org.grantway.shared.Fact;
import org.grantway.shared.NotFound;
import org.grantway.shared.Role;
import org.grantway.shared.RoleAt;
import org.grantway.shared.WorkingCalendar;
import org.grantway.shared.WorkingDaysChanged;
import org.grantway.workflow.Decisions;
import org.grantway.workflow.Processes;
import org.grantway.workflow.WorkflowStep;
import org.grantway.workflow.Worklist;

/**
 * What the process of joint consultation asks for and does.
 */
@WorkflowStep("consultationSteps")
@Transactional
public class ConsultationSteps {

	private static final int EXTENSION = 5;

	private final DepartmentReplyRepository replies;

	private final DisputeRulingRepository rulings;

	private final Consultations consultations;

	private final Lists lists;

	private final Calls calls;

	private final Applications applications;

	private final Organisations organisations;

	private final WorkingCalendar calendar;

	private final Decisions decisions;

	private final Processes processes;

	private final Worklist worklist;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	ConsultationSteps(DepartmentReplyRepository replies, DisputeRulingRepository rulings, Consultations consultations,
			Lists lists, Calls calls, Applications applications, Organisations organisations, WorkingCalendar calendar,
			Decisions decisions, Processes processes, Worklist worklist, ApplicationEventPublisher events,
			Clock clock) {
		this.replies = replies;
		this.rulings = rulings;
		this.consultations = consultations;
		this.lists = lists;
		this.calls = calls;
		this.applications = applications;
		this.organisations = organisations;
		this.calendar = calendar;
		this.decisions = decisions;
		this.processes = processes;
		this.worklist = worklist;
		this.events = events;
		this.clock = clock;
	}

	/** Asks every department of the call except the lead itself. */
	public void ask(String listId) {
		ListView list = list(listId);
		if (round(list.id()) > 0) {
			return;
		}
		ask(list,
				call(list).consultationDepartments()
					.stream()
					.filter((department) -> !department.equals(call(list).leadDepartment()))
					.toList(),
				1);
	}

	/** Asks those again who objected in substance. */
	public void askAgain(String listId) {
		ListView list = list(listId);
		ask(list,
				this.consultations.current(list.id())
					.stream()
					.filter((reply) -> reply.isAnswered() && reply.outcome() == Opinion.OBJECT_MATERIAL)
					.map(ReplyView::department)
					.toList(),
				round(list.id()) + 1);
	}

	private void ask(ListView list, List<String> departments, int round) {
		Instant now = now();
		int position = 0;
		for (String department : departments) {
			int days = Math.max(1, this.organisations.requireDepartment(department).replyWorkingDays());
			Instant due = this.calendar.afterWorkingDays(now, days);
			Instant reminder = this.calendar.afterWorkingDays(now, Math.max(1, days * 2 / 3));
			this.replies.save(new DepartmentReply(list.id(), department, round, ++position, now, reminder, due));
			publish(fact(list, "consultation.asked", department).now("round", round).now("dueAt", due));
		}
	}

	/** Those asked in the newest round. */
	@Transactional(readOnly = true)
	public List<String> departments(String listId) {
		UUID id = UUID.fromString(listId);
		int round = round(id);
		return this.replies.findByListIdOrderByRoundAscPositionAsc(id)
			.stream()
			.filter((reply) -> reply.round() == round && !reply.answered())
			.map(DepartmentReply::department)
			.toList();
	}

	public String clerk(String department) {
		return RoleAt.of(Role.DEPARTMENT_CLERK, department).toString();
	}

	public String head(String department) {
		return RoleAt.of(Role.DEPARTMENT_HEAD, department).toString();
	}

	@Transactional(readOnly = true)
	public String officers(String listId) {
		return RoleAt.of(Role.PROGRAMME_OFFICER, call(list(listId)).leadDepartment()).toString();
	}

	@Transactional(readOnly = true)
	public String deciders(String listId) {
		return RoleAt.of(Role.DECISION_MAKER, call(list(listId)).leadDepartment()).toString();
	}

	@Transactional(readOnly = true)
	public Date replyDue(String listId, String department) {
		return Date.from(reply(listId, department).dueAt());
	}

	@Transactional(readOnly = true)
	public Date reminderDue(String listId, String department) {
		return Date.from(reply(listId, department).remindAt());
	}

	public void remind(String listId, String department) {
		DepartmentReply reply = reply(listId, department);
		if (reply.remind(now())) {
			this.replies.save(reply);
			publish(fact(list(listId), "consultation.reminded", department).now("dueAt", reply.dueAt()));
			this.worklist.remind(UUID.fromString(listId), "Task_DraftOpinion", department);
			this.worklist.remind(UUID.fromString(listId), "Task_SignOpinion", department);
		}
	}

	/** What departments still have to answer moves with the working days. */
	@EventListener
	public void move(WorkingDaysChanged changed) {
		for (DepartmentReply reply : this.replies.findByAnsweredAtIsNull()) {
			Instant was = reply.dueAt();
			if (reply.move(changed)) {
				this.replies.save(reply);
				publish(fact(list(reply.listId().toString()), "consultation.due-moved", reply.department())
					.by(changed.by())
					.was("dueAt", was)
					.now("dueAt", reply.dueAt()));
			}
		}
	}

	public void extend(String listId, String department) {
		DepartmentReply reply = reply(listId, department);
		reply.extend(this.calendar.afterWorkingDays(reply.dueAt(), EXTENSION), now());
		this.replies.save(reply);
		publish(fact(list(listId), "consultation.extended", department).now("dueAt", reply.dueAt()));
	}

	/** The opinion the head has signed off counts from now on. */
	public void give(String listId, String department) {
		DepartmentReply reply = reply(listId, department);
		if (!reply.answered()) {
			reply.answer(reply.answeredBy(), now());
			this.replies.save(reply);
			publish(fact(list(listId), "consultation.answered", department).now("opinion", reply.outcome()));
		}
	}

	/** Nobody answered in time: what that means says the decision table. */
	public String silence(String listId, String department) {
		DepartmentReply reply = reply(listId, department);
		Opinion means = meaningOfSilence(list(listId), department);
		reply.silent(means, now());
		this.replies.save(reply);
		publish(fact(list(listId), "consultation.silent", department).now("opinion", means));
		return means.name();
	}

	@Transactional(readOnly = true)
	public Opinion meaningOfSilence(ListView list, String department) {
		DepartmentView view = this.organisations.requireDepartment(department);
		List<String> screenings = list.items()
			.stream()
			.flatMap((item) -> this.applications.require(item.applicationId()).screenings().stream())
			.toList();
		List<Map<String, Object>> rows = this.decisions.evaluate("silence-policy",
				Map.of("department", department, "silenceIsConsent", view.silenceIsConsent(), "exportControl",
						screenings.contains("export-control"), "biosafety", screenings.contains("biosafety")));
		return Opinion.valueOf((String) rows.get(0).get("result"));
	}

	/** What is open after this round. */
	public String weigh(String listId) {
		ListView list = list(listId);
		List<ReplyView> current = this.consultations.current(list.id());
		long material = current.stream().filter((reply) -> reply.outcome() == Opinion.OBJECT_MATERIAL).count();
		long overdue = current.stream().filter((reply) -> reply.outcome() == Opinion.OVERDUE).count();
		List<Map<String, Object>> rows = this.decisions.evaluate("consultation-result",
				Map.of("comments", this.consultations.openComments(list.id()).size(), "material", (int) material,
						"meetings", this.consultations.meetings(list.id()).size(), "overdue", (int) overdue));
		String result = (String) rows.get(0).get("result");
		publish(Fact.of(list.asCase(), "consultation.weighed")
			.by(Actor.SYSTEM)
			.now("result", result)
			.readableBy(Fact.Audience.STAFF));
		return result;
	}

	/**
	 * Tells each application its result and, where one passed, starts the public notice.
	 */
	public String finish(String listId) {
		ListView list = list(listId);
		Map<UUID, DisputeRuling> ruled = this.rulings.findByListId(list.id())
			.stream()
			.collect(java.util.stream.Collectors.toMap(DisputeRuling::applicationId, (ruling) -> ruling,
					(first, second) -> second));
		Call call = call(list);
		for (ListView.Item item : list.standing()) {
			DisputeRuling ruling = ruled.get(item.applicationId());
			String result = (ruling != null) ? ruling.result() : "pass";
			this.lists.consulted(list.id(), item.applicationId(), result,
					(ruling != null && "stopped".equals(result)) ? ruling.grounds() : null);
			ApplicationView application = this.applications.require(item.applicationId());
			this.events.publishEvent(Fact.of(application.asCase(), "application.consulted")
				.by(Actor.SYSTEM)
				.now("list", list.number())
				.now("result", result));
			this.processes.send("Msg_ConsultationDone", call.process(), item.applicationId(),
					Map.of("consultationResult", result));
		}
		if (list(listId).alive().isEmpty()) {
			return "stopped";
		}
		this.processes.start("public-notice", list.asCase(), list.id(), 1, Map.of());
		return "publish";
	}

	private int round(UUID list) {
		return this.replies.findByListIdOrderByRoundAscPositionAsc(list)
			.stream()
			.mapToInt(DepartmentReply::round)
			.max()
			.orElse(0);
	}

	private DepartmentReply reply(String listId, String department) {
		return this.replies.findFirstByListIdAndDepartmentOrderByRoundDesc(UUID.fromString(listId), department)
			.orElseThrow(() -> new NotFound("reply of " + department));
	}

	private ListView list(String id) {
		return this.lists.require(UUID.fromString(id));
	}

	private Call call(ListView list) {
		return this.calls.require(list.callId());
	}

	private static Fact fact(ListView list, String action, String department) {
		return Fact.of(list.asCase(), action)
			.by(Actor.SYSTEM)
			.now("department", department)
			.readableBy(Fact.Audience.STAFF);
	}

	private void publish(Fact fact) {
		this.events.publishEvent(fact);
	}

	private Instant now() {
		return Instant.now(this.clock);
	}

}
