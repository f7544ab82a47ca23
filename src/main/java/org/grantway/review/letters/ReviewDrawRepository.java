package org.grantway.review.letters;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.data.jpa.repository.JpaRepository;

interface ReviewDrawRepository extends JpaRepository<ReviewDraw, UUID> {

	Optional<ReviewDraw> findFirstByApplicationIdOrderByRoundNoDesc(UUID application);

	List<ReviewDraw> findByApplicationIdInOrderByRoundNoAsc(Collection<UUID> applications);

}
