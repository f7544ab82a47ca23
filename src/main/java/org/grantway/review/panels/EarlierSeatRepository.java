package org.grantway.review.panels;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

import org.springframework.data.jpa.repository.JpaRepository;

interface EarlierSeatRepository extends JpaRepository<EarlierSeat, UUID> {

	List<EarlierSeat> findByItemIdInOrderByMeetingNoAscOrdinalNoAsc(Collection<UUID> items);

}
