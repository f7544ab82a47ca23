package org.grantway.review.experts;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

import org.springframework.data.jpa.repository.JpaRepository;

interface ExpertRelationRepository extends JpaRepository<ExpertRelation, UUID> {

	List<ExpertRelation> findByExpertIdIn(Collection<UUID> experts);

	void deleteByExpertId(UUID expert);

}
