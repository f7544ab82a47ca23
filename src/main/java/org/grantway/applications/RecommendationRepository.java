package org.grantway.applications;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.LockModeType;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

interface RecommendationRepository extends JpaRepository<Recommendation, UUID> {

	List<Recommendation> findByCallIdAndDepartmentInOrderByPlaceNo(UUID callId, Collection<String> departments);

	boolean existsByApplicationIdAndDepartmentIn(UUID applicationId, Collection<String> departments);

	/** Held until the transaction ends, always in the same order. */
	@Lock(LockModeType.PESSIMISTIC_WRITE)
	@Query("""
			select r from Recommendation r where r.callId = :call and r.department = :department
			order by r.applicationId""")
	List<Recommendation> lock(UUID call, String department);

	@Query("""
			select r.callId, r.department, count(r) from Recommendation r
			where r.department in :departments group by r.callId, r.department""")
	List<Object[]> counts(Collection<String> departments);

}
