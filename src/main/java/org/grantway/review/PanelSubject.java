package org.grantway.review;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.grantway.documents.Readable.Part;
import org.grantway.shared.CaseRef;
import org.grantway.shared.LocalizedText;

/**
 * Shows panels a kind of case they judge. The module that owns the kind of case provides
 * one bean; review itself provides the one for applications.
 */
public interface PanelSubject {

	/** The kind of case, as in {@link CaseRef#type()}. */
	String caseType();

	Optional<Subject> find(UUID caseId);

	/** Several of them, without those that there are not. */
	default List<Subject> findAll(Collection<UUID> caseIds) {
		return caseIds.stream().flatMap((id) -> find(id).stream()).toList();
	}

	/** The titles of several cases by their ids, in one query. */
	Map<UUID, LocalizedText> titles(Set<UUID> caseIds);

	/** What the case has said of itself since it began, for those who judge it. */
	default List<Part> papers(UUID caseId, Locale locale) {
		return List.of();
	}

	/**
	 * Results that the case's process takes no more, such as a second rectification.
	 * @param purpose what the panel is asked, e.g. {@code mid-term}
	 */
	default Set<String> closedResults(UUID caseId, String purpose) {
		return Set.of();
	}

	/**
	 * What is judged.
	 *
	 * @param application id of the application the case is, or came from
	 * @param callId the call whose rules and criteria hold
	 * @param agency code of the managing agency
	 * @param partners codes of the other organisations
	 * @param team ids of members with an account
	 * @param otherNames names of members without one
	 * @param excludedReviewers names the applicant does not want
	 * @param content sections by key, each a map of field to value
	 * @param files ids of the files the panel reads
	 */
	record Subject(CaseRef of, UUID application, LocalizedText title, UUID callId, String agency, String host,
			List<String> partners, UUID principalInvestigator, List<UUID> team, List<String> otherNames,
			List<String> excludedReviewers, String field, Map<String, Map<String, Object>> content, List<UUID> files) {
	}

}
