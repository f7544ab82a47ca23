package org.grantway.projects;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;

interface InstalmentRepository extends JpaRepository<Instalment, UUID> {

	List<Instalment> findByProjectIdOrderByOrdinalAscFunderAsc(UUID projectId);

	List<Instalment> findByStatusInOrderByDueOnAsc(Collection<Instalment.Status> statuses, Limit limit);

}
