package org.grantway.applications;

import java.util.List;
import java.util.UUID;

import org.springframework.data.jpa.repository.JpaRepository;

interface EligibilityFindings extends JpaRepository<EligibilityFinding, UUID> {

	List<EligibilityFinding> findByApplicationIdOrderByOrdinal(UUID applicationId);

	void deleteByApplicationId(UUID applicationId);

}
