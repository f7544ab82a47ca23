package org.grantway.applications;

import java.util.Collection;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface ApplicationSections extends JpaRepository<ApplicationSection, UUID> {

	List<ApplicationSection> findByApplicationId(UUID applicationId);

	List<ApplicationSection> findByApplicationIdIn(Collection<UUID> applicationIds);

	Optional<ApplicationSection> findByApplicationIdAndSectionKey(UUID applicationId, String sectionKey);

	@Query("""
			select s.applicationId, s.sectionKey from ApplicationSection s
			where s.applicationId in :ids and s.complete = true""")
	List<Object[]> complete(Collection<UUID> ids);

}
