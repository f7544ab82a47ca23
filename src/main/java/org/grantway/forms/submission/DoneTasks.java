package org.grantway.forms.submission;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import org.grantway.forms.definition.FormDefinition;
import org.grantway.shared.Actor;
import org.grantway.shared.CaseRef;
import org.grantway.shared.LocalizedText;

/**
 * Tells who has done a task, to those who could have done it.
 */
@Service
public class DoneTasks {

	private final FormSubmissions submissions;

	private final FormArchive archive;

	DoneTasks(FormSubmissions submissions, FormArchive archive) {
		this.submissions = submissions;
		this.archive = archive;
	}

	@Transactional(readOnly = true)
	public Optional<Done> find(UUID workItem, Actor actor) {
		return this.submissions.findByWorkItemId(workItem)
			.filter((done) -> actor.is(done.by()) || actor.holds(done.as()))
			.map(this::view);
	}

	private Done view(FormSubmission done) {
		FormDefinition form = this.archive.require(done.formKey(), done.formVersion());
		return new Done(done.of(), LocalizedText.of(done.taskName(), done.taskNameZh()),
				form.outcome(done.outcome()).orElseThrow().label(), done.by(), done.at());
	}

	/** A task that was done: by whom, when, with what outcome. */
	public record Done(CaseRef of, LocalizedText task, LocalizedText outcome, UUID by, Instant at) {

	}

}
