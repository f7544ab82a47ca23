package org.grantway.review.experts;

import java.util.List;
import java.util.UUID;

import org.springframework.data.jpa.repository.JpaRepository;

interface ConflictBlockRepository extends JpaRepository<ConflictBlock, UUID> {

	List<ConflictBlock> findByContextId(UUID contextId);

	void deleteByContextId(UUID contextId);

}
