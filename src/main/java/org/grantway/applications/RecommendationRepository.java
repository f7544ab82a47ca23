package org.grantway.applications;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

import org.springframework.data.jpa.repository.JpaRepository;

interface RecommendationRepository extends JpaRepository<Recommendation, UUID> {

	List<Recommendation> findByCallIdAndDepartmentInOrderByPlaceNo(UUID callId, Collection<String> departments);

}
