package org.grantway.review.letters;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.grantway.applications.ApplicationView;
import org.grantway.applications.Applications;
import org.grantway.identity.People;
import org.grantway.identity.People.PersonView;
import org.grantway.programmes.Call;
import org.grantway.programmes.Calls;
import org.grantway.programmes.ReferenceData.CriteriaSet;
import org.grantway.programmes.ReferenceData.DecisionRule;
import org.grantway.review.ReviewAccess;
import org.grantway.shared.Actor;
import org.grantway.shared.DomainEvent.Audience;
import org.grantway.shared.Fact;
import org.grantway.shared.Names;
import org.grantway.shared.NotFound;
import org.grantway.shared.Refusals;
import org.grantway.shared.Refused;
import org.grantway.shared.WorkingCalendar;
import org.grantway.shared.WorkingDaysChanged;
import org.grantway.workflow.WorkItem;
import org.grantway.workflow.Worklist;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What reviewers do with their seats, from the invitation to the opinion. */
@Service
class LetterReviews {

	static final int LEAST_CHARACTERS = 200;

	/** In points of 100: what is as good as the best or the worst total. */
	private static final int NEAR = 10;

	static final Set<String> CONFIDENCES = Set.of("high", "medium", "low");

	static final Set<String> DECLINE_GROUNDS = Set.of("no-time", "not-my-field", "too-many", "other");

	private static final TypeReference<Map<String, String>> MARKS = new TypeReference<>() {
	};

	private final ReviewSeatRepository seats;

	private final ReviewSheetRepository sheets;

	private final Reviewers reviewers;

	private final Applications applications;

	private final Calls calls;

	private final LetterRules rules;

	private final People people;

	private final WorkingCalendar calendar;

	private final Worklist worklist;

	private final ApplicationEventPublisher events;

	private final ObjectMapper json;

	private final Clock clock;

	LetterReviews(ReviewSeatRepository seats, ReviewSheetRepository sheets, Reviewers reviewers,
			Applications applications, Calls calls, LetterRules rules, People people, WorkingCalendar calendar,
			Worklist worklist, ApplicationEventPublisher events, ObjectMapper json, Clock clock) {
		this.seats = seats;
		this.sheets = sheets;
		this.reviewers = reviewers;
		this.applications = applications;
		this.calls = calls;
		this.rules = rules;
		this.people = people;
		this.calendar = calendar;
		this.worklist = worklist;
		this.events = events;
		this.json = json;
		this.clock = clock;
	}

	/** The seat, for the one who has it. */
	@Transactional(readOnly = true)
	public ReviewSeat own(UUID seatId, Actor actor) {
		ReviewSeat seat = require(seatId);
		ReviewAccess.requireSelf(actor, seat.reviewer());
		if (seat.state() == SeatState.DRAWN) {
			throw new NotFound("a seat that has not been released");
		}
		return seat;
	}

	ReviewSeat require(UUID seatId) {
		return this.seats.findById(seatId).orElseThrow(() -> new NotFound("seat " + seatId));
	}

	@Transactional(readOnly = true)
	public List<ReviewSeat> of(UUID applicationId) {
		return this.seats.findByApplicationIdOrderByOrdinalNoAscAttemptNoAsc(applicationId);
	}

	/** Sends the invitation for a drawn seat. */
	@Transactional
	public void invite(ReviewSeat seat) {
		if (seat.state() != SeatState.DRAWN) {
			return;
		}
		Instant now = Instant.now(this.clock);
		seat.invite(now, call(seat.applicationId()).length("invitation").after(now, this.calendar));
		this.seats.save(seat);
		tell(seat, "review.invited", Actor.SYSTEM);
	}

	/** Accepts the invitation; the case's text is open to the reviewer from now on. */
	@Transactional
	public void accept(UUID seatId, boolean noConflict, boolean secrecy, boolean noServices, String statement,
			Actor actor) {
		ReviewSeat seat = own(seatId, actor);
		new Refusals().unless(noConflict, "noConflict", "review.error.no-conflict-statement")
			.unless(secrecy, "secrecy", "review.error.no-secrecy-promise")
			.unless(noServices, "noServices", "review.error.no-services-promise")
			.refuse();
		Instant now = Instant.now(this.clock);
		if (now.isAfter(seat.answerBy())) {
			throw new Refused("review.error.invitation-over");
		}
		WorkItem item = item(seat, "Task_AnswerInvitation", actor);
		int days = rule(seat).dueWorkingDays();
		seat.accept(statement, now, this.calendar.afterWorkingDays(now, Math.max(1, days * 2 / 3)),
				this.calendar.afterWorkingDays(now, days));
		this.seats.saveAndFlush(seat);
		tell(seat, "review.accepted", actor);
		this.worklist.complete(item.id(), actor, "accept", Map.of());
	}

	/** What reviewers still have to answer moves with the working days. */
	@EventListener
	@Transactional
	public void move(WorkingDaysChanged changed) {
		for (ReviewSeat seat : this.seats.findByStateIn(List.of(SeatState.INVITED, SeatState.IN_REVIEW))) {
			Instant was = (seat.state() == SeatState.INVITED) ? seat.answerBy() : seat.dueAt();
			if (seat.move(changed)) {
				this.seats.save(seat);
				this.events.publishEvent(Fact.of(this.applications.caseOf(seat.applicationId()), "review.due-moved")
					.by(changed.by())
					.was("dueAt", was)
					.now("seat", seat.ordinal())
					.now("dueAt", (seat.state() == SeatState.INVITED) ? seat.answerBy() : seat.dueAt())
					.readableBy(Audience.REVIEW));
			}
		}
	}

	/** Declines 谢绝: no time, another field. Not a conflict. */
	@Transactional
	public void decline(UUID seatId, String grounds, String remark, Actor actor) {
		ReviewSeat seat = own(seatId, actor);
		if (!DECLINE_GROUNDS.contains(grounds)) {
			throw Refused.at("grounds", "review.error.no-grounds");
		}
		if ("other".equals(grounds) && remark.isBlank()) {
			throw Refused.at("remark", "review.error.no-remark");
		}
		WorkItem item = item(seat, "Task_AnswerInvitation", actor);
		seat.decline(grounds, remark, Instant.now(this.clock));
		this.seats.saveAndFlush(seat);
		tell(seat, "review.declined", actor, grounds);
		this.worklist.complete(item.id(), actor, "decline", Map.of());
	}

	/** Recuses 回避: declares a conflict, at the invitation or later while reviewing. */
	@Transactional
	public void recuse(UUID seatId, String conflict, Actor actor) {
		ReviewSeat seat = own(seatId, actor);
		if (conflict.isBlank()) {
			throw Refused.at("conflict", "review.error.no-conflict-text");
		}
		boolean reviewing = seat.state() == SeatState.IN_REVIEW;
		WorkItem item = item(seat, reviewing ? "Task_Review" : "Task_AnswerInvitation", actor);
		seat.recuse("conflict", conflict, Instant.now(this.clock));
		this.seats.saveAndFlush(seat);
		tell(seat, "review.recused", actor, conflict);
		this.worklist.complete(item.id(), actor, reviewing ? "recuse" : "decline", Map.of());
	}

	@Transactional
	public void expire(UUID seatId) {
		ReviewSeat seat = require(seatId);
		if (seat.state() == SeatState.INVITED) {
			seat.expire(Instant.now(this.clock));
			this.seats.save(seat);
			tell(seat, "review.expired", Actor.SYSTEM);
		}
	}

	@Transactional
	public void passDue(UUID seatId) {
		ReviewSeat seat = require(seatId);
		if (seat.state() == SeatState.IN_REVIEW) {
			seat.passDue(Instant.now(this.clock));
			this.seats.save(seat);
			tell(seat, "review.late", Actor.SYSTEM);
		}
	}

	@Transactional
	public void remind(UUID seatId) {
		ReviewSeat seat = require(seatId);
		if (seat.state() == SeatState.IN_REVIEW) {
			tell(seat, "review.reminded", Actor.SYSTEM);
			this.worklist.remind(seat.applicationId(), "Task_Review", seatId.toString());
		}
	}

	@Transactional(readOnly = true)
	public SheetForm typed(UUID seatId) {
		return this.sheets.findById(seatId)
			.map((sheet) -> new SheetForm(marks(sheet), sheet.opinion(), sheet.advice(), sheet.confidence(),
					sheet.budgetRemark(), sheet.officerNote()))
			.orElse(SheetForm.EMPTY);
	}

	@Transactional(readOnly = true)
	public Optional<ReviewSheet> sheet(UUID seatId) {
		return this.sheets.findById(seatId);
	}

	/** Keeps the draft as it is, complete or not. */
	@Transactional
	public void save(UUID seatId, SheetForm form, Actor actor) {
		ReviewSeat seat = own(seatId, actor);
		requireInReview(seat);
		item(seat, "Task_Review", actor);
		keep(seat, form);
		tell(seat, "review.sheet-saved", actor);
	}

	private ReviewSheet keep(ReviewSeat seat, SheetForm form) {
		ReviewSheet sheet = this.sheets.findById(seat.id()).orElseGet(() -> new ReviewSheet(seat.id()));
		try {
			sheet.save(form, this.json.writeValueAsString(form.marks()), Instant.now(this.clock));
		}
		catch (JsonProcessingException ex) {
			throw new IllegalStateException(ex);
		}
		return this.sheets.save(sheet);
	}

	/** What is still wrong with the sheet: message keys by field. */
	@Transactional(readOnly = true)
	public Map<String, String> problems(UUID seatId, SheetForm form) {
		ReviewSeat seat = require(seatId);
		CriteriaSet set = criteria(seat);
		Map<String, String> problems = new LinkedHashMap<>();
		set.criteria().forEach((criterion) -> {
			String mark = form.mark(criterion.code());
			if (mark.isEmpty()) {
				problems.put("mark." + criterion.code(), "review.error.no-mark");
			}
			else if (Marking.points(set.scale(), mark).isEmpty()) {
				problems.put("mark." + criterion.code(), "review.error.mark-off-scale");
			}
		});
		if (characters(form.opinion()) < LEAST_CHARACTERS) {
			problems.put("opinion", "review.error.opinion-short");
		}
		else if (namesReviewer(form.opinion(), seat) || namesReviewer(form.budgetRemark(), seat)) {
			problems.put("opinion", "review.error.opinion-names-you");
		}
		if (set.scale().advice().stream().noneMatch((advice) -> advice.code().equals(form.advice()))
				&& !adviceCodes(set).contains(form.advice())) {
			problems.put("advice", "review.error.no-advice");
		}
		if (!CONFIDENCES.contains(form.confidence())) {
			problems.put("confidence", "review.error.no-confidence");
		}
		return problems;
	}

	/**
	 * Whether the marks say one thing and the advice another: near the top and against
	 * funding, or near the bottom and for it. Not wrong, but seldom meant.
	 */
	@Transactional(readOnly = true)
	public boolean contradicts(UUID seatId, SheetForm form) {
		CriteriaSet set = criteria(require(seatId));
		boolean against = Marking.against(set.scale()).contains(form.advice());
		BigDecimal total = Marking.total(set, form.marks());
		return against ? total.compareTo(BigDecimal.valueOf(100 - NEAR)) >= 0
				: total.compareTo(Marking.least(set.scale()).add(BigDecimal.valueOf(NEAR))) <= 0;
	}

	/** Codes of the advice; scales without their own use fund or do not fund. */
	static List<String> adviceCodes(CriteriaSet set) {
		return set.scale().advice().isEmpty() ? List.of("FUND", "FUND_WITH_CHANGES", "DECLINE")
				: set.scale().advice().stream().map((advice) -> advice.code()).toList();
	}

	/** Characters without white space, as people count them. */
	static int characters(String text) {
		return (int) text.codePoints().filter((point) -> !Character.isWhitespace(point)).count();
	}

	private boolean namesReviewer(String text, ReviewSeat seat) {
		PersonView person = this.people.require(seat.reviewer());
		return Names.mentions(text, person.name())
				|| text.toLowerCase(Locale.ROOT).contains(person.email().toLowerCase(Locale.ROOT));
	}

	/**
	 * Hands the opinion in. It cannot be changed afterwards.
	 * @param meant whether advice that the marks contradict is meant so
	 * @throws Refused beside {@code meant} if that is to be confirmed
	 */
	@Transactional
	public void submit(UUID seatId, boolean meant, Actor actor) {
		ReviewSeat seat = own(seatId, actor);
		requireInReview(seat);
		SheetForm form = typed(seatId);
		if (!problems(seatId, form).isEmpty()) {
			throw new Refused("review.error.incomplete");
		}
		if (!meant && contradicts(seatId, form)) {
			throw Refused.at("meant", "review.error.contradiction");
		}
		Instant now = Instant.now(this.clock);
		WorkItem item = item(seat, "Task_Review", actor);
		ReviewSheet sheet = this.sheets.findById(seatId).orElseThrow();
		BigDecimal total = Marking.total(criteria(seat), form.marks());
		sheet.submit(total, now);
		seat.submit(now);
		this.sheets.save(sheet);
		this.seats.saveAndFlush(seat);
		this.events.publishEvent(Fact.of(this.applications.caseOf(seat.applicationId()), "review.submitted")
			.by(actor)
			.now("seat", seat.ordinal())
			.now("total", total)
			.now("advice", form.advice())
			.readableBy(Audience.REVIEW));
		this.worklist.complete(item.id(), actor, "submit", Map.of());
	}

	/** Opinions that count, in the order of their seats. */
	@Transactional(readOnly = true)
	public List<ReviewSheet> valid(UUID applicationId) {
		return of(applicationId).stream()
			.filter((seat) -> seat.state() == SeatState.SUBMITTED)
			.map((seat) -> this.sheets.findById(seat.id()).orElseThrow())
			.toList();
	}

	@Transactional(readOnly = true)
	public boolean enough(UUID applicationId) {
		return of(applicationId).stream().filter((seat) -> seat.state() == SeatState.SUBMITTED).count() >= this.rules
			.rule(call(applicationId))
			.minValid();
	}

	Call call(UUID applicationId) {
		return this.calls.require(this.applications.require(applicationId).callId());
	}

	CriteriaSet criteria(ReviewSeat seat) {
		return this.rules.criteria(call(seat.applicationId()));
	}

	DecisionRule rule(ReviewSeat seat) {
		return this.rules.rule(call(seat.applicationId()));
	}

	ApplicationView application(ReviewSeat seat) {
		return this.applications.require(seat.applicationId());
	}

	Reviewers reviewers() {
		return this.reviewers;
	}

	Map<String, String> marks(ReviewSheet sheet) {
		try {
			return this.json.readValue(sheet.marks(), MARKS);
		}
		catch (JsonProcessingException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private void requireInReview(ReviewSeat seat) {
		if (seat.state() != SeatState.IN_REVIEW) {
			throw new Refused("review.error.not-in-review");
		}
		if (Instant.now(this.clock).isAfter(seat.dueAt())) {
			throw new Refused("review.error.too-late");
		}
	}

	private WorkItem item(ReviewSeat seat, String task, Actor actor) {
		return this.worklist.find(seat.applicationId(), task, seat.id().toString(), actor)
			.orElseThrow(() -> new Refused("review.error.seat-state"));
	}

	private void tell(ReviewSeat seat, String action, Actor by) {
		tell(seat, action, by, null);
	}

	private void tell(ReviewSeat seat, String action, Actor by, String because) {
		this.events.publishEvent(Fact.of(this.applications.caseOf(seat.applicationId()), action)
			.by(by)
			.because(because)
			.now("seat", seat.ordinal())
			.now("attempt", seat.attempt())
			.now("reviewer", seat.reviewer())
			.readableBy(Audience.REVIEW));
	}

}
