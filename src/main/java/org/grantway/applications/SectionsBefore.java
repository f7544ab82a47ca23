package org.grantway.applications;

import java.util.Optional;
import java.util.UUID;

import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

interface SectionsBefore extends JpaRepository<SectionBefore, UUID> {

	Optional<SectionBefore> findBySectionIdAndSectionVersion(UUID section, long version);

	@Modifying
	@Query("delete from SectionBefore b where b.sectionId = ?1")
	void drop(UUID section);

}
