package org.grantway.projects;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

import org.springframework.data.jpa.repository.JpaRepository;

interface FormerHostRepository extends JpaRepository<FormerHost, UUID> {

	/** The last left comes last. */
	List<FormerHost> findByProjectIdInAndHostInOrderByLeftAt(Collection<UUID> projects, Collection<String> hosts);

}
