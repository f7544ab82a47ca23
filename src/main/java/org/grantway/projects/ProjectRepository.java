package org.grantway.projects;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.persistence.LockModeType;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Slice;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

interface ProjectRepository extends JpaRepository<Project, UUID> {

	/** Keeps others from changing what follows from the project until the end. */
	@Lock(LockModeType.PESSIMISTIC_WRITE)
	@Query("select p from Project p where p.id = :id")
	Optional<Project> lock(UUID id);

	Optional<Project> findByNumber(String number);

	Optional<Project> findByApplicationId(UUID applicationId);

	List<Project> findByApplicationIdIn(Collection<UUID> applicationIds);

	List<Project> findByPrincipalInvestigatorOrderByNumberDesc(UUID person);

	List<Project> findByPrincipalInvestigatorInOrderByNumberDesc(Collection<UUID> people);

	@Query("select distinct p.principalInvestigator from Project p where p.host in :hosts and p.status in :statuses")
	Set<UUID> leadersAt(Collection<String> hosts, Collection<ProjectStatus> statuses);

	boolean existsByPrincipalInvestigator(UUID person);

	/** What is in the archive, the newest first. */
	Slice<Project> findByArchivedAtIsNotNullOrderByArchivedAtDescNumberDesc(Pageable page);

	/**
	 * What these offices have in the archive, the newest first. Each part of the union
	 * has an index; by {@code or} they would have none.
	 */
	@Query(nativeQuery = true, value = """
			select p.* from (
				select a.id as id from project a where a.agency in (:offices) and a.archived_at is not null
				union select l.id from project l where l.lead_department in (:offices) and l.archived_at is not null
			) found join project p on p.id = found.id
			order by p.archived_at desc, p.number desc""")
	Slice<Project> archivedOf(Collection<String> offices, Pageable page);

	/** Each part of the union has an index; by {@code or} they would have none. */
	String FOUND = """
			from (select e.project_id as id from project_search_entry e
					where e.entry >= :beginning and e.entry < :after
				union select l.id from project l where l.principal_investigator in (:people)
				union select h.id from project h where h.host in (:hosts)) found
			join project p on p.id = found.id
			where (:everywhere = true or p.principal_investigator = :reader or p.host in (:ownHosts)
				or p.agency in (:offices) or p.lead_department in (:offices)
				or exists (select 1 from project_former_host f where f.project_id = p.id and f.host in (:ownHosts))
				or exists (select 1 from project_instalment r where r.project_id = p.id and r.funder in (:regions)))
			""";

	/**
	 * Projects that the reader may see and that are found.
	 * @param beginning where the entries begin that are looked for
	 * @param after the first entry behind them
	 * @param everywhere whether the reader sees all
	 */
	@Query(nativeQuery = true, value = "select p.* " + FOUND + "order by p.number desc",
			countQuery = "select count(*) " + FOUND)
	Page<Project> search(String beginning, String after, Collection<UUID> people, Collection<String> hosts, UUID reader,
			boolean everywhere, Collection<String> ownHosts, Collection<String> offices, Collection<String> regions,
			Pageable page);

}
