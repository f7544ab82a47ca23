package org.grantway.review.panels;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.data.jpa.repository.JpaRepository;

interface PanelVoterRepository extends JpaRepository<PanelVoter, UUID> {

	List<PanelVoter> findByItemId(UUID item);

	Optional<PanelVoter> findByItemIdAndPersonId(UUID item, UUID person);

}
