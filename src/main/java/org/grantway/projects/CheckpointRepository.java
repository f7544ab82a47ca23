package org.grantway.projects;

import java.util.List;
import java.util.UUID;

import org.springframework.data.jpa.repository.JpaRepository;

interface CheckpointRepository extends JpaRepository<Checkpoint, UUID> {

	List<Checkpoint> findByProjectIdOrderByOrdinal(UUID projectId);

}
