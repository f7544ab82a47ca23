package org.grantway.review.letters;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface ReviewSeatRepository extends JpaRepository<ReviewSeat, UUID> {

	List<ReviewSeat> findByApplicationIdOrderByOrdinalNoAscAttemptNoAsc(UUID application);

	List<ReviewSeat> findByApplicationIdInOrderByOrdinalNoAscAttemptNoAsc(Collection<UUID> applications);

	List<ReviewSeat> findByReviewerIdAndStateNot(UUID reviewer, SeatState state);

	long countByReviewerIdAndStateIn(UUID reviewer, Collection<SeatState> states);

	boolean existsByApplicationIdAndReviewerIdAndStateIn(UUID application, UUID reviewer, Collection<SeatState> states);

	@Query("select s.reviewerId, count(s) from ReviewSeat s where s.state in :states group by s.reviewerId")
	List<Object[]> load(Collection<SeatState> states);

}
