package org.grantway.documents;

import java.util.List;
import java.util.UUID;

import org.springframework.data.jpa.repository.JpaRepository;

interface DocumentVersions extends JpaRepository<DocumentVersion, UUID> {

	List<DocumentVersion> findByCaseTypeAndCaseIdAndKindOrderByNumber(String caseType, UUID caseId, String kind);

}
