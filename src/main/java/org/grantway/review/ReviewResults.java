package org.grantway.review;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.grantway.shared.Actor;
import org.grantway.shared.LocalizedText;

/**
 * What review and panels found about an application, for those who decide and those who
 * are told.
 */
public interface ReviewResults {

	Optional<LetterResult> letters(UUID applicationId);

	/**
	 * The newest result of the panel with that purpose: defence, argumentation, mid-term,
	 * acceptance.
	 */
	Optional<PanelResult> panel(UUID subjectId, String purpose);

	/** All results of panels about the subject, the oldest first. */
	List<PanelResult> panels(UUID subjectId);

	/** The valid letter reviews in full, without who wrote them. */
	List<LetterOpinion> opinions(UUID applicationId);

	/** Who sat on a panel and was there. */
	List<Seat> seats(UUID itemId);

	/** Who may read the minutes of a panel, with names and attendance. */
	boolean mayReadMinutes(UUID itemId, Actor actor);

	/**
	 * Texts for the applicant, without anything that names a reviewer; empty until
	 * released.
	 */
	List<FeedbackText> feedback(UUID applicationId);

	/**
	 * @param mean of the valid reviews' totals on 0..100; null if none
	 */
	record LetterResult(int invited, int valid, BigDecimal mean, BigDecimal spread, Integer rank) {

	}

	/**
	 * @param result pass, revise, not-yet, fail or rectify
	 * @param conditions what the chair asks for besides, or null
	 */
	record PanelResult(UUID itemId, String purpose, int invited, int present, int yes, int no, int abstain,
			String result, String conclusion, String conditions, Instant at) {

		/** The conclusion, and below it what the chair asks for besides. */
		public String grounds() {
			return (this.conditions != null && !this.conditions.isBlank()) ? this.conclusion + "\n" + this.conditions
					: this.conclusion;
		}

	}

	/**
	 * A letter review.
	 *
	 * @param total on 0..100
	 * @param advice code of what the reviewer advises
	 */
	record LetterOpinion(BigDecimal total, String advice, List<Mark> marks, String opinion, String budgetRemark) {

	}

	/**
	 * @param mark the name of a grade, or a number
	 */
	record Mark(LocalizedText criterion, LocalizedText mark) {

	}

	/**
	 * @param attendance e.g. {@code PRESENT}
	 */
	record Seat(LocalizedText name, LocalizedText unit, boolean chair, String attendance) {

	}

	/**
	 * @param label e.g. Opinion 1
	 */
	record FeedbackText(int ordinal, String overall, String text) {

	}

}
