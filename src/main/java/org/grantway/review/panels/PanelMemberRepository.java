package org.grantway.review.panels;

import java.util.List;
import java.util.UUID;

import org.springframework.data.jpa.repository.JpaRepository;

interface PanelMemberRepository extends JpaRepository<PanelMember, UUID> {

	List<PanelMember> findByItemIdOrderByOrdinalNo(UUID item);

	List<PanelMember> findByPersonId(UUID person);

	boolean existsByPersonId(UUID person);

	boolean existsByItemIdAndPersonId(UUID item, UUID person);

	void deleteByItemId(UUID item);

}
