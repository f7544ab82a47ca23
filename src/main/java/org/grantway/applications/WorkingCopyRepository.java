package org.grantway.applications;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

interface WorkingCopyRepository extends JpaRepository<WorkingCopy, UUID> {

	Optional<WorkingCopy> findByApplicationIdAndPersonIdAndSectionKey(UUID application, UUID person, String section);

	List<WorkingCopy> findByApplicationIdAndPersonId(UUID application, UUID person);

	List<WorkingCopy> findByApplicationIdAndSectionKeyAndPersonIdNotAndKeptAtAfterOrderByKeptAtDesc(UUID application,
			String section, UUID person, Instant after);

	@Modifying
	@Query("delete from WorkingCopy w where w.applicationId = ?1 and w.personId = ?2 and w.sectionKey = ?3")
	void drop(UUID application, UUID person, String section);

}
