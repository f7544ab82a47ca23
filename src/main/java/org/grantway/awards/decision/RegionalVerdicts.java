package org.grantway.awards.decision;

import java.util.List;
import java.util.UUID;

import org.springframework.data.jpa.repository.JpaRepository;

interface RegionalVerdicts extends JpaRepository<RegionalVerdict, UUID> {

	List<RegionalVerdict> findByListIdOrderByGivenAt(UUID listId);

	List<RegionalVerdict> findByListIdAndApplicationIdOrderByGivenAt(UUID listId, UUID applicationId);

}
