package org.grantway.projects;

import java.util.List;
import java.util.UUID;

import org.springframework.data.jpa.repository.JpaRepository;

interface ReportLineRepository extends JpaRepository<ReportLine, UUID> {

	List<ReportLine> findByReportId(UUID reportId);

	void deleteByReportId(UUID reportId);

}
