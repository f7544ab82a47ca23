package org.grantway.awards.consultation;

import java.util.List;
import java.util.UUID;

import org.springframework.data.jpa.repository.JpaRepository;

interface DisputeRulingRepository extends JpaRepository<DisputeRuling, UUID> {

	List<DisputeRuling> findByListId(UUID listId);

}
