package org.grantway.applications;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.grantway.shared.CaseRef;
import org.grantway.shared.LocalizedText;
import org.grantway.shared.Money;

/**
 * An application in brief.
 *
 * @param principalInvestigator the person's id
 * @param host organisation code of the host institution or building entity
 * @param partners organisation codes of the other units
 * @param team ids of team members with an account
 * @param excludedReviewers names the applicant does not want as reviewers (at most 3)
 * @param requested what is asked of the funder
 * @param screenings extra checks, e.g. {@code ethics}, {@code human-genetic-resources}
 * @param documentId the frozen version that was submitted last, or null
 */
public record ApplicationView(UUID id, String number, UUID callId, LocalizedText title, LocalizedText summary,
		UUID principalInvestigator, String host, List<String> partners, List<UUID> team, List<String> excludedReviewers,
		String field, Money requested, List<String> screenings, ApplicationStatus status, Instant submittedAt,
		UUID documentId, int durationMonths) {

	public CaseRef asCase() {
		return new CaseRef("application", this.id, this.number);
	}

}
