package org.grantway.forms.submission;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.data.repository.Repository;

interface FormSubmissions extends Repository<FormSubmission, UUID> {

	FormSubmission save(FormSubmission submission);

	Optional<FormSubmission> findFirstBySubjectIdAndTaskOrderBySubmittedAtDesc(UUID subjectId, String task);

	Optional<FormSubmission> findFirstBySubjectIdAndTaskAndItemKeyOrderBySubmittedAtDesc(UUID subjectId, String task,
			String itemKey);

	List<FormSubmission> findByCaseIdOrderBySubmittedAtAsc(UUID caseId);

	List<FormSubmission> findBySubjectIdAndTaskOrderBySubmittedAtAsc(UUID subjectId, String task);

	List<FormSubmission> findBySubjectIdInAndTaskOrderBySubmittedAtAsc(Collection<UUID> subjectIds, String task);

	Optional<FormSubmission> findByWorkItemId(UUID workItemId);

}
