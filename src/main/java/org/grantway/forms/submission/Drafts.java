package org.grantway.forms.submission;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import org.grantway.shared.Actor;

/**
 * Unfinished answers: each person has their own to each task, and nobody else sees them.
 */
@Service
public class Drafts {

	private final FormDrafts drafts;

	private final AnswersJson json;

	private final Clock clock;

	Drafts(FormDrafts drafts, AnswersJson json, Clock clock) {
		this.drafts = drafts;
		this.json = json;
		this.clock = clock;
	}

	@Transactional
	public void keep(UUID workItem, Actor actor, Map<String, Object> typed) {
		FormDraft draft = this.drafts.findByWorkItemIdAndPersonId(workItem, actor.personId())
			.orElseGet(() -> new FormDraft(workItem, actor.personId()));
		draft.keep(this.json.write(typed), Instant.now(this.clock));
		this.drafts.save(draft);
	}

	@Transactional(readOnly = true)
	public Optional<Draft> find(UUID workItem, Actor actor) {
		return this.drafts.findByWorkItemIdAndPersonId(workItem, actor.personId())
			.map((draft) -> new Draft(this.json.read(draft.answers()), draft.savedAt()));
	}

	/** What was typed, and when it was saved. */
	public record Draft(Map<String, Object> typed, Instant savedAt) {

	}

}
