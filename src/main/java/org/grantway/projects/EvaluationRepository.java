package org.grantway.projects;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.data.jpa.repository.JpaRepository;

interface EvaluationRepository extends JpaRepository<Evaluation, UUID> {

	Optional<Evaluation> findByProjectIdAndCycleNo(UUID projectId, int cycleNo);

	List<Evaluation> findByProjectIdOrderByCycleNo(UUID projectId);

}
