package org.grantway.review.panels;

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

interface PanelItemRepository extends JpaRepository<PanelItem, UUID> {

	Optional<PanelItem> findFirstByCaseIdAndPurposeOrderByRoundNoDesc(UUID caseId, String purpose);

	List<PanelItem> findByCaseIdAndStateOrderByConcludedAt(UUID caseId, PanelItem.State state);

	List<PanelItem> findByCaseId(UUID caseId);

	List<PanelItem> findByIdIn(Collection<UUID> ids);

	/** Those the person is a member for, and those of these agencies or of all. */
	@Query("""
			select i from PanelItem i
			where :everywhere = true or i.agency in :agencies
				or i.id in (select m.itemId from PanelMember m where m.personId = :person)
			order by i.createdAt desc, i.id desc""")
	Page<PanelItem> shownTo(UUID person, Collection<String> agencies, boolean everywhere, Pageable page);

	@Lock(LockModeType.PESSIMISTIC_WRITE)
	@Query("select i from PanelItem i where i.id = :id")
	Optional<PanelItem> lock(UUID id);

}
