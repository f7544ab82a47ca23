package org.grantway.review.experts;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.grantway.shared.LocalizedText;

/**
 * Whom and what a judgement concerns.
 *
 * @param organisations host and partners, name by code
 * @param people everyone on the case: a person's id, or a made-up one for a person
 * without an account, and the name
 * @param excluded names the applicant does not want
 * @param rivals people who lead another application of the same call
 */
public record Concern(UUID caseId, String field, Map<String, LocalizedText> organisations,
		Map<UUID, LocalizedText> people, Set<String> excluded, Set<UUID> rivals, LocalDate today) {
}
