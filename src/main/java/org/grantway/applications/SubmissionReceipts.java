package org.grantway.applications;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.data.jpa.repository.JpaRepository;

interface SubmissionReceipts extends JpaRepository<SubmissionReceipt, UUID> {

	Optional<SubmissionReceipt> findFirstByApplicationIdOrderBySubmittedAtDescDocumentVersionDesc(UUID applicationId);

	List<SubmissionReceipt> findByApplicationIdOrderByDocumentVersion(UUID applicationId);

	Optional<SubmissionReceipt> findByReceiptNumber(String number);

}
