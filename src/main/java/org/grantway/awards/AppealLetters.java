package org.grantway.awards;

import java.time.LocalDate;
import java.util.UUID;

import org.grantway.shared.Actor;

/**
 * Requests for reconsideration that come in writing and are recorded.
 */
public interface AppealLetters {

	/**
	 * Records the letter of an applicant who was refused, or of the leader of a project
	 * that a decision ended.
	 * @param receivedOn day on which it arrived, in China Standard Time; refused before
	 * the decision was served and in the future
	 * @param officer one of those who record appeals of the call
	 */
	void record(UUID caseId, String letterNumber, LocalDate receivedOn, String grounds, Actor officer);

}
