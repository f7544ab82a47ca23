package org.grantway.review.letters;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface ReviewSeatRepository extends JpaRepository<ReviewSeat, UUID> {

	List<ReviewSeat> findByApplicationIdOrderByOrdinalNoAscAttemptNoAsc(UUID application);

	List<ReviewSeat> findByApplicationIdInOrderByOrdinalNoAscAttemptNoAsc(Collection<UUID> applications);

	List<ReviewSeat> findByStateIn(Collection<SeatState> states);

	List<ReviewSeat> findByReviewerIdAndStateNot(UUID reviewer, SeatState state);

	@Query("select count(s) from ReviewSeat s where s.reviewerId = :reviewer "
			+ "and (s.state = org.grantway.review.letters.SeatState.INVITED or s.state = org.grantway.review.letters.SeatState.IN_REVIEW)")
	long countWaitingFor(UUID reviewer);

	boolean existsByReviewerIdAndStateNot(UUID reviewer, SeatState state);

	boolean existsByApplicationIdAndReviewerIdAndStateIn(UUID application, UUID reviewer, Collection<SeatState> states);

	@Query("select s.reviewerId, count(s) from ReviewSeat s where s.state in :states group by s.reviewerId")
	List<Object[]> load(Collection<SeatState> states);

}
