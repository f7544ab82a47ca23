package org.grantway.review.results;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.grantway.review.ReviewResults;
import org.grantway.review.letters.LetterFindings;
import org.grantway.review.panels.PanelFindings;
import org.grantway.shared.Actor;
import org.springframework.stereotype.Service;

/** Puts the findings of letters and panels together. */
@Service
class FoundResults implements ReviewResults {

	private final LetterFindings letters;

	private final PanelFindings panels;

	FoundResults(LetterFindings letters, PanelFindings panels) {
		this.letters = letters;
		this.panels = panels;
	}

	@Override
	public Optional<LetterResult> letters(UUID applicationId) {
		return this.letters.result(applicationId);
	}

	@Override
	public Optional<PanelResult> panel(UUID subjectId, String purpose) {
		return this.panels.newest(subjectId, purpose);
	}

	@Override
	public List<PanelResult> panels(UUID subjectId) {
		return this.panels.all(subjectId);
	}

	@Override
	public List<LetterOpinion> opinions(UUID applicationId) {
		return this.letters.inWords(applicationId);
	}

	@Override
	public List<Seat> seats(UUID itemId) {
		return this.panels.seats(itemId);
	}

	@Override
	public boolean mayReadMinutes(UUID itemId, Actor actor) {
		return this.panels.mayRead(itemId, actor);
	}

	@Override
	public List<FeedbackText> feedback(UUID applicationId) {
		return this.letters.feedback(applicationId);
	}

}
