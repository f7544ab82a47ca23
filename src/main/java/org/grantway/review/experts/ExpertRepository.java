package org.grantway.review.experts;

import java.util.List;
import java.util.UUID;

import org.springframework.data.jpa.repository.JpaRepository;

interface ExpertRepository extends JpaRepository<Expert, UUID> {

	List<Expert> findByActiveTrue();

	long countByActiveTrue();

}
