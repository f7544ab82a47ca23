package org.grantway.projects;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface ProjectRepository extends JpaRepository<Project, UUID> {

	Optional<Project> findByNumber(String number);

	Optional<Project> findByApplicationId(UUID applicationId);

	List<Project> findByApplicationIdIn(Collection<UUID> applicationIds);

	List<Project> findByPrincipalInvestigatorOrderByNumberDesc(UUID person);

	List<Project> findByPrincipalInvestigatorInOrderByNumberDesc(Collection<UUID> people);

	boolean existsByPrincipalInvestigator(UUID person);

	/**
	 * Projects that the reader may see and that fit.
	 * @param pattern for {@code like}, in lower case
	 * @param everywhere whether the reader sees all
	 */
	@Query("""
			select p from Project p
			where (lower(p.number) like :pattern escape '!' or lower(p.titleEn) like :pattern escape '!'
				or p.titleZh like :pattern escape '!' or p.principalInvestigator in :people or p.host in :hosts)
			and (:everywhere = true or p.principalInvestigator = :reader or p.host in :ownHosts or p.agency in :offices
				or p.leadDepartment in :offices
				or exists (select 1 from FormerHost f where f.projectId = p.id and f.host in :ownHosts)
				or exists (select 1 from Instalment r where r.projectId = p.id and r.funder in :regions))
			order by p.number desc""")
	Page<Project> search(String pattern, Collection<UUID> people, Collection<String> hosts, UUID reader,
			boolean everywhere, Collection<String> ownHosts, Collection<String> offices, Collection<String> regions,
			Pageable page);

}
