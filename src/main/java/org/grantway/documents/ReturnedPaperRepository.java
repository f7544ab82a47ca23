package org.grantway.documents;

import java.util.List;
import java.util.UUID;

import org.springframework.data.repository.Repository;

interface ReturnedPaperRepository extends Repository<ReturnedPaper, UUID> {

	ReturnedPaper save(ReturnedPaper paper);

	List<ReturnedPaper> findBySubjectIdOrderByReturnedAtDesc(UUID subjectId);

}
