package org.grantway.awards.decision;

import java.util.List;
import java.util.UUID;

import org.springframework.data.jpa.repository.JpaRepository;

interface AppealRepository extends JpaRepository<Appeal, UUID> {

	List<Appeal> findByCaseIdOrderByRecordedAtDesc(UUID caseId);

}
