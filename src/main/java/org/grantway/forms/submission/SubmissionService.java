package org.grantway.forms.submission;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import org.grantway.forms.Submissions;
import org.grantway.forms.definition.FormDefinition;
import org.grantway.forms.definition.FormField;
import org.grantway.forms.definition.Outcome;
import org.grantway.shared.Actor;
import org.grantway.shared.Fact;
import org.grantway.shared.LocalizedText;
import org.grantway.shared.Refused;
import org.grantway.shared.Role;
import org.grantway.shared.RoleAt;
import org.grantway.workflow.WorkItem;
import org.grantway.workflow.Worklist;

/**
 * Takes answers in: checks them, keeps them, tells the task's module, moves the process
 * on; all in one transaction.
 */
@Service
class SubmissionService implements Submissions {

	private final TaskForms forms;

	private final FormArchive archive;

	private final FormSubmissions submissions;

	private final FormDrafts drafts;

	private final AnswersJson json;

	private final AnswersInWords words;

	private final Worklist worklist;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	SubmissionService(TaskForms forms, FormArchive archive, FormSubmissions submissions, FormDrafts drafts,
			AnswersJson json, AnswersInWords words, Worklist worklist, ApplicationEventPublisher events, Clock clock) {
		this.forms = forms;
		this.archive = archive;
		this.submissions = submissions;
		this.drafts = drafts;
		this.json = json;
		this.words = words;
		this.worklist = worklist;
		this.events = events;
		this.clock = clock;
	}

	@Override
	@Transactional
	public void submit(WorkItem item, String outcome, Map<String, ?> answers, Actor actor) {
		this.worklist.require(item.id(), actor);
		FormDefinition form = this.forms.form(item);
		Outcome chosen = this.forms.openOutcome(item, form, outcome);
		Map<String, Object> values = this.forms.check(item, form, answers, chosen);
		Map<String, Object> routing = new LinkedHashMap<>(this.forms.completing(item, outcome, values, actor));
		keep(item, form, chosen, values, actor);
		this.worklist.complete(item.id(), actor, outcome, routing);
	}

	/** Kept before the process moves on, because its next step may read it. */
	private void keep(WorkItem item, FormDefinition form, Outcome outcome, Map<String, Object> values, Actor actor) {
		if (this.submissions.findByWorkItemId(item.id()).isPresent()) {
			throw new Refused("forms.already-done");
		}
		this.submissions.save(new FormSubmission(item, this.archive.versionOf(form), outcome.value(),
				this.json.write(values), actor.personId(), roleUsed(item, actor), Instant.now(this.clock)));
		this.drafts.deleteOf(item.id());
		this.events.publishEvent(fact(item, form, outcome, values).by(actor));
	}

	private Fact fact(WorkItem item, FormDefinition form, Outcome outcome, Map<String, Object> values) {
		Fact fact = Fact.of(item.of(), "task.completed")
			.now("task", AnswersInWords.both(item.name()))
			.now("outcome", AnswersInWords.both(outcome.label()))
			.readableBy(form.audience());
		for (Map.Entry<String, String> answer : this.words.of(form.fields(), values).entrySet()) {
			fact = fact.now(answer.getKey(), answer.getValue());
		}
		String grounds = form.everyField()
			.filter((field) -> field.key() != null && field.isGrounds())
			.map(FormField::key)
			.filter((key) -> values.get(key) instanceof String)
			.map((key) -> values.get(key).toString())
			.findFirst()
			.orElse(null);
		return fact.because(grounds);
	}

	private static RoleAt roleUsed(WorkItem item, Actor actor) {
		return item.candidates()
			.stream()
			.flatMap((wanted) -> actor.grantFor(wanted).stream())
			.findFirst()
			.orElseGet(() -> RoleAt.everywhere((item.role() != null) ? item.role() : Role.PRINCIPAL_INVESTIGATOR));
	}

	@Override
	@Transactional(readOnly = true)
	public Optional<Submission> latest(UUID subjectId, String task) {
		return this.submissions.findFirstBySubjectIdAndTaskOrderBySubmittedAtDesc(subjectId, task).map(this::view);
	}

	@Override
	@Transactional(readOnly = true)
	public Map<UUID, Submission> latest(Collection<UUID> subjectIds, String task) {
		Map<UUID, Submission> latest = new LinkedHashMap<>();
		if (!subjectIds.isEmpty()) {
			this.submissions.findBySubjectIdInAndTaskOrderBySubmittedAtAsc(subjectIds, task)
				.forEach((kept) -> latest.put(kept.subjectId(), view(kept)));
		}
		return latest;
	}

	@Override
	@Transactional(readOnly = true)
	public Optional<Submission> latest(UUID subjectId, String task, String itemKey) {
		return this.submissions.findFirstBySubjectIdAndTaskAndItemKeyOrderBySubmittedAtDesc(subjectId, task, itemKey)
			.map(this::view);
	}

	@Override
	@Transactional(readOnly = true)
	public List<Submission> all(UUID subjectId, String task) {
		return this.submissions.findBySubjectIdAndTaskOrderBySubmittedAtAsc(subjectId, task)
			.stream()
			.map(this::view)
			.toList();
	}

	@Override
	@Transactional(readOnly = true)
	public List<Submission> ofCase(UUID caseId) {
		return this.submissions.findByCaseIdOrderBySubmittedAtAsc(caseId).stream().map(this::view).toList();
	}

	@Override
	@Transactional(readOnly = true)
	public List<Line> inWords(Submission submission, Locale locale) {
		return this.words.in(locale, this.archive.require(submission.form(), submission.formVersion()).fields(),
				submission.answers());
	}

	@Override
	@Transactional(readOnly = true)
	public Optional<LocalizedText> outcome(Submission submission) {
		return this.archive.require(submission.form(), submission.formVersion())
			.outcome(submission.outcome())
			.map(Outcome::label);
	}

	private Submission view(FormSubmission kept) {
		FormDefinition form = this.archive.require(kept.formKey(), kept.formVersion());
		return new Submission(kept.id(), kept.subjectId(), kept.task(),
				LocalizedText.of(kept.taskName(), kept.taskNameZh()), kept.itemKey(), kept.formKey(),
				kept.formVersion(), kept.outcome(), this.json.read(kept.answers(), form.fields()), kept.by(), kept.as(),
				kept.at());
	}

}
