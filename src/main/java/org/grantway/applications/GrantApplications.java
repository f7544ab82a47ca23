package org.grantway.applications;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.LockModeType;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

interface GrantApplications extends JpaRepository<GrantApplication, UUID> {

	Optional<GrantApplication> findByCaseNumber(String number);

	/** Held until the transaction ends, so that a double click submits once. */
	@Lock(LockModeType.PESSIMISTIC_WRITE)
	@Query("select a from GrantApplication a where a.id = :id")
	Optional<GrantApplication> lock(UUID id);

	List<GrantApplication> findByCallIdOrderByCaseNumber(UUID callId);

	@Query("select a.callId, count(a) from GrantApplication a group by a.callId")
	List<Object[]> countByCall();

	@Query("""
			select a from GrantApplication a
			where lower(a.caseNumber) like concat('%', :text, '%')
				or lower(a.titleEn) like concat('%', :text, '%') or a.titleZh like concat('%', :text, '%')
				or a.principalInvestigator in :leaders or a.host in :hosts
			order by a.updatedAt desc""")
	List<GrantApplication> search(String text, Collection<UUID> leaders, Collection<String> hosts, Pageable page);

	boolean existsByOpenSlot(String slot);

	@Query("""
			select a from GrantApplication a
			where a.principalInvestigator = :person or :person member of a.members
			order by a.createdAt desc""")
	List<GrantApplication> ofPerson(UUID person, Pageable page);

	@Query("""
			select a from GrantApplication a
			where a.host in :hosts and a.status in :statuses
			and (:text = '' or lower(a.caseNumber) like concat('%', :text, '%')
				or lower(a.titleEn) like concat('%', :text, '%') or a.titleZh like concat('%', :text, '%'))
			order by a.updatedAt desc""")
	Page<GrantApplication> ofHosts(Collection<String> hosts, Collection<ApplicationStatus> statuses, String text,
			Pageable page);

}
