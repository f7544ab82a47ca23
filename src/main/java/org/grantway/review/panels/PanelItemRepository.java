package org.grantway.review.panels;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.LockModeType;

import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

interface PanelItemRepository extends JpaRepository<PanelItem, UUID> {

	Optional<PanelItem> findFirstByCaseIdAndPurposeOrderByRoundNoDesc(UUID caseId, String purpose);

	List<PanelItem> findByCaseIdAndStateOrderByConcludedAt(UUID caseId, PanelItem.State state);

	List<PanelItem> findByIdIn(Collection<UUID> ids);

	List<PanelItem> findByAgencyInOrderByCreatedAtDesc(Collection<String> agencies);

	List<PanelItem> findAllByOrderByCreatedAtDesc();

	@Lock(LockModeType.PESSIMISTIC_WRITE)
	@Query("select i from PanelItem i where i.id = :id")
	Optional<PanelItem> lock(UUID id);

}
