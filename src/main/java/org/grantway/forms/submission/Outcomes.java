package org.grantway.forms.submission;

import java.util.Optional;
import java.util.UUID;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import org.grantway.forms.definition.Outcome;
import org.grantway.shared.LocalizedText;

/**
 * Says in the form's own words how a task ended.
 */
@Service
public class Outcomes {

	private final FormSubmissions submissions;

	private final FormArchive archive;

	Outcomes(FormSubmissions submissions, FormArchive archive) {
		this.submissions = submissions;
		this.archive = archive;
	}

	/** Empty for tasks that have a page of their own. */
	@Transactional(readOnly = true)
	public Optional<LocalizedText> of(UUID workItem) {
		return this.submissions.findByWorkItemId(workItem)
			.flatMap((done) -> this.archive.require(done.formKey(), done.formVersion()).outcome(done.outcome()))
			.map(Outcome::label);
	}

}
