package org.grantway.projects;

import java.util.List;
import java.util.UUID;

import org.springframework.data.jpa.repository.JpaRepository;

interface IndicatorRepository extends JpaRepository<Indicator, UUID> {

	List<Indicator> findByProjectIdOrderByOrdinal(UUID projectId);

}
