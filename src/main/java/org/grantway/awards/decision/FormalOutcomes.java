package org.grantway.awards.decision;

import java.util.Optional;
import java.util.UUID;

import org.springframework.data.jpa.repository.JpaRepository;

interface FormalOutcomes extends JpaRepository<FormalOutcome, UUID> {

	Optional<FormalOutcome> findFirstByCaseIdOrderByDecidedAtDesc(UUID caseId);

}
