package org.grantway.projects;

import java.util.List;
import java.util.UUID;

import org.springframework.data.jpa.repository.JpaRepository;

interface ChangeRequestRepository extends JpaRepository<ChangeRequest, UUID> {

	List<ChangeRequest> findByProjectIdOrderByOrdinalDesc(UUID projectId);

}
