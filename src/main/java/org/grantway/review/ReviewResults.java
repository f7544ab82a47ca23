package org.grantway.review;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

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
	 */
	record PanelResult(UUID itemId, String purpose, int invited, int present, int yes, int no, int abstain,
			String result, String conclusion, Instant at) {

	}

	/**
	 * @param label e.g. Opinion 1
	 */
	record FeedbackText(int ordinal, String overall, String text) {

	}

}
