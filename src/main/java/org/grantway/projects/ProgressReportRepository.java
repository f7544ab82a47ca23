package org.grantway.projects;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.data.jpa.repository.JpaRepository;

interface ProgressReportRepository extends JpaRepository<ProgressReport, UUID> {

	List<ProgressReport> findByProjectIdOrderByNumberInProject(UUID projectId);

	Optional<ProgressReport> findByProjectIdAndNumberInProject(UUID projectId, int number);

}
