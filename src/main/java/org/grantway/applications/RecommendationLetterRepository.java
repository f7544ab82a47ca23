package org.grantway.applications;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.data.jpa.repository.JpaRepository;

interface RecommendationLetterRepository extends JpaRepository<RecommendationLetter, UUID> {

	List<RecommendationLetter> findByCallIdAndDepartmentOrderByIssuedAtDesc(UUID callId, String department);

	Optional<RecommendationLetter> findByLetterNumber(String number);

}
