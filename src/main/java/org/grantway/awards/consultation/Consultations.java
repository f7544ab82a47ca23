package org.grantway.awards.consultation;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.multipart.MultipartFile;

import org.grantway.awards.AwardsAccess;
import org.grantway.awards.lists.ListView;
import org.grantway.awards.lists.Lists;
import org.grantway.documents.Files;
import org.grantway.documents.ReturnedPapers;
import org.grantway.documents.ReturnedPapers.Paper;
import org.grantway.identity.Reauthentication;
import org.grantway.shared.Actor;
import org.grantway.shared.Fact;
import org.grantway.shared.Money;
import org.grantway.shared.NotFound;
import org.grantway.shared.Notice;
import org.grantway.shared.Refusals;
import org.grantway.shared.Refused;
import org.grantway.shared.Role;
import org.grantway.shared.RoleAt;
import org.grantway.shared.SentBack;
import org.grantway.shared.Times;
import org.grantway.workflow.Processes;
import org.grantway.workflow.WorkItem;
import org.grantway.workflow.Worklist;

/**
 * What departments, the lead and the decision body do in a consultation.
 */
@Service
@Transactional
class Consultations {

	static final String PROCESS = "joint-consultation";

	static final String LETTER_SLOT = "department-letter";

	private final DepartmentReplyRepository replies;

	private final DepartmentRemarkRepository remarks;

	private final CoordinationMeetingRepository meetings;

	private final DisputeRulingRepository rulings;

	private final Lists lists;

	private final AwardsAccess access;

	private final Worklist worklist;

	private final Processes processes;

	private final Reauthentication reauthentication;

	private final Files files;

	private final ReturnedPapers returned;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	Consultations(DepartmentReplyRepository replies, DepartmentRemarkRepository remarks,
			CoordinationMeetingRepository meetings, DisputeRulingRepository rulings, Lists lists, AwardsAccess access,
			Worklist worklist, Processes processes, Reauthentication reauthentication, Files files,
			ReturnedPapers returned, ApplicationEventPublisher events, Clock clock) {
		this.replies = replies;
		this.remarks = remarks;
		this.meetings = meetings;
		this.rulings = rulings;
		this.lists = lists;
		this.access = access;
		this.worklist = worklist;
		this.processes = processes;
		this.reauthentication = reauthentication;
		this.files = files;
		this.returned = returned;
		this.events = events;
		this.clock = clock;
	}

	/** All replies of a list, by round and in the order of protocol. */
	@Transactional(readOnly = true)
	public List<ReplyView> of(UUID list) {
		Map<UUID, List<ReplyView.Remark>> byReply = this.remarks.findByListId(list)
			.stream()
			.collect(Collectors.groupingBy(DepartmentRemark::replyId,
					Collectors.mapping(DepartmentRemark::view, Collectors.toList())));
		return this.replies.findByListIdOrderByRoundAscPositionAsc(list)
			.stream()
			.map((reply) -> reply.view(byReply.getOrDefault(reply.id(), List.of())))
			.toList();
	}

	/** The newest reply of each department: what counts. */
	@Transactional(readOnly = true)
	public List<ReplyView> current(UUID list) {
		Map<String, ReplyView> newest = of(list).stream()
			.collect(Collectors.toMap(ReplyView::department, (reply) -> reply, (older, newer) -> newer,
					java.util.LinkedHashMap::new));
		return List.copyOf(newest.values());
	}

	@Transactional(readOnly = true)
	public Optional<ReplyView> reply(UUID list, String department) {
		return this.replies.findFirstByListIdAndDepartmentOrderByRoundDesc(list, department).map(this::view);
	}

	/** Letters of a department that did not match and were sent back. */
	@Transactional(readOnly = true)
	public List<ReturnedPapers.Returned> returned(ReplyView reply) {
		return this.returned.of(reply.id());
	}

	@Transactional(readOnly = true)
	public List<CoordinationMeeting.View> meetings(UUID list) {
		return this.meetings.findByListIdOrderByNumber(list).stream().map(CoordinationMeeting::view).toList();
	}

	/** The clerk's draft; it goes to the head. */
	public void draft(ListView list, String department, Opinion general, String text, List<ItemOpinion> excepted,
			Actor actor) {
		this.access.requireSpeaksFor(actor, department);
		WorkItem item = item(list, "Task_DraftOpinion", department, actor);
		DepartmentReply reply = require(list.id(), department);
		Opinion opinion = keep(list, reply, general, excepted);
		reply.draft(opinion, text, actor, now());
		this.replies.save(reply);
		publish(fact(list, "consultation.drafted", department).by(actor).now("opinion", opinion));
		this.worklist.complete(item.id(), actor, "draft", Map.of());
	}

	/**
	 * The head signs off, having proved who they are once more, or returns the draft with
	 * a remark.
	 */
	public void headDecides(ListView list, String department, String outcome, String remark, String password,
			Actor actor) {
		this.access.requireSpeaksFor(actor, department);
		WorkItem item = item(list, "Task_SignOpinion", department, actor);
		DepartmentReply reply = require(list.id(), department);
		if ("return".equals(outcome)) {
			if (remark.isBlank()) {
				throw Refused.at("remark", "consultation.remark-missing");
			}
			reply.sendBack(remark);
			publish(fact(list, "consultation.returned", department).by(actor).because(remark));
		}
		else {
			this.reauthentication.check(actor, password);
			reply.signOff(actor);
			publish(fact(list, "consultation.signed-off", department).by(actor).now("opinion", reply.outcome()));
		}
		this.replies.save(reply);
		this.worklist.complete(item.id(), actor, "return".equals(outcome) ? "return" : "sign", Map.of());
	}

	/** A department asks once for five more working days. */
	public void askForTime(ListView list, String department, String reason, Actor actor) {
		this.access.requireSpeaksFor(actor, department);
		item(list, "Task_DraftOpinion", department, actor);
		if (reason.isBlank()) {
			throw Refused.at("reason", "consultation.extension-reason-missing");
		}
		DepartmentReply reply = require(list.id(), department);
		reply.askForTime(reason);
		this.replies.save(reply);
		publish(fact(list, "consultation.extension-asked", department).by(actor).because(reason));
		if (!this.processes.send("Msg_ExtendReply", PROCESS, list.id(), "department", department, Map.of())) {
			throw new Refused("consultation.not-waiting");
		}
	}

	/**
	 * Keeps the scan of a letter, before it is entered. In no transaction: other people
	 * need its connection while the bytes are kept.
	 * @return its id, or null if none was sent
	 */
	@Transactional(propagation = Propagation.NOT_SUPPORTED)
	public UUID keepScan(ListView list, MultipartFile scan, Actor actor) {
		this.access.requireMayEnterLetters(actor, list.callId());
		return (scan != null && !scan.isEmpty()) ? this.files.store(list.asCase(), LETTER_SLOT, scan, actor).id()
				: null;
	}

	/** One officer enters what came on paper. */
	public void enterLetter(ListView list, String department, Letter letter, Actor actor) {
		this.access.requireMayEnterLetters(actor, list.callId());
		DepartmentReply reply = require(list.id(), department);
		new Refusals().unless(letter.scan() != null, "scan", "consultation.scan-missing")
			.unless(!letter.documentNumber().isBlank(), "documentNumber", "consultation.document-number-missing")
			.unless(letter.dateOnPaper() != null && !letter.dateOnPaper().isAfter(Times.dayOf(now())), "dateOnPaper",
					"consultation.date-wrong")
			.refuse();
		this.returned.requireMayEnter(reply.id(), department, actor);
		Opinion opinion = keep(list, reply, letter.general(), letter.excepted());
		reply.onPaper(letter.scan(), letter.documentNumber().strip(), letter.dateOnPaper(), opinion, letter.text(),
				actor, now());
		this.replies.save(reply);
		publish(fact(list, "consultation.letter-entered", department).by(actor)
			.onBehalfOf(RoleAt.of(Role.DEPARTMENT_HEAD, department))
			.now("documentNumber", letter.documentNumber())
			.now("dateOnPaper", letter.dateOnPaper())
			.now("opinion", opinion));
	}

	/**
	 * Another officer compares it with the scan and confirms it, or has it entered again.
	 */
	public void confirmLetter(ListView list, String department, boolean confirmed, String mismatch, Actor actor) {
		this.access.requireMayEnterLetters(actor, list.callId());
		DepartmentReply reply = require(list.id(), department);
		if (reply.state() != DepartmentReply.State.ON_PAPER) {
			throw new Refused("consultation.no-letter");
		}
		if (actor.is(reply.enteredBy())) {
			throw new Refused("consultation.confirm-by-another");
		}
		if (!confirmed) {
			sendBack(list, reply, mismatch, actor);
			return;
		}
		reply.answer(actor.personId(), now());
		this.replies.save(reply);
		publish(fact(list, "consultation.letter-confirmed", department).by(actor)
			.onBehalfOf(RoleAt.of(Role.DEPARTMENT_HEAD, department))
			.now("opinion", reply.outcome()));
		if (!this.processes.send("Msg_LetterReceived", PROCESS, list.id(), "department", department, Map.of())) {
			throw new Refused("consultation.not-waiting");
		}
	}

	private void sendBack(ListView list, DepartmentReply reply, String mismatch, Actor actor) {
		Paper paper = reply.paper();
		this.returned.keep(list.asCase(), reply.id(), paper, mismatch, actor);
		publish(fact(list, "consultation.letter-rejected", reply.department()).by(actor)
			.onBehalfOf(RoleAt.of(Role.DEPARTMENT_HEAD, reply.department()))
			.because(mismatch.strip())
			.was("documentNumber", paper.documentNumber())
			.was("dateOnPaper", paper.dateOnPaper())
			.was("scan", paper.scan())
			.was("opinion", reply.outcome()));
		reply.dropPaper();
		this.replies.save(reply);
		this.remarks.deleteAll(this.remarks.findByReplyId(reply.id()));
		this.events.publishEvent(new SentBack(paper.enteredBy(), list.asCase(), "consultation.letter-rejected",
				mismatch.strip(), "/consultations/" + list.number() + "/" + reply.department()));
	}

	/** The lead answers every comment: adopted or not, and why. */
	public void answerComments(ListView list, Map<UUID, Answer> answers, Actor actor) {
		this.access.requireMayFormLists(actor, list.callId());
		WorkItem item = item(list, "Task_AnswerComments", null, actor);
		List<ReplyView.Remark> comments = openComments(list.id());
		Refusals wrong = new Refusals();
		for (ReplyView.Remark open : comments) {
			Answer answer = answers.get(open.id());
			wrong
				.unless(answer != null && answer.adopted() != null, "adopted_" + open.id(),
						"consultation.adopted-missing")
				.unless(answer != null && !answer.text().isBlank(), "answer_" + open.id(),
						"consultation.answer-missing");
		}
		wrong.refuse();
		for (ReplyView.Remark open : comments) {
			Answer answer = answers.get(open.id());
			DepartmentRemark remark = this.remarks.findById(open.id()).orElseThrow();
			remark.answer(answer.adopted(), answer.text(), actor.personId(), now());
			this.remarks.save(remark);
		}
		publish(Fact.of(list.asCase(), "consultation.comments-answered")
			.by(actor)
			.now("answers", answers.size())
			.readableBy(Fact.Audience.STAFF));
		this.worklist.complete(item.id(), actor, "answered", Map.of());
	}

	@Transactional(readOnly = true)
	public List<ReplyView.Remark> openComments(UUID list) {
		return current(list).stream()
			.flatMap((reply) -> reply.remarks().stream())
			.filter(ReplyView.Remark::isOpen)
			.toList();
	}

	/** The day of the first objection that waits for a meeting; today if none does. */
	@Transactional(readOnly = true)
	public LocalDate objectedOn(UUID list) {
		return current(list).stream()
			.filter((reply) -> reply.isAnswered() && reply.outcome() == Opinion.OBJECT_MATERIAL)
			.map((reply) -> Times.dayOf(reply.answeredAt()))
			.min(Comparator.naturalOrder())
			.orElse(Times.dayOf(now()));
	}

	/**
	 * The lead records a coordination meeting; the objectors are asked again. Where the
	 * meeting made other amounts of those proposed, every department that was asked is
	 * told.
	 */
	public void meet(ListView list, Meeting meeting, Actor actor) {
		this.access.requireMayFormLists(actor, list.callId());
		WorkItem item = item(list, "Task_CoordinationMeeting", null, actor);
		LocalDate heldOn = meeting.heldOn();
		String minutes = meeting.minutes();
		LocalDate first = objectedOn(list.id());
		LocalDate today = Times.dayOf(now());
		new Refusals()
			.unless(heldOn != null && !heldOn.isBefore(first) && !heldOn.isAfter(today), "heldOn",
					"consultation.meeting.day-wrong", first, today)
			.unless(!minutes.isBlank(), "minutes", "consultation.minutes-missing")
			.gather(() -> this.lists.checkChange(list, meeting.amounts(), meeting.amountReason()))
			.refuse();
		this.lists.change(list, meeting.amounts(), meeting.amountReason(), actor)
			.forEach((change) -> tell(list, change));
		int number = this.meetings.findByListIdOrderByNumber(list.id()).size() + 1;
		this.meetings.save(new CoordinationMeeting(list.id(), number, heldOn, minutes, actor.personId(), now()));
		publish(Fact.of(list.asCase(), "consultation.meeting-held")
			.by(actor)
			.now("meeting", number)
			.now("heldOn", heldOn)
			.readableBy(Fact.Audience.STAFF));
		this.worklist.complete(item.id(), actor, "held", Map.of());
	}

	private void tell(ListView list, ListView.Change change) {
		String words = change.application() + ": ¥" + change.before().typed() + " → ¥" + change.after().typed() + "\n"
				+ change.reason();
		for (ReplyView reply : current(list.id())) {
			String page = "/consultations/" + list.number() + "/" + reply.department();
			for (Role role : List.of(Role.DEPARTMENT_CLERK, Role.DEPARTMENT_HEAD)) {
				publish(new Notice(list.asCase(), RoleAt.of(role, reply.department()), "list.amount-changed", page,
						words));
			}
		}
	}

	/** The decision body rules on every item, with grounds. */
	public void rule(ListView list, Map<UUID, Ruling> results, Actor actor) {
		this.access.requireMayDecide(actor, list.callId());
		WorkItem item = item(list, "Task_RuleDispute", null, actor);
		Refusals wrong = new Refusals();
		for (ListView.Item one : list.standing()) {
			Ruling ruling = results.get(one.applicationId());
			boolean ruled = ruling != null && ruling.result() != null
					&& List.of("pass", "stopped").contains(ruling.result());
			wrong.unless(ruled, "result_" + one.applicationId(), "consultation.ruling-missing")
				.unless(ruling != null && !ruling.grounds().isBlank(), "grounds_" + one.applicationId(),
						"consultation.grounds-missing");
		}
		wrong.refuse();
		for (ListView.Item one : list.standing()) {
			Ruling ruling = results.get(one.applicationId());
			this.rulings.save(new DisputeRuling(list.id(), one.applicationId(), ruling.result(), ruling.grounds(),
					actor.personId(), now()));
		}
		publish(Fact.of(list.asCase(), "consultation.ruled")
			.by(actor)
			.now("passed", results.values().stream().filter((ruling) -> "pass".equals(ruling.result())).count())
			.readableBy(Fact.Audience.STAFF));
		this.worklist.complete(item.id(), actor, "ruled", Map.of());
	}

	private Opinion keep(ListView list, DepartmentReply reply, Opinion general, List<ItemOpinion> excepted) {
		Refusals wrong = new Refusals().unless(general != null, "general", "consultation.opinion-missing");
		for (ItemOpinion opinion : excepted) {
			list.item(opinion.application()).orElseThrow(() -> new NotFound("item " + opinion.application()));
			wrong
				.unless(!opinion.grounds().isBlank(), "grounds_" + opinion.application(),
						"consultation.grounds-missing")
				.unless(!opinion.opinion().isObjection() || !opinion.requestedChange().isBlank(),
						"change_" + opinion.application(), "consultation.change-missing");
		}
		wrong.refuse();
		this.remarks.deleteAll(this.remarks.findByReplyId(reply.id()));
		this.remarks.flush();
		excepted.forEach((opinion) -> this.remarks.save(new DepartmentRemark(reply.id(), list.id(), opinion)));
		return excepted.stream().map(ItemOpinion::opinion).max(Comparator.naturalOrder()).orElse(general);
	}

	private WorkItem item(ListView list, String task, String itemKey, Actor actor) {
		return this.worklist.find(list.id(), task, itemKey, actor)
			.orElseThrow(() -> new Refused("consultation.not-waiting"));
	}

	private DepartmentReply require(UUID list, String department) {
		return this.replies.findFirstByListIdAndDepartmentOrderByRoundDesc(list, department)
			.orElseThrow(() -> new NotFound("reply of " + department));
	}

	private ReplyView view(DepartmentReply reply) {
		return reply.view(
				new ArrayList<>(this.remarks.findByReplyId(reply.id()).stream().map(DepartmentRemark::view).toList()));
	}

	private static Fact fact(ListView list, String action, String department) {
		return Fact.of(list.asCase(), action).now("department", department).readableBy(Fact.Audience.STAFF);
	}

	private void publish(Object fact) {
		this.events.publishEvent(fact);
	}

	private Instant now() {
		return Instant.now(this.clock);
	}

	/**
	 * What came on paper.
	 *
	 * @param scan the file, or null if none was sent
	 */
	record Letter(UUID scan, String documentNumber, LocalDate dateOnPaper, Opinion general, String text,
			List<ItemOpinion> excepted) {

	}

	/**
	 * A coordination meeting as it is recorded.
	 *
	 * @param amounts what is proposed from now on, by application; null is no amount
	 * @param amountReason why amounts change, where they do
	 */
	record Meeting(LocalDate heldOn, String minutes, Map<UUID, Money> amounts, String amountReason) {

	}

	/** The lead's answer to a comment. */
	record Answer(Boolean adopted, String text) {

	}

	/**
	 * A ruling on one item.
	 *
	 * @param result {@code pass} or {@code stopped}
	 */
	record Ruling(String result, String grounds) {

	}

}
