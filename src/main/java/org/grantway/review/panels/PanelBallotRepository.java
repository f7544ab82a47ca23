package org.grantway.review.panels;

import java.util.List;
import java.util.UUID;

import org.springframework.data.jpa.repository.JpaRepository;

interface PanelBallotRepository extends JpaRepository<PanelBallot, UUID> {

	List<PanelBallot> findByItemId(UUID item);

}
