package org.grantway.review.experts;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

import org.springframework.data.jpa.repository.JpaRepository;

interface ConflictBlockRepository extends JpaRepository<ConflictBlock, UUID> {

	List<ConflictBlock> findByContextIdIn(Collection<UUID> contextIds);

	void deleteByContextId(UUID contextId);

}
