package org.grantway.applications;

import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import org.grantway.identity.People;
import org.grantway.identity.People.PersonView;
import org.grantway.programmes.Call;
import org.grantway.programmes.Calls;
import org.grantway.shared.Actor;
import org.grantway.shared.Fact;
import org.grantway.shared.LocalizedText;
import org.grantway.shared.NotAllowed;
import org.grantway.shared.NotFound;
import org.grantway.shared.Notice;
import org.grantway.shared.PersonalNotice;
import org.grantway.shared.Refused;
import org.grantway.shared.Role;
import org.grantway.shared.RoleAt;

/**
 * Questions and answers between the applicant's side and the officers of the call, from
 * the first draft on. Officers read the questions of a draft, not the draft.
 */
@Service
@Transactional
class Questions {

	private static final int LONGEST_QUESTION = 2000;

	private static final int LONGEST_ANSWER = 4000;

	private static final int MOST_OPEN = 10;

	private final QuestionRepository questions;

	private final GrantApplications applications;

	private final ApplicationAccess access;

	private final Calls calls;

	private final People people;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	Questions(QuestionRepository questions, GrantApplications applications, ApplicationAccess access, Calls calls,
			People people, ApplicationEventPublisher events, Clock clock) {
		this.questions = questions;
		this.applications = applications;
		this.access = access;
		this.calls = calls;
		this.people = people;
		this.events = events;
		this.clock = clock;
	}

	@Transactional(readOnly = true)
	QuestionsPage page(String number, Actor actor) {
		GrantApplication application = readable(number, actor);
		Call call = this.calls.require(application.callId());
		List<Question> all = this.questions.findByApplicationIdOrderByAskedAtDesc(application.id());
		Set<UUID> persons = new HashSet<>();
		all.forEach((one) -> {
			persons.add(one.askedBy());
			if (one.answeredBy() != null) {
				persons.add(one.answeredBy());
			}
		});
		Map<UUID, PersonView> names = persons.isEmpty() ? Map.of() : this.people.all(persons);
		boolean own = this.access.isOwn(application, actor);
		return new QuestionsPage(application.view(), call, own, this.access.mayReadAsStaff(application, actor),
				this.access.mayWrite(application, actor) && !application.status().isEnd(), answers(call, actor),
				all.stream().map((one) -> Row.of(one, names)).toList());
	}

	/**
	 * Asks. Refused beside {@code question} without a text, with a longer one, or while
	 * ten questions are open, and altogether once the application has ended. The same
	 * question, as of a second click, is asked once.
	 */
	void ask(String number, String text, Actor actor) {
		GrantApplication application = readable(number, actor);
		if (!this.access.mayWrite(application, actor)) {
			throw new NotAllowed("applications.access.writers-only");
		}
		if (application.status().isEnd()) {
			throw new Refused("applications.questions.refused.ended");
		}
		if (text.isBlank() || text.strip().length() > LONGEST_QUESTION) {
			throw Refused.at("question", "applications.questions.refused.question", LONGEST_QUESTION);
		}
		// two clicks come one after the other
		this.applications.lock(number);
		List<Question> open = this.questions.findByApplicationIdAndAnswerIsNull(application.id());
		if (open.stream().anyMatch((one) -> one.question().equals(text.strip()))) {
			return;
		}
		if (open.size() >= MOST_OPEN) {
			throw Refused.at("question", "applications.questions.refused.many", MOST_OPEN);
		}
		this.questions.save(new Question(application.id(), text.strip(), actor.personId(), now()));
		this.events.publishEvent(
				Fact.of(application.asCase(), "application.question-asked").by(actor).now("question", text.strip()));
		Call call = this.calls.require(application.callId());
		this.events.publishEvent(new Notice(application.asCase(), RoleAt.of(Role.AGENCY_OFFICER, call.managingAgency()),
				"application.question-asked", path(number), null));
	}

	/**
	 * Answers. Refused beside {@code answer-} and the question's id without a text or
	 * with a longer one; a question that has its answer stays as it is.
	 */
	void answer(String number, UUID id, String text, Actor actor) {
		GrantApplication application = readable(number, actor);
		if (!answers(this.calls.require(application.callId()), actor)) {
			throw new NotAllowed("applications.questions.officers-only");
		}
		Question question = this.questions.findById(id)
			.filter((one) -> one.applicationId().equals(application.id()))
			.orElseThrow(() -> new NotFound("question " + id));
		if (question.answer() != null) {
			throw new Refused("applications.questions.refused.answered");
		}
		if (text.isBlank() || text.strip().length() > LONGEST_ANSWER) {
			throw Refused.at("answer-" + id, "applications.questions.refused.answer", LONGEST_ANSWER);
		}
		question.answer(text.strip(), actor.personId(), now());
		this.events.publishEvent(
				Fact.of(application.asCase(), "application.question-answered").by(actor).now("answer", text.strip()));
		if (!application.isLedBy(question.askedBy())) {
			this.events.publishEvent(new PersonalNotice(application.asCase(), question.askedBy(),
					"application.question-answered", path(number)));
		}
	}

	private GrantApplication readable(String number, Actor actor) {
		return this.applications.findByCaseNumber(number)
			.filter((found) -> this.access.mayRead(found, actor) || answers(this.calls.require(found.callId()), actor))
			.orElseThrow(() -> new NotFound("application " + number));
	}

	/** The officers of the lead department and of the managing agency. */
	private static boolean answers(Call call, Actor actor) {
		return actor.holds(Role.PROGRAMME_OFFICER, call.leadDepartment())
				|| actor.holds(Role.AGENCY_OFFICER, call.managingAgency());
	}

	private static String path(String number) {
		return "/applications/" + number + "/questions";
	}

	private Instant now() {
		return Instant.now(this.clock);
	}

	/**
	 * @param own whether the reader belongs to the applicant's side
	 * @param staff whether the reader may read the application as staff
	 */
	record QuestionsPage(ApplicationView application, Call call, boolean own, boolean staff, boolean mayAsk,
			boolean mayAnswer, List<Row> rows) {

		/** Whether there is a version to look at. */
		public boolean submitted() {
			return this.application.documentId() != null;
		}

	}

	/**
	 * @param answer null as long as the question is open
	 */
	record Row(UUID id, String question, LocalizedText askedBy, Instant askedAt, String answer,
			LocalizedText answeredBy, Instant answeredAt) {

		static Row of(Question one, Map<UUID, PersonView> names) {
			return new Row(one.id(), one.question(), names.get(one.askedBy()).name(), one.askedAt(), one.answer(),
					(one.answeredBy() != null) ? names.get(one.answeredBy()).name() : null, one.answeredAt());
		}

	}

}
