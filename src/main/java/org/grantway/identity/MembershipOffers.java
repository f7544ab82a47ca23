package org.grantway.identity;

import java.util.List;
import java.util.UUID;

import org.springframework.data.jpa.repository.JpaRepository;

interface MembershipOffers extends JpaRepository<MembershipOffer, UUID> {

	List<MembershipOffer> findByPersonIdAndAnsweredAtIsNullOrderByOfferedAt(UUID person);

	long countByPersonIdAndAnsweredAtIsNull(UUID person);

}
