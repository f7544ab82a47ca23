package org.grantway.review.letters;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

import org.springframework.data.jpa.repository.JpaRepository;

interface ReviewCandidateRepository extends JpaRepository<ReviewCandidate, UUID> {

	List<ReviewCandidate> findByDrawIdOrderByPositionNo(UUID draw);

	List<ReviewCandidate> findByDrawIdInOrderByPositionNo(Collection<UUID> draws);

}
