package org.grantway.forms.submission;

import java.util.Optional;
import java.util.UUID;

import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface FormDrafts extends Repository<FormDraft, UUID> {

	FormDraft save(FormDraft draft);

	Optional<FormDraft> findByWorkItemIdAndPersonId(UUID workItemId, UUID personId);

	@Modifying
	@Query("delete from FormDraft d where d.workItemId = :workItemId")
	void deleteOf(UUID workItemId);

}
