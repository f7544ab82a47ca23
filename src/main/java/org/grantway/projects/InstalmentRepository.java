package org.grantway.projects;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface InstalmentRepository extends JpaRepository<Instalment, UUID> {

	List<Instalment> findByProjectIdOrderByOrdinalAscFunderAsc(UUID projectId);

	boolean existsByProjectIdAndFunderIn(UUID projectId, Collection<String> funders);

	/**
	 * Instalments of the projects that these offices pay or to which these regions give.
	 * @param everywhere of all projects
	 */
	@Query("""
			select i from Instalment i, Project p
			where p.id = i.projectId and i.status in :statuses
			and (:everywhere = true or p.agency in :offices or p.leadDepartment in :offices
				or exists (select 1 from Instalment r where r.projectId = p.id and r.funder in :regions))
			order by i.dueOn, p.number, i.ordinal, i.funder""")
	List<Instalment> queue(Collection<Instalment.Status> statuses, boolean everywhere, Collection<String> offices,
			Collection<String> regions, Limit limit);

}
